package io.huiyin.billing.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.billing.Charge;
import io.huiyin.billing.Charges;
import io.huiyin.billing.Figures;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/charges}: services, and what is charged once. */
@Path("/v1/charges")
@Endpoint
@Tag(name = "Price list")
class ChargeResource {

    private final Charges charges;
    private final Request request;

    ChargeResource(Charges charges, Request request) {
        this.charges = charges;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/charges}.
     *
     * @param quantity 1 where absent
     * @param on       today in the community's zone where absent
     * @param payerId  whoever owns the house on the day where absent
     */
    record ChargeOnce(
            @NotNull UUID feeItemId,
            @NotNull UUID houseId,
            @Pattern(regexp = Figures.QUANTITY) String quantity,
            LocalDate on,
            UUID payerId) {}

    @POST
    @Requires("fees:write")
    @Operation(
            operationId = "chargeFee",
            summary = "Charge a service, or what is charged once",
            description = "By the published standard alone (SVC-01): no price is taken. The item is assigned for "
                    + "the day and its bill is published. 422 for an item, house or payer that is not known in "
                    + "the community, an item that is neither a service nor charged once, a deposit, a retired "
                    + "item, a day without a standard, and where nothing is to be paid. 409 `service-suspended` while the "
                    + "house is not given this service.")
    public RestResponse<Charge> charge(@NotNull @Valid ChargeOnce body) {
        var asked = new Charge.Asked(
                body.feeItemId(), body.houseId(), requireNonNullElse(body.quantity(), "1"), body.on(), body.payerId());
        var made = charges.charge(request.caller(), asked);
        return Created.at("/v1/fee-bills", made.billId(), made);
    }
}
