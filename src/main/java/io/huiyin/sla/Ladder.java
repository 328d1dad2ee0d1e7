package io.huiyin.sla;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The steps that a timer climbs as its time runs out and after, lowest first (升级阶梯). */
public record Ladder(List<LadderStep> steps) {

    static final int MOST_STEPS = 10;

    private static final Comparator<LadderStep> BY_TIME = comparing(
                    (LadderStep step) -> step.atPercent() == null ? 100 : step.atPercent())
            .thenComparing(step -> step.afterDue() == null ? Duration.ZERO : step.afterDue())
            .thenComparing(LadderStep::role);

    /** Half of the time: whoever has it in hand; 80 %: the supervisor; the breach and a day later: the manager. */
    public static final Ladder STANDARD = new Ladder(List.of(
            LadderStep.at(50, RecipientRole.ASSIGNEE),
            LadderStep.at(80, RecipientRole.SUPERVISOR),
            LadderStep.at(100, RecipientRole.MANAGER),
            LadderStep.after(Duration.ofHours(24), RecipientRole.MANAGER)));

    /** @throws IllegalArgumentException above {@value #MOST_STEPS} steps, or if one is there twice */
    public Ladder {
        if (steps.size() > MOST_STEPS) throw new IllegalArgumentException("at most " + MOST_STEPS + " steps");
        if (steps.stream().distinct().count() < steps.size())
            throw new IllegalArgumentException("a step is there twice");
        steps = steps.stream().sorted(BY_TIME).toList();
    }
}
