package io.huiyin.billing.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.billing.TopUpBalances;
import io.huiyin.billing.TopUpSetting;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Fen;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/top-up-settings/{feeItemId}}: when a prepaid meter is low. */
@Path("/v1/top-up-settings")
@Endpoint
@Tag(name = "Top-ups")
class TopUpSettingResource {

    private final TopUpBalances balances;
    private final Request request;

    TopUpSettingResource(TopUpBalances balances, Request request) {
        this.balances = balances;
        this.request = request;
    }

    /**
     * Body of {@code PUT /v1/top-up-settings/{feeItemId}}.
     *
     * @param lowBelowFen below which balance a meter is low; absent: it never is
     */
    @JsonIgnoreProperties({"feeItemId", "communityId", "version"})
    record ChangeTopUpSetting(@Min(1) @Max(Fen.MOST) Long lowBelowFen) {}

    @GET
    @Path("{feeItemId}")
    @Requires("fees:read")
    @Operation(
            operationId = "getTopUpSetting",
            summary = "Read when the prepaid meters of a fee item are low",
            description = "They never are until a threshold is set. 404 for an item that no prepaid meter has.")
    public TopUpSetting get(UUID feeItemId) {
        return balances.setting(request.caller(), feeItemId);
    }

    @PUT
    @Path("{feeItemId}")
    @Requires("fees:write")
    @Operation(
            operationId = "changeTopUpSetting",
            summary = "Change when the prepaid meters of a fee item are low",
            description =
                    "The reminder PREPAID_LOW warns of those below `lowBelowFen`. 404 for an item that no prepaid "
                            + "meter has.")
    public TopUpSetting change(UUID feeItemId, @NotNull @Valid ChangeTopUpSetting body) {
        return balances.change(request.caller(), feeItemId, request.expected(), body.lowBelowFen());
    }
}
