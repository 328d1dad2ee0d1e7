package io.huiyin.tickets.rest;

import io.huiyin.kernel.Page;
import io.huiyin.tickets.Severity;
import io.huiyin.tickets.TicketChannel;
import io.huiyin.tickets.TicketFilter;
import io.huiyin.tickets.TicketKind;
import io.huiyin.tickets.TicketPriority;
import io.huiyin.tickets.TicketStatus;
import io.huiyin.tickets.TicketView;
import io.huiyin.tickets.Tickets;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import io.huiyin.web.Unmasking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/tickets}: matters as they were reported. */
@Path("/v1/tickets")
@Endpoint
@Tag(name = "Tickets", description = "Tickets (工单): every matter that somebody reported")
class TicketResource {

    private final Tickets tickets;
    private final Request request;

    TicketResource(Tickets tickets, Request request) {
        this.tickets = tickets;
        this.request = request;
    }

    @POST
    @Requires(value = "tickets:write", owners = true)
    @Operation(
            operationId = "openTicket",
            summary = "Take a matter in",
            description = "Routed to the steward of the house's area, numbered, and with its timers when this answers; "
                    + "`handler` is whom the reporter is told. 422 for a REPAIR without a house, an anonymous reporter with a "
                    + "name, any other without `ownerId` and phone, a `reportedAt` in the future, a category that does not "
                    + "go with the kind, and for ids that are not known here.")
    public RestResponse<TicketView> open(@NotNull @Valid OpenTicket body) {
        var made = tickets.open(request.caller(), body.matter());
        return Created.at("/v1/tickets", made.id(), made);
    }

    @GET
    @Requires(value = "tickets:read", owners = true)
    @Operation(
            operationId = "listTickets",
            summary = "List tickets, newest first",
            description = "`repeat` asks for those that report again what was reported before, or for all others.")
    public Page<TicketView> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("status") TicketStatus status,
            @QueryParam("kind") TicketKind kind,
            @QueryParam("channel") TicketChannel channel,
            @QueryParam("category") @Size(max = 50) String category,
            @QueryParam("priority") TicketPriority priority,
            @QueryParam("severity") Severity severity,
            @QueryParam("repeat") Boolean repeat,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("ownerId") UUID ownerId,
            @QueryParam("assigneeId") UUID assigneeId,
            @QueryParam("number") @Size(max = 30) String number,
            @BeanParam @Valid Paging paging) {
        var filter = new TicketFilter(
                communityId,
                status,
                kind,
                channel,
                category,
                priority,
                severity,
                repeat,
                houseId,
                ownerId,
                assigneeId,
                number);
        return tickets.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "tickets:read", owners = true)
    @Operation(
            operationId = "getTicket",
            summary = "Read a ticket",
            description = "`allowedActions` is what the state machine allows now, less what this key may not do.")
    public TicketView get(UUID id, @BeanParam Unmasking unmasking) {
        return tickets.get(request.caller(), id, unmasking.checked());
    }

    @PUT
    @Path("{id}")
    @Requires("tickets:write")
    @Operation(
            operationId = "changeTicket",
            summary = "Correct or classify what was written down",
            description = "409 once the ticket is closed or cancelled. Timers that run keep what was promised.")
    public TicketView change(UUID id, @NotNull @Valid ChangeTicket body) {
        return tickets.change(request.caller(), id, request.expected(), body.details());
    }
}
