package io.huiyin.callbacks;

import java.time.Instant;
import java.util.UUID;

/**
 * What upper rooms look at of a callback; nothing that anybody wrote.
 *
 * @param assigneeId    who owes it; null where the community has nobody for it
 * @param accountableId who answers for it being made; null where the community has nobody
 */
public record CallbackBrief(
        UUID id,
        UUID communityId,
        UUID ticketId,
        String ticketNumber,
        CallbackKind kind,
        CallbackStatus status,
        Instant dueAt,
        Instant nextAttemptAt,
        UUID assigneeId,
        UUID accountableId) {

    static CallbackBrief of(Callback callback) {
        var state = callback.state();
        return new CallbackBrief(
                state.id,
                state.communityId,
                state.ticketId,
                state.ticketNumber,
                state.kind,
                state.status,
                state.dueAt,
                state.nextAttemptAt,
                state.assigneeId,
                state.accountableId);
    }
}
