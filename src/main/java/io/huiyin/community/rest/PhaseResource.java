package io.huiyin.community.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.community.Phase;
import io.huiyin.community.Phases;
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

/** {@code /v1/phases}: the phases of the communities. */
@Path("/v1/phases")
@Endpoint
@Tag(name = "Communities")
class PhaseResource {

    private final Phases phases;
    private final Request request;

    PhaseResource(Phases phases, Request request) {
        this.phases = phases;
        this.request = request;
    }

    /** Body of {@code POST /v1/phases}. */
    record CreatePhase(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 50) @PlainText String name) {}

    /** Body of {@code PUT /v1/phases/{id}}. */
    @JsonIgnoreProperties({"id", "communityId", "createdAt", "version"})
    record ChangePhase(@NotBlank @Size(max = 50) @PlainText String name) {}

    @POST
    @Requires("communities:write")
    @Operation(
            operationId = "createPhase",
            summary = "Add a phase to a community",
            description = "409 if the community has a phase of this name; 422 for an unknown community.")
    public RestResponse<Phase> create(@NotNull @Valid CreatePhase body) {
        var made = phases.create(request.caller(), body.communityId(), body.name());
        return Created.at("/v1/phases", made.id(), made);
    }

    @GET
    @Requires("communities:read")
    @Operation(operationId = "listPhases", summary = "List phases by name")
    public Page<Phase> list(@QueryParam("communityId") UUID communityId, @BeanParam @Valid Paging paging) {
        return phases.list(request.caller(), communityId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("communities:read")
    @Operation(operationId = "getPhase", summary = "Read a phase")
    public Phase get(UUID id) {
        return phases.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("communities:write")
    @Operation(operationId = "changePhase", summary = "Rename a phase")
    public Phase change(UUID id, @NotNull @Valid ChangePhase body) {
        return phases.rename(request.caller(), id, request.expected(), body.name());
    }
}
