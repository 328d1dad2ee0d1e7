package io.huiyin.dunning;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * How collection goes in a community (催缴进度, DUN-07): what is due now, and what was done from a day to a day.
 *
 * @param from  the first day of what was done
 * @param to    the last one, this day included
 * @param steps in the order of the ladder
 * @param staff who did most first
 */
public record DunningProgress(UUID communityId, LocalDate from, LocalDate to, List<OfStep> steps, List<OfStaff> staff) {

    /**
     * A step of the ladder.
     *
     * @param step               its code
     * @param debtorsDue         for how many payers it is due now
     * @param overdueFen         the principal that those are behind with, in fen
     * @param dueSince           since when the first of them waits; absent where nobody does
     * @param lettersMade        in the days that were asked for
     * @param lettersLate        of those: made more than seven days after the step was due
     * @param lettersUndelivered of those: no delivery of which reached anyone
     */
    public record OfStep(
            String step,
            DunningStepKind kind,
            long debtorsDue,
            long overdueFen,
            LocalDate dueSince,
            long lettersMade,
            long lettersLate,
            long lettersUndelivered) {}

    /**
     * What one of the staff did in these days; nobody's where the id is absent.
     *
     * @param acts         how often they reminded someone
     * @param reached      of those, how often the outcome was not NO_ANSWER
     * @param promises     how often somebody promised to pay
     * @param promisesKept how many of those promises were kept
     */
    public record OfStaff(UUID staffId, long acts, long reached, long promises, long promisesKept) {}
}
