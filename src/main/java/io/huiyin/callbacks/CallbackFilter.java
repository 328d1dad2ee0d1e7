package io.huiyin.callbacks;

import java.time.Instant;
import java.util.UUID;

/**
 * Which callbacks are listed; a null leaves that open.
 *
 * @param dueBefore those that are due earlier than that
 */
public record CallbackFilter(
        UUID communityId,
        CallbackStatus status,
        CallbackKind kind,
        UUID ticketId,
        UUID assigneeId,
        Instant dueBefore) {}
