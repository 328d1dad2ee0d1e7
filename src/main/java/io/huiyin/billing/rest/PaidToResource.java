package io.huiyin.billing.rest;

import io.huiyin.billing.PaidTo;
import io.huiyin.billing.PaidToDates;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/paid-to}: up to which day property fees and parking are paid. */
@Path("/v1/paid-to")
@Endpoint
@Tag(name = "Accounts")
class PaidToResource {

    private final PaidToDates dates;
    private final Request request;

    PaidToResource(PaidToDates dates, Request request) {
        this.dates = dates;
        this.request = request;
    }

    @GET
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "listPaidTo",
            summary = "List up to which day property fees and parking are paid, by house and fee item",
            description =
                    "Of fee items of the classes PROPERTY and PARKING, from their bills: up to `paidTo` every day since the first billed one is "
                            + "covered by PAID bills alone. A day that an unpaid or a written-off bill covers ends it, and so does one that "
                            + "no bill covers. Owners see what their own bills come to.")
    public Page<PaidTo> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @BeanParam @Valid Paging paging) {
        return dates.list(request.caller(), communityId, houseId, paging.cursor, paging.limit);
    }
}
