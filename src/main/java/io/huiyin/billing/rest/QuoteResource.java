package io.huiyin.billing.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.billing.Charges;
import io.huiyin.billing.Figures;
import io.huiyin.billing.Quote;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/fee-items/{id}/quote}: what an item would come to. */
@Path("/v1/fee-items/{id}/quote")
@Endpoint
@Tag(name = "Price list")
class QuoteResource {

    private final Charges charges;
    private final Request request;

    QuoteResource(Charges charges, Request request) {
        this.charges = charges;
        this.request = request;
    }

    @GET
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "quoteFee",
            summary = "Say in advance what an item comes to for a house, and what the price is made of",
            description = "By the published standard, with discounts and what a vacant house pays; of a recurring "
                    + "item for a whole period. Nothing is charged. 422 for a house that is not known in the "
                    + "community, a day on which no standard is in force, and a shared cost, which has no "
                    + "price.")
    public Quote quote(
            UUID id,
            @QueryParam("houseId") @NotNull UUID houseId,
            @Parameter(description = "1 where absent") @QueryParam("quantity") @Pattern(regexp = Figures.QUANTITY)
                    String quantity,
            @Parameter(description = "Today in the community's zone where absent") @QueryParam("on") LocalDate on) {
        return charges.quote(request.caller(), id, houseId, requireNonNullElse(quantity, "1"), on);
    }
}
