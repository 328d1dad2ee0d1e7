package io.huiyin.billing.rest;

import io.huiyin.billing.TopUpBalance;
import io.huiyin.billing.TopUpBalances;
import io.huiyin.billing.TopUpReading;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Fen;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/top-up-balances}: what prepaid meters have left. */
@Path("/v1/top-up-balances")
@Endpoint
@Tag(name = "Top-ups")
class TopUpBalanceResource {

    private final TopUpBalances balances;
    private final Request request;

    TopUpBalanceResource(TopUpBalances balances, Request request) {
        this.balances = balances;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/top-up-balances/readings}.
     *
     * @param feeItemId  of the kind WATER, ELECTRICITY, GAS or HEATING
     * @param readAt     the moment that it is of, not in the future
     * @param balanceFen what the meter has left then; below 0 where it lets that be
     */
    record ReportBalance(
            @NotNull UUID houseId,
            @NotNull UUID feeItemId,
            @NotNull Instant readAt,
            @NotNull @Min(-Fen.MOST) @Max(Fen.MOST) Long balanceFen) {}

    @POST
    @Path("readings")
    @Requires("fees:write")
    @Operation(
            operationId = "reportTopUpBalance",
            summary = "Note what a prepaid meter has left",
            description =
                    "By hand or by whoever reads the meters. The last report counts, with the top-ups that were paid since; an older "
                            + "one is kept and changes nothing. The same report twice is one; 409 for another balance of the same "
                            + "moment. 422 for a time to come, an item that no prepaid meter has, and a house of another community.")
    public TopUpBalance report(@NotNull @Valid ReportBalance body) {
        return balances.report(request.caller(), body.houseId(), body.feeItemId(), body.readAt(), body.balanceFen());
    }

    @GET
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "listTopUpBalances",
            summary = "List what prepaid meters have left",
            description =
                    "In the order in which they came to be known; with `low=true` those below the threshold of their fee item. "
                            + "Owners see those of their houses.")
    public Page<TopUpBalance> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("feeItemId") UUID feeItemId,
            @QueryParam("low") @DefaultValue("false") boolean low,
            @BeanParam @Valid Paging paging) {
        return balances.list(request.caller(), communityId, houseId, feeItemId, low, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "getTopUpBalance",
            summary = "Read what a prepaid meter has left",
            description = "What it reported last, with the top-ups since. Owners see those of their houses.")
    public TopUpBalance get(UUID id) {
        return balances.get(request.caller(), id);
    }

    @GET
    @Path("{id}/readings")
    @Requires("fees:read")
    @Operation(
            operationId = "listTopUpReadings",
            summary = "List what a prepaid meter reported, newest first",
            description = "Each report, also those that came late and changed nothing.")
    public Page<TopUpReading> readings(UUID id, @BeanParam @Valid Paging paging) {
        return balances.readings(request.caller(), id, paging.cursor, paging.limit);
    }
}
