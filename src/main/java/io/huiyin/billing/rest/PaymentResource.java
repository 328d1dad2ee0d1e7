package io.huiyin.billing.rest;

import io.huiyin.billing.NewPayment;
import io.huiyin.billing.Payment;
import io.huiyin.billing.PaymentFilter;
import io.huiyin.billing.PaymentMethod;
import io.huiyin.billing.Payments;
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

/** {@code /v1/payments}: money that comes in. */
@Path("/v1/payments")
@Endpoint
@Tag(name = "Payments", description = "Payments (缴费), where they went, and their receipts (收据)")
class PaymentResource {

    private final Payments payments;
    private final Request request;

    PaymentResource(Payments payments, Request request) {
        this.payments = payments;
        this.request = request;
    }

    /**
     * Which bill gets how much of a payment.
     *
     * @param amountFen in fen; principal before late fee
     */
    record AllocatePayment(
            @NotNull UUID billId,
            @NotNull @Min(1) @Max(Fen.MOST) Long amountFen) {}

    /**
     * Body of {@code POST /v1/payments}.
     *
     * @param payerId       whose money it is: it settles their bills and the house's own, and what is left is their
     *     prepayment. Where absent it settles the bills of the house, whoever owes them
     * @param amountFen     what came in, in fen
     * @param externalId    the channel's or the bank's number; told again with the same content it changes nothing
     * @param paidAt        not in the future
     * @param allocations   the bills that it is for; in the order of the rules where absent
     * @param collectorId   who took it; the acting member of staff where absent
     * @param invoiceNumber of the invoice that was given for it
     * @param note          for the office; owners do not see it
     * @param replacesId    the reversed payment of the same money that this one corrects
     */
    record ReceivePayment(
            @NotNull UUID communityId,
            @NotNull UUID houseId,
            UUID payerId,
            @NotNull @Min(1) @Max(Fen.MOST) Long amountFen,
            @NotNull PaymentMethod method,

            @Size(min = 1, max = 100) @PlainText @Pattern(regexp = PlainText.TRIMMED)
            String externalId,

            @NotNull Instant paidAt,
            @Size(min = 1, max = 100) List<@NotNull @Valid AllocatePayment> allocations,
            UUID collectorId,

            @Size(min = 1, max = 50) @PlainText @Pattern(regexp = PlainText.TRIMMED)
            String invoiceNumber,

            @Size(max = 500) String note,
            UUID replacesId) {

        NewPayment given() {
            return new NewPayment(
                    communityId,
                    houseId,
                    payerId,
                    amountFen,
                    method,
                    externalId,
                    paidAt,
                    allocations == null
                            ? null
                            : allocations.stream()
                                    .map(each -> new NewPayment.Wanted(each.billId(), each.amountFen()))
                                    .toList(),
                    collectorId,
                    invoiceNumber,
                    note,
                    replacesId);
        }
    }

    /** Body of {@code POST /v1/payments/{id}/reverse}. */
    record ReversePayment(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Requires("payments:write")
    @Operation(
            operationId = "receivePayment",
            summary = "Enter a payment",
            description =
                    "It settles the principal of open bills by due day and number, then their late fees as of `paidAt` in the same "
                            + "order; the rest is prepaid. With `allocations` it goes where they say, principal before late fee in each "
                            + "bill, and the rest is prepaid. The same community, method and `externalId` with equal content answers "
                            + "200 and the first payment; with other content 409 `payment-known-otherwise`. More than the payment or than "
                            + "the bill shows as outstanding is 422, a bill that nobody owes 409 `bill-not-owed`. A payment that was reversed by mistake, or "
                            + "is to settle bills in another order, is entered anew with `replacesId`, once.")
    @APIResponse(responseCode = "201", description = "Entered; `Location` says where it is")
    @APIResponse(responseCode = "200", description = "Told again: the first one; nothing changed")
    public RestResponse<Payment> receive(@NotNull @Valid ReceivePayment body) {
        var received = payments.receive(request.caller(), body.given());
        var payment = received.payment();
        return received.isNew() ? Created.at("/v1/payments", payment.id(), payment) : RestResponse.ok(payment);
    }

    @GET
    @Requires(value = "payments:read", owners = true)
    @Operation(
            operationId = "listPayments",
            summary = "List payments, newest day first",
            description =
                    "By the day on which they were paid, in the community's zone; `from` and `to` are such days, both included. With "
                            + "`billId` those that paid something of this bill, also what was prepaid and is taken by it, or went back "
                            + "since: `allocations` says what of each is on it now. An `externalId` belongs to one payment of a "
                            + "`method` among those that were not reversed. Owners see their own.")
    public Page<Payment> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("payerId") UUID payerId,
            @QueryParam("billId") UUID billId,
            @QueryParam("method") PaymentMethod method,
            @QueryParam("externalId") @Size(max = 100) String externalId,
            @QueryParam("collectorId") UUID collectorId,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @BeanParam @Valid Paging paging) {
        var filter =
                new PaymentFilter(communityId, houseId, payerId, billId, method, externalId, collectorId, from, to);
        return payments.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "payments:read", owners = true)
    @Operation(
            operationId = "getPayment",
            summary = "Read a payment",
            description = "With its receipt's number, what of it went to which bill, and what is prepaid by it now.")
    public Payment get(UUID id) {
        return payments.get(request.caller(), id);
    }

    @POST
    @Path("{id}/reverse")
    @Requires("payments:write")
    @Operation(
            operationId = "reversePayment",
            summary = "Take a payment back",
            description =
                    "By counter-entries, as if it had never been paid: its bills are owed again, with the late fees of the days "
                            + "since. 409 `payment-reversed` the second time, 409 `payment-refunded` once a part of it went back.")
    public Payment reverse(UUID id, @NotNull @Valid ReversePayment body) {
        return payments.reverse(request.caller(), id, request.expected(), body.reason());
    }
}
