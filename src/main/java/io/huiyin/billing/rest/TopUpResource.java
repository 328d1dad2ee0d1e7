package io.huiyin.billing.rest;

import io.huiyin.billing.Figures;
import io.huiyin.billing.NewTopUp;
import io.huiyin.billing.PaymentMethod;
import io.huiyin.billing.TopUp;
import io.huiyin.billing.TopUpFilter;
import io.huiyin.billing.TopUpSum;
import io.huiyin.billing.TopUps;
import io.huiyin.kernel.Page;
import io.huiyin.owners.RelationKind;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/top-ups}: money for prepaid meters. */
@Path("/v1/top-ups")
@Endpoint
@Tag(name = "Top-ups", description = "Money for prepaid meters (水电费充值) and what they have left (余额)")
class TopUpResource {

    private final TopUps topUps;
    private final Request request;

    TopUpResource(TopUps topUps, Request request) {
        this.topUps = topUps;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/top-ups}.
     *
     * @param payerId    who topped it up; absent where nobody is named
     * @param feeItemId  of the kind WATER, ELECTRICITY, GAS or HEATING
     * @param amountFen  what was paid, in fen
     * @param externalId the channel's or the bank's number; told again with the same content it changes nothing
     * @param paidAt     not in the future
     * @param quantity   what was credited to the meter, in its unit
     */
    record ReceiveTopUp(
            @NotNull UUID communityId,
            @NotNull UUID houseId,
            UUID payerId,
            @NotNull UUID feeItemId,
            @NotNull @Min(1) @Max(Fen.MOST) Long amountFen,
            @NotNull PaymentMethod method,

            @Size(min = 1, max = 100) @PlainText @Pattern(regexp = PlainText.TRIMMED)
            String externalId,

            @NotNull Instant paidAt,

            @Size(max = 13) @Pattern(regexp = "(?=.*[1-9])" + Figures.QUANTITY)
            String quantity) {

        NewTopUp given() {
            return new NewTopUp(
                    communityId, houseId, payerId, feeItemId, amountFen, method, externalId, paidAt, quantity);
        }
    }

    /** Body of {@code POST /v1/top-ups/{id}/reverse}. */
    record ReverseTopUp(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Requires("payments:write")
    @Operation(
            operationId = "receiveTopUp",
            summary = "Enter a top-up of a prepaid meter",
            description =
                    "Its receipt is of the same series as those of payments. It is held for this item and pays no bill. The same "
                            + "community, method and `externalId` with equal content answers 200 and the first top-up; with other "
                            + "content, or where they belong to other money, 409 `payment-known-otherwise`. 422 for an item that no "
                            + "prepaid meter has, and for ids that are not of this community.")
    @APIResponse(responseCode = "201", description = "Entered; `Location` says where it is")
    @APIResponse(responseCode = "200", description = "Told again: the first one; nothing changed")
    public RestResponse<TopUp> receive(@NotNull @Valid ReceiveTopUp body) {
        var received = topUps.receive(request.caller(), body.given());
        var topUp = received.topUp();
        return received.isNew() ? Created.at("/v1/top-ups", topUp.id(), topUp) : RestResponse.ok(topUp);
    }

    @GET
    @Requires(value = "payments:read", owners = true)
    @Operation(
            operationId = "listTopUps",
            summary = "List top-ups, newest first",
            description =
                    "Reversed ones too. `from` and `to` are days of payment in the community's zone, both included; an `externalId` "
                            + "belongs to one top-up of a `method` among those that were not reversed. Owners see their own.")
    public Page<TopUp> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("feeItemId") UUID feeItemId,
            @QueryParam("method") PaymentMethod method,
            @QueryParam("externalId") @Size(max = 100) String externalId,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @BeanParam @Valid Paging paging) {
        var filter = new TopUpFilter(communityId, houseId, feeItemId, method, externalId, from, to);
        return topUps.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("summary")
    @Requires("payments:read")
    @Operation(
            operationId = "summarizeTopUps",
            summary = "Add up the top-ups of a month by house, payer and item",
            description =
                    "By the days of payment in the community's zone; reversed ones are left out. With `relation`, such as MERCHANT, "
                            + "those of whoever is that to the house on the day; where a top-up names nobody, those of a house that has "
                            + "such a person. 422 for an unknown community.")
    public Page<TopUpSum> summary(
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("month") @NotNull @Size(max = 7) String month,
            @QueryParam("relation") RelationKind relation,
            @BeanParam @Valid Paging paging) {
        return topUps.summary(request.caller(), communityId, month, relation, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "payments:read", owners = true)
    @Operation(operationId = "getTopUp", summary = "Read a top-up", description = "Owners see their own.")
    public TopUp get(UUID id) {
        return topUps.get(request.caller(), id);
    }

    @POST
    @Path("{id}/reverse")
    @Requires("payments:write")
    @Operation(
            operationId = "reverseTopUp",
            summary = "Take a top-up back",
            description =
                    "By a counter-entry, as if it had never been paid. 409 `payment-reversed` the second time. Whether the meter is "
                            + "set back, the meter's next report says.")
    public TopUp reverse(UUID id, @NotNull @Valid ReverseTopUp body) {
        return topUps.reverse(request.caller(), id, request.expected(), body.reason());
    }
}
