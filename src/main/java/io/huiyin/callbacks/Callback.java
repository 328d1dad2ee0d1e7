package io.huiyin.callbacks;

import io.huiyin.callbacks.CallbackEvent.CallbackAssigned;
import io.huiyin.callbacks.CallbackEvent.CallbackAttempted;
import io.huiyin.callbacks.CallbackEvent.CallbackCompleted;
import io.huiyin.callbacks.CallbackEvent.CallbackExempted;
import io.huiyin.callbacks.CallbackEvent.CallbackOwed;
import io.huiyin.callbacks.CallbackEvent.CallbackUnreachable;
import io.huiyin.kernel.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One callback (回访): the reporter of a resolved ticket is owed the question how it went. Once it is settled,
 * every move is refused.
 */
final class Callback {

    private final State state;
    private final List<CallbackEvent> news = new ArrayList<>();

    /** The columns of the callback, as the repository reads and writes them. */
    static final class State {
        UUID id;
        UUID communityId;
        UUID ticketId;
        String ticketNumber;
        int round;
        CallbackKind kind;
        CallbackStatus status;
        Instant owedAt;
        Instant dueAt;
        UUID assigneeId;
        UUID accountableId;
        int attempts;
        int failedAttempts;
        Instant nextAttemptAt;
        Instant settledAt;
        UUID settledBy;
        CallbackRecord record;
        boolean answeredByOwner;
        ExemptionCause exemptionCause;
        String exemptionReason;
        int version;
    }

    /**
     * Whose matter the callback is about, and who makes it.
     *
     * @param assigneeId    who owes it; null where the community has nobody for it
     * @param accountableId who answers for it being made (客服主管); null where the community has nobody
     */
    record Origin(
            UUID communityId,
            UUID ticketId,
            String ticketNumber,
            int round,
            CallbackKind kind,
            UUID assigneeId,
            UUID accountableId) {}

    Callback(State state) {
        this.state = state;
    }

    /** It is owed from the moment of the answer on. */
    static Callback owed(UUID id, Origin origin, Instant owedAt, Instant dueAt) {
        var state = new State();
        state.id = id;
        state.communityId = origin.communityId();
        state.ticketId = origin.ticketId();
        state.ticketNumber = origin.ticketNumber();
        state.round = origin.round();
        state.kind = origin.kind();
        state.status = CallbackStatus.DUE;
        state.owedAt = owedAt;
        state.dueAt = dueAt;
        state.assigneeId = origin.assigneeId();
        state.accountableId = origin.accountableId();
        state.version = 1;
        var callback = new Callback(state);
        callback.news.add(new CallbackOwed(
                state.communityId, state.id, state.ticketId, state.kind, state.round, state.assigneeId, dueAt, owedAt));
        return callback;
    }

    /** The promise of its time was changed on purpose. */
    void retime(Instant dueAt) {
        requireDue();
        state.dueAt = dueAt;
        state.version++;
    }

    /** @throws ProblemException 409 unless it is due */
    void requireDue() {
        if (state.status != CallbackStatus.DUE) throw CallbackProblems.notDue(state.status);
    }

    /**
     * Somebody tried to reach the owner. A time that the owner asks for moves the next attempt and never the due time.
     *
     * @param limit after how many failed attempts the owner is taken for unreachable
     */
    Attempt attempt(AttemptDetails details, Instant at, UUID staffId, int limit) {
        requireDue();
        details.check(at);
        var attempt = note(details.method(), details.outcome(), at, details.callLaterAt(), details.note(), staffId);
        state.nextAttemptAt = details.callLaterAt();
        if (details.outcome().counts()) state.failedAttempts++;
        state.version++;
        if (details.outcome().counts() && state.failedAttempts >= limit) {
            settle(CallbackStatus.UNREACHABLE, at, staffId);
            news.add(new CallbackUnreachable(state.communityId, state.id, state.ticketId, at));
        }
        return attempt;
    }

    /** The owner was asked. Reaching the owner is an attempt too, and needs none before it. */
    Attempt complete(CallbackRecord record, Instant at, UUID staffId) {
        requireDue();
        var attempt = note(record.method(), AttemptOutcome.REACHED, at, null, null, staffId);
        state.record = record;
        state.version++;
        settle(CallbackStatus.DONE, at, staffId);
        news.add(new CallbackCompleted(
                state.communityId,
                state.id,
                state.ticketId,
                record.method(),
                record.scores().satisfied(),
                record.newTicketId(),
                at));
        return attempt;
    }

    /** The owner answers themselves, asked by nobody. */
    Attempt answer(CallbackRecord record, Instant at) {
        var attempt = complete(record, at, null);
        state.answeredByOwner = true;
        return attempt;
    }

    /** Somebody decides that it is not made. */
    void exempt(String reason, Instant at, UUID staffId) {
        requireDue();
        end(ExemptionCause.DECIDED, reason, at, staffId);
    }

    /** The ticket was reopened before the owner was asked; asking how it went makes no sense until it is answered again. */
    void overtake(Instant at) {
        requireDue();
        // A reopening may be entered with a time before the answer that it reopens.
        end(ExemptionCause.REOPENED, null, at.isBefore(state.owedAt) ? state.owedAt : at, null);
    }

    /** Somebody else is to make it. */
    void assignTo(UUID staffId, Instant at) {
        requireDue();
        if (staffId.equals(state.assigneeId)) return;
        state.assigneeId = staffId;
        state.version++;
        news.add(new CallbackAssigned(state.communityId, state.id, state.ticketId, staffId, at));
    }

    State state() {
        return state;
    }

    /** What happened since it was read, in order. */
    List<CallbackEvent> news() {
        return List.copyOf(news);
    }

    private Attempt note(
            CallbackMethod method, AttemptOutcome outcome, Instant at, Instant callLaterAt, String note, UUID staffId) {
        state.attempts++;
        var attempt = new Attempt(state.attempts, method, outcome, at, callLaterAt, note, staffId);
        news.add(new CallbackAttempted(
                state.communityId, state.id, state.ticketId, attempt.number(), method, outcome, callLaterAt, at));
        return attempt;
    }

    private void end(ExemptionCause cause, String reason, Instant at, UUID staffId) {
        state.exemptionCause = cause;
        state.exemptionReason = reason;
        state.version++;
        settle(CallbackStatus.EXEMPT, at, staffId);
        news.add(new CallbackExempted(state.communityId, state.id, state.ticketId, cause, at));
    }

    private void settle(CallbackStatus status, Instant at, UUID staffId) {
        state.status = status;
        state.nextAttemptAt = null;
        state.settledAt = at;
        state.settledBy = staffId;
    }
}
