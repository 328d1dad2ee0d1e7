package io.huiyin.forms.rest;

import io.huiyin.forms.FormRecord;
import io.huiyin.forms.FormRecords;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
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
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/form-records}: what was filled in on controlled forms. */
@Path("/v1/form-records")
@Endpoint
@Tag(
        name = "Form records",
        description = "Form records (质量记录): filled in once, corrected by another, archived in the end")
class FormRecordResource {

    private final FormRecords records;
    private final Request request;

    FormRecordResource(FormRecords records, Request request) {
        this.records = records;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/form-records}.
     *
     * @param ownerId whose record it is; with them it is exported and erased
     * @param on      the day that it is about: today where absent, not in the future
     * @param values  by the codes of the fields of the version in force on that day
     */
    record FillIn(
            @NotNull UUID formId,
            UUID ownerId,
            UUID houseId,
            LocalDate on,
            @NotNull @Size(max = 100) Map<String, Object> values) {}

    /** Body of {@code POST /v1/form-records/{id}/correct}. @param values all of them, not only those that change */
    record Correct(
            @NotNull @Size(max = 100) Map<String, Object> values,
            @NotBlank @Size(max = 500) String reason) {}

    @GET
    @Requires("form-records:read")
    @Operation(
            operationId = "listFormRecords",
            summary = "List records, newest first",
            description = "Without `values`, which are read one by one.")
    public Page<FormRecord> list(@BeanParam @Valid FormRecordQuery query, @BeanParam @Valid Paging paging) {
        return records.list(request.caller(), query.filter(), paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("form-records:read")
    @Operation(
            operationId = "getFormRecord",
            summary = "Read a record",
            description =
                    "Under the version of the form on which it was filled in. That it was opened is noted in the log.")
    public FormRecord get(UUID id) {
        return records.get(request.caller(), id);
    }

    @POST
    @Requires("form-records:write")
    @Operation(
            operationId = "fillInForm",
            summary = "Fill in a form",
            description =
                    "On the version that was in force on the day. 422 that names every field which is missing, of another "
                            + "type, out of range, none of the choices or unknown, and for ids that are not known here; 409 for a "
                            + "retired form.")
    public RestResponse<FormRecord> fill(@NotNull @Valid FillIn body) {
        var made = records.fill(
                request.caller(),
                new FormRecord.Given(body.formId(), body.ownerId(), body.houseId(), body.on(), body.values()));
        return Created.at("/v1/form-records", made.id(), made);
    }

    @POST
    @Path("{id}/correct")
    @Requires("form-records:write")
    @Operation(
            operationId = "correctFormRecord",
            summary = "Put another record in the place of one",
            description =
                    "On the same version and about the same day; the old one stays as SUPERSEDED. 409 for one that is "
                            + "archived or was corrected already; 422 that names every field at fault.")
    public RestResponse<FormRecord> correct(UUID id, @NotNull @Valid Correct body) {
        var made = records.correct(request.caller(), id, request.expected(), body.values(), body.reason());
        return Created.at("/v1/form-records", made.id(), made);
    }

    @POST
    @Path("{id}/archive")
    @Requires("form-records:write")
    @Operation(
            operationId = "archiveFormRecord",
            summary = "Archive a record",
            description =
                    "It is final: nobody corrects it any more. 409 for one that is archived or was corrected already.")
    public FormRecord archive(UUID id) {
        return records.archive(request.caller(), id, request.expected());
    }
}
