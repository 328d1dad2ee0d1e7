package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Holds bills, payments, deposits, top-ups and accounts against the ledger (对账): what one of them says is reckoned again from the entries. */
@ApplicationScoped
class LedgerCheck {

    private static final int TOLD = 20;

    private final Database database;

    LedgerCheck(Database database) {
        this.database = database;
    }

    /**
     * What is not as it should be.
     *
     * @param what     such as {@code BILL_PRINCIPAL}
     * @param id       of the bill, payment, deposit, top-up, balance, house or community
     * @param ledger   what the entries come to, in fen
     * @param recorded what stands there instead
     */
    record Difference(UUID communityId, String what, UUID id, long ledger, long recorded) {}

    /** Those that have books. */
    List<UUID> communities() {
        return database.asSystem(
                LedgerCheckJob.NAME,
                () -> database.handle().createQuery("""
                                select id from community c
                                 where exists (select from fee_number n where n.community_id = c.id)
                                    or exists (select from fee_bill b where b.community_id = c.id)
                                    or exists (select from ledger_entry e where e.community_id = c.id)
                                 order by id
                                """).mapTo(UUID.class).list());
    }

    /** The first differences of a community, in the running transaction; none where all agree. */
    List<Difference> differences(UUID communityId) {
        // All is joined with all by ids: where a table has no statistics yet, its rows would be looked through for each
        // other.
        database.handle().execute("set local enable_nestloop = off");
        return database.handle()
                .createQuery("""
                        with by_bill as (
                            select bill_id,
                                   sum(case 'RECEIVABLE' when debit then amount_fen when credit then -amount_fen else 0 end)
                                       as principal,
                                   sum(case 'LATE_FEE_RECEIVABLE' when debit then amount_fen when credit then -amount_fen else 0 end)
                                       as late,
                                   sum(case 'LATE_FEE_INCOME' when credit then amount_fen when debit then -amount_fen else 0 end)
                                       as posted,
                                   sum(case 'WAIVED' when debit then amount_fen when credit then -amount_fen else 0 end) as waived
                              from ledger_entry where community_id = :community and bill_id is not null
                             group by bill_id
                        ), by_payment as (
                            select payment_id,
                                   sum(case 'MONEY' when debit then amount_fen when credit then -amount_fen else 0 end)
                                       + sum(case kind when 'REFUND' then amount_fen else 0 end) as money,
                                   sum(case 'PREPAID' when credit then amount_fen when debit then -amount_fen else 0 end) as prepaid
                              from ledger_entry where community_id = :community and payment_id is not null
                             group by payment_id
                        ), by_about as (
                            select about_id,
                                   sum(case 'DEPOSIT' when credit then amount_fen when debit then -amount_fen else 0 end) as deposit,
                                   sum(case 'TOP_UP' when credit then amount_fen when debit then -amount_fen else 0 end) as top_up
                              from ledger_entry where community_id = :community and about_id is not null
                             group by about_id
                        ), bill as (
                            select b.*, coalesce(l.principal, 0) as l_principal, coalesce(l.late, 0) as l_late,
                                   coalesce(l.posted, 0) as l_posted, coalesce(l.waived, 0) as l_waived
                              from fee_bill b left join by_bill l on l.bill_id = b.id
                             where b.community_id = :community
                        ), payment as (
                            select p.*, coalesce(l.money, 0) as l_money, coalesce(l.prepaid, 0) as l_prepaid
                              from fee_payment p left join by_payment l on l.payment_id = p.id
                             where p.community_id = :community
                        ), found (what, id, ledger, recorded) as (
                            select 'BILL_PRINCIPAL', id, l_principal,
                                   case when status in ('OPEN', 'PART_PAID', 'PAID') then amount_fen - paid_fen else 0 end
                              from bill
                            union all
                            select 'BILL_LATE_FEE', id, l_late,
                                   case when status in ('OPEN', 'PART_PAID', 'PAID')
                                        then late_posted_fen - late_paid_fen - late_waived_fen else 0 end
                              from bill
                            union all
                            select 'BILL_LATE_FEE_POSTED', id, l_posted, late_posted_fen from bill
                             where status in ('OPEN', 'PART_PAID', 'PAID', 'VOID')
                            union all
                            select 'BILL_LATE_FEE_WAIVED', id, l_waived, late_waived_fen from bill
                            union all
                            select 'BILL_STATUS', id, (amount_fen - paid_fen) + (late_posted_fen - late_paid_fen - late_waived_fen), 0
                              from bill where status = 'PAID'
                            union all
                            select 'PAYMENT_MONEY', id, l_money, case when reversed_at is null then amount_fen else 0 end
                              from payment
                            union all
                            select 'PAYMENT_PREPAID', id, l_prepaid, prepaid_left_fen from payment
                            union all
                            select 'DEPOSIT_BALANCE', d.id, coalesce(l.deposit, 0), d.amount_fen - d.deducted_fen - d.refunded_fen
                              from deposit d left join by_about l on l.about_id = d.id
                             where d.community_id = :community
                            union all
                            select 'ACCOUNT_DEPOSIT', coalesce(l.house_id, d.house_id), coalesce(l.fen, 0), coalesce(d.fen, 0)
                              from (select house_id, sum(case 'DEPOSIT' when credit then amount_fen else -amount_fen end) as fen
                                      from ledger_entry where community_id = :community and 'DEPOSIT' in (debit, credit)
                                     group by house_id) l
                              full join (select house_id, sum(amount_fen - deducted_fen - refunded_fen) as fen
                                           from deposit where community_id = :community group by house_id) d
                                on d.house_id = l.house_id
                            union all
                            select 'TOP_UP', t.id, coalesce(l.top_up, 0), case when t.reversed_at is null then t.amount_fen else 0 end
                              from top_up t left join by_about l on l.about_id = t.id
                             where t.community_id = :community
                            union all
                            select 'TOP_UP_BALANCE', b.id, coalesce(sum(t.amount_fen), 0), b.added_fen
                              from top_up_balance b
                              left join top_up t on t.house_id = b.house_id and t.fee_item_id = b.fee_item_id
                                                and t.reversed_at is null and t.paid_at > coalesce(b.read_at, '-infinity')
                             where b.community_id = :community
                             group by b.id
                            union all
                            select 'MONEY', cast(:community as uuid),
                                   (select coalesce(sum(case 'MONEY' when debit then amount_fen else -amount_fen end), 0)
                                      from ledger_entry where community_id = :community and 'MONEY' in (debit, credit)),
                                   (select coalesce(sum(amount_fen), 0) from fee_payment
                                     where community_id = :community and reversed_at is null)
                                   - (select coalesce(sum(amount_fen), 0) from fee_refund where community_id = :community)
                                   + (select coalesce(sum(amount_fen - refunded_fen), 0) from deposit
                                       where community_id = :community)
                                   + (select coalesce(sum(amount_fen), 0) from top_up
                                       where community_id = :community and reversed_at is null)
                            union all
                            select 'RECEIPT_NUMBERS', cast(:community as uuid),
                                   (select count(*) from fee_payment where community_id = :community)
                                   + (select count(*) from deposit where community_id = :community)
                                   + (select count(*) from top_up where community_id = :community),
                                   coalesce((select last from fee_number where community_id = :community and series = 'SJ'), 0)
                        )
                        select * from found where ledger <> recorded order by what, id limit :told
                        """)
                .bind("community", communityId)
                .bind("told", TOLD)
                .map((row, context) -> new Difference(
                        communityId,
                        row.getString("what"),
                        Columns.uuid(row, "id"),
                        row.getLong("ledger"),
                        row.getLong("recorded")))
                .list();
    }
}
