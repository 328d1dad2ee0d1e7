package io.huiyin.tickets.rest;

import io.huiyin.tickets.Disposition;
import io.huiyin.tickets.TicketOutcome;
import io.huiyin.tickets.TicketView;
import io.huiyin.tickets.TicketWork;
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

/** The work on a ticket, from giving it to someone to disposing of it. */
@Path("/v1/tickets")
@Endpoint
@Tag(name = "Tickets")
class TicketWorkResource {

    private final TicketWork work;
    private final Request request;

    TicketWorkResource(TicketWork work, Request request) {
        this.work = work;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/tickets/{id}/assign}.
     *
     * @param department to which the slip goes; the assignee's where absent
     */
    record AssignTicket(
            @NotNull UUID staffId,
            @Size(max = 100) String department,
            @Size(max = 2000) String note,
            Instant at) {}

    /** Body of {@code POST /v1/tickets/{id}/reject}. */
    record RejectTicket(@NotBlank @Size(max = 2000) String reason, Instant at) {}

    /** Body of {@code POST /v1/tickets/{id}/progress}. */
    record ProgressTicket(@NotBlank @Size(max = 4000) String text, Boolean visibleToOwner, Instant at) {}

    /**
     * Body of {@code POST /v1/tickets/{id}/pause}.
     *
     * @param reason OWNER_ABSENT for an absent owner, else in words
     * @param until  when it goes on by itself
     */
    record PauseTicket(@NotBlank @Size(max = 500) String reason, Instant until, Instant at) {}

    /**
     * Body of {@code POST /v1/tickets/{id}/resolve}.
     *
     * @param result what the reporter is told; for DECLINED the reason
     */
    record ResolveTicket(
            @NotNull TicketOutcome outcome,
            @NotBlank @Size(max = 4000) String result,
            @Size(max = 2000) String rootCause,
            @Size(max = 100) String liableDepartment,
            Instant at) {}

    @POST
    @Path("{id}/assign")
    @Requires("tickets:write")
    @Operation(
            operationId = "assignTicket",
            summary = "Give it to someone",
            description = "From any open state. An urgent repair has someone on site within its target from here on.")
    public TicketView assign(UUID id, @NotNull @Valid AssignTicket body) {
        return work.assign(
                request.caller(), id, request.expected(), body.at(), body.staffId(), body.department(), body.note());
    }

    @POST
    @Path("{id}/accept")
    @Requires("tickets:write")
    @Operation(operationId = "acceptTicket", summary = "Take it on", description = "From ASSIGNED.")
    public TicketView accept(UUID id, @Valid ActAt body) {
        return work.accept(request.caller(), id, request.expected(), ActAt.of(body));
    }

    @POST
    @Path("{id}/reject")
    @Requires("tickets:write")
    @Operation(
            operationId = "rejectTicket",
            summary = "Give it back as not one's own",
            description = "From ASSIGNED. It is registered again, and the first receiver still owns it.")
    public TicketView reject(UUID id, @NotNull @Valid RejectTicket body) {
        return work.reject(request.caller(), id, request.expected(), body.at(), body.reason());
    }

    @POST
    @Path("{id}/arrive")
    @Requires("tickets:write")
    @Operation(operationId = "arriveAtTicket", summary = "Be there", description = "From ACCEPTED.")
    public TicketView arrive(UUID id, @Valid ActAt body) {
        return work.arrive(request.caller(), id, request.expected(), ActAt.of(body));
    }

    @POST
    @Path("{id}/progress")
    @Requires("tickets:write")
    @Operation(
            operationId = "progressTicket",
            summary = "Say what was done",
            description = "From ACCEPTED, ON_SITE and IN_PROGRESS.")
    public TicketView progress(UUID id, @NotNull @Valid ProgressTicket body) {
        return work.progress(
                request.caller(),
                id,
                request.expected(),
                body.at(),
                body.text(),
                Boolean.TRUE.equals(body.visibleToOwner()));
    }

    @POST
    @Path("{id}/pause")
    @Requires("tickets:write")
    @Operation(
            operationId = "pauseTicket",
            summary = "Let it wait for someone else",
            description = "From ACCEPTED, ON_SITE and IN_PROGRESS. RESOLUTION and ON_SITE stand still meanwhile.")
    public TicketView pause(UUID id, @NotNull @Valid PauseTicket body) {
        return work.pause(request.caller(), id, request.expected(), body.at(), body.reason(), body.until());
    }

    @POST
    @Path("{id}/resume")
    @Requires("tickets:write")
    @Operation(
            operationId = "resumeTicket",
            summary = "Go on with it",
            description = "From WAITING, to the state before.")
    public TicketView resume(UUID id, @Valid ActAt body) {
        return work.resume(request.caller(), id, request.expected(), ActAt.of(body));
    }

    @POST
    @Path("{id}/resolve")
    @Requires("tickets:write")
    @Operation(
            operationId = "resolveTicket",
            summary = "Dispose of it, with an answer",
            description =
                    "From ACCEPTED, ON_SITE and IN_PROGRESS. A complaint needs `rootCause` and `liableDepartment` (422). "
                            + "409 for a developer's defect that is MAJOR or SERIOUS while no words are agreed for it.")
    public TicketView resolve(UUID id, @NotNull @Valid ResolveTicket body) {
        var disposition = new Disposition(body.outcome(), body.result(), body.rootCause(), body.liableDepartment());
        return work.resolve(request.caller(), id, request.expected(), body.at(), disposition);
    }
}
