package io.huiyin.reminders.rest;

import io.huiyin.kernel.Page;
import io.huiyin.reminders.Reminder;
import io.huiyin.reminders.ReminderFilter;
import io.huiyin.reminders.Reminders;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/reminders}: what people were reminded of. */
@Path("/v1/reminders")
@Endpoint
@Tag(name = "Reminders", description = "What people are reminded of (提醒), by which rules")
class ReminderResource {

    private final Reminders reminders;
    private final Request request;

    ReminderResource(Reminders reminders, Request request) {
        this.reminders = reminders;
        this.request = request;
    }

    @GET
    @Requires("reminders:read")
    @Operation(
            operationId = "listReminders",
            summary = "List reminders, newest first",
            description =
                    "Each names its subject, the day that matters (`dueOn`) and the key that keeps it from being made "
                            + "twice. `notificationId` is its message. `from` and `to` bound the business date `on`, both included.")
    public Page<Reminder> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("rule") @Size(max = 50) String rule,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @BeanParam @Valid Paging paging) {
        var filter = new ReminderFilter(communityId, rule, from, to);
        return reminders.list(request.caller(), filter, paging.cursor, paging.limit);
    }
}
