package io.huiyin.billing.rest;

import io.huiyin.billing.PriceList;
import io.huiyin.billing.PricedItem;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/price-list}: the published charge standards of a community. */
@Path("/v1/price-list")
@Endpoint
@Tag(name = "Price list", description = "Published charge standards (收费标准公示) and quotes")
class PriceListResource {

    private final PriceList prices;
    private final Request request;

    PriceListResource(PriceList prices, Request request) {
        this.prices = prices;
        this.request = request;
    }

    @GET
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "getPriceList",
            summary = "Read what is charged for on a day, by code",
            description = "Each item with its price, cycle, basis and what the price is made of; retired items and "
                    + "those whose first standard is yet to come are not on it.")
    public Page<PricedItem> on(
            @QueryParam("communityId") @NotNull UUID communityId,
            @Parameter(description = "Today in the community's zone where absent") @QueryParam("on") LocalDate on,
            @BeanParam @Valid Paging paging) {
        return prices.on(request.caller(), communityId, on, paging.cursor, paging.limit);
    }
}
