package io.huiyin.imports.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.imports.ImportKind;
import io.huiyin.imports.ImportOrder;
import io.huiyin.imports.ImportOutcome;
import io.huiyin.imports.Imports;
import io.huiyin.imports.OnFault;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** {@code /v1/imports}: spreadsheets that are checked and loaded. */
@Path("/v1/imports")
@Endpoint
@Tag(name = "Imports", description = "Imports (导入) of houses and owners from the spreadsheets that an office has")
class ImportResource {

    private static final String COLLECTION = "/v1/imports";
    private static final int LONGEST_NAME = 200;
    private static final String PROBLEM = "application/problem+json";
    private static final TypeReference<Map<String, String>> HEADERS_TO_FIELDS = new TypeReference<>() {};

    private final Imports imports;
    private final Request request;
    private final ObjectMapper json;

    ImportResource(Imports imports, Request request, ObjectMapper json) {
        this.imports = imports;
        this.request = request;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires("imports:write")
    @Operation(
            operationId = "importFile",
            summary = "Check a file, and load it",
            description =
                    "Takes a form with one `file`: .xlsx, or .csv in UTF-8 or GB18030, of at most 20 MiB and 50,000 "
                            + "rows. `dryRun` is true unless said otherwise: everything is checked and compared, nothing is "
                            + "written. With `dryRun=false` a fault in any row refuses the whole file with 422 and the report, "
                            + "unless `onFault=SKIP` leaves the faulty rows out. `sheet` names the sheet of a workbook to read; "
                            + "without it the first one that has the headers is taken. The form may carry a `mapping`, a JSON "
                            + "object of headers to field names, where a file calls its columns otherwise. `docs/import.md` "
                            + "tells how to prepare a file.")
    @APIResponse(
            responseCode = "201",
            description = "The report of what was done, or would be",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "The file cannot be read, its headers do not fit, or rows have faults and nothing was imported: "
                            + "then the problem carries the report",
            content = @Content(mediaType = PROBLEM, schema = @Schema(implementation = RefusedImport.class)))
    public RestResponse<Object> run(
            @QueryParam("kind") @NotNull ImportKind kind,
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("dryRun") @DefaultValue("true") @Pattern(regexp = "true|false") String dryRun,
            @QueryParam("onFault") @DefaultValue("STOP") OnFault onFault,
            @QueryParam("sheet") @Size(max = 31) String sheet,
            @RestForm("file") @NotNull FileUpload file,
            @RestForm("mapping") String mapping) {
        var order = new ImportOrder(
                kind, communityId, Boolean.parseBoolean(dryRun), onFault, sheet, mapping(mapping), name(file));
        var report = imports.run(request.caller(), order, file.uploadedFile(), file.size());
        var view = ImportView.of(report, request.locale());
        if (report.outcome() != ImportOutcome.REFUSED) return Created.at(COLLECTION, report.id(), view);
        var refused = RefusedImport.of(view, COLLECTION, request.id(), request.locale());
        return RestResponse.ResponseBuilder.create(refused.status())
                .<Object>entity(refused)
                .header(HttpHeaders.CONTENT_TYPE, PROBLEM)
                .build();
    }

    @GET
    @Requires("imports:read")
    @Operation(
            operationId = "listImports",
            summary = "List the reports of imports, newest first",
            description = "Without their `problems`; `GET /v1/imports/{id}` has them.")
    public Page<ImportView> list(@QueryParam("communityId") UUID communityId, @BeanParam @Valid Paging paging) {
        return imports.list(request.caller(), communityId, paging.cursor, paging.limit)
                .map(report -> ImportView.of(report, request.locale()));
    }

    @GET
    @Path("{id}")
    @Requires("imports:read")
    @Operation(operationId = "getImport", summary = "Read the report of an import")
    public ImportView get(UUID id) {
        return ImportView.of(imports.get(request.caller(), id), request.locale());
    }

    private Map<String, String> mapping(String text) {
        if (text == null || text.isBlank()) return Map.of();
        try {
            var mapping = json.readValue(text, HEADERS_TO_FIELDS);
            if (mapping != null) return mapping;
        } catch (JsonProcessingException e) {
            throw malformedMapping();
        }
        throw malformedMapping();
    }

    private static ProblemException malformedMapping() {
        return Problems.invalid(
                "mapping",
                "malformed",
                Text.of("It must be a JSON object of headers to field names.", "必须是“表头: 字段名”的 JSON 对象。"));
    }

    private static String name(FileUpload file) {
        var name = file.fileName();
        if (name == null) return null;
        var plain = name.replaceAll("[\\p{Cc}\\p{Cs}]", "").strip();
        int characters = Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length()));
        return plain.isEmpty() ? null : plain.substring(0, plain.offsetByCodePoints(0, characters));
    }
}
