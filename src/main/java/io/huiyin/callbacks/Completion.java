package io.huiyin.callbacks;

import io.huiyin.calendar.Target;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.tickets.RaisedMatter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;

/**
 * A callback as it is entered when it was made.
 *
 * @param answers         to the three questions; null where none was noted
 * @param signatureFileId what the owner signed; needed after a visit
 * @param deliveryRecord  how a letter reached the owner; not needed where the owner signed for it
 * @param newMatter       what else the owner raised; null for nothing
 * @param promisedAt      by when the owner was promised an answer to what could not be answered at once
 * @param at              null for now
 */
public record Completion(
        CallbackMethod method,
        Scores scores,
        Answers answers,
        String comment,
        UUID signatureFileId,
        String deliveryRecord,
        RaisedMatter newMatter,
        Instant promisedAt,
        Instant at) {

    public Completion {
        promisedAt = Moments.kept(promisedAt);
    }

    /**
     * @param at the moment of the callback
     * @throws ProblemException 422 with everything that is not as it has to be
     */
    void check(Instant at) {
        var errors = new ArrayList<FieldError>();
        scores.check(errors);
        if (method == CallbackMethod.VISIT && signatureFileId == null) errors.add(CallbackProblems.signatureNeeded());
        if (method == CallbackMethod.LETTER && deliveryRecord == null && signatureFileId == null) {
            errors.add(CallbackProblems.deliveryRecordNeeded());
        }
        if (promisedAt != null && !isPromise(at)) errors.add(CallbackProblems.promisedOutOfRange());
        if (!errors.isEmpty()) throw Problems.unprocessable(errors);
    }

    private boolean isPromise(Instant at) {
        return promisedAt.isAfter(at) && !promisedAt.isAfter(at.plus(Target.LONGEST));
    }

    CallbackRecord record(UUID newTicketId) {
        return new CallbackRecord(
                method, scores, answers, comment, signatureFileId, deliveryRecord, newTicketId, promisedAt);
    }
}
