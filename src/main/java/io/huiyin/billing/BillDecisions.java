package io.huiyin.billing;

import io.huiyin.approvals.Approval;
import io.huiyin.approvals.ApprovalKind;
import io.huiyin.approvals.Approvals;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What is decided of a published bill (账单处置): it is taken back, given up, or its late fee waived. Each by counter-entries. */
@ApplicationScoped
public class BillDecisions {

    private final Database database;
    private final BillRepository bills;
    private final BillDecisionRepository decisions;
    private final BillLock lock;
    private final LateFees lateFees;
    private final Prepayments prepayments;
    private final Approvals approvals;
    private final Events events;
    private final Clock clock;

    BillDecisions(
            Database database,
            BillRepository bills,
            BillDecisionRepository decisions,
            BillLock lock,
            LateFees lateFees,
            Prepayments prepayments,
            Approvals approvals,
            Events events,
            Clock clock) {
        this.database = database;
        this.bills = bills;
        this.decisions = decisions;
        this.lock = lock;
        this.lateFees = lateFees;
        this.prepayments = prepayments;
        this.approvals = approvals;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a bill back (作废). What was paid on it is prepaid again; its place may be filled by the next run. Where no run will,
     * its principal is given up: by an approval of at least that sum, as of a write-off.
     *
     * @throws io.huiyin.kernel.ProblemException 409 for a draft, and for one that is void or written off; for one that no run fills
     *     again without an approval
     */
    public Bill voidBill(Caller caller, UUID id, Expected expected, String reason) {
        return database.in(caller, () -> {
            var bill = lock.take(id, expected);
            if (!bill.status().isOwed() && bill.status() != BillStatus.PAID) {
                throw BillingProblems.notPossible(bill.status());
            }
            var approval = bills.isFilledAgain(id) ? null : leaveToGiveUp(bill, bill.amountFen());
            lateFees.reconcile(List.of(id));
            givePaymentsBack(id);
            var decision = decide(bill, "VOID", bill.amountFen(), reason, """
                    select 'WAIVER_TAKEN_BACK', 'LATE_FEE_RECEIVABLE', 'WAIVED', late_waived_fen from before union all
                    select 'LATE_FEE_TAKEN_BACK', 'LATE_FEE_INCOME', 'LATE_FEE_RECEIVABLE', late_posted_fen from before union all
                    select 'BILL_VOIDED', 'INCOME', 'RECEIVABLE', amount_fen from before""", """
                    status = 'VOID', paid_fen = 0, late_posted_fen = 0, late_paid_fen = 0, late_waived_fen = 0,
                    late_granted_fen = 0""");
            prepayments.applyTo(List.of(bill.houseId()));
            events.publish(new BillEvent.Voided(
                    bill.communityId(),
                    id,
                    decision,
                    approval == null ? null : approval.id(),
                    bill.amountFen(),
                    clock.instant()));
            return bills.find(id).orElseThrow();
        });
    }

    /**
     * Gives up what is outstanding (核销), by an approval of at least that sum.
     *
     * @throws io.huiyin.kernel.ProblemException 409 for one that nobody owes, or without an approval
     */
    public Bill writeOff(Caller caller, UUID id, Expected expected, String reason) {
        return database.in(caller, () -> {
            var bill = lock.take(id, expected);
            if (!bill.status().isOwed()) throw BillingProblems.notPossible(bill.status());
            lateFees.reconcile(List.of(id));
            var approval = leaveToGiveUp(bill, bill.outstandingFen());
            var decision = decide(bill, "WRITE_OFF", bill.outstandingFen(), reason, """
                    select 'WRITTEN_OFF', 'BAD_DEBT', 'RECEIVABLE', amount_fen - paid_fen from before union all
                    select 'WRITTEN_OFF', 'LATE_FEE_INCOME', 'LATE_FEE_RECEIVABLE',
                           late_posted_fen - late_paid_fen - late_waived_fen from before""", """
                    status = 'WRITTEN_OFF', late_posted_fen = late_paid_fen + late_waived_fen""");
            events.publish(new BillEvent.WrittenOff(
                    bill.communityId(), id, decision, approval.id(), bill.outstandingFen(), clock.instant()));
            return bills.find(id).orElseThrow();
        });
    }

    /**
     * Waives a late fee (减免违约金), by an approval of at least that sum.
     *
     * @param amountFen null for all that is owed
     * @throws io.huiyin.kernel.ProblemException 409 for a bill that nobody owes, or without an approval; 422 for more than is owed
     */
    public Bill waiveLateFee(Caller caller, UUID id, Expected expected, Long amountFen, String reason) {
        return database.in(caller, () -> {
            var bill = lock.take(id, expected);
            if (!bill.status().isOwed()) throw BillingProblems.notPossible(bill.status());
            long waived = amountFen == null ? bill.lateFeeFen() : amountFen;
            if (waived > bill.lateFeeFen() || waived == 0) {
                throw Problems.unprocessable(
                        "/amountFen",
                        "over-outstanding",
                        Text.of("The late fee that is owed is %d fen.", "应缴违约金为 %d 分。", bill.lateFeeFen()));
            }
            lateFees.reconcile(List.of(id));
            var approval = approvals.use(bill.communityId(), ApprovalKind.LATE_FEE_WAIVER, subject(id), waived);
            var decision = decide(bill, "LATE_FEE_WAIVER", waived, reason, """
                    select 'LATE_FEE_WAIVED', 'WAIVED', 'LATE_FEE_RECEIVABLE', cast(:fen as bigint)""", """
                    late_waived_fen = late_waived_fen + :fen, late_granted_fen = late_granted_fen + :fen""");
            lateFees.reconcile(List.of(id));
            events.publish(new BillEvent.LateFeeWaived(
                    bill.communityId(), id, decision, approval.id(), waived, clock.instant()));
            return bills.find(id).orElseThrow();
        });
    }

    private Approval leaveToGiveUp(Bill bill, long fen) {
        return approvals.use(bill.communityId(), ApprovalKind.BILL_WRITE_OFF, subject(bill.id()), fen);
    }

    private static SubjectRef subject(UUID billId) {
        return new SubjectRef("fee_bill", billId);
    }

    /** What each payment paid on the bill, principal and late fee, becomes prepayment of whoever paid it. */
    private void givePaymentsBack(UUID billId) {
        database.handle()
                .createUpdate("""
                        with net as (
                            select e.payment_id, a.account,
                                   sum(case a.account when e.credit then e.amount_fen else -e.amount_fen end) as fen
                              from ledger_entry e
                              join (values ('RECEIVABLE'), ('LATE_FEE_RECEIVABLE')) a (account)
                                on a.account in (e.debit, e.credit)
                             where e.bill_id = :bill and e.payment_id is not null
                             group by e.payment_id, a.account
                            having sum(case a.account when e.credit then e.amount_fen else -e.amount_fen end) > 0
                        ), back as (
                            select b.community_id, b.house_id, b.payer_id, b.id as bill_id, p.payer_id as paid_by, n.payment_id,
                                   n.account, n.fen, %s as today
                              from net n
                              join fee_payment p on p.id = n.payment_id
                              join fee_bill b on b.id = :bill
                              join community c on c.id = b.community_id
                        ), booked as (%s)
                        update fee_payment p set prepaid_left_fen = prepaid_left_fen + n.fen
                          from (select payment_id, sum(fen) as fen from net group by payment_id) n
                         where p.id = n.payment_id
                        """.formatted(LateFees.TODAY, Prepayments.given("BILL_VOIDED")))
                .bind("bill", billId)
                .bind("now", clock.instant())
                .execute();
    }

    /** Keeps the decision, books its entries, and changes the bill. */
    private UUID decide(Bill bill, String kind, long fen, String reason, String entries, String change) {
        var id = decisions.insert(bill.communityId(), bill.id(), kind, fen, reason);
        var update = database.handle()
                .createUpdate("""
                        with before as (
                            select b.*, %1$s as today from fee_bill b join community c on c.id = b.community_id where b.id = :bill
                        ), entry (kind, debit, credit, fen) as (
                            %2$s
                        ), booked as (
                            insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                      effective_on, recorded_at, bill_id, about_id)
                            select b.community_id, b.house_id, b.payer_id, e.kind, e.debit, e.credit, e.fen, b.today, :now, b.id,
                                   :id
                              from entry e cross join before b where e.fen > 0
                        )
                        update fee_bill set %3$s, version = version + 1 where id = :bill
                        """.formatted(LateFees.TODAY, entries, change))
                .bind("bill", bill.id())
                .bind("id", id)
                .bind("now", clock.instant());
        if (entries.contains(":fen")) update.bind("fen", fen);
        update.execute();
        return id;
    }
}
