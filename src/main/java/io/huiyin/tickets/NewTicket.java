package io.huiyin.tickets;

import java.time.Instant;
import java.util.UUID;

/**
 * A matter as it is reported.
 *
 * @param houseId       needed for the kind REPAIR
 * @param reportedAt    now where null; may lie in the past
 * @param receivedBy    the member of staff who was asked first; the acting one where null
 * @param appointmentAt when someone comes, if that is agreed already
 * @param repeatOf      a ticket about the same, if somebody knows; else it is looked for
 * @param severity      how grave a complaint or a developer's defect is; NORMAL where null
 */
public record NewTicket(
        UUID communityId,
        UUID houseId,
        TicketKind kind,
        TicketChannel channel,
        Medium medium,
        TicketDetails details,
        Reported reporter,
        Instant reportedAt,
        UUID receivedBy,
        Instant appointmentAt,
        UUID repeatOf,
        Severity severity) {

    /** A matter that nobody calls grave. */
    public NewTicket(
            UUID communityId,
            UUID houseId,
            TicketKind kind,
            TicketChannel channel,
            Medium medium,
            TicketDetails details,
            Reported reporter,
            Instant reportedAt,
            UUID receivedBy,
            Instant appointmentAt,
            UUID repeatOf) {
        this(
                communityId,
                houseId,
                kind,
                channel,
                medium,
                details,
                reporter,
                reportedAt,
                receivedBy,
                appointmentAt,
                repeatOf,
                null);
    }

    /** Who reports it, in their own words. */
    public record Reported(UUID ownerId, String name, String phone, boolean anonymous) {}
}
