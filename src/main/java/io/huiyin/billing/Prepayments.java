package io.huiyin.billing;

import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Prepayments (预收款) take the place of payments: they belong to a house and a payer, and pay the principal of that payer's
 * open bills, oldest prepayment first, by (due day, number). Never another payer's bill, and a late fee only where somebody says so.
 */
@ApplicationScoped
class Prepayments {

    private final Database database;
    private final FeeAccounts accounts;
    private final LateFees lateFees;
    private final Clock clock;

    Prepayments(Database database, FeeAccounts accounts, LateFees lateFees, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.lateFees = lateFees;
        this.clock = clock;
    }

    /** Applies what there is in some houses, whose accounts it locks, in a few statements, whatever their number. */
    void applyTo(Collection<UUID> houseIds) {
        if (houseIds.isEmpty()) return;
        accounts.lock(houseIds);
        boolean freed = true;
        // What is paid as of an earlier day can make a late fee less that was paid: that is prepayment again.
        while (freed) freed = lateFees.reconcile(apply(houseIds));
    }

    /** @return the bills that took something */
    private List<UUID> apply(Collection<UUID> houseIds) {
        return database.handle()
                .createQuery("""
                        with lot as (
                            select id, house_id, payer_id, paid_on, prepaid_left_fen as fen,
                                   sum(prepaid_left_fen) over (partition by house_id, payer_id order by paid_at, id) as up_to
                              from fee_payment
                             where house_id = any (:houses) and prepaid_left_fen > 0
                        ), owed as (
                            select b.id, b.house_id, b.payer_id, b.amount_fen - b.paid_fen as fen,
                                   sum(b.amount_fen - b.paid_fen) over (
                                       partition by b.house_id, b.payer_id
                                       order by b.due_on, length(b.number), b.number) as up_to
                              from fee_bill b
                             where b.house_id in (select house_id from lot)
                               and b.status in ('OPEN', 'PART_PAID') and b.amount_fen > b.paid_fen
                        ), taken as (
                            select l.id as payment_id, l.paid_on, o.id as bill_id, o.house_id, o.payer_id,
                                   least(l.up_to, o.up_to) - greatest(l.up_to - l.fen, o.up_to - o.fen) as fen
                              from lot l
                              join owed o on o.house_id = l.house_id and o.payer_id is not distinct from l.payer_id
                                         and l.up_to > o.up_to - o.fen and o.up_to > l.up_to - l.fen
                        ), booked as (
                            insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                      effective_on, recorded_at, bill_id, payment_id)
                            select b.community_id, t.house_id, t.payer_id, 'PREPAYMENT_APPLIED', 'PREPAID', 'RECEIVABLE',
                                   t.fen, t.paid_on, :now, t.bill_id, t.payment_id
                              from taken t join fee_bill b on b.id = t.bill_id
                        ), used as (
                            update fee_payment p set prepaid_left_fen = prepaid_left_fen - t.fen
                              from (select payment_id, sum(fen) as fen from taken group by payment_id) t
                             where p.id = t.payment_id
                        )
                        update fee_bill b set paid_fen = b.paid_fen + t.fen, version = b.version + 1
                          from (select bill_id, sum(fen) as fen from taken group by bill_id) t
                         where b.id = t.bill_id
                        returning b.id
                        """)
                .bindArray("houses", UUID.class, houseIds.toArray())
                .bind("now", clock.instant())
                .mapTo(UUID.class)
                .list();
    }

    /**
     * The entries that make what was paid on a bill prepayment of whoever paid it, of a common table expression {@code back}: the bill's
     * {@code community_id, house_id, payer_id, bill_id}, the {@code account} that it had reached, {@code fen}, {@code today}, and the
     * {@code payment_id} with its {@code paid_by}. An entry has one payer: what goes from who was billed to who paid passes an account
     * that is always empty in the end.
     */
    static String given(String kind) {
        return """
                insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen, effective_on,
                                          recorded_at, bill_id, payment_id)
                select community_id, house_id, payer_id, '%s', account, 'PREPAID', fen, today, :now, bill_id, payment_id
                  from back
                union all
                select community_id, house_id, payer_id, 'PREPAYMENT_MOVED', 'PREPAID', 'TRANSFER', fen, today, :now, null, payment_id
                  from back where paid_by is distinct from payer_id
                union all
                select community_id, house_id, paid_by, 'PREPAYMENT_MOVED', 'TRANSFER', 'PREPAID', fen, today, :now, null, payment_id
                  from back where paid_by is distinct from payer_id
                """.formatted(kind);
    }

    /** What a payer has prepaid for a house, in fen. @param payerId null for what nobody in particular has */
    long of(UUID houseId, UUID payerId) {
        return database.handle()
                .createQuery("""
                        select coalesce(sum(prepaid_left_fen), 0) from fee_payment
                         where house_id = :house and payer_id is not distinct from :payer and prepaid_left_fen > 0
                        """)
                .bind("house", houseId)
                .bind("payer", payerId)
                .mapTo(Long.class)
                .one();
    }

    /** Pays so much of a bill's principal, of which no less is open and prepaid, as of the days of the prepayments. */
    void payPrincipal(UUID billId, long fen) {
        pay(billId, fen, "RECEIVABLE", "paid_fen", "t.paid_on");
    }

    /** Pays so much of a bill's late fee, of which no less is owed and prepaid, as of today. */
    void payLateFee(UUID billId, long fen) {
        pay(billId, fen, "LATE_FEE_RECEIVABLE", "late_paid_fen", LateFees.TODAY);
    }

    private void pay(UUID billId, long fen, String account, String paid, String day) {
        if (fen == 0) return;
        database.handle()
                .createUpdate("""
                        with lot as (
                            select p.id, p.paid_on, p.prepaid_left_fen as fen,
                                   sum(p.prepaid_left_fen) over (order by p.paid_at, p.id) as up_to
                              from fee_payment p
                              join fee_bill b on b.house_id = p.house_id and b.payer_id is not distinct from p.payer_id
                             where b.id = :bill and p.prepaid_left_fen > 0
                        ), taken as (
                            select id, paid_on, least(fen, :fen - (up_to - fen)) as fen from lot where up_to - fen < :fen
                        ), booked as (
                            insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                      effective_on, recorded_at, bill_id, payment_id)
                            select b.community_id, b.house_id, b.payer_id, 'PREPAYMENT_APPLIED', 'PREPAID', '%1$s', t.fen, %3$s,
                                   :now, b.id, t.id
                              from taken t cross join fee_bill b join community c on c.id = b.community_id
                             where b.id = :bill
                        ), used as (
                            update fee_payment p set prepaid_left_fen = p.prepaid_left_fen - t.fen from taken t where p.id = t.id
                        )
                        update fee_bill set %2$s = %2$s + :fen, version = version + 1 where id = :bill
                        """.formatted(account, paid, day))
                .bind("bill", billId)
                .bind("fen", fen)
                .bind("now", clock.instant())
                .execute();
    }
}
