package io.huiyin.tickets.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.tickets.ComplaintClass;
import io.huiyin.tickets.TicketDetails;
import io.huiyin.tickets.TicketPriority;
import io.huiyin.web.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Body of {@code PUT /v1/tickets/{id}}: everything that can be corrected; what else a ticket shows is ignored. */
@JsonIgnoreProperties({
    "id",
    "communityId",
    "number",
    "status",
    "kind",
    "channel",
    "medium",
    "houseId",
    "houseCode",
    "reporter",
    "reportedAt",
    "createdAt",
    "firstReceiver",
    "steward",
    "assignee",
    "handler",
    "appointmentAt",
    "dispatch",
    "waiting",
    "promisedReplyAt",
    "outcome",
    "result",
    "rootCause",
    "liableDepartment",
    "resolvedAt",
    "agreedWording",
    "owed",
    "timers",
    "reworkCount",
    "escalationLevel",
    "severity",
    "repeatOf",
    "repeat",
    "originTicketId",
    "originCallbackId",
    "allowedActions",
    "version"
})
record ChangeTicket(
        @NotBlank @Size(max = 50) String category,
        @NotNull TicketPriority priority,
        ComplaintClass complaintClass,
        @Size(max = 100) @PlainText String title,
        @NotBlank @Size(max = 4000) String description,
        @Size(max = 1000) String relatedItems,
        @Size(max = 200) String relayTo) {

    TicketDetails details() {
        return new TicketDetails(category, priority, complaintClass, title, description, relatedItems, relayTo);
    }
}
