package io.huiyin.billing.rest;

import io.huiyin.billing.PaymentMethod;
import io.huiyin.billing.Refund;
import io.huiyin.billing.RefundFilter;
import io.huiyin.billing.Refunds;
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

/** {@code /v1/refunds}: prepayment that goes back. */
@Path("/v1/refunds")
@Endpoint
@Tag(name = "Refunds", description = "Refunds of prepayments (退费)")
class RefundResource {

    private final Refunds refunds;
    private final Request request;

    RefundResource(Refunds refunds, Request request) {
        this.refunds = refunds;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/refunds}.
     *
     * @param payerId    whose prepayment; the house's own where absent
     * @param amountFen  what goes back, in fen
     * @param method     how it goes back
     * @param externalId the channel's or the bank's number
     */
    record MakeRefund(
            @NotNull UUID communityId,
            @NotNull UUID houseId,
            UUID payerId,
            @NotNull @Min(1) @Max(Fen.MOST) Long amountFen,
            @NotNull PaymentMethod method,

            @Size(min = 1, max = 100) @PlainText @Pattern(regexp = PlainText.TRIMMED)
            String externalId,

            @NotBlank @Size(max = 500) String reason) {}

    /** Body of {@code POST /v1/refunds/{id}/reverse}. */
    record ReverseRefund(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Requires("payments:write")
    @Operation(
            operationId = "makeRefund",
            summary = "Give prepayment back",
            description =
                    "Of one payer of a house, the oldest prepayment first. 422 `over-prepaid` for more than there is; 409 for an "
                            + "external id that a refund of this method has already, and 409 `approval-needed` without an approval "
                            + "`REFUND` about the payer, `{\"type\": \"owner\", \"id\": ...}`, or about the `house` where none is named, if the "
                            + "installation asks for one from a sum on to which it comes with all that went back of this payer and "
                            + "house without one in the last 30 days; the approval covers this refund.")
    public RestResponse<Refund> make(@NotNull @Valid MakeRefund body) {
        var wanted = new Refunds.Wanted(
                body.communityId(),
                body.houseId(),
                body.payerId(),
                body.amountFen(),
                body.method(),
                body.externalId(),
                body.reason());
        var refund = refunds.make(request.caller(), wanted);
        return Created.at("/v1/refunds", refund.id(), refund);
    }

    @GET
    @Requires(value = "payments:read", owners = true)
    @Operation(
            operationId = "listRefunds",
            summary = "List refunds, newest first",
            description =
                    "Of a community, of a house, or of all. `from` and `to` are days on which they were made, in the community's zone, "
                            + "both included; an `externalId` belongs to one refund of a `method` among those that were not reversed. Owners see their own.")
    public Page<Refund> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("method") PaymentMethod method,
            @QueryParam("externalId") @Size(max = 100) String externalId,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @BeanParam @Valid Paging paging) {
        var filter = new RefundFilter(communityId, houseId, method, externalId, from, to);
        return refunds.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "payments:read", owners = true)
    @Operation(operationId = "getRefund", summary = "Read a refund")
    public Refund get(UUID id) {
        return refunds.get(request.caller(), id);
    }

    @POST
    @Path("{id}/reverse")
    @Requires("payments:write")
    @Operation(
            operationId = "reverseRefund",
            summary = "Take a refund back that was entered by mistake",
            description =
                    "By counter-entries of the same day: what went back is prepaid again, by the payments that it was of, and pays "
                            + "the open bills of their payer. 409 `refund-reversed` the second time. An approval that it used up "
                            + "stays used.")
    public Refund reverse(UUID id, @NotNull @Valid ReverseRefund body) {
        return refunds.reverse(request.caller(), id, request.expected(), body.reason());
    }
}
