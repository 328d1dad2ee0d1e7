package io.huiyin.tickets;

import java.util.UUID;

/** Which tickets are listed; a null leaves that open. */
public record TicketFilter(
        UUID communityId,
        TicketStatus status,
        TicketKind kind,
        TicketChannel channel,
        String category,
        TicketPriority priority,
        Severity severity,
        Boolean repeat,
        UUID houseId,
        UUID ownerId,
        UUID assigneeId,
        String number) {}
