package io.huiyin.tickets.rest;

import io.huiyin.kernel.Page;
import io.huiyin.tickets.AttachmentKind;
import io.huiyin.tickets.TicketRecords;
import io.huiyin.tickets.TicketRecords.Attachment;
import io.huiyin.tickets.TimelineEntry;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What is on record of a ticket. */
@Path("/v1/tickets")
@Endpoint
@Tag(name = "Tickets")
class TicketRecordResource {

    private final TicketRecords records;
    private final Request request;

    TicketRecordResource(TicketRecords records, Request request) {
        this.records = records;
        this.request = request;
    }

    /** Body of {@code POST /v1/tickets/{id}/attachments}. */
    record AttachFile(@NotNull UUID fileId, @NotNull AttachmentKind kind) {}

    @GET
    @Path("{id}/timeline")
    @Requires(value = "tickets:read", owners = true)
    @Operation(
            operationId = "getTicketTimeline",
            summary = "Read what was done, in the order in which it was entered",
            description = "Who, when it was done and entered, what changed and what was written.")
    public Page<TimelineEntry> timeline(
            UUID id, @QueryParam("visibleToOwner") Boolean visibleToOwner, @BeanParam @Valid Paging paging) {
        return records.timeline(request.caller(), id, visibleToOwner, paging.cursor, paging.limit);
    }

    @POST
    @Path("{id}/attachments")
    @Requires(value = "tickets:write", owners = true)
    @Operation(
            operationId = "attachToTicket",
            summary = "Add a file that was handed in",
            description =
                    "409 if the ticket has it already, has as many as it may, or is cancelled; 422 for an unknown file. An "
                            + "owner adds files that they handed in themselves, as REPORT (422 otherwise).")
    public RestResponse<Attachment> attach(UUID id, @NotNull @Valid AttachFile body) {
        var made = records.attach(request.caller(), id, body.fileId(), body.kind());
        return Created.at("/v1/tickets/" + id + "/attachments", made.id(), made);
    }

    @GET
    @Path("{id}/attachments")
    @Requires(value = "tickets:read", owners = true)
    @Operation(
            operationId = "listTicketAttachments",
            summary = "List a ticket's files, all of them, oldest first",
            description = "An owner gets those that they handed in.")
    public Page<Attachment> attachments(UUID id) {
        return new Page<>(records.attachments(request.caller(), id), null);
    }
}
