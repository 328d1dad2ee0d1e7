package io.huiyin.billing.rest;

import io.huiyin.billing.Deposit;
import io.huiyin.billing.DepositFilter;
import io.huiyin.billing.DepositItem;
import io.huiyin.billing.DepositStatus;
import io.huiyin.billing.Deposits;
import io.huiyin.billing.NewDeposit;
import io.huiyin.billing.PaymentMethod;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/deposits}: money that is held and given back. */
@Path("/v1/deposits")
@Endpoint
@Tag(name = "Deposits", description = "Deposits (押金): received, deducted, given back")
class DepositResource {

    private final Deposits deposits;
    private final Request request;

    DepositResource(Deposits deposits, Request request) {
        this.deposits = deposits;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/deposits}.
     *
     * @param payerId    whose it is; whoever stands for the house on the day where absent
     * @param feeItemId  of the class DEPOSIT
     * @param amountFen  what was received, in fen
     * @param externalId the channel's or the bank's number; told again with the same content it changes nothing
     * @param paidAt     not in the future
     * @param note       for the office; owners do not see it
     */
    record ReceiveDeposit(
            @NotNull UUID communityId,
            @NotNull UUID houseId,
            UUID payerId,
            @NotNull UUID feeItemId,
            @NotNull @Min(1) @Max(Fen.MOST) Long amountFen,
            @NotNull PaymentMethod method,

            @Size(min = 1, max = 100) @PlainText @Pattern(regexp = PlainText.TRIMMED)
            String externalId,

            @NotNull Instant paidAt,
            @Size(max = 500) String note) {

        NewDeposit given() {
            return new NewDeposit(
                    communityId, houseId, payerId, feeItemId, amountFen, method, externalId, paidAt, note);
        }
    }

    /**
     * What a deposit is deducted for.
     *
     * @param description in Chinese, as it stands on a bill
     * @param amountFen   in fen
     */
    record DeductItem(
            @NotBlank @Size(max = 200) @PlainText String description,
            @NotNull @Min(1) @Max(Fen.MOST) Long amountFen) {}

    /** Body of {@code POST /v1/deposits/{id}/deduct}. */
    record DeductDeposit(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid DeductItem> items,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * Body of {@code POST /v1/deposits/{id}/refund}.
     *
     * @param amountFen  in fen; all that is held where absent
     * @param externalId the channel's or the bank's number
     */
    record RefundDeposit(
            @Min(1) @Max(Fen.MOST) Long amountFen,
            @NotNull PaymentMethod method,

            @Size(min = 1, max = 100) @PlainText @Pattern(regexp = PlainText.TRIMMED)
            String externalId,

            @NotBlank @Size(max = 500) String reason) {}

    /** Body of {@code POST /v1/deposits/{id}/reverse}, and of the same of a movement. */
    record ReverseDeposit(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Requires("payments:write")
    @Operation(
            operationId = "receiveDeposit",
            summary = "Enter a deposit",
            description =
                    "Its receipt is of the same series as those of payments. It pays no bill. The same community, method and "
                            + "`externalId` with equal content answers 200 and the first deposit; with other content, or where they "
                            + "belong to other money, 409 `payment-known-otherwise`. 422 for a fee item that is not of the class DEPOSIT, "
                            + "and for ids that are not of this community.")
    @APIResponse(responseCode = "201", description = "Entered; `Location` says where it is")
    @APIResponse(responseCode = "200", description = "Told again: the first one; nothing changed")
    public RestResponse<Deposit> receive(@NotNull @Valid ReceiveDeposit body) {
        var received = deposits.receive(request.caller(), body.given());
        var deposit = received.deposit();
        return received.isNew() ? Created.at("/v1/deposits", deposit.id(), deposit) : RestResponse.ok(deposit);
    }

    @GET
    @Requires(value = "payments:read", owners = true)
    @Operation(
            operationId = "listDeposits",
            summary = "List deposits, newest first",
            description =
                    "Without what left them, which a single one shows. `from` and `to` are days of payment in the community's zone, both "
                            + "included; an `externalId` belongs to one deposit of a `method` among those that were not reversed. Owners see their own.")
    public Page<Deposit> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("status") DepositStatus status,
            @QueryParam("method") PaymentMethod method,
            @QueryParam("externalId") @Size(max = 100) String externalId,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @BeanParam @Valid Paging paging) {
        var filter = new DepositFilter(communityId, houseId, status, method, externalId, from, to);
        return deposits.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "payments:read", owners = true)
    @Operation(
            operationId = "getDeposit",
            summary = "Read a deposit with what left it",
            description = "Owners see their own, without the office's reasons.")
    public Deposit get(UUID id) {
        return deposits.get(request.caller(), id);
    }

    @POST
    @Path("{id}/deduct")
    @Requires("payments:write")
    @Operation(
            operationId = "deductDeposit",
            summary = "Deduct from a deposit",
            description =
                    "Needs an approval DEPOSIT_DEDUCTION of `{\"type\": \"deposit\", \"id\": ...}` that covers the sum of the items: "
                            + "409 `approval-needed` without one. The deposit covers the items in their order; it never goes below zero: "
                            + "what is beyond is owed by a bill of the deposit's fee item, which is published at once and which "
                            + "`movements[0].billId` names. 409 `deposit-reversed` for one that was taken back. "
                            + "422 where more is beyond than a bill may come to, and for one of somebody who was erased.")
    public Deposit deduct(UUID id, @NotNull @Valid DeductDeposit body) {
        var items = body.items().stream()
                .map(item -> new DepositItem(item.description(), item.amountFen()))
                .toList();
        return deposits.deduct(request.caller(), id, request.expected(), items, body.reason());
    }

    @POST
    @Path("{id}/refund")
    @Requires("payments:write")
    @Operation(
            operationId = "refundDeposit",
            summary = "Give a deposit back",
            description =
                    "All that is held or a part of it. 422 `over-balance` for more, and where nothing is held; 409 for an external "
                            + "id that a refund of this method has already, and 409 `deposit-reversed` for one that was taken back.")
    public Deposit refund(UUID id, @NotNull @Valid RefundDeposit body) {
        return deposits.refund(
                request.caller(),
                id,
                request.expected(),
                body.amountFen(),
                body.method(),
                body.externalId(),
                body.reason());
    }

    @POST
    @Path("{id}/reverse")
    @Requires("payments:write")
    @Operation(
            operationId = "reverseDeposit",
            summary = "Take a deposit back that was entered by mistake",
            description =
                    "By a counter-entry, as if it had never been received. 409 `deposit-reversed` the second time, 409 `deposit-used` "
                            + "once some of it was deducted or given back; what was given back by mistake is taken back first.")
    public Deposit reverse(UUID id, @NotNull @Valid ReverseDeposit body) {
        return deposits.reverse(request.caller(), id, request.expected(), body.reason());
    }

    @POST
    @Path("{id}/movements/{movementId}/reverse")
    @Requires("payments:write")
    @Operation(
            operationId = "reverseDepositRefund",
            summary = "Take back what was given back of a deposit by mistake",
            description =
                    "By a counter-entry of the same day: it is held again. 404 for a movement that is no refund of this deposit, since "
                            + "what was deducted stays deducted; 409 `refund-reversed` the second time.")
    public Deposit reverseRefund(UUID id, UUID movementId, @NotNull @Valid ReverseDeposit body) {
        return deposits.reverseRefund(request.caller(), id, movementId, request.expected(), body.reason());
    }
}
