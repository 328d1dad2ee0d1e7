package io.huiyin.owners.rest;

import io.huiyin.files.rest.FileAnswer;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ReadReason;
import io.huiyin.owners.OwnerPaper;
import io.huiyin.owners.OwnerPapers;
import io.huiyin.owners.PaperKind;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** {@code /v1/owners/{ownerId}/papers}: the papers of a household's archive. */
@Path("/v1/owners/{ownerId}/papers")
@Endpoint
@Tag(name = "Owners")
class OwnerPaperResource {

    private final OwnerPapers papers;
    private final Request request;

    OwnerPaperResource(OwnerPapers papers, Request request) {
        this.papers = papers;
        this.request = request;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires("owner-papers:write")
    @Operation(
            operationId = "addOwnerPaper",
            summary = "Hand in a paper of a household's archive",
            description =
                    "Photo, copies of identity card and deed, signed agreements, forms of registration: one file in the multipart "
                            + "field `file`, as for `uploadFile` (413 and 415 as there). It is no file of `/v1/files`. `receivedOn` is "
                            + "today where absent. 422 for a date to come, and for a house to which the owner has and had no relation.")
    public RestResponse<OwnerPaper> add(
            UUID ownerId,
            @QueryParam("kind") @NotNull PaperKind kind,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("receivedOn") LocalDate receivedOn,
            @RestForm("file") @NotNull FileUpload file) {
        var given = new OwnerPapers.Given(kind, houseId, receivedOn, file.fileName(), file.uploadedFile());
        var made = papers.add(request.caller(), ownerId, given);
        return Created.at("/v1/owners/" + ownerId + "/papers", made.id(), made);
    }

    @GET
    @Requires("owner-papers:read")
    @Operation(
            operationId = "listOwnerPapers",
            summary = "List the papers of a household's archive in the order of entry",
            description = "Which there are; what stands in them is read one by one.")
    public Page<OwnerPaper> list(UUID ownerId, @BeanParam @Valid Paging paging) {
        return papers.list(request.caller(), ownerId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("owner-papers:read")
    @Operation(operationId = "getOwnerPaper", summary = "Read what a paper is")
    public OwnerPaper get(UUID ownerId, UUID id) {
        return papers.get(request.caller(), ownerId, id);
    }

    @GET
    @Path("{id}/content")
    @Requires("owner-papers:read")
    @Operation(
            operationId = "getOwnerPaperContent",
            summary = "Read what stands in a paper",
            description = "That it was read is noted in the event log with the reason (400 without one).")
    @APIResponse(
            responseCode = "200",
            description = "The bytes, as an attachment that no browser runs",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<InputStream> content(
            UUID ownerId,
            UUID id,
            @Parameter(description = "Why; noted in the event log") @QueryParam("reason") @NotNull ReadReason reason) {
        return FileAnswer.of(papers.content(request.caller(), ownerId, id, reason));
    }

    @DELETE
    @Path("{id}")
    @Requires("owner-papers:write")
    @Operation(
            operationId = "removeOwnerPaper",
            summary = "Take a paper out of a household's archive",
            description = "Its bytes go with it.")
    public void remove(UUID ownerId, UUID id) {
        papers.remove(request.caller(), ownerId, id, request.expected());
    }
}
