package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Takes a payment back (冲正): each of its entries is booked the other way round, as of the same day. */
@ApplicationScoped
class PaymentReversal {

    private final Database database;
    private final LateFees lateFees;
    private final Clock clock;

    PaymentReversal(Database database, LateFees lateFees, Clock clock) {
        this.database = database;
        this.lateFees = lateFees;
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
        var bills = takeFromBills(payment.id());
        turnRound(payment.id());
        keepWrittenOff(payment.id());
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
                .createQuery("select exists (select from ledger_entry where payment_id = :payment and kind = 'REFUND')")
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

    /** What is written off stays so, also the part that seemed paid. */
    private void keepWrittenOff(UUID paymentId) {
        database.handle()
                .createUpdate("""
                        insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                  effective_on, recorded_at, bill_id)
                        select e.community_id, e.house_id, e.payer_id, 'WRITTEN_OFF',
                               case e.debit when 'RECEIVABLE' then 'BAD_DEBT' else 'LATE_FEE_INCOME' end, e.debit,
                               e.amount_fen, e.effective_on, :now, e.bill_id
                          from ledger_entry e join fee_bill b on b.id = e.bill_id and b.status = 'WRITTEN_OFF'
                         where e.payment_id = :payment and e.kind = 'PAYMENT_REVERSED'
                           and e.debit in ('RECEIVABLE', 'LATE_FEE_RECEIVABLE')
                        """)
                .bind("now", clock.instant())
                .bind("payment", paymentId)
                .execute();
    }
}
