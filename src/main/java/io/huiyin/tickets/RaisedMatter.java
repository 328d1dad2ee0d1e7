package io.huiyin.tickets;

import java.util.UUID;

/**
 * A new matter that a reporter raised while an earlier one was called back on.
 *
 * @param medium   VERBAL where null
 * @param priority NORMAL where null
 * @param houseId  the earlier ticket's where null
 */
public record RaisedMatter(
        TicketKind kind,
        String category,
        Medium medium,
        TicketPriority priority,
        UUID houseId,
        String title,
        String description) {}
