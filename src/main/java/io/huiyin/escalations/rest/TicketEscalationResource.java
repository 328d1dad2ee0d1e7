package io.huiyin.escalations.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.escalations.Escalation;
import io.huiyin.escalations.Escalations;
import io.huiyin.escalations.NewEscalation;
import io.huiyin.escalations.Trigger;
import io.huiyin.kernel.Page;
import io.huiyin.tickets.EscalationStep;
import io.huiyin.tickets.TicketView;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes tickets up. */
@Path("/v1/tickets")
@Endpoint
@Tag(name = "Escalations")
class TicketEscalationResource {

    private final Escalations escalations;
    private final Request request;

    TicketEscalationResource(Escalations escalations, Request request) {
        this.escalations = escalations;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/tickets/{id}/escalate}.
     *
     * @param to         the next step where absent
     * @param department which one is asked for help, with OTHER_DEPARTMENT alone
     * @param staffId    who is told; those who stand at the step where absent
     * @param trigger    CANNOT_SOLVE where absent
     * @param suggestion how it should be handled; needed for any other trigger and for an emergency
     * @param emergency  whether steps are passed over, each of which is owed a report afterwards
     */
    record EscalateTicket(
            @NotBlank @Size(max = 2000) String reason,
            EscalationStep to,
            @Size(min = 1, max = 100) @PlainText String department,
            UUID staffId,
            Trigger trigger,
            @Size(min = 1, max = 2000) String suggestion,
            Boolean emergency,
            Instant at) {

        NewEscalation wanted() {
            return new NewEscalation(
                    reason,
                    to,
                    department,
                    staffId,
                    requireNonNullElse(trigger, Trigger.CANNOT_SOLVE),
                    suggestion,
                    requireNonNullElse(emergency, false));
        }
    }

    @POST
    @Path("{id}/escalate")
    @Requires("tickets:write")
    @Operation(
            operationId = "escalateTicket",
            summary = "Take it up",
            description =
                    "Unless CLOSED or CANCELLED. One step after the other: the own department, another one, the project "
                            + "manager, the company. 409 for what would pass a step over, unless it is an `emergency`, which leaves a "
                            + "report owed to each step that was passed over. 422 without the `suggestion` that a report needs.")
    public TicketView escalate(UUID id, @NotNull @Valid EscalateTicket body) {
        return escalations.escalate(request.caller(), id, request.expected(), body.at(), body.wanted());
    }

    @GET
    @Path("{id}/escalations")
    @Requires("tickets:read")
    @Operation(
            operationId = "listTicketEscalations",
            summary = "List the escalations of a ticket, newest first",
            description = "Who was told and when, what is still owed, and what the superiors said.")
    public Page<Escalation> list(UUID id, @BeanParam @Valid Paging paging) {
        return escalations.ofTicket(request.caller(), id, paging.cursor, paging.limit);
    }
}
