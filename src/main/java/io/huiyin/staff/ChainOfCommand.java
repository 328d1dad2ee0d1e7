package io.huiyin.staff;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who stands above whom in a community (上级): the supervisor (客服主管), above them the manager of the customer service
 * (客服经理), above them the manager of the project (项目经理). A level at which nobody works is passed over.
 */
public final class ChainOfCommand {

    static final List<StaffRole> LEVELS =
            List.of(StaffRole.CS_SUPERVISOR, StaffRole.CS_MANAGER, StaffRole.PROJECT_MANAGER);

    private static final Set<StaffRole> MANAGERS = EnumSet.of(StaffRole.CS_MANAGER, StaffRole.PROJECT_MANAGER);

    private final List<StaffMember> leaders;

    /** @param leaders the active members of one community who hold one of the levels, and perhaps others */
    ChainOfCommand(List<StaffMember> leaders) {
        this.leaders = List.copyOf(leaders);
    }

    /** The supervisors; where there are none, those of the next level that someone holds. */
    public List<StaffMember> supervisors() {
        return aboveLevel(-1);
    }

    /** Everyone who manages the customer service or the project. */
    public List<StaffMember> managers() {
        return leaders.stream()
                .filter(member -> member.roles().stream().anyMatch(MANAGERS::contains))
                .toList();
    }

    /** One level up from someone; nobody for whoever is at the top. */
    public List<StaffMember> above(UUID staffId) {
        return aboveLevel(leaders.stream()
                .filter(member -> member.id().equals(staffId))
                .map(ChainOfCommand::level)
                .findAny()
                .orElse(-1));
    }

    private List<StaffMember> aboveLevel(int level) {
        var next = leaders.stream()
                .map(ChainOfCommand::level)
                .filter(each -> each > level)
                .min(Comparator.naturalOrder());
        return leaders.stream()
                .filter(member -> next.isPresent() && level(member) == next.get())
                .toList();
    }

    /** The highest that someone holds; -1 for none. */
    private static int level(StaffMember member) {
        return member.roles().stream().mapToInt(LEVELS::indexOf).max().orElse(-1);
    }
}
