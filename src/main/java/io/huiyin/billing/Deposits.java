package io.huiyin.billing;

import io.huiyin.approvals.ApprovalKind;
import io.huiyin.approvals.Approvals;
import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Money that is held and given back (押金, SVC-08). It pays no bill; what leaves it is a deduction that a superior approved, or a
 * refund, and never more than there is.
 */
@ApplicationScoped
public class Deposits {

    /** What approvals call one. */
    static final String SUBJECT = "deposit";

    private final Database database;
    private final DepositRepository deposits;
    private final DepositBills bills;
    private final Receipts receipts;
    private final FeeItems items;
    private final FeeReferences references;
    private final FeeAccounts accounts;
    private final Prepayments prepayments;
    private final Approvals approvals;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    Deposits(
            Database database,
            DepositRepository deposits,
            DepositBills bills,
            Receipts receipts,
            FeeItems items,
            FeeReferences references,
            FeeAccounts accounts,
            Prepayments prepayments,
            Approvals approvals,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.deposits = deposits;
        this.bills = bills;
        this.receipts = receipts;
        this.items = items;
        this.references = references;
        this.accounts = accounts;
        this.prepayments = prepayments;
        this.approvals = approvals;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** @param isNew whether it was entered now, or was known already */
    public record Received(Deposit deposit, boolean isNew) {}

    /**
     * Enters a deposit. The same number of a method with equal content changes nothing and answers the first one.
     *
     * @throws ProblemException 409 for a number that belongs to other money; 422 for a time to come, a fee item that is none of
     *     deposits, and for ids that are not of this community
     */
    public Received receive(Caller caller, NewDeposit asked) {
        return database.in(caller, () -> {
            var community = communities.require(asked.communityId());
            var item = items.find(asked.feeItemId())
                    .filter(found -> found.communityId().equals(community.id()))
                    .orElseThrow(() -> Problems.unknownReference("/feeItemId"));
            if (item.feeClass() != FeeClass.DEPOSIT) {
                throw Problems.unprocessable(
                        "/feeItemId", "no-deposit", Text.of("It is no item of deposits.", "该收费项目不是押金。"));
            }
            var told = new Receipts.Told(
                    Receipts.Purpose.DEPOSIT,
                    community.id(),
                    asked.houseId(),
                    asked.payerId(),
                    asked.method(),
                    asked.externalId(),
                    asked.paidAt(),
                    null,
                    asked.content());
            var entered = receipts.once(told, receipt -> enter(community, asked, receipt));
            return new Received(whole(entered.id()), entered.isNew());
        });
    }

    private UUID enter(Community community, NewDeposit asked, String receipt) {
        var id = Ids.next();
        var now = clock.instant();
        var paidOn = LocalDate.ofInstant(asked.paidAt(), community.timeZone());
        deposits.insert(id, asked, receipt, paidOn, now);
        deposits.book(
                id,
                LedgerKind.DEPOSIT_RECEIVED,
                LedgerAccount.MONEY,
                LedgerAccount.DEPOSIT,
                asked.amountFen(),
                paidOn,
                now);
        events.publish(
                new DepositEvent.Received(community.id(), id, asked.houseId(), asked.amountFen(), asked.method(), now));
        return id;
    }

    /** With what left it. */
    public Deposit get(Caller caller, UUID id) {
        return database.in(caller, () -> shown(whole(id)));
    }

    /** Newest first. */
    public Page<Deposit> list(Caller caller, DepositFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "deposits?" + filter;
            var rows = deposits.page(filter, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, deposit -> Cursor.after(list, deposit.id()))
                    .map(this::shown);
        });
    }

    /**
     * Deducts (抵扣) by an approval of at least the sum. What goes beyond the balance is owed: a bill of the deposit's fee item is
     * published, which the newest movement names.
     *
     * @throws ProblemException 404 for an unknown one; 409 without an approval, for one that was reversed, and of
     *     somebody who was erased; 412 for a stale version;
     *     422 where more goes beyond than a bill may come to
     */
    public Deposit deduct(Caller caller, UUID id, Expected expected, List<DepositItem> asked, String reason) {
        return database.in(caller, () -> {
            // Before the deposit's row: who is being erased is locked before what is theirs.
            var seen = deposits.find(id).orElseThrow(Problems::notFound);
            if (!references.isPayer(seen.communityId(), seen.payerId())) {
                throw Problems.conflict(
                        "", "payer-erased", Text.of("The deposit's payer was erased.", "该押金付款人的信息已删除。"));
            }
            var deposit = standing(locked(id, expected));
            var today = today(deposit.communityId());
            long sum = asked.stream().mapToLong(DepositItem::amountFen).sum();
            long taken = Math.min(sum, deposit.balanceFen());
            var beyond = DepositBills.beyond(asked, taken, today);
            var number = beyond.isEmpty() ? null : bills.number(deposit.communityId(), today);
            accounts.lock(deposit.communityId(), deposit.houseId());
            var approval = approvals.use(deposit.communityId(), ApprovalKind.DEPOSIT_DEDUCTION, subject(id), sum);
            var bill = beyond.isEmpty() ? null : bills.publish(deposit, number, beyond, today);
            var now = clock.instant();
            var movement = new DepositMovement(
                    Ids.next(),
                    DepositMovement.Kind.DEDUCTION,
                    taken,
                    sum - taken,
                    bill,
                    asked,
                    null,
                    null,
                    reason,
                    today,
                    caller.staffId(),
                    now,
                    null,
                    null);
            deposits.move(deposit, movement);
            deposits.book(
                    id, LedgerKind.DEPOSIT_DEDUCTED, LedgerAccount.DEPOSIT, LedgerAccount.INCOME, taken, today, now);
            if (bill != null) prepayments.applyTo(List.of(deposit.houseId()));
            events.publish(new DepositEvent.Deducted(
                    deposit.communityId(), id, movement.id(), approval.id(), taken, sum - taken, bill, now));
            return whole(id);
        });
    }

    /**
     * Gives it back (退还).
     *
     * @param amountFen null for all that is held
     * @throws ProblemException 404 for an unknown one; 409 for an external id that is known, and for one that was reversed; 412 for a stale version; 422 for more
     *     than is held, and where nothing is
     */
    public Deposit refund(
            Caller caller,
            UUID id,
            Expected expected,
            Long amountFen,
            PaymentMethod method,
            String externalId,
            String reason) {
        return database.in(caller, () -> {
            var deposit = standing(locked(id, expected));
            accounts.lock(deposit.communityId(), deposit.houseId());
            long amount = amountFen == null ? deposit.balanceFen() : amountFen;
            if (amount == 0 || amount > deposit.balanceFen()) {
                throw Problems.unprocessable(
                        "/amountFen",
                        "over-balance",
                        Text.of("%d fen of it are held.", "该押金余额为 %d 分。", deposit.balanceFen()));
            }
            var now = clock.instant();
            var today = today(deposit.communityId());
            var movement = new DepositMovement(
                    Ids.next(),
                    DepositMovement.Kind.REFUND,
                    amount,
                    0,
                    null,
                    List.of(),
                    method,
                    externalId,
                    reason,
                    today,
                    caller.staffId(),
                    now,
                    null,
                    null);
            if (!deposits.move(deposit, movement)) {
                throw Problems.conflict(
                        "/externalId",
                        "taken",
                        Text.of("A refund of this method has this external id.", "同一方式下已有此外部单号的退款。"));
            }
            deposits.book(
                    id, LedgerKind.DEPOSIT_REFUNDED, LedgerAccount.DEPOSIT, LedgerAccount.MONEY, amount, today, now);
            events.publish(new DepositEvent.Refunded(deposit.communityId(), id, movement.id(), amount, method, now));
            return whole(id);
        });
    }

    /**
     * Takes a deposit back (冲正) that was entered by mistake, by a counter-entry.
     *
     * @throws ProblemException 404 for an unknown one; 409 the second time, and once some of it was deducted or given back; 412 for
     *     a stale version
     */
    public Deposit reverse(Caller caller, UUID id, Expected expected, String reason) {
        return database.in(caller, () -> {
            var deposit = standing(locked(id, expected));
            accounts.lock(deposit.communityId(), deposit.houseId());
            if (deposit.balanceFen() < deposit.amountFen()) {
                throw new ProblemException(
                        BillingProblems.DEPOSIT_USED,
                        Text.of(
                                "%d fen of it were deducted and %d given back.",
                                "该押金已抵扣 %d 分，已退还 %d 分。", deposit.deductedFen(), deposit.refundedFen()));
            }
            var now = clock.instant();
            deposits.reverse(id, reason, now);
            deposits.book(
                    id,
                    LedgerKind.DEPOSIT_REVERSED,
                    LedgerAccount.DEPOSIT,
                    LedgerAccount.MONEY,
                    deposit.amountFen(),
                    deposit.paidOn(),
                    now);
            events.publish(
                    new DepositEvent.Reversed(deposit.communityId(), id, deposit.houseId(), deposit.amountFen(), now));
            return whole(id);
        });
    }

    /**
     * Takes back what was given back by mistake (退款冲正): it is held again, as of the same day. What was deducted stays deducted.
     *
     * @throws ProblemException 404 for an unknown one, and for a movement that is no refund of it; 409 the second time; 412 for a
     *     stale version
     */
    public Deposit reverseRefund(Caller caller, UUID id, UUID movementId, Expected expected, String reason) {
        return database.in(caller, () -> {
            var deposit = locked(id, expected);
            var refund = deposits.refund(id, movementId).orElseThrow(Problems::notFound);
            accounts.lock(deposit.communityId(), deposit.houseId());
            if (refund.reversedAt() != null) throw BillingProblems.refundReversed(refund.reversedAt());
            var now = clock.instant();
            deposits.reverse(deposit, refund, reason, now);
            deposits.book(
                    id,
                    LedgerKind.DEPOSIT_REFUND_REVERSED,
                    LedgerAccount.MONEY,
                    LedgerAccount.DEPOSIT,
                    refund.amountFen(),
                    refund.movedOn(),
                    now);
            events.publish(
                    new DepositEvent.RefundReversed(deposit.communityId(), id, movementId, refund.amountFen(), now));
            return whole(id);
        });
    }

    static SubjectRef subject(UUID id) {
        return new SubjectRef(SUBJECT, id);
    }

    private Deposit locked(UUID id, Expected expected) {
        var deposit = deposits.lock(id).orElseThrow(Problems::notFound);
        expected.check(deposit.version());
        return deposit;
    }

    private static Deposit standing(Deposit deposit) {
        if (deposit.reversedAt() != null) throw BillingProblems.depositReversed(deposit.reversedAt());
        return deposit;
    }

    private Deposit whole(UUID id) {
        return deposits.find(id).orElseThrow(Problems::notFound).with(deposits.movements(id));
    }

    private Deposit shown(Deposit deposit) {
        return database.caller().isOwner() ? deposit.forOwner() : deposit;
    }

    private LocalDate today(UUID communityId) {
        return LocalDate.ofInstant(
                clock.instant(), communities.find(communityId).orElseThrow().timeZone());
    }
}
