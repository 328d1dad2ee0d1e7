package io.huiyin.sla;

import java.time.Duration;

/**
 * One step of an escalation ladder (升级阶梯): at a share of the target, or some time past due.
 *
 * @param atPercent 1 to 100 of the target; 100 is the breach; absent where {@code afterDue} is given
 * @param afterDue  clock time past due, at most 90 days; absent where {@code atPercent} is given
 */
public record LadderStep(Integer atPercent, Duration afterDue, RecipientRole role) {

    public static final Duration LATEST = Duration.ofDays(90);

    /** @throws IllegalArgumentException unless exactly one of the two is given and within its bounds */
    public LadderStep {
        if ((atPercent == null) == (afterDue == null)) {
            throw new IllegalArgumentException("exactly one of atPercent and afterDue");
        }
        if (atPercent != null && (atPercent < 1 || atPercent > 100)) {
            throw new IllegalArgumentException("1 to 100 percent: " + atPercent);
        }
        if (afterDue != null && (!afterDue.isPositive() || afterDue.compareTo(LATEST) > 0)) {
            throw new IllegalArgumentException("past due, at most " + LATEST + ": " + afterDue);
        }
    }

    static LadderStep at(int percent, RecipientRole role) {
        return new LadderStep(percent, null, role);
    }

    static LadderStep after(Duration due, RecipientRole role) {
        return new LadderStep(null, due, role);
    }
}
