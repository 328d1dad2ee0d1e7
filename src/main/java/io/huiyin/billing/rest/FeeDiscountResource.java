package io.huiyin.billing.rest;

import io.huiyin.billing.FeeDiscount;
import io.huiyin.billing.FeeDiscounts;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/fee-discounts}: what is charged of an item on some days. */
@Path("/v1/fee-discounts")
@Endpoint
@Tag(name = "Fee items")
class FeeDiscountResource {

    private final FeeDiscounts discounts;
    private final Request request;

    FeeDiscountResource(FeeDiscounts discounts, Request request) {
        this.discounts = discounts;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/fee-discounts}.
     *
     * @param houseId all houses where absent
     * @param from    the first day
     * @param to      the last day, this day included
     * @param ratio   what remains to be charged, as a part of the whole: from 0 to less than 1
     * @param reason  of the item or the house, such as 优惠周; no word about people
     */
    record GrantDiscount(
            @NotNull UUID feeItemId,
            UUID houseId,
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @NotNull @Pattern(regexp = "0(\\.\\d{1,6})?") String ratio,
            @NotBlank @Size(max = 200) String reason) {}

    /** Body of {@code POST /v1/fee-discounts/{id}/end}: the last day on which it holds. */
    record EndDiscount(@NotNull LocalDate on) {}

    @POST
    @Requires("fees:write")
    @Operation(
            operationId = "grantFeeDiscount",
            summary = "Grant a dated discount on an item, for all houses or for one",
            description = "Of several that hold for a house on a day, the lowest ratio counts; they are not "
                    + "multiplied. What a vacant house pays is reduced on top. Bills that exist stay as they "
                    + "are. 422 for an item or a house that is not known here, and for days that contradict "
                    + "each other.")
    public RestResponse<FeeDiscount> grant(@NotNull @Valid GrantDiscount body) {
        var given = new FeeDiscount.Given(
                body.feeItemId(), body.houseId(), body.from(), body.to(), body.ratio(), body.reason());
        var made = discounts.grant(request.caller(), given);
        return Created.at("/v1/fee-discounts", made.id(), made);
    }

    @GET
    @Requires("fees:read")
    @Operation(operationId = "listFeeDiscounts", summary = "List discounts, newest first")
    public Page<FeeDiscount> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("feeItemId") UUID feeItemId,
            @QueryParam("houseId") UUID houseId,
            @BeanParam @Valid Paging paging) {
        return discounts.list(request.caller(), communityId, feeItemId, houseId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("fees:read")
    @Operation(operationId = "getFeeDiscount", summary = "Read a discount")
    public FeeDiscount get(UUID id) {
        return discounts.get(request.caller(), id);
    }

    @POST
    @Path("{id}/end")
    @Requires("fees:write")
    @Operation(
            operationId = "endFeeDiscount",
            summary = "End a discount before its time",
            description = "`on` is the last day on which it holds; the day before it begins takes it back. 409 if "
                    + "it was ended already; 422 for another day.")
    public FeeDiscount end(UUID id, @NotNull @Valid EndDiscount body) {
        return discounts.end(request.caller(), id, request.expected(), body.on());
    }
}
