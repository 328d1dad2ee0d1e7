package io.huiyin.estate.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.estate.Building;
import io.huiyin.estate.BuildingFilter;
import io.huiyin.estate.Buildings;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/buildings}: the buildings of the communities. */
@Path("/v1/buildings")
@Endpoint
@Tag(name = "Estate")
class BuildingResource {

    private final Buildings buildings;
    private final Request request;

    BuildingResource(Buildings buildings, Request request) {
        this.buildings = buildings;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/buildings}.
     *
     * @param phase a phase's name; it is made if the community has none of it
     */
    record CreateBuilding(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 50) @PlainText String name,
            @Size(min = 1, max = 50) @PlainText String phase,
            UUID areaId) {}

    /** Body of {@code PUT /v1/buildings/{id}}. */
    @JsonIgnoreProperties({"id", "communityId", "phaseId", "createdAt", "version"})
    record ChangeBuilding(
            @NotBlank @Size(max = 50) @PlainText String name,
            @Size(min = 1, max = 50) @PlainText String phase,
            UUID areaId) {}

    @POST
    @Requires("houses:write")
    @Operation(
            operationId = "createBuilding",
            summary = "Add a building to a community",
            description = "409 if the phase has a building of this name; 422 for an unknown community or area.")
    public RestResponse<Building> create(@NotNull @Valid CreateBuilding body) {
        var made = buildings.create(request.caller(), body.communityId(), body.phase(), body.areaId(), body.name());
        return Created.at("/v1/buildings", made.id(), made);
    }

    @GET
    @Requires("houses:read")
    @Operation(operationId = "listBuildings", summary = "List buildings by name")
    public Page<Building> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("phaseId") UUID phaseId,
            @QueryParam("areaId") UUID areaId,
            @QueryParam("name") @Size(max = 50) String name,
            @BeanParam @Valid Paging paging) {
        var filter = new BuildingFilter(communityId, phaseId, areaId, name);
        return buildings.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("houses:read")
    @Operation(operationId = "getBuilding", summary = "Read a building")
    public Building get(UUID id) {
        return buildings.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("houses:write")
    @Operation(
            operationId = "changeBuilding",
            summary = "Change a building",
            description = "Its houses move with it into another area, except those that were in one of their own.")
    public Building change(UUID id, @NotNull @Valid ChangeBuilding body) {
        return buildings.change(request.caller(), id, request.expected(), body.phase(), body.areaId(), body.name());
    }
}
