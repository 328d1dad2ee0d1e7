package io.huiyin.files.rest;

import io.huiyin.files.FileView;
import io.huiyin.files.Files;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** {@code /v1/files}: photographs and documents that other things refer to. */
@Path("/v1/files")
@Endpoint
@Tag(name = "Files", description = "Files (附件): photographs and documents that tickets, callbacks and owners refer to")
class FileResource {

    private final Files files;
    private final Request request;

    FileResource(Files files, Request request) {
        this.files = files;
        this.request = request;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(value = "files:write", owners = true)
    @Operation(
            operationId = "uploadFile",
            summary = "Hand in a file",
            description =
                    "One file in the multipart field `file`: JPEG, PNG, GIF, WebP, HEIC or PDF, recognised by its "
                            + "first bytes (415 otherwise), of at most 10 MB unless set otherwise (413). Without `communityId` it "
                            + "belongs to the key's only community; with a key of several it is seen by its sender alone until it "
                            + "is attached to something, and removed if that does not happen within 30 days; so it is with an "
                            + "owner's, of which 20 may wait unless set otherwise (409).")
    public RestResponse<FileView> upload(
            @RestForm("file") @NotNull FileUpload file,
            @RestForm("communityId") UUID community,
            @QueryParam("communityId") UUID communityId) {
        var made = files.keep(
                request.caller(), community == null ? communityId : community, file.fileName(), file.uploadedFile());
        return Created.at("/v1/files", made.id(), made);
    }

    @GET
    @Path("{id}")
    @Requires(value = "files:read", owners = true)
    @Operation(operationId = "getFile", summary = "Read what a file is")
    public FileView get(UUID id) {
        return files.get(request.caller(), id);
    }

    @GET
    @Path("{id}/content")
    @Requires(value = "files:read", owners = true)
    @Operation(operationId = "getFileContent", summary = "Read a file's bytes")
    @APIResponse(
            responseCode = "200",
            description = "The bytes, as an attachment that no browser runs",
            content =
                    @Content(
                            mediaType = "*/*",
                            schema =
                                    @Schema(
                                            type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING,
                                            format = "binary")))
    public RestResponse<InputStream> content(UUID id) {
        return FileAnswer.of(files.content(request.caller(), id));
    }
}
