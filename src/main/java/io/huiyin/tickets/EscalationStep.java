package io.huiyin.tickets;

import io.huiyin.sla.RecipientRole;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far up a matter is taken that cannot be solved below (上报层级), in the order in which the steps are climbed. What stands
 * above the one who has it in hand is the supervisor; what lies beyond their department is a manager's.
 */
public enum EscalationStep {
    /** 本部门: the supervisor of the one who has it in hand. */
    OWN_DEPARTMENT,
    /** 横向部门: another department is asked for help. */
    OTHER_DEPARTMENT,
    /** 项目经理: the person in charge of the community. */
    PROJECT_MANAGER,
    /** 公司 */
    COMPANY;

    /** 1 for the first; what {@code escalationLevel} of a ticket says, where 0 is nobody yet. */
    public int level() {
        return ordinal() + 1;
    }

    /**
     * How something is taken up.
     *
     * @param passedOver the steps that should have come before, in their order
     */
    public record Climb(EscalationStep step, List<EscalationStep> passedOver) {}

    /**
     * One step after the other; a step that was climbed before may be taken again, as with another department.
     *
     * @param level     what was reached so far; 0 for nothing
     * @param to        the next step where null
     * @param emergency whether steps may be passed over
     * @throws io.huiyin.kernel.ProblemException 409 where one would be and there is no emergency
     */
    public static Climb climb(int level, EscalationStep to, boolean emergency) {
        var next = values()[Math.min(level, values().length - 1)];
        var step = to == null ? next : to;
        var passedOver = Stream.of(values())
                .filter(each -> each.compareTo(next) >= 0 && each.compareTo(step) < 0)
                .toList();
        if (!passedOver.isEmpty() && !emergency) throw TicketProblems.skipsSteps(next, step);
        return new Climb(step, passedOver);
    }

    RecipientRole recipientRole() {
        return this == OWN_DEPARTMENT ? RecipientRole.SUPERVISOR : RecipientRole.MANAGER;
    }
}
