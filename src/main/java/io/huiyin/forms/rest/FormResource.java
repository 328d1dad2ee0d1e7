package io.huiyin.forms.rest;

import io.huiyin.forms.FieldType;
import io.huiyin.forms.Form;
import io.huiyin.forms.FormField;
import io.huiyin.forms.FormVersion;
import io.huiyin.forms.Forms;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/forms}: controlled forms in versions. */
@Path("/v1/forms")
@Endpoint
@Tag(name = "Forms", description = "Forms (受控表单): in versions that nobody changes once they are published")
class FormResource {

    private static final String DECIMAL = "-?\\d{1,15}(\\.\\d{1,6})?";

    private final Forms forms;
    private final Request request;

    FormResource(Forms forms, Request request) {
        this.forms = forms;
        this.request = request;
    }

    /**
     * A field of a form.
     *
     * @param code      the name of its value in records, unique in the version
     * @param required  false where absent
     * @param choices   of a CHOICE alone, which needs some
     * @param maxLength of a TEXT alone
     * @param min       of a NUMBER alone, as {@code max}
     */
    record Field(
            @NotBlank @Pattern(regexp = "[a-z][A-Za-z0-9]{0,49}")
            String code,

            @NotBlank @Size(max = 100) @PlainText String label,
            @NotNull FieldType type,
            Boolean required,
            @Size(max = 100) List<@NotBlank @Size(max = 100) @PlainText String> choices,
            @Min(1) @Max(4000) Integer maxLength,
            @Size(max = 23) @Pattern(regexp = DECIMAL) String min,
            @Size(max = 23) @Pattern(regexp = DECIMAL) String max) {

        FormField field() {
            return new FormField(code, label, type, Boolean.TRUE.equals(required), choices, maxLength, min, max);
        }
    }

    /**
     * Body of {@code POST /v1/forms}.
     *
     * @param code          unique in the community
     * @param effectiveFrom of the first version; today where absent, and it may lie in the past
     */
    record CreateForm(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 50) @PlainText String code,
            @NotBlank @Size(max = 100) @PlainText String name,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Field> fields,
            LocalDate effectiveFrom) {}

    /**
     * Body of {@code POST /v1/forms/{id}/versions}.
     *
     * @param effectiveFrom today where absent; neither in the past nor before the version before it
     */
    record PublishVersion(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Field> fields, LocalDate effectiveFrom) {}

    @GET
    @Requires("forms:read")
    @Operation(
            operationId = "listForms",
            summary = "List forms, newest first",
            description = "`fields` are those of the version in force today.")
    public Page<Form> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("code") @Size(min = 1, max = 50) @PlainText String code,
            @QueryParam("retired") Boolean retired,
            @BeanParam @Valid Paging paging) {
        return forms.list(request.caller(), communityId, code, retired, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("forms:read")
    @Operation(operationId = "getForm", summary = "Read a form with the fields of the version in force today")
    public Form get(UUID id) {
        return forms.get(request.caller(), id);
    }

    @POST
    @Requires("forms:write")
    @Operation(
            operationId = "createForm",
            summary = "Make a form and publish its first version",
            description = "409 for a code that is taken; 422 that names every field that does not fit together.")
    public RestResponse<Form> create(@NotNull @Valid CreateForm body) {
        var made = forms.create(
                request.caller(),
                body.communityId(),
                body.code(),
                body.name(),
                body.fields().stream().map(Field::field).toList(),
                body.effectiveFrom());
        return Created.at("/v1/forms", made.id(), made);
    }

    @GET
    @Path("{id}/versions")
    @Requires("forms:read")
    @Operation(operationId = "listFormVersions", summary = "List the versions of a form, newest first")
    public Page<FormVersion> versions(UUID id, @BeanParam @Valid Paging paging) {
        return forms.versions(request.caller(), id, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}/versions/{number}")
    @Requires("forms:read")
    @Operation(operationId = "getFormVersion", summary = "Read a version of a form")
    public FormVersion version(UUID id, int number) {
        return forms.version(request.caller(), id, number);
    }

    @POST
    @Path("{id}/versions")
    @Requires("forms:write")
    @Operation(
            operationId = "publishFormVersion",
            summary = "Publish the next version of a form",
            description =
                    "It is never changed afterwards, and records stay under the version on which they were filled in. 409 "
                            + "for a retired form; 422 for an `effectiveFrom` in the past, or before the version before it.")
    public RestResponse<FormVersion> publish(UUID id, @NotNull @Valid PublishVersion body) {
        var made = forms.publish(
                request.caller(),
                id,
                request.expected(),
                body.fields().stream().map(Field::field).toList(),
                body.effectiveFrom());
        return RestResponse.ResponseBuilder.<FormVersion>create(RestResponse.Status.CREATED)
                .entity(made)
                .location(URI.create("/v1/forms/" + id + "/versions/" + made.number()))
                .build();
    }

    @POST
    @Path("{id}/retire")
    @Requires("forms:write")
    @Operation(
            operationId = "retireForm",
            summary = "Retire a form",
            description = "Nobody fills it in any more; its records stay. 409 if it is retired already.")
    public Form retire(UUID id) {
        return forms.retire(request.caller(), id, request.expected());
    }
}
