package io.huiyin.estate.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.estate.OccupancyDetail;
import io.huiyin.estate.OccupancyDetails;
import io.huiyin.estate.OccupancyStatus;
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

/** {@code /v1/occupancy-details}: what a community tells apart within an occupancy status. */
@Path("/v1/occupancy-details")
@Endpoint
@Tag(name = "Estate")
class OccupancyDetailResource {

    private final OccupancyDetails details;
    private final Request request;

    OccupancyDetailResource(OccupancyDetails details, Request request) {
        this.details = details;
        this.request = request;
    }

    /** Body of {@code POST /v1/occupancy-details}. */
    record CreateOccupancyDetail(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 50) @PlainText String name,
            @NotNull OccupancyStatus occupancyStatus) {}

    /** Body of {@code PUT /v1/occupancy-details/{id}}. */
    @JsonIgnoreProperties({"id", "communityId", "occupancyStatus", "createdAt", "version"})
    record ChangeOccupancyDetail(
            @NotBlank @Size(max = 50) @PlainText String name) {}

    @POST
    @Requires("houses:write")
    @Operation(
            operationId = "createOccupancyDetail",
            summary = "Tell a finer occupancy status apart",
            description = "Such as 度假居住 within OCCUPIED; houses name it as occupancyDetail. 409 if the name is taken.")
    public RestResponse<OccupancyDetail> create(@NotNull @Valid CreateOccupancyDetail body) {
        var made = details.create(request.caller(), body.communityId(), body.name(), body.occupancyStatus());
        return Created.at("/v1/occupancy-details", made.id(), made);
    }

    @GET
    @Requires("houses:read")
    @Operation(operationId = "listOccupancyDetails", summary = "List finer occupancy statuses by name")
    public Page<OccupancyDetail> list(@QueryParam("communityId") UUID communityId, @BeanParam @Valid Paging paging) {
        return details.list(request.caller(), communityId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("houses:read")
    @Operation(operationId = "getOccupancyDetail", summary = "Read a finer occupancy status")
    public OccupancyDetail get(UUID id) {
        return details.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("houses:write")
    @Operation(
            operationId = "changeOccupancyDetail",
            summary = "Rename a finer occupancy status",
            description = "What it counts as is fixed, since houses already count by it.")
    public OccupancyDetail change(UUID id, @NotNull @Valid ChangeOccupancyDetail body) {
        return details.rename(request.caller(), id, request.expected(), body.name());
    }
}
