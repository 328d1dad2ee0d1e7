package io.huiyin.tickets;

import java.time.Instant;
import java.util.UUID;

/** What upper rooms look at of a ticket; nothing that anybody wrote. */
public record TicketBrief(
        UUID id,
        UUID communityId,
        String number,
        TicketKind kind,
        String category,
        TicketPriority priority,
        Severity severity,
        TicketStatus status,
        UUID houseId,
        UUID ownerId,
        boolean anonymous,
        UUID firstReceiverId,
        UUID stewardId,
        UUID assigneeId,
        Instant reportedAt,
        int reworkCount) {}
