package io.huiyin.dunning.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.billing.ServiceSuspension;
import io.huiyin.billing.WithheldServices;
import io.huiyin.dunning.DunningMethod;
import io.huiyin.dunning.ServiceSuspensions;
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
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/service-suspensions}: optional services that a house is not given while it owes. */
@Path("/v1/service-suspensions")
@Endpoint
@Tag(name = "Dunning")
class ServiceSuspensionResource {

    private final ServiceSuspensions suspensions;
    private final WithheldServices withheld;
    private final Request request;

    ServiceSuspensionResource(ServiceSuspensions suspensions, WithheldServices withheld, Request request) {
        this.suspensions = suspensions;
        this.withheld = withheld;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/service-suspensions}.
     *
     * @param payerId the only one of the house who owes something where absent
     * @param method  how the payer is told; LETTER where absent
     */
    record SuspendService(
            @NotNull UUID houseId,
            UUID payerId,
            @NotNull UUID feeItemId,
            DunningMethod method,
            @NotBlank @Size(max = 1000) String reason) {}

    @POST
    @Requires("dunning:supervise")
    @Operation(
            operationId = "suspendService",
            summary = "Withhold an optional service until a debt is settled",
            description =
                    "It takes the step SUSPEND_OPTIONAL_SERVICES and is lifted by itself with whatever settles the debt. 409 "
                            + "`dunning-step-not-due` before both notices; 422 `utility-cut-off-is-no-dunning` for water, power, heat and "
                            + "gas (民法典 944); 422 for whatever else is not of the class SERVICE.")
    public RestResponse<ServiceSuspension> suspend(@NotNull @Valid SuspendService body) {
        var wanted = new ServiceSuspensions.Wanted(
                body.houseId(),
                body.payerId(),
                body.feeItemId(),
                requireNonNullElse(body.method(), DunningMethod.LETTER),
                body.reason());
        var made = suspensions.suspend(request.caller(), wanted);
        return Created.at("/v1/service-suspensions", made.id(), made);
    }

    @GET
    @Requires("dunning:read")
    @Operation(operationId = "listServiceSuspensions", summary = "List withheld services, newest first")
    public Page<ServiceSuspension> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("feeItemId") UUID feeItemId,
            @QueryParam("lifted") Boolean lifted,
            @BeanParam @Valid Paging paging) {
        var filter = new ServiceSuspension.Filter(communityId, houseId, feeItemId, lifted);
        return withheld.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("dunning:read")
    @Operation(operationId = "getServiceSuspension", summary = "Read a withheld service")
    public ServiceSuspension get(UUID id) {
        return withheld.get(request.caller(), id);
    }

    @POST
    @Path("{id}/lift")
    @Requires("dunning:supervise")
    @Operation(
            operationId = "liftServiceSuspension",
            summary = "Give a service again by hand",
            description = "409 once it is lifted.")
    public ServiceSuspension lift(UUID id) {
        return suspensions.lift(request.caller(), id, request.expected());
    }
}
