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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
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

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9._ -]");

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
        var content = files.content(request.caller(), id);
        var file = content.file();
        return RestResponse.ResponseBuilder.ok(content.bytes())
                .header(HttpHeaders.CONTENT_TYPE, file.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, file.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()))
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .header("Repr-Digest", "sha-256=:" + base64(file.sha256()) + ":")
                .build();
    }

    /** RFC 6266: the name in ASCII for old readers, and as it is for all others. */
    private static String disposition(String name) {
        return "attachment; filename=\"" + NOT_PLAIN.matcher(name).replaceAll("_") + "\"; filename*=UTF-8''"
                + encoded(name);
    }

    /** As RFC 8187 has it. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
