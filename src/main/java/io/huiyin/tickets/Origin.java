package io.huiyin.tickets;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a matter came up that was not reported by itself.
 *
 * @param ticketId   the ticket whose callback it was
 * @param promisedAt by when the reporter was promised an answer; null where nothing was promised
 */
record Origin(UUID ticketId, UUID callbackId, Instant promisedAt) {

    static final Origin NONE = new Origin(null, null, null);
}
