package io.huiyin.tickets.rest;

import io.huiyin.tickets.Medium;
import io.huiyin.tickets.Severity;
import io.huiyin.tickets.TicketCare;
import io.huiyin.tickets.TicketView;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the desk does about a ticket beside the work. */
@Path("/v1/tickets")
@Endpoint
@Tag(name = "Tickets")
class TicketCareResource {

    private final TicketCare care;
    private final Request request;

    TicketCareResource(TicketCare care, Request request) {
        this.care = care;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/tickets/{id}/reply}.
     *
     * @param interim    true if this is not the answer yet; false where absent
     * @param promisedAt by when the next reply comes; an interim reply needs it, and no other may have it
     */
    record ReplyToTicket(
            @NotBlank @Size(max = 4000) String text,
            @NotNull Medium medium,
            Boolean interim,
            Instant promisedAt,
            Instant at) {

        TicketCare.Reply reply() {
            return new TicketCare.Reply(text, medium, Boolean.TRUE.equals(interim), promisedAt);
        }
    }

    /** Body of {@code POST /v1/tickets/{id}/close}. */
    record CloseTicket(@Size(max = 2000) String reason, Instant at) {}

    /** Body of an act that says why. */
    record ActForReason(@NotBlank @Size(max = 2000) String reason, Instant at) {}

    /** Body of {@code POST /v1/tickets/{id}/grade}. */
    record GradeTicket(
            @NotNull Severity severity,
            @NotBlank @Size(max = 2000) String reason,
            Instant at) {}

    /** Body of {@code POST /v1/tickets/{id}/reschedule}. */
    record RescheduleTicket(
            @NotNull Instant appointmentAt,
            @Size(max = 2000) String reason,
            Instant at) {}

    /**
     * Body of {@code POST /v1/tickets/{id}/check-slip}.
     *
     * @param complete whether the slip was filled in as it has to be
     */
    record CheckSlip(
            @NotNull Boolean complete, @Size(max = 2000) String note, Instant at) {}

    /**
     * Body of {@code POST /v1/tickets/{id}/recheck}.
     *
     * @param settled false where it has to be followed further: then the next re-check is owed
     */
    record RecheckTicket(
            @NotNull Boolean settled, @Size(max = 2000) String note, Instant at) {}

    /**
     * Body of {@code POST /v1/tickets/{id}/review}.
     *
     * @param cause    why the complaint is not finished in time
     * @param solution what was decided to be done about it
     */
    record ReviewTicket(
            @NotBlank @Size(max = 2000) String cause,
            @NotBlank @Size(max = 2000) String solution,
            Instant at) {}

    @POST
    @Path("{id}/reply")
    @Requires("tickets:write")
    @Operation(
            operationId = "replyToTicket",
            summary = "Tell the reporter something",
            description =
                    "Unless CLOSED or CANCELLED. A written complaint is answered by a WRITTEN reply that is not interim. A "
                            + "developer's defect that is MAJOR or SERIOUS is answered in agreed words: 409 while there are none, "
                            + "unless the reply is interim. 422 for an interim reply without `promisedAt`.")
    public TicketView reply(UUID id, @NotNull @Valid ReplyToTicket body) {
        return care.reply(request.caller(), id, request.expected(), body.at(), body.reply());
    }

    @POST
    @Path("{id}/close")
    @Requires("tickets:write")
    @Operation(
            operationId = "closeTicket",
            summary = "File it",
            description =
                    "From RESOLVED. 409 while a callback, a written reply or a promised one is owed: `owed` says which.")
    public TicketView close(UUID id, @Valid CloseTicket body) {
        var at = body == null ? null : body.at();
        return care.close(request.caller(), id, request.expected(), at, body == null ? null : body.reason());
    }

    @POST
    @Path("{id}/reopen")
    @Requires("tickets:write")
    @Operation(
            operationId = "reopenTicket",
            summary = "Send the work back",
            description = "From RESOLVED and CLOSED, to the same assignee, with new times for the reply and the work.")
    public TicketView reopen(UUID id, @NotNull @Valid ActForReason body) {
        return care.reopen(request.caller(), id, request.expected(), body.at(), body.reason());
    }

    @POST
    @Path("{id}/cancel")
    @Requires("tickets:write")
    @Operation(operationId = "cancelTicket", summary = "Call it off", description = "From any open state.")
    public TicketView cancel(UUID id, @NotNull @Valid ActForReason body) {
        return care.cancel(request.caller(), id, request.expected(), body.at(), body.reason());
    }

    @POST
    @Path("{id}/grade")
    @Requires("tickets:write")
    @Operation(
            operationId = "gradeTicket",
            summary = "Say how grave a complaint or a developer's defect is",
            description =
                    "Unless CLOSED or CANCELLED. Of a MAJOR one the supervisors and managers of the customer service are "
                            + "told at once, and a report to the company is owed; of a SERIOUS one the office director owes it. See "
                            + "`GET /v1/tickets/{id}/escalations`. 422 for any other kind.")
    public TicketView grade(UUID id, @NotNull @Valid GradeTicket body) {
        return care.grade(request.caller(), id, request.expected(), body.at(), body.severity(), body.reason());
    }

    @POST
    @Path("{id}/reschedule")
    @Requires("tickets:write")
    @Operation(
            operationId = "rescheduleTicket",
            summary = "Agree on another time with the household",
            description = "From any open state.")
    public TicketView reschedule(UUID id, @NotNull @Valid RescheduleTicket body) {
        return care.reschedule(
                request.caller(), id, request.expected(), body.at(), body.appointmentAt(), body.reason());
    }

    @POST
    @Path("{id}/check-slip")
    @Requires("tickets:write")
    @Operation(
            operationId = "checkTicketSlip",
            summary = "Check the slip that came back from the department",
            description = "From RESOLVED and CLOSED.")
    public TicketView checkSlip(UUID id, @NotNull @Valid CheckSlip body) {
        return care.checkSlip(request.caller(), id, request.expected(), body.at(), body.complete(), body.note());
    }

    @POST
    @Path("{id}/recheck")
    @Requires("tickets:write")
    @Operation(
            operationId = "recheckTicket",
            summary = "Look again at what a patrol found",
            description =
                    "For a ticket of the channel PATROL, from any state but CANCELLED, also when it is CLOSED. It meets "
                            + "RECHECK; with `settled` false the next RECHECK starts from here. 409 for any other channel.")
    public TicketView recheck(UUID id, @NotNull @Valid RecheckTicket body) {
        return care.recheck(request.caller(), id, request.expected(), body.at(), body.settled(), body.note());
    }

    @POST
    @Path("{id}/review")
    @Requires("tickets:write")
    @Operation(
            operationId = "reviewTicket",
            summary = "Record what the weekly meeting found about a complaint that is late",
            description =
                    "Its cause and the solution that was decided; `review` shows the last, and the weekly list of overdue "
                            + "complaints quotes it. From any state but CANCELLED. 409 for any kind but COMPLAINT.")
    public TicketView review(UUID id, @NotNull @Valid ReviewTicket body) {
        return care.review(request.caller(), id, request.expected(), body.at(), body.cause(), body.solution());
    }
}
