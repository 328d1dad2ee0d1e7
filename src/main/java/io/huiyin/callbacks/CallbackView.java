package io.huiyin.callbacks;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A callback (回访) as callers see it. Who made it, how it went and what the owner said are there once it is DONE.
 *
 * @param attempts          how many there were, whatever came of them
 * @param failedAttempts    how many of them failed and count towards UNREACHABLE
 * @param nextAttemptAt     the time that the owner asked for; never moves {@code dueAt}
 * @param assigneeId        who owes it; absent where the community has nobody for it
 * @param accountableId     who answers for it being made (客服主管)
 * @param phoneCallback     says of a callback by telephone that it was one (电话回访), since nobody signs it
 * @param answeredByOwner   whether the owner gave the record themselves (业主自评); else somebody entered what they said
 * @param satisfied         overall 4 or 5
 * @param conversionTarget  overall 3: not satisfied, and worth winning over
 * @param newTicketId       the ticket that a new matter became
 * @param promisedAt        by when the owner was promised an answer
 * @param exemptionCause    why it was not made
 * @param attemptLog        each attempt in the order of entry; absent in lists
 */
public record CallbackView(
        UUID id,
        UUID communityId,
        UUID ticketId,
        String ticketNumber,
        int round,
        CallbackKind kind,
        CallbackStatus status,
        Instant owedAt,
        Instant dueAt,

        @Schema(description = "How many attempts there were, whatever came of them")
        int attempts,

        int failedAttempts,
        Instant nextAttemptAt,
        UUID assigneeId,
        UUID accountableId,
        Instant settledAt,
        UUID settledBy,
        CallbackMethod method,
        Boolean phoneCallback,
        Boolean answeredByOwner,
        Scores scores,
        Boolean satisfied,
        Boolean conversionTarget,
        Answers answers,
        String comment,
        UUID signatureFileId,
        String deliveryRecord,
        UUID newTicketId,
        Instant promisedAt,
        ExemptionCause exemptionCause,
        String exemptionReason,
        List<Attempt> attemptLog,
        List<CallbackAction> allowedActions,
        int version)
        implements Tagged {

    static final String PERMISSION = "callbacks:write";

    /**
     * @param log     null in lists
     * @param mayMove whether the caller may do anything with it
     */
    static CallbackView of(Callback callback, List<Attempt> log, boolean mayMove) {
        var state = callback.state();
        var record = state.record;
        var scores = record == null ? null : record.scores();
        return new CallbackView(
                state.id,
                state.communityId,
                state.ticketId,
                state.ticketNumber,
                state.round,
                state.kind,
                state.status,
                state.owedAt,
                state.dueAt,
                state.attempts,
                state.failedAttempts,
                state.nextAttemptAt,
                state.assigneeId,
                state.accountableId,
                state.settledAt,
                state.settledBy,
                record == null ? null : record.method(),
                record == null ? null : record.method() == CallbackMethod.PHONE,
                record == null ? null : state.answeredByOwner,
                scores,
                scores == null ? null : scores.satisfied(),
                scores == null ? null : scores.conversionTarget(),
                record == null ? null : record.answers(),
                record == null ? null : record.comment(),
                record == null ? null : record.signatureFileId(),
                record == null ? null : record.deliveryRecord(),
                record == null ? null : record.newTicketId(),
                record == null ? null : record.promisedAt(),
                state.exemptionCause,
                state.exemptionReason,
                log,
                mayMove ? state.status.actions() : List.of(),
                state.version);
    }

    /**
     * What its owner sees: how they are asked and what was promised, and the words that they wrote themselves. Who owes it, what
     * somebody else noted of a talk, and what the office makes of the scores is left out.
     */
    CallbackView forOwner() {
        boolean theirWords = Boolean.TRUE.equals(answeredByOwner);
        return new CallbackView(
                id,
                communityId,
                ticketId,
                ticketNumber,
                round,
                kind,
                status,
                owedAt,
                dueAt,
                attempts,
                failedAttempts,
                nextAttemptAt,
                null,
                null,
                settledAt,
                null,
                method,
                phoneCallback,
                answeredByOwner,
                scores,
                satisfied,
                null,
                theirWords ? answers : null,
                theirWords ? comment : null,
                null,
                null,
                newTicketId,
                promisedAt,
                exemptionCause,
                null,
                null,
                allowedActions.contains(CallbackAction.COMPLETE) ? List.of(CallbackAction.COMPLETE) : List.of(),
                version);
    }
}
