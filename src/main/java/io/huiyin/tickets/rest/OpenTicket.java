package io.huiyin.tickets.rest;

import io.huiyin.tickets.ComplaintClass;
import io.huiyin.tickets.Medium;
import io.huiyin.tickets.NewTicket;
import io.huiyin.tickets.Severity;
import io.huiyin.tickets.TicketChannel;
import io.huiyin.tickets.TicketDetails;
import io.huiyin.tickets.TicketKind;
import io.huiyin.tickets.TicketPriority;
import io.huiyin.web.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/**
 * Body of {@code POST /v1/tickets}.
 *
 * @param category      a code of {@code GET /v1/ticket-categories}
 * @param priority      NORMAL where absent
 * @param relatedItems  what else belongs to the matter
 * @param relayTo       whom it is to be passed on to
 * @param reportedAt    now where absent; earlier for a slip that is entered afterwards
 * @param receivedBy    who was asked first; the acting member of staff where absent
 * @param appointmentAt when someone comes, as agreed with the household
 * @param repeatOf      a ticket about the same; where absent, one of the same house and category is looked for, or without a
 *                      house one of the same owner and category
 * @param severity      of a COMPLAINT or a LEGACY_DEFECT; NORMAL where absent
 */
record OpenTicket(
        @NotNull UUID communityId,
        UUID houseId,
        @NotNull TicketKind kind,
        @NotNull TicketChannel channel,
        @NotNull Medium medium,
        @NotBlank @Size(max = 50) String category,
        TicketPriority priority,
        ComplaintClass complaintClass,
        @Size(max = 100) @PlainText String title,
        @NotBlank @Size(max = 4000) String description,
        @Size(max = 1000) String relatedItems,
        @Size(max = 200) String relayTo,
        @NotNull @Valid ReporterOfTicket reporter,
        Instant reportedAt,
        UUID receivedBy,
        Instant appointmentAt,
        UUID repeatOf,
        Severity severity) {

    /**
     * Who reports it.
     *
     * @param ownerId   of the archive; with it, name and phone say who called
     * @param anonymous true for someone who leaves no name: then there is nothing else here
     */
    record ReporterOfTicket(
            UUID ownerId,
            @Size(min = 1, max = 50) @PlainText String name,
            @Size(min = 1, max = 40) String phone,
            Boolean anonymous) {}

    NewTicket matter() {
        return new NewTicket(
                communityId,
                houseId,
                kind,
                channel,
                medium,
                new TicketDetails(category, priority, complaintClass, title, description, relatedItems, relayTo),
                new NewTicket.Reported(
                        reporter.ownerId(),
                        reporter.name(),
                        reporter.phone(),
                        Boolean.TRUE.equals(reporter.anonymous())),
                reportedAt,
                receivedBy,
                appointmentAt,
                repeatOf,
                severity);
    }
}
