package io.huiyin.billing.rest;

import io.huiyin.billing.Bill;
import io.huiyin.billing.BillDecisions;
import io.huiyin.billing.BillFilter;
import io.huiyin.billing.BillStatus;
import io.huiyin.billing.Bills;
import io.huiyin.billing.PrepaidBills;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Fen;
import io.huiyin.web.Paging;
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

/** {@code /v1/fee-bills}: what houses owe, and what is decided of it. */
@Path("/v1/fee-bills")
@Endpoint
@Tag(name = "Bills", description = "Bills (账单), their late fees (违约金), disputes and decisions")
class BillResource {

    private final Bills bills;
    private final BillDecisions decisions;
    private final PrepaidBills prepaid;
    private final Request request;

    BillResource(Bills bills, BillDecisions decisions, PrepaidBills prepaid, Request request) {
        this.bills = bills;
        this.decisions = decisions;
        this.prepaid = prepaid;
        this.request = request;
    }

    /** Body of {@code POST /v1/fee-bills/{id}/void}. */
    record VoidBill(@NotBlank @Size(max = 500) String reason) {}

    /** Body of {@code POST /v1/fee-bills/{id}/write-off}. */
    record WriteOffBill(@NotBlank @Size(max = 500) String reason) {}

    /**
     * Body of {@code POST /v1/fee-bills/{id}/waive-late-fee}.
     *
     * @param amountFen in fen; all that is owed where absent
     */
    record WaiveLateFee(
            @Min(1) @Max(Fen.MOST) Long amountFen,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * Body of {@code POST /v1/fee-bills/{id}/pay-from-prepayment}.
     *
     * @param amountFen all that is outstanding, as far as the prepayment goes, where absent
     */
    record PayFromPrepayment(@Min(1) @Max(Fen.MOST) Long amountFen) {}

    /**
     * Body of {@code POST /v1/fee-bills/{id}/dispute}.
     *
     * @param from the first day without a late fee; today where absent
     */
    record DisputeBill(
            LocalDate from, @NotBlank @Size(max = 500) String reason) {}

    /**
     * Body of {@code POST /v1/fee-bills/{id}/settle-dispute}.
     *
     * @param to the last day without a late fee; today where absent
     */
    record SettleDispute(
            LocalDate to, @NotBlank @Size(max = 500) String outcome) {}

    @GET
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "listBills",
            summary = "List bills, newest first",
            description =
                    "Late fees are those of today. `unfilled=true` lists void bills alone of which less was billed again for their days, or "
                            + "given up by an approval, than they came to. Owners see the published bills of their houses that are theirs to pay.")
    public Page<Bill> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("payerId") UUID payerId,
            @QueryParam("feeItemId") UUID feeItemId,
            @QueryParam("runId") UUID runId,
            @QueryParam("status") BillStatus status,
            @QueryParam("period") @Pattern(regexp = "\\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?") String period,
            @QueryParam("number") @Size(max = 40) String number,
            @QueryParam("unfilled") boolean unfilled,
            @BeanParam @Valid Paging paging) {
        var filter = new BillFilter(communityId, houseId, payerId, feeItemId, runId, status, period, number, unfilled);
        return bills.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "getBill",
            summary = "Read a bill",
            description = "With the lines by which a person can reckon it again, and its late fee as of today.")
    public Bill get(UUID id) {
        return bills.get(request.caller(), id);
    }

    @GET
    @Path("{id}/late-fee")
    @Requires(value = "fees:read", owners = true)
    @Operation(
            operationId = "explainLateFee",
            summary = "Reckon the late fee of a bill up to a day",
            description =
                    "Stretch by stretch: the days that count, the principal that was unpaid at the end of each, and what that comes "
                            + "to. `on` is the last day that counts, today where absent. 409 `bill-not-owed` for a draft or a void bill.")
    public Bills.LateFeeOn lateFee(UUID id, @QueryParam("on") LocalDate on) {
        return bills.lateFee(request.caller(), id, on);
    }

    @GET
    @Path("{id}/history")
    @Requires("fees:read")
    @Operation(
            operationId = "getBillHistory",
            summary = "Read what was disputed and decided of a bill",
            description = "Oldest first, the newest 200 of each.")
    public Bills.Record history(UUID id) {
        return bills.history(request.caller(), id);
    }

    @POST
    @Path("{id}/void")
    @Requires("fees:write")
    @Operation(
            operationId = "voidBill",
            summary = "Take a published bill back",
            description =
                    "By counter-entries. What was paid on it is prepaid again, and goes to other open bills of the same payer. The "
                            + "next run of its period fills its place. What of its principal that run would not bill again, as the "
                            + "assignment, the price, the discounts and the house stand now, is given up: it needs an approval "
                            + "`BILL_WRITE_OFF` of at least that sum, about `{\"type\": \"fee_bill\", \"id\": ...}`, and uses it up. Of a "
                            + "charge, and of what a deposit did not cover, that is all, also where it is charged anew. 409 "
                            + "`approval-needed` without; its `amountFen` says the sum. 409 `bill-not-owed` for a draft, a void or a written-off bill.")
    public Bill voidBill(UUID id, @NotNull @Valid VoidBill body) {
        return decisions.voidBill(request.caller(), id, request.expected(), body.reason());
    }

    @POST
    @Path("{id}/write-off")
    @Requires("fees:write")
    @Operation(
            operationId = "writeOffBill",
            summary = "Give up what is outstanding",
            description =
                    "It needs an approval `BILL_WRITE_OFF` of at least that sum, about `{\"type\": \"fee_bill\", \"id\": ...}`, and uses it "
                            + "up: 409 `approval-needed` without. 409 `bill-not-owed` for a bill that nobody owes.")
    public Bill writeOff(UUID id, @NotNull @Valid WriteOffBill body) {
        return decisions.writeOff(request.caller(), id, request.expected(), body.reason());
    }

    @POST
    @Path("{id}/waive-late-fee")
    @Requires("fees:write")
    @Operation(
            operationId = "waiveLateFee",
            summary = "Waive a late fee",
            description =
                    "All that is owed today, or a part. It needs an approval `LATE_FEE_WAIVER` of at least that sum, about "
                            + "`{\"type\": \"fee_bill\", \"id\": ...}`, and uses it up: 409 `approval-needed` without. 422 for more than is owed.")
    public Bill waiveLateFee(UUID id, @NotNull @Valid WaiveLateFee body) {
        return decisions.waiveLateFee(request.caller(), id, request.expected(), body.amountFen(), body.reason());
    }

    @POST
    @Path("{id}/pay-from-prepayment")
    @Requires("payments:write")
    @Operation(
            operationId = "payBillFromPrepayment",
            summary = "Settle a bill from what its payer has prepaid",
            description =
                    "Principal first, as of the days on which it was prepaid, then the late fee, as of today, which prepayment never "
                            + "pays of itself; the oldest prepayment of the bill's own payer for its house first. Where an earlier day "
                            + "makes the late fee less, less is taken. 422 `over-outstanding` for more than is outstanding, "
                            + "422 `over-prepaid` for more than is prepaid, and where nothing is; 409 `bill-not-owed` for a bill that "
                            + "nobody owes.")
    public Bill payFromPrepayment(UUID id, @NotNull @Valid PayFromPrepayment body) {
        return prepaid.pay(request.caller(), id, request.expected(), body.amountFen());
    }

    @POST
    @Path("{id}/dispute")
    @Requires("fees:write")
    @Operation(
            operationId = "disputeBill",
            summary = "Note that a bill is disputed",
            description =
                    "From that day on no late fee gathers, until the dispute is settled; its first and last day cost nothing. Where days "
                            + "that have passed would cost nothing after all, it uses up an approval `LATE_FEE_WAIVER` about "
                            + "`{\"type\": \"fee_bill\", \"id\": ...}` of that sum: 409 `approval-needed` without. 409 while one is open, 422 for a day to come or one that an earlier dispute covers.")
    public Bill dispute(UUID id, @NotNull @Valid DisputeBill body) {
        return bills.dispute(request.caller(), id, request.expected(), body.from(), body.reason());
    }

    @POST
    @Path("{id}/settle-dispute")
    @Requires("fees:write")
    @Operation(
            operationId = "settleDispute",
            summary = "Settle the dispute of a bill",
            description = "Late fees gather again behind its last day. 409 where none is open, 422 for a day to come.")
    public Bill settleDispute(UUID id, @NotNull @Valid SettleDispute body) {
        return bills.settleDispute(request.caller(), id, request.expected(), body.to(), body.outcome());
    }
}
