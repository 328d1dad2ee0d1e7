package io.huiyin.callbacks;

import io.huiyin.kernel.ProblemException;
import java.time.Instant;

/**
 * An attempt as it is entered.
 *
 * @param at null for now
 */
public record AttemptDetails(
        CallbackMethod method, AttemptOutcome outcome, Instant callLaterAt, String note, Instant at) {

    public AttemptDetails {
        callLaterAt = Moments.kept(callLaterAt);
    }

    /**
     * @param at the moment of the attempt
     * @throws ProblemException 422 unless the owner who wants to be called later has a time, and nobody else has
     */
    void check(Instant at) {
        if (outcome != AttemptOutcome.CALL_LATER) {
            if (callLaterAt != null) throw CallbackProblems.callLaterAtMisplaced();
            return;
        }
        if (callLaterAt == null) throw CallbackProblems.callLaterAtNeeded();
        if (!callLaterAt.isAfter(at)) throw CallbackProblems.callLaterAtTooEarly();
    }
}
