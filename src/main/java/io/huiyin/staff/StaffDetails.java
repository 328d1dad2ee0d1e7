package io.huiyin.staff;

import io.huiyin.kernel.PhoneNumber;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;

/** What can be said and changed of a member of staff; the parts mean what they mean in {@link StaffMember}. */
public record StaffDetails(
        String name, String title, Collection<StaffRole> roles, String phone, String email, String department) {

    /** All roles: the given ones, and the one that the title speaks of. */
    List<StaffRole> effectiveRoles() {
        var all = EnumSet.noneOf(StaffRole.class);
        all.addAll(roles);
        if (StewardTitles.contains(title)) all.add(StaffRole.STEWARD);
        return List.copyOf(all);
    }

    /**
     * The same with the phone in its one form.
     *
     * @throws ProblemException 422 if nobody would know what the person does, or the phone is none
     */
    StaffDetails checked() {
        if (effectiveRoles().isEmpty()) {
            throw Problems.unprocessable(
                    "/roles",
                    "no-role",
                    Text.of("Name at least one role, or a steward's title.", "请至少指定一个岗位，或填写管家类职务名称。"));
        }
        return new StaffDetails(
                name,
                title,
                roles,
                phone == null ? null : PhoneNumber.of(phone, "/phone").text(),
                email,
                department);
    }
}
