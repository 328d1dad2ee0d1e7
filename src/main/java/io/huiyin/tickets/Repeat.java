package io.huiyin.tickets;

import java.util.UUID;

/**
 * That a matter was reported more than once (重复报事). What was cancelled does not count, and a cancelled first makes way for the
 * next.
 *
 * @param of    the first ticket about it; absent on that one itself
 * @param count how often it was reported: 2 or more
 */
public record Repeat(UUID of, int count) {

    /**
     * @param first the first ticket that was not cancelled; null where all of them were
     * @return null unless the ticket is one of several that count
     */
    static Repeat of(UUID ticketId, UUID first, int count, TicketStatus status) {
        if (count < 2 || status == TicketStatus.CANCELLED) return null;
        return new Repeat(ticketId.equals(first) ? null : first, count);
    }

    boolean isNotTheFirst() {
        return of != null;
    }
}
