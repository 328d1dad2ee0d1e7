package io.huiyin.escalations;

import io.huiyin.tickets.Severity;
import io.huiyin.tickets.TicketPriority;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One shift hands over to the next (交接班).
 *
 * @param post        which post, as 前台 or 监控中心
 * @param at          when
 * @param ticketIds   the matters that were handed over
 * @param missing     the outgoing person's open matters that were grave or urgent then and are not among them
 * @param confirmedAt when the incoming person confirmed it
 */
public record ShiftHandover(
        UUID id,
        UUID communityId,
        String post,
        UUID outgoingStaffId,
        UUID incomingStaffId,
        Instant at,
        List<UUID> ticketIds,
        List<Missing> missing,
        String note,
        Instant confirmedAt,
        Instant createdAt,
        int version)
        implements Tagged {

    /** A matter that should have been handed over; as it is now. */
    public record Missing(UUID ticketId, String number, Severity severity, TicketPriority priority) {}

    /** What somebody says of a handover; {@code at} is now where null. */
    public record Given(
            UUID communityId,
            String post,
            UUID outgoingStaffId,
            UUID incomingStaffId,
            Instant at,
            List<UUID> ticketIds,
            String note) {}
}
