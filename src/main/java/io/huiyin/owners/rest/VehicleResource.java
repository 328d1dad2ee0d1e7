package io.huiyin.owners.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.owners.Vehicle;
import io.huiyin.owners.Vehicles;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/owners/{ownerId}/vehicles}: the household's vehicles. */
@Path("/v1/owners/{ownerId}/vehicles")
@Endpoint
@Tag(name = "Owners")
class VehicleResource {

    private final Vehicles vehicles;
    private final Request request;

    VehicleResource(Vehicles vehicles, Request request) {
        this.vehicles = vehicles;
        this.request = request;
    }

    /** Body of {@code POST} and {@code PUT}. */
    @JsonIgnoreProperties({"id", "ownerId", "version"})
    record WriteVehicle(
            @NotBlank @Size(max = 20) String plate,
            @Size(max = 100) @PlainText String description) {}

    @POST
    @Requires("owners:write")
    @Operation(
            operationId = "addVehicle",
            summary = "Add a vehicle to an owner's household",
            description = "409 if the household has the plate; 422 for a plate that is none.")
    public RestResponse<Vehicle> add(UUID ownerId, @NotNull @Valid WriteVehicle body) {
        var made = vehicles.add(request.caller(), ownerId, body.plate(), body.description());
        return Created.at("/v1/owners/" + ownerId + "/vehicles", made.id(), made);
    }

    @GET
    @Requires("owners:read")
    @Operation(
            operationId = "listVehicles",
            summary = "List the vehicles of an owner's household in the order of entry")
    public Page<Vehicle> list(UUID ownerId, @BeanParam @Valid Paging paging) {
        return vehicles.list(request.caller(), ownerId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("owners:read")
    @Operation(operationId = "getVehicle", summary = "Read a vehicle")
    public Vehicle get(UUID ownerId, UUID id) {
        return vehicles.get(request.caller(), ownerId, id);
    }

    @PUT
    @Path("{id}")
    @Requires("owners:write")
    @Operation(operationId = "changeVehicle", summary = "Change a vehicle")
    public Vehicle change(UUID ownerId, UUID id, @NotNull @Valid WriteVehicle body) {
        return vehicles.change(request.caller(), ownerId, id, request.expected(), body.plate(), body.description());
    }

    @DELETE
    @Path("{id}")
    @Requires("owners:write")
    @Operation(operationId = "removeVehicle", summary = "Take a vehicle out of an owner's household")
    public void remove(UUID ownerId, UUID id) {
        vehicles.remove(request.caller(), ownerId, id, request.expected());
    }
}
