package io.huiyin.sla;

import java.time.Duration;
import java.time.Instant;

/**
 * One thing that the sweep does to a timer when its moment has come.
 *
 * @param percent  of the target, for a warning and for steps up to the breach
 * @param afterDue clock time past due, for the steps after the breach
 * @param step     number on the ladder, from 1; absent unless it is an escalation
 * @param role     who is told; absent unless it is an escalation
 * @param at       its moment
 * @param doneAt   when it was done; absent while it is pending, and for good where it was skipped
 * @param skipped  passed over, since a higher one had been reached when the timer was born
 */
record Milestone(
        Kind kind,
        Integer percent,
        Duration afterDue,
        Integer step,
        RecipientRole role,
        Instant at,
        Instant doneAt,
        boolean skipped) {

    /** What is done, in the order in which it is done where moments are equal. */
    enum Kind {
        WARNING,
        BREACH,
        ESCALATION
    }

    static Milestone warning(int percent) {
        return new Milestone(Kind.WARNING, percent, null, null, null, null, null, false);
    }

    static Milestone breach() {
        return new Milestone(Kind.BREACH, 100, null, null, null, null, null, false);
    }

    static Milestone escalation(int number, LadderStep step) {
        return new Milestone(
                Kind.ESCALATION, step.atPercent(), step.afterDue(), number, step.role(), null, null, false);
    }

    boolean isPending() {
        return doneAt == null && !skipped;
    }

    /** At the due moment itself the promise can still be kept, so that what belongs to the breach comes just after it. */
    Instant claimableAt() {
        return percent != null && percent == 100 ? at.plusNanos(1_000) : at;
    }

    boolean isReached(Instant now) {
        return !claimableAt().isAfter(now);
    }

    Milestone movedTo(Instant moment) {
        return new Milestone(kind, percent, afterDue, step, role, moment, doneAt, skipped);
    }

    Milestone done(Instant now) {
        return new Milestone(kind, percent, afterDue, step, role, at, now, false);
    }

    Milestone skip() {
        return new Milestone(kind, percent, afterDue, step, role, at, null, true);
    }

    Milestone pendingAgain() {
        return new Milestone(kind, percent, afterDue, step, role, at, null, false);
    }
}
