package io.huiyin.billing.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.billing.SharedCost;
import io.huiyin.billing.SharedCosts;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Fen;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

/** {@code /v1/shared-costs}: what houses bear together. */
@Path("/v1/shared-costs")
@Endpoint
@Tag(name = "Bill runs")
class SharedCostResource {

    private final SharedCosts costs;
    private final Request request;

    SharedCostResource(SharedCosts costs, Request request) {
        this.costs = costs;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/shared-costs}.
     *
     * @param period    {@code 2026-11}, {@code 2026-Q4} or {@code 2026}, by the item's cycle
     * @param amountFen what is to be shared, in fen
     * @param saving    what was saved, in words that stand in the line of each bill
     */
    record EnterSharedCost(
            @NotNull UUID feeItemId,
            @NotNull @Size(max = 10) @PlainText String period,
            @NotNull @Min(1) @Max(Fen.MOST) Long amountFen,
            @NotNull SharedCost.Spread spread,

            @Size(min = 1, max = 200) @PlainText @Pattern(regexp = PlainText.SOMETHING)
            String saving,

            @Size(min = 1, max = 500) @Pattern(regexp = PlainText.SOMETHING)
            String note) {

        SharedCost.Details details() {
            return new SharedCost.Details(amountFen, spread, saving, note);
        }
    }

    /** Body of {@code PUT /v1/shared-costs/{id}}; the parts mean what they mean in {@link EnterSharedCost}. */
    @JsonIgnoreProperties({"id", "communityId", "feeItemId", "period", "createdAt", "version"})
    record ChangeSharedCost(
            @NotNull @Min(1) @Max(Fen.MOST) Long amountFen,
            @NotNull SharedCost.Spread spread,

            @Size(min = 1, max = 200) @PlainText @Pattern(regexp = PlainText.SOMETHING)
            String saving,

            @Size(min = 1, max = 500) @Pattern(regexp = PlainText.SOMETHING)
            String note) {

        SharedCost.Details details() {
            return new SharedCost.Details(amountFen, spread, saving, note);
        }
    }

    @GET
    @Requires("fees:read")
    @Operation(operationId = "listSharedCosts", summary = "List shared costs, newest first")
    public Page<SharedCost> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("feeItemId") UUID feeItemId,
            @BeanParam @Valid Paging paging) {
        return costs.list(request.caller(), communityId, feeItemId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("fees:read")
    @Operation(operationId = "getSharedCost", summary = "Read a shared cost")
    public SharedCost get(UUID id) {
        return costs.get(request.caller(), id);
    }

    @POST
    @Requires("fees:write")
    @Operation(
            operationId = "enterSharedCost",
            summary = "Enter what houses bear together for a period",
            description =
                    "Spread over the assignments of the item by floor area or evenly, in both cases by the days that they cover, so "
                            + "that the parts add up to the whole; fixed when the first bill is made of it. 400 for what is no period; 409 if "
                            + "the item has a cost for it, and while a run of the item and period is at work; 422 for an unknown or retired item, one with another cycle, or one that is not "
                            + "shared.")
    public RestResponse<SharedCost> enter(@NotNull @Valid EnterSharedCost body) {
        var made = costs.enter(request.caller(), body.feeItemId(), body.period(), body.details());
        return Created.at("/v1/shared-costs", made.id(), made);
    }

    @PUT
    @Path("{id}")
    @Requires("fees:write")
    @Operation(
            operationId = "changeSharedCost",
            summary = "Change a shared cost",
            description = "409 once a bill was made of it that is not void, and while a run of it is at work.")
    public SharedCost change(UUID id, @NotNull @Valid ChangeSharedCost body) {
        return costs.change(request.caller(), id, request.expected(), body.details());
    }
}
