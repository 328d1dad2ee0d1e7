package io.huiyin.owners.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.owners.SpecialDate;
import io.huiyin.owners.SpecialDateDetails;
import io.huiyin.owners.SpecialDateKind;
import io.huiyin.owners.SpecialDates;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/owners/{ownerId}/special-dates}: days that matter to an owner. */
@Path("/v1/owners/{ownerId}/special-dates")
@Endpoint
@Tag(name = "Owners")
class SpecialDateResource {

    private final SpecialDates dates;
    private final Request request;

    SpecialDateResource(SpecialDates dates, Request request) {
        this.dates = dates;
        this.request = request;
    }

    /**
     * Body of {@code POST} and {@code PUT}.
     *
     * @param yearly whether it comes again every year; it does where absent
     */
    @JsonIgnoreProperties({"id", "ownerId", "version"})
    record WriteSpecialDate(
            @NotNull SpecialDateKind kind,
            @NotNull LocalDate on,
            Boolean yearly,
            @Size(max = 100) @PlainText String label) {

        SpecialDateDetails details() {
            return new SpecialDateDetails(kind, on, yearly == null || yearly, label);
        }
    }

    @POST
    @Requires("owners:write")
    @Operation(operationId = "addSpecialDate", summary = "Note a day that matters to an owner")
    public RestResponse<SpecialDate> add(UUID ownerId, @NotNull @Valid WriteSpecialDate body) {
        var made = dates.add(request.caller(), ownerId, body.details());
        return Created.at("/v1/owners/" + ownerId + "/special-dates", made.id(), made);
    }

    @GET
    @Requires("owners:read")
    @Operation(operationId = "listSpecialDates", summary = "List an owner's special dates in the order of entry")
    public Page<SpecialDate> list(UUID ownerId, @BeanParam @Valid Paging paging) {
        return dates.list(request.caller(), ownerId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("owners:read")
    @Operation(operationId = "getSpecialDate", summary = "Read a special date")
    public SpecialDate get(UUID ownerId, UUID id) {
        return dates.get(request.caller(), ownerId, id);
    }

    @PUT
    @Path("{id}")
    @Requires("owners:write")
    @Operation(operationId = "changeSpecialDate", summary = "Change a special date")
    public SpecialDate change(UUID ownerId, UUID id, @NotNull @Valid WriteSpecialDate body) {
        return dates.change(request.caller(), ownerId, id, request.expected(), body.details());
    }

    @DELETE
    @Path("{id}")
    @Requires("owners:write")
    @Operation(operationId = "removeSpecialDate", summary = "Forget a special date")
    public void remove(UUID ownerId, UUID id) {
        dates.remove(request.caller(), ownerId, id, request.expected());
    }
}
