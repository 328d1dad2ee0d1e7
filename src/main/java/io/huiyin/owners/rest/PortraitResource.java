package io.huiyin.owners.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.files.rest.FileAnswer;
import io.huiyin.kernel.ReadReason;
import io.huiyin.owners.Portrait;
import io.huiyin.owners.PortraitDetails;
import io.huiyin.owners.PortraitPhoto;
import io.huiyin.owners.Portraits;
import io.huiyin.web.Endpoint;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
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

/** {@code /v1/owners/{ownerId}/portrait}: what certain posts are told of a key customer. */
@Path("/v1/owners/{ownerId}/portrait")
@Endpoint
@Tag(name = "Owners")
class PortraitResource {

    private static final String WHY = "Why; noted in the event log";

    private final Portraits portraits;
    private final Request request;

    PortraitResource(Portraits portraits, Request request) {
        this.portraits = portraits;
        this.request = request;
    }

    /**
     * Body of {@code PUT}.
     *
     * @param bornYear not in the future
     */
    @JsonIgnoreProperties({"ownerId", "hasPhoto", "version"})
    record WritePortrait(
            @Min(1900) @Max(2100) Integer bornYear,
            @Size(max = 100) @PlainText String occupation,
            @Size(max = 2000) String notes) {

        PortraitDetails details() {
            return new PortraitDetails(bornYear, occupation, notes);
        }
    }

    @GET
    @Requires("portraits:read")
    @Operation(
            operationId = "getPortrait",
            summary = "Read the portrait of a key customer",
            description =
                    "Year of birth, occupation, notes on their character. Version 0 while nothing is kept. Designated "
                            + "posts alone hold the permission; that it was read is noted in the event log with the reason (400 without one).")
    public Portrait get(UUID ownerId, @Parameter(description = WHY) @QueryParam("reason") @NotNull ReadReason reason) {
        return portraits.get(request.caller(), ownerId, reason);
    }

    @PUT
    @Requires("portraits:write")
    @Operation(
            operationId = "changePortrait",
            summary = "Write the portrait of a key customer, without the photo",
            description =
                    "The first time with `If-Match: \"0\"`. 422 `not-a-key-customer` unless the owner's `segment` is `KEY`, and for a "
                            + "year in the future.")
    public Portrait change(UUID ownerId, @NotNull @Valid WritePortrait body) {
        return portraits.change(request.caller(), ownerId, request.expected(), body.details());
    }

    @DELETE
    @Requires("portraits:write")
    @Operation(
            operationId = "removePortrait",
            summary = "Forget the portrait of an owner, with the photo",
            description = "Whether or not they are a key customer still. 404 while nothing is kept.")
    public void remove(UUID ownerId) {
        portraits.remove(request.caller(), ownerId, request.expected());
    }

    @GET
    @Path("photo")
    @Requires("portraits:read")
    @Operation(
            operationId = "getPortraitPhoto",
            summary = "Read the photo of a key customer",
            description =
                    "It is no file of `/v1/files`. That it was read is noted in the event log with the reason (400 "
                            + "without one). 404 while none is kept.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes, as an attachment that no browser runs",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public RestResponse<InputStream> photo(
            UUID ownerId, @Parameter(description = WHY) @QueryParam("reason") @NotNull ReadReason reason) {
        return FileAnswer.of(portraits.photo(request.caller(), ownerId, reason));
    }

    @PUT
    @Path("photo")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires("portraits:write")
    @Operation(
            operationId = "changePortraitPhoto",
            summary = "Hand in the photo of a key customer, instead of the one before",
            description =
                    "One picture in the multipart field `file`, as for `uploadFile`: 413 and 415 as there, 415 for a document too. "
                            + "`If-Match` names the version of the portrait, `\"0\"` the first time. 422 `not-a-key-customer` unless the "
                            + "owner's `segment` is `KEY`. To remove it, remove the portrait.")
    public PortraitPhoto changePhoto(UUID ownerId, @RestForm("file") @NotNull FileUpload file) {
        return portraits.changePhoto(
                request.caller(), ownerId, request.expected(), file.fileName(), file.uploadedFile());
    }
}
