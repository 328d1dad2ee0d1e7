package io.huiyin.billing;

import io.huiyin.approvals.ApprovalKind;
import io.huiyin.approvals.Approvals;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes a payment back (冲正): each of its entries is booked the other way round, as of the same day. */
@ApplicationScoped
class PaymentReversal {

    private final Database database;
    private final BillDecisionRepository decisions;
    private final LateFees lateFees;
    private final Approvals approvals;
    private final Clock clock;

    PaymentReversal(
            Database database, BillDecisionRepository decisions, LateFees lateFees, Approvals approvals, Clock clock) {
        this.database = database;
        this.decisions = decisions;
        this.lateFees = lateFees;
        this.approvals = approvals;
        this.clock = clock;
    }

    /** The account of its house is locked. */
    void reverse(Payment payment, String reason) {
        if (payment.reversedAt() != null) {
            throw new ProblemException(
                    BillingProblems.PAYMENT_REVERSED, Text.of("This payment is reversed already.", "该缴费已冲正。"));
        }
        if (isRefunded(payment.id())) {
            throw new ProblemException(
                    BillingProblems.PAYMENT_REFUNDED,
                    Text.of("What was prepaid by it was refunded, at least in part.", "该缴费形成的预收款已退还，不能冲正。"));
        }
        var givenUp = givenUp(payment.id());
        var bills = takeFromBills(payment.id());
        turnRound(payment.id());
        for (var bill : givenUp) keepWrittenOff(payment.id(), bill, reason);
        database.handle()
                .createUpdate("""
                        update fee_payment
                           set reversed_at = :now, reverse_reason = :reason, prepaid_left_fen = 0, version = version + 1
                         where id = :id
                        """)
                .bind("now", clock.instant())
                .bind("reason", reason)
                .bind("id", payment.id())
                .execute();
        lateFees.reconcile(bills);
    }

    private boolean isRefunded(UUID paymentId) {
        return database.handle()
                .createQuery("""
                        select coalesce(sum(case kind when 'REFUND' then amount_fen else -amount_fen end), 0) > 0
                          from ledger_entry where payment_id = :payment and kind in ('REFUND', 'REFUND_REVERSED')
                        """)
                .bind("payment", paymentId)
                .mapTo(Boolean.class)
                .one();
    }

    private List<UUID> takeFromBills(UUID paymentId) {
        return database.handle()
                .createQuery("""
                        with net as (
                            select bill_id,
                                   coalesce(sum(case 'RECEIVABLE' when credit then amount_fen
                                                                  when debit then -amount_fen end), 0) as principal,
                                   coalesce(sum(case 'LATE_FEE_RECEIVABLE' when credit then amount_fen
                                                                           when debit then -amount_fen end), 0) as late
                              from ledger_entry where payment_id = :payment and bill_id is not null
                             group by bill_id
                        )
                        update fee_bill b
                           set paid_fen = b.paid_fen - n.principal, late_paid_fen = b.late_paid_fen - n.late,
                               version = b.version + 1
                          from net n
                         where b.id = n.bill_id and (n.principal <> 0 or n.late <> 0)
                        returning b.id
                        """)
                .bind("payment", paymentId)
                .mapTo(UUID.class)
                .list();
    }

    private void turnRound(UUID paymentId) {
        database.handle()
                .createUpdate("""
                        insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                  effective_on, recorded_at, bill_id, payment_id)
                        select community_id, house_id, payer_id, 'PAYMENT_REVERSED', credit, debit, sum(amount_fen),
                               effective_on, :now, bill_id, payment_id
                          from ledger_entry where payment_id = :payment
                         group by community_id, house_id, payer_id, debit, credit, effective_on, bill_id, payment_id
                         order by min(seq)
                        """)
                .bind("now", clock.instant())
                .bind("payment", paymentId)
                .execute();
    }

    /** What a payment had paid on a bill that was given up since. */
    private record GivenUp(UUID billId, UUID communityId, long fen) {}

    private List<GivenUp> givenUp(UUID paymentId) {
        return database.handle()
                .createQuery("""
                        select b.id, b.community_id,
                               sum(case when e.credit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE') then e.amount_fen
                                        else -e.amount_fen end) as fen
                          from ledger_entry e join fee_bill b on b.id = e.bill_id and b.status = 'WRITTEN_OFF'
                         where e.payment_id = :payment
                           and (e.credit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE')
                                or e.debit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE'))
                         group by b.id
                        having sum(case when e.credit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE') then e.amount_fen
                                        else -e.amount_fen end) > 0
                         order by b.id
                        """)
                .bind("payment", paymentId)
                .map((row, context) ->
                        new GivenUp(Columns.uuid(row, "id"), Columns.uuid(row, "community_id"), row.getLong("fen")))
                .list();
    }

    /**
     * What is written off stays so, also the part that seemed paid: that is a decision of its own, of today, by an
     * approval of its own.
     */
    private void keepWrittenOff(UUID paymentId, GivenUp bill, String reason) {
        approvals.use(
                bill.communityId(), ApprovalKind.BILL_WRITE_OFF, new SubjectRef("fee_bill", bill.billId()), bill.fen());
        var decision = Ids.next();
        decisions.insert(
                bill.communityId(),
                bill.billId(),
                new Decision(
                        decision,
                        DecisionKind.WRITE_OFF,
                        bill.fen(),
                        null,
                        reason,
                        database.caller().staffId(),
                        clock.instant()));
        database.handle()
                .createUpdate("""
                        insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                  effective_on, recorded_at, bill_id, about_id)
                        select e.community_id, e.house_id, e.payer_id, 'WRITTEN_OFF',
                               case when e.credit = 'LATE_FEE_RECEIVABLE' then 'LATE_FEE_RECEIVABLE'
                                    when e.debit = 'RECEIVABLE' then 'BAD_DEBT' else 'LATE_FEE_INCOME' end,
                               case when e.credit = 'LATE_FEE_RECEIVABLE' then 'LATE_FEE_INCOME' else e.debit end,
                               e.amount_fen, %s, :now, e.bill_id, :decision
                          from ledger_entry e join community c on c.id = e.community_id
                         where e.payment_id = :payment and e.bill_id = :bill and e.kind = 'PAYMENT_REVERSED'
                           and (e.debit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE') or e.credit = 'LATE_FEE_RECEIVABLE')
                        """.formatted(LateFees.TODAY))
                .bind("now", clock.instant())
                .bind("decision", decision)
                .bind("payment", paymentId)
                .bind("bill", bill.billId())
                .execute();
    }
}
