package io.huiyin.callbacks;

import static io.huiyin.staff.StaffRole.CS_LEAD;
import static io.huiyin.staff.StaffRole.CS_MANAGER;
import static io.huiyin.staff.StaffRole.CS_SUPERVISOR;
import static io.huiyin.staff.StaffRole.PROJECT_MANAGER;
import static io.huiyin.staff.StaffRole.RECEPTIONIST;
import static io.huiyin.staff.StaffRole.STEWARD;

import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffRole;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who of a community's staff makes callbacks and who answers for it. Customer service makes them, preferably who was
 * asked first and knows the matter; the supervisor of customer service answers for it.
 *
 * @param members the active ones with one of {@link #ROLES}, in the order in which they were entered
 */
record CallbackTeam(List<StaffMember> members) {

    private static final List<StaffRole> DESK = List.of(RECEPTIONIST, CS_LEAD, CS_SUPERVISOR, CS_MANAGER);
    private static final List<StaffRole> CUSTOMER_SERVICE =
            List.of(RECEPTIONIST, STEWARD, CS_LEAD, CS_SUPERVISOR, CS_MANAGER);
    private static final List<StaffRole> ACCOUNTABLE = List.of(CS_SUPERVISOR, CS_MANAGER, PROJECT_MANAGER);

    static final StaffRole[] ROLES = {RECEPTIONIST, STEWARD, CS_LEAD, CS_SUPERVISOR, CS_MANAGER, PROJECT_MANAGER};

    /**
     * The first receiver if they belong to customer service, else the steward of the house, else the first of the desk,
     * the lowest rank first.
     *
     * @param firstReceiverId null where the ticket has none
     * @param stewardId       null where the ticket has none
     * @return null where the community has nobody for it
     */
    UUID assignee(UUID firstReceiverId, UUID stewardId) {
        return Stream.of(inCustomerService(firstReceiverId), inCustomerService(stewardId), firstOf(DESK))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }

    /** @return null where the community has nobody for it */
    UUID accountable() {
        return firstOf(ACCOUNTABLE).orElse(null);
    }

    private Optional<UUID> inCustomerService(UUID staffId) {
        return members.stream()
                .filter(member -> member.id().equals(staffId) && hasAny(member.roles(), CUSTOMER_SERVICE))
                .map(StaffMember::id)
                .findFirst();
    }

    private Optional<UUID> firstOf(List<StaffRole> roles) {
        return roles.stream()
                .flatMap(role -> members.stream()
                        .filter(member -> member.roles().contains(role))
                        .map(StaffMember::id))
                .findFirst();
    }

    private static boolean hasAny(Collection<StaffRole> has, Collection<StaffRole> wanted) {
        return wanted.stream().anyMatch(has::contains);
    }
}
