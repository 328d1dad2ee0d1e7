package io.huiyin.escalations.rest;

import io.huiyin.escalations.Attribution;
import io.huiyin.escalations.AttributionFilter;
import io.huiyin.escalations.AttributionRule;
import io.huiyin.escalations.AttributionStatus;
import io.huiyin.escalations.Attributions;
import io.huiyin.kernel.Page;
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

/** {@code /v1/attributions}: who answers for what. */
@Path("/v1/attributions")
@Endpoint
@Tag(
        name = "Attributions",
        description =
                "Attributions (责任追究): who answers for what by which rule; computed, explained, disputable, never scored")
class AttributionResource {

    private final Attributions attributions;
    private final Request request;

    AttributionResource(Attributions attributions, Request request) {
        this.attributions = attributions;
        this.request = request;
    }

    /** Body of {@code POST /v1/attributions/{id}/dispute}. */
    record Dispute(@NotBlank @Size(max = 2000) String text) {}

    /**
     * Body of {@code POST /v1/attributions/{id}/decide}.
     *
     * @param upheld false takes it back
     */
    record Decide(
            @NotNull Boolean upheld,
            @NotBlank @Size(max = 2000) String text) {}

    @GET
    @Requires("attributions:read")
    @Operation(
            operationId = "listAttributions",
            summary = "List attributions, newest first",
            description =
                    "Those that name the caller; with `attributions:write` all. `ticketId` may be any ticket of the reason.")
    public Page<Attribution> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("staffId") UUID staffId,
            @QueryParam("ticketId") UUID ticketId,
            @QueryParam("rule") AttributionRule rule,
            @QueryParam("status") AttributionStatus status,
            @BeanParam @Valid Paging paging) {
        var filter = new AttributionFilter(communityId, staffId, ticketId, rule, status);
        return attributions.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("attributions:read")
    @Operation(operationId = "getAttribution", summary = "Read an attribution")
    public Attribution get(UUID id) {
        return attributions.get(request.caller(), id);
    }

    @POST
    @Path("{id}/dispute")
    @Requires("attributions:dispute")
    @Operation(
            operationId = "disputeAttribution",
            summary = "Dispute an attribution",
            description =
                    "From OPEN, by the member of staff whom it names, or by a key that acts for nobody. Else 409.")
    public Attribution dispute(UUID id, @NotNull @Valid Dispute body) {
        return attributions.dispute(request.caller(), id, request.expected(), body.text());
    }

    @POST
    @Path("{id}/decide")
    @Requires("attributions:write")
    @Operation(
            operationId = "decideAttribution",
            summary = "Uphold an attribution or take it back",
            description = "From OPEN and DISPUTED. 409 for whom it names, and once it is decided.")
    public Attribution decide(UUID id, @NotNull @Valid Decide body) {
        return attributions.decide(request.caller(), id, request.expected(), body.upheld(), body.text());
    }
}
