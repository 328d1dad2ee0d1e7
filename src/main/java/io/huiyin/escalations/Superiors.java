package io.huiyin.escalations;

import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import io.huiyin.staff.StaffRole;
import io.huiyin.tickets.EscalationStep;
import io.huiyin.tickets.Severity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Who stands at each step of a community, by their roles. */
@ApplicationScoped
class Superiors {

    private final StaffMembers staff;

    Superiors(StaffMembers staff) {
        this.staff = staff;
    }

    /**
     * Who is told at a step: the one above {@code from} in their own department, the managers further up.
     *
     * @param from who has the matter in hand; null where nobody does
     */
    List<UUID> at(EscalationStep step, UUID communityId, UUID from) {
        var chain = staff.chainOfCommand(communityId);
        return ids(step == EscalationStep.OWN_DEPARTMENT ? chain.above(from) : chain.managers());
    }

    /** Who is told at once of a major complaint: the supervisors and managers of the customer service; of a serious one all. */
    List<UUID> toldOf(Severity severity, UUID communityId) {
        return ids(
                severity == Severity.SERIOUS
                        ? staff.byRoles(
                                communityId, StaffRole.CS_SUPERVISOR, StaffRole.CS_MANAGER, StaffRole.PROJECT_MANAGER)
                        : staff.byRoles(communityId, StaffRole.CS_SUPERVISOR, StaffRole.CS_MANAGER));
    }

    /**
     * Who reports a grave complaint to the company: the manager of the customer service a major one, the office director
     * (管理处主任, who holds PROJECT_MANAGER) a serious one; else whoever stands next to them.
     *
     * @return null where nobody is there
     */
    UUID reportsToCompany(Severity severity, UUID communityId) {
        var order = severity == Severity.SERIOUS
                ? Stream.of(StaffRole.PROJECT_MANAGER, StaffRole.CS_MANAGER, StaffRole.CS_SUPERVISOR)
                : Stream.of(StaffRole.CS_MANAGER, StaffRole.CS_SUPERVISOR, StaffRole.PROJECT_MANAGER);
        var leaders =
                staff.byRoles(communityId, StaffRole.CS_SUPERVISOR, StaffRole.CS_MANAGER, StaffRole.PROJECT_MANAGER);
        return order.flatMap(
                        role -> leaders.stream().filter(leader -> leader.roles().contains(role)))
                .map(StaffMember::id)
                .findFirst()
                .orElse(null);
    }

    private static List<UUID> ids(List<StaffMember> members) {
        return members.stream().map(StaffMember::id).toList();
    }
}
