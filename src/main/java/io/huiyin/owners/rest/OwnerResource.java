package io.huiyin.owners.rest;

import io.huiyin.kernel.Page;
import io.huiyin.kernel.ReadReason;
import io.huiyin.owners.ChangeNote;
import io.huiyin.owners.Owner;
import io.huiyin.owners.OwnerChange;
import io.huiyin.owners.OwnerErasures;
import io.huiyin.owners.OwnerExports;
import io.huiyin.owners.Owners;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Reads;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import io.huiyin.web.Unmasking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/owners}: the people and companies of the houses. */
@Path("/v1/owners")
@Endpoint
@Tag(name = "Owners", description = "Owners (业主) with their houses, households and history")
class OwnerResource {

    private final Owners owners;
    private final OwnerExports exports;
    private final OwnerErasures erasures;
    private final Request request;

    OwnerResource(Owners owners, OwnerExports exports, OwnerErasures erasures, Request request) {
        this.owners = owners;
        this.exports = exports;
        this.erasures = erasures;
        this.request = request;
    }

    @POST
    @Requires("owners:write")
    @Operation(
            operationId = "createOwner",
            summary = "Enter an owner",
            description =
                    "Phone and identity numbers are kept sealed and answered masked. 422 for an unknown community and for a "
                            + "number that is none.")
    public RestResponse<Owner> create(@NotNull @Valid CreateOwner body) {
        var made = owners.enter(request.caller(), body.communityId(), body.details(), body.changeReason());
        return Created.at("/v1/owners", made.id(), made);
    }

    @GET
    @Requires("owners:read")
    @Operation(
            operationId = "listOwners",
            summary = "Look owners up, with their households, by name",
            description =
                    "By a room or any stored attribute, alone or together. `segment` needs the scope `owners:read-internal`. "
                            + "What says who a person is belongs into the body of `searchOwners`: addresses are kept in logs.")
    public Page<Owner> list(@BeanParam @Valid OwnerQuery query, @BeanParam @Valid Paging paging) {
        if (query.saysWhoSomeoneIs()) request.usesDeprecated(OwnerQuery.PERSONS_DEPRECATED);
        return owners.list(request.caller(), query.filter(), paging.cursor, paging.limit);
    }

    @POST
    @Path("search")
    @Reads
    @Requires("owners:read")
    @Operation(
            operationId = "searchOwners",
            summary = "Look owners up by what must not stand in an address",
            description =
                    "By the beginning of a name, a room, a number plate, a phone number, an identity number or any stored "
                            + "attribute, alone or together, by name. It changes nothing. `segment` needs the scope "
                            + "`owners:read-internal`. 422 for an identity number that is none.")
    public Page<Owner> search(@NotNull @Valid SearchOwners body) {
        return owners.list(request.caller(), body.filter(), body.cursor(), body.pageSize());
    }

    @GET
    @Path("{id}")
    @Requires("owners:read")
    @Operation(
            operationId = "getOwner",
            summary = "Read an owner with houses, household, vehicles and special dates",
            description =
                    "`segment` and `complaintPoints` are answered with the scope `owners:read-internal` alone. That the "
                            + "record was opened is noted in the event log.")
    public Owner get(UUID id, @BeanParam Unmasking unmasking) {
        return owners.get(request.caller(), id, unmasking.checked());
    }

    @PUT
    @Path("{id}")
    @Requires("owners:write")
    @Operation(
            operationId = "changeOwner",
            summary = "Change an owner",
            description =
                    "Changes of name, phones, emergency contact, identity number and internal marks are remembered with their "
                            + "date; one of a mark needs `changeReason` (422). A number that equals its own mask keeps what is stored; any other `*` in it is 422. What the caller "
                            + "cannot see stays as it is unless it is sent.")
    public Owner change(UUID id, @NotNull @Valid ChangeOwner body) {
        var note = new ChangeNote(body.changedOn(), body.changeReason());
        return owners.change(request.caller(), id, request.expected(), body.details(), note);
    }

    @POST
    @Path("{id}/erase")
    @Requires("owners:erase")
    @Operation(
            operationId = "eraseOwner",
            summary = "Erase what is kept of a person",
            description =
                    "Names, numbers, remarks, household, papers, portrait, history, sessions, and every text about them in tickets, callbacks, "
                            + "messages and escalations, with their files. What happened when, scores and counts stay. 409 "
                            + "`owner-not-erasable` with `blockers` while a relation to a house is not over (`RELATION`), a ticket has not "
                            + "ended (`OPEN_TICKET`), a callback is due (`CALLBACK_DUE`), a bill is not settled (`OPEN_BILL`), something is "
                            + "prepaid (`PREPAYMENT`), they are named to pay from now on (`FEE_ASSIGNMENT`) or something is held as a deposit "
                            + "(`DEPOSIT_HELD`). Erasing twice answers the same.")
    public Owner erase(UUID id, @NotNull @Valid EraseOwner body) {
        return erasures.erase(request.caller(), id, request.expected(), body.reason());
    }

    @GET
    @Path("{id}/history")
    @Requires("owners:read")
    @Operation(
            operationId = "listOwnerHistory",
            summary = "List what was changed of an owner, the newest first",
            description = "Name, phones, head of the household, emergency contact, identity number; with the scope "
                    + "`owners:read-internal` the internal marks too. That it was looked at is noted in the event log.")
    public Page<OwnerChange> history(UUID id, @BeanParam Unmasking unmasking, @BeanParam @Valid Paging paging) {
        return owners.history(request.caller(), id, unmasking.checked(), paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}/export")
    @Requires("owners:read-sensitive")
    @Operation(
            operationId = "exportOwner",
            summary = "Export everything that is kept of an owner, as a file for the owner",
            description =
                    "The record with its household, the history, tickets with timelines and attachments, callbacks, "
                            + "messages, reminders and sessions, all numbers whole. Without `segment` and `complaintPoints`, which "
                            + "no owner is shown. Of an owner with a portrait it needs `portraits:read` too (403), since without it the "
                            + "file would not be whole. It is noted in the event log.")
    @APIResponse(
            responseCode = "200",
            description = "The file: `owner` is the record, each further member a list",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public RestResponse<StreamingOutput> export(
            UUID id,
            @Parameter(description = "Why; noted in the event log") @QueryParam("reason") @NotNull ReadReason reason) {
        var caller = request.caller();
        var owner = exports.begin(caller, id, reason);
        StreamingOutput file = out -> exports.write(caller, owner, out);
        return RestResponse.ResponseBuilder.ok(file)
                .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"owner-" + id + ".json\"")
                .build();
    }
}
