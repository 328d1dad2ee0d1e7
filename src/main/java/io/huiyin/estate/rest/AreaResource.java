package io.huiyin.estate.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.estate.Area;
import io.huiyin.estate.AreaDetails;
import io.huiyin.estate.AreaFilter;
import io.huiyin.estate.Areas;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/areas}: the areas of the communities and who answers for them. */
@Path("/v1/areas")
@Endpoint
@Tag(name = "Estate", description = "Areas (片区), buildings (楼栋) and houses (房屋)")
class AreaResource {

    private final Areas areas;
    private final Request request;

    AreaResource(Areas areas, Request request) {
        this.areas = areas;
        this.request = request;
    }

    /** Body of {@code POST /v1/areas}. */
    record CreateArea(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 50) @PlainText String name,
            UUID phaseId,
            UUID stewardId,
            @Size(max = 50) List<@NotNull UUID> securityIds,
            @Size(max = 50) List<@NotNull UUID> repairIds) {

        AreaDetails details() {
            return new AreaDetails(name, phaseId, stewardId, orEmpty(securityIds), orEmpty(repairIds));
        }
    }

    /** Body of {@code PUT /v1/areas/{id}}. */
    @JsonIgnoreProperties({"id", "communityId", "createdAt", "version"})
    record ChangeArea(
            @NotBlank @Size(max = 50) @PlainText String name,
            UUID phaseId,
            UUID stewardId,
            @Size(max = 50) List<@NotNull UUID> securityIds,
            @Size(max = 50) List<@NotNull UUID> repairIds) {

        AreaDetails details() {
            return new AreaDetails(name, phaseId, stewardId, orEmpty(securityIds), orEmpty(repairIds));
        }
    }

    @POST
    @Requires("areas:write")
    @Operation(
            operationId = "createArea",
            summary = "Add an area to a community",
            description =
                    "Names its steward and its security and repair persons. 409 if the community has an area of this name; "
                            + "422 for an unknown community or phase, and for staff who are not active members of it.")
    public RestResponse<Area> create(@NotNull @Valid CreateArea body) {
        var made = areas.create(request.caller(), body.communityId(), body.details());
        return Created.at("/v1/areas", made.id(), made);
    }

    @GET
    @Requires("areas:read")
    @Operation(operationId = "listAreas", summary = "List areas by name")
    public Page<Area> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("phaseId") UUID phaseId,
            @QueryParam("stewardId") UUID stewardId,
            @Parameter(description = "Whether it has a steward and at least one security and one repair person")
                    @QueryParam("complete")
                    Boolean complete,
            @BeanParam @Valid Paging paging) {
        var filter = new AreaFilter(communityId, phaseId, stewardId, complete);
        return areas.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("areas:read")
    @Operation(operationId = "getArea", summary = "Read an area")
    public Area get(UUID id) {
        return areas.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("areas:write")
    @Operation(operationId = "changeArea", summary = "Change an area and who answers for it")
    public Area change(UUID id, @NotNull @Valid ChangeArea body) {
        return areas.change(request.caller(), id, request.expected(), body.details());
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
