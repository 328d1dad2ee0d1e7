package io.huiyin.sla.rest;

import io.huiyin.kernel.Page;
import io.huiyin.sla.Metric;
import io.huiyin.sla.SlaPolicies;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/sla-policies}: what is promised about what, and who is told on the way. */
@Path("/v1/sla-policies")
@Endpoint
@Tag(name = "SLA policies", description = "Targets (时限标准) for what starts from now on")
class SlaPolicyResource {

    private final SlaPolicies policies;
    private final Request request;

    SlaPolicyResource(SlaPolicies policies, Request request) {
        this.policies = policies;
        this.request = request;
    }

    @POST
    @Requires("sla:write")
    @Operation(
            operationId = "createSlaPolicy",
            summary = "Add a policy",
            description = "Of several policies that fit, the one that names the owner's segment counts, then the one"
                    + " with more conditions, then the one that names the category, the kind, the priority, the"
                    + " medium, the channel. 409 if another one has the same metric and conditions.")
    public RestResponse<PolicyView> create(@NotNull @Valid CreatePolicy body) {
        var made = policies.create(request.caller(), body.communityId(), body.metric(), body.terms());
        return Created.at("/v1/sla-policies", made.id(), PolicyView.of(made));
    }

    @GET
    @Requires("sla:read")
    @Operation(operationId = "listSlaPolicies", summary = "List the policies, oldest first")
    public Page<PolicyView> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("metric") Metric metric,
            @BeanParam @Valid Paging paging) {
        return policies.list(request.caller(), communityId, metric, paging.cursor, paging.limit)
                .map(PolicyView::of);
    }

    @GET
    @Path("{id}")
    @Requires("sla:read")
    @Operation(operationId = "getSlaPolicy", summary = "Read a policy")
    public PolicyView get(UUID id) {
        return PolicyView.of(policies.get(request.caller(), id));
    }

    @PUT
    @Path("{id}")
    @Requires("sla:write")
    @Operation(
            operationId = "changeSlaPolicy",
            summary = "Change a policy",
            description = "For what starts from now on: timers that run keep the target that they were started with.")
    public PolicyView change(UUID id, @NotNull @Valid ChangePolicy body) {
        return PolicyView.of(policies.change(request.caller(), id, request.expected(), body.terms()));
    }

    @DELETE
    @Path("{id}")
    @Requires("sla:write")
    @Operation(
            operationId = "removeSlaPolicy",
            summary = "Remove a policy",
            description = "Timers that run keep the target that they were started with.")
    public void remove(UUID id) {
        policies.remove(request.caller(), id, request.expected());
    }
}
