package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Keeps the ledger's late fees (违约金) at what the rules reckon as of today, by entries and counter-entries: after every
 * move of a bill's money, and daily. Whoever calls it holds the lock of the houses' accounts.
 */
@ApplicationScoped
class LateFees {

    /** Today of each bill, in its community's zone. */
    static final String TODAY = "huiyin_today(c.time_zone, cast(:now as timestamptz))";

    private final Database database;
    private final Clock clock;

    LateFees(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The late fee of a bill line by line, up to a day; null where its fee item states none. */
    LateFee explain(Bill bill, LocalDate on) {
        var terms = database.handle()
                .createQuery("""
                        select late_daily_rate, late_grace_days, late_cap_ratio from fee_bill
                         where id = :bill and late_daily_rate is not null
                        """)
                .bind("bill", bill.id())
                .map((row, context) -> new LateFee.Terms(
                        row.getBigDecimal("late_daily_rate"),
                        row.getInt("late_grace_days"),
                        row.getBigDecimal("late_cap_ratio")))
                .findOne()
                .orElse(null);
        if (terms == null) return null;
        var paid = new TreeMap<LocalDate, Long>();
        database.handle()
                .createQuery("""
                        select effective_on, sum(case credit when 'RECEIVABLE' then amount_fen else -amount_fen end) as fen
                          from ledger_entry
                         where bill_id = :bill and 'RECEIVABLE' in (debit, credit) and kind <> 'BILL_PUBLISHED'
                         group by effective_on
                        """)
                .bind("bill", bill.id())
                .map((row, context) -> paid.put(Columns.date(row, "effective_on"), row.getLong("fen")))
                .list();
        return LateFee.of(terms, bill.amountFen(), bill.dueOn(), paid, disputes(bill.id()), on);
    }

    /** How much of the late fee of a bill was waived by decisions, whatever it came to since. */
    long granted(UUID billId) {
        return database.handle()
                .createQuery("select late_granted_fen from fee_bill where id = :bill")
                .bind("bill", billId)
                .mapTo(Long.class)
                .one();
    }

    private List<LateFee.Dispute> disputes(UUID billId) {
        return database.handle()
                .createQuery("select from_on, to_on from fee_dispute where bill_id = :bill order by from_on")
                .bind("bill", billId)
                .map((row, context) -> new LateFee.Dispute(Columns.date(row, "from_on"), Columns.date(row, "to_on")))
                .list();
    }

    /**
     * Brings late fees and states of some bills up to today. What was paid of a late fee and is no longer owed is prepaid.
     *
     * @return whether anything is
     */
    boolean reconcile(Collection<UUID> billIds) {
        if (billIds.isEmpty()) return false;
        boolean freed = giveBackPaid(billIds) > 0;
        takeBackWaived(billIds);
        post(billIds);
        waiveAgain(billIds);
        settle(billIds);
        return freed;
    }

    private int giveBackPaid(Collection<UUID> billIds) {
        return update("""
                with over as (
                    select b.id, b.community_id, b.house_id, b.payer_id, %1$s as today,
                           least(b.late_paid_fen,
                                 b.late_paid_fen + b.late_granted_fen - huiyin_late_fee(b, %1$s)) as fen
                      from fee_bill b join community c on c.id = b.community_id
                     where b.id = any (:bills) and b.status in ('OPEN', 'PART_PAID', 'PAID') and b.late_paid_fen > 0
                ), paid as (
                    select e.bill_id, e.payment_id,
                           sum(case e.credit when 'LATE_FEE_RECEIVABLE' then e.amount_fen else -e.amount_fen end) as fen
                      from ledger_entry e join over o on o.id = e.bill_id and o.fen > 0
                     where e.payment_id is not null and 'LATE_FEE_RECEIVABLE' in (e.debit, e.credit)
                     group by e.bill_id, e.payment_id
                ), lot as (
                    select x.*, sum(x.fen) over (partition by x.bill_id order by p.paid_at desc, p.id desc) as up_to
                      from paid x join fee_payment p on p.id = x.payment_id
                     where x.fen > 0
                ), back as (
                    select o.community_id, o.house_id, o.payer_id, o.id as bill_id, p.payer_id as paid_by, l.payment_id,
                           'LATE_FEE_RECEIVABLE' as account, least(l.fen, o.fen - (l.up_to - l.fen)) as fen, o.today
                      from lot l join over o on o.id = l.bill_id join fee_payment p on p.id = l.payment_id
                     where l.up_to - l.fen < o.fen
                ), booked as (%2$s), kept as (
                    update fee_payment p set prepaid_left_fen = prepaid_left_fen + k.fen
                      from (select payment_id, sum(fen) as fen from back group by payment_id) k
                     where p.id = k.payment_id
                )
                update fee_bill b set late_paid_fen = late_paid_fen - k.fen, version = version + 1
                  from (select bill_id, sum(fen) as fen from back group by bill_id) k
                 where b.id = k.bill_id
                """.formatted("%1$s", Prepayments.given("LATE_FEE_GIVEN_BACK")), billIds);
    }

    private void takeBackWaived(Collection<UUID> billIds) {
        update("""
                with over as (
                    select b.id, b.community_id, b.house_id, b.payer_id,
                           b.late_paid_fen + b.late_waived_fen - huiyin_late_fee(b, %1$s) as fen, %1$s as today
                      from fee_bill b join community c on c.id = b.community_id
                     where b.id = any (:bills) and b.status in ('OPEN', 'PART_PAID', 'PAID') and b.late_waived_fen > 0
                ), booked as (
                    insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                              effective_on, recorded_at, bill_id)
                    select community_id, house_id, payer_id, 'WAIVER_TAKEN_BACK', 'LATE_FEE_RECEIVABLE', 'WAIVED',
                           fen, today, :now, id
                      from over where fen > 0
                )
                update fee_bill b set late_waived_fen = late_waived_fen - o.fen, version = version + 1
                  from over o where b.id = o.id and o.fen > 0
                """, billIds);
    }

    private void post(Collection<UUID> billIds) {
        update("""
                with due as (
                    select b.id, b.community_id, b.house_id, b.payer_id, b.late_posted_fen as posted,
                           huiyin_late_fee(b, %1$s) as total, %1$s as today
                      from fee_bill b join community c on c.id = b.community_id
                     where b.id = any (:bills) and b.late_daily_rate is not null
                       and b.status in ('OPEN', 'PART_PAID', 'PAID')
                ), booked as (
                    insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                              effective_on, recorded_at, bill_id)
                    select community_id, house_id, payer_id,
                           case when total > posted then 'LATE_FEE' else 'LATE_FEE_TAKEN_BACK' end,
                           case when total > posted then 'LATE_FEE_RECEIVABLE' else 'LATE_FEE_INCOME' end,
                           case when total > posted then 'LATE_FEE_INCOME' else 'LATE_FEE_RECEIVABLE' end,
                           abs(total - posted), today, :now, id
                      from due where total <> posted
                )
                update fee_bill b set late_posted_fen = d.total from due d where b.id = d.id and d.total <> d.posted
                """, billIds);
    }

    /** What was waived holds for whatever comes to be owed. */
    private void waiveAgain(Collection<UUID> billIds) {
        update("""
                with again as (
                    select b.id, b.community_id, b.house_id, b.payer_id, %1$s as today,
                           least(b.late_granted_fen, b.late_posted_fen - b.late_paid_fen) - b.late_waived_fen as fen
                      from fee_bill b join community c on c.id = b.community_id
                     where b.id = any (:bills) and b.status in ('OPEN', 'PART_PAID', 'PAID')
                       and b.late_granted_fen > b.late_waived_fen
                ), booked as (
                    insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                              effective_on, recorded_at, bill_id)
                    select community_id, house_id, payer_id, 'LATE_FEE_WAIVED', 'WAIVED', 'LATE_FEE_RECEIVABLE',
                           fen, today, :now, id
                      from again where fen > 0
                )
                update fee_bill b set late_waived_fen = late_waived_fen + a.fen, version = version + 1
                  from again a where b.id = a.id and a.fen > 0
                """, billIds);
    }

    private void settle(Collection<UUID> billIds) {
        database.handle()
                .createUpdate("""
                with is_now as (
                    select id, case when paid_fen = amount_fen and late_posted_fen = late_paid_fen + late_waived_fen
                                    then 'PAID'
                                    when paid_fen > 0 or late_paid_fen > 0 then 'PART_PAID'
                                    else 'OPEN' end as status
                      from fee_bill where id = any (:bills) and status in ('OPEN', 'PART_PAID', 'PAID')
                )
                update fee_bill b set status = n.status, version = version + 1
                  from is_now n
                 where b.id = n.id and b.status <> n.status
                """)
                .bindArray("bills", UUID.class, billIds.toArray())
                .execute();
    }

    private int update(String sql, Collection<UUID> billIds) {
        return database.handle()
                .createUpdate(sql.formatted(TODAY))
                .bindArray("bills", UUID.class, billIds.toArray())
                .bind("now", clock.instant())
                .execute();
    }
}
