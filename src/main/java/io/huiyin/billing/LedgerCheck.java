package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Holds bills, payments, deposits, top-ups and accounts against the ledger (对账): what one of them says is reckoned again from the
 * entries. That debits and credits of all accounts are equal needs no check: an entry is one row that takes a sum from one account
 * and brings it to another, and the schema lets no row name one account alone, the same one twice or a sum below one fen, so
 * whatever stands in the ledger sums to zero.
 */
@ApplicationScoped
class LedgerCheck {

    /** Of one community so many are told. */
    private static final int TOLD = 20;

    /** One statement looks at no more communities than this. */
    private static final int COMMUNITIES = 500;

    /** They have given out no more numbers than this between them, or it is one alone. */
    private static final long NUMBERS = 50_000;

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

    private record Size(UUID communityId, long numbers) {}

    /**
     * Those that have books, as many at a time as one statement should look at: planning it for each of many small ones takes far longer
     * than reading them. How large books are is told by the numbers of bills and receipts that were given out, so nothing is counted.
     */
    List<List<UUID>> batches() {
        var batches = new ArrayList<List<UUID>>();
        long numbers = 0;
        for (var each : database.asSystem(LedgerCheckJob.NAME, this::sizes)) {
            boolean full = !batches.isEmpty() && batches.getLast().size() == COMMUNITIES;
            if (batches.isEmpty() || full || numbers + each.numbers() > NUMBERS) {
                batches.add(new ArrayList<>());
                numbers = 0;
            }
            batches.getLast().add(each.communityId());
            numbers += each.numbers();
        }
        return batches;
    }

    private List<Size> sizes() {
        return database.handle()
                .createQuery("""
                        select id, (select coalesce(sum(last), 0) from fee_number n where n.community_id = c.id) as numbers
                          from community c
                         where exists (select from fee_number n where n.community_id = c.id)
                            or exists (select from fee_bill b where b.community_id = c.id)
                            or exists (select from ledger_entry e where e.community_id = c.id)
                         order by id
                        """)
                .map((row, context) -> new Size(Columns.uuid(row, "id"), row.getLong("numbers")))
                .list();
    }

    /**
     * The first differences of each of some communities, in the running transaction; none where all agree. It is one statement, so that
     * bills, payments and entries are those of one moment while more are made.
     */
    List<Difference> differences(Collection<UUID> communities) {
        // All is joined with all by ids: where a table has no statistics yet, its rows would be looked through for each
        // other.
        database.handle().execute("set local enable_nestloop = off");
        return database.handle()
                .createQuery("""
                        with by_bill as (
                            select community_id, bill_id,
                                   sum(case 'RECEIVABLE' when debit then amount_fen when credit then -amount_fen else 0 end)
                                       as principal,
                                   sum(case 'LATE_FEE_RECEIVABLE' when debit then amount_fen when credit then -amount_fen else 0 end)
                                       as late,
                                   sum(case 'LATE_FEE_INCOME' when credit then amount_fen when debit then -amount_fen else 0 end)
                                       as posted,
                                   sum(case 'WAIVED' when debit then amount_fen when credit then -amount_fen else 0 end) as waived
                              from ledger_entry where community_id = any (:communities) and bill_id is not null
                             group by community_id, bill_id
                        ), by_payment as (
                            select community_id, payment_id,
                                   sum(case 'MONEY' when debit then amount_fen when credit then -amount_fen else 0 end)
                                       + sum(case kind when 'REFUND' then amount_fen when 'REFUND_REVERSED' then -amount_fen else 0 end)
                                       as money,
                                   sum(case 'PREPAID' when credit then amount_fen when debit then -amount_fen else 0 end) as prepaid
                              from ledger_entry where community_id = any (:communities) and payment_id is not null
                             group by community_id, payment_id
                        ), by_about as (
                            select community_id, about_id,
                                   sum(case 'DEPOSIT' when credit then amount_fen when debit then -amount_fen else 0 end) as deposit,
                                   sum(case 'TOP_UP' when credit then amount_fen when debit then -amount_fen else 0 end) as top_up
                              from ledger_entry where community_id = any (:communities) and about_id is not null
                             group by community_id, about_id
                        ), by_house as (
                            select community_id, house_id,
                                   sum(case 'MONEY' when debit then amount_fen when credit then -amount_fen else 0 end) as money,
                                   sum(case 'DEPOSIT' when credit then amount_fen when debit then -amount_fen else 0 end) as deposit
                              from ledger_entry where community_id = any (:communities)
                             group by community_id, house_id
                        ), by_payer as (
                            select community_id, house_id, payer_id,
                                   sum(case 'PREPAID' when credit then amount_fen else -amount_fen end) as prepaid
                              from ledger_entry
                             where community_id = any (:communities) and 'PREPAID' in (debit, credit)
                             group by community_id, house_id, payer_id
                        ), receipt as (
                            select community_id, sum(fen) as fen, count(*) filter (where receives) as receipts
                              from (select community_id, case when reversed_at is null then amount_fen else 0 end as fen,
                                           true as receives
                                      from fee_payment where community_id = any (:communities)
                                    union all
                                    select community_id, case when reversed_at is null then amount_fen - refunded_fen else 0 end, true
                                      from deposit where community_id = any (:communities)
                                    union all
                                    select community_id, case when reversed_at is null then amount_fen else 0 end, true
                                      from top_up where community_id = any (:communities)
                                    union all
                                    select community_id, -amount_fen, false from fee_refund
                                     where community_id = any (:communities) and reversed_at is null) each
                             group by community_id
                        ), bill as (
                            select b.community_id, b.id,
                                   coalesce(l.principal, 0) as l_principal,
                                   case when b.owed then b.amount_fen - b.paid_fen else 0 end as principal,
                                   coalesce(l.late, 0) as l_late, case when b.owed then b.late_left else 0 end as late,
                                   coalesce(l.posted, 0) as l_posted,
                                   case when b.owed or b.status = 'VOID' then b.late_posted_fen else coalesce(l.posted, 0) end as posted,
                                   coalesce(l.waived, 0) as l_waived, b.late_waived_fen as waived,
                                   case b.status when 'PAID' then b.amount_fen - b.paid_fen + b.late_left else 0 end as left_of_paid
                              from (select *, status in ('OPEN', 'PART_PAID', 'PAID') as owed,
                                           late_posted_fen - late_paid_fen - late_waived_fen as late_left
                                      from fee_bill where community_id = any (:communities)) b
                              left join by_bill l on l.community_id = b.community_id and l.bill_id = b.id
                        ), payment as (
                            select p.community_id, p.id,
                                   coalesce(l.money, 0) as l_money,
                                   case when p.reversed_at is null then p.amount_fen else 0 end as money,
                                   coalesce(l.prepaid, 0) as l_prepaid, p.prepaid_left_fen
                              from fee_payment p
                              left join by_payment l on l.community_id = p.community_id and l.payment_id = p.id
                             where p.community_id = any (:communities)
                        ), found (community_id, what, id, ledger, recorded) as (
                            select b.community_id, held.what, b.id, held.ledger, held.recorded
                              from bill b
                             cross join lateral (values
                                   ('BILL_PRINCIPAL', l_principal, principal), ('BILL_LATE_FEE', l_late, late),
                                   ('BILL_LATE_FEE_POSTED', l_posted, posted), ('BILL_LATE_FEE_WAIVED', l_waived, waived),
                                   ('BILL_STATUS', left_of_paid, 0)) held (what, ledger, recorded)
                             where (l_principal, l_late, l_posted, l_waived, left_of_paid) <> (principal, late, posted, waived, 0)
                            union all
                            select p.community_id, held.what, p.id, held.ledger, held.recorded
                              from payment p
                             cross join lateral (values
                                   ('PAYMENT_MONEY', l_money, money), ('PAYMENT_PREPAID', l_prepaid, prepaid_left_fen))
                                   held (what, ledger, recorded)
                             where (l_money, l_prepaid) <> (money, prepaid_left_fen)
                            union all
                            select coalesce(l.community_id, p.community_id), 'ACCOUNT_PREPAID', coalesce(l.house_id, p.house_id),
                                   coalesce(l.prepaid, 0), coalesce(p.fen, 0)
                              from by_payer l
                              full join (select community_id, house_id, payer_id, sum(prepaid_left_fen) as fen
                                           from fee_payment where community_id = any (:communities)
                                          group by community_id, house_id, payer_id) p
                                on p.community_id = l.community_id and p.house_id = l.house_id
                               and coalesce(p.payer_id::text, '') = coalesce(l.payer_id::text, '')
                            union all
                            select d.community_id, 'DEPOSIT_BALANCE', d.id, coalesce(l.deposit, 0),
                                   case when d.reversed_at is null then d.amount_fen - d.deducted_fen - d.refunded_fen else 0 end
                              from deposit d left join by_about l on l.community_id = d.community_id and l.about_id = d.id
                             where d.community_id = any (:communities)
                            union all
                            select coalesce(l.community_id, d.community_id), 'ACCOUNT_DEPOSIT', coalesce(l.house_id, d.house_id),
                                   coalesce(l.deposit, 0), coalesce(d.fen, 0)
                              from by_house l
                              full join (select community_id, house_id, sum(amount_fen - deducted_fen - refunded_fen) as fen
                                           from deposit where community_id = any (:communities) and reversed_at is null
                                          group by community_id, house_id) d
                                on d.community_id = l.community_id and d.house_id = l.house_id
                            union all
                            select t.community_id, 'TOP_UP', t.id, coalesce(l.top_up, 0),
                                   case when t.reversed_at is null then t.amount_fen else 0 end
                              from top_up t left join by_about l on l.community_id = t.community_id and l.about_id = t.id
                             where t.community_id = any (:communities)
                            union all
                            select b.community_id, 'TOP_UP_BALANCE', b.id, coalesce(sum(t.amount_fen), 0), b.added_fen
                              from top_up_balance b
                              left join top_up t on t.house_id = b.house_id and t.fee_item_id = b.fee_item_id
                                                and t.reversed_at is null and t.paid_at > coalesce(b.read_at, '-infinity')
                             where b.community_id = any (:communities)
                             group by b.id
                            union all
                            select c.id, 'MONEY', c.id, coalesce(l.fen, 0), coalesce(r.fen, 0)
                              from unnest(:communities) c (id)
                              left join (select community_id, sum(money) as fen from by_house group by community_id) l
                                on l.community_id = c.id
                              left join receipt r on r.community_id = c.id
                            union all
                            select c.id, 'RECEIPT_NUMBERS', c.id, coalesce(r.receipts, 0), coalesce(n.last, 0)
                              from unnest(:communities) c (id)
                              left join receipt r on r.community_id = c.id
                              left join fee_number n on n.community_id = c.id and n.series = 'SJ'
                        )
                        select community_id, what, id, ledger, recorded
                          from (select *, row_number() over (partition by community_id order by what, id) as place
                                  from found where ledger <> recorded) each
                         where place <= :told
                         order by community_id, what, id
                        """)
                .bindArray("communities", UUID.class, communities)
                .bind("told", TOLD)
                .map((row, context) -> new Difference(
                        Columns.uuid(row, "community_id"),
                        row.getString("what"),
                        Columns.uuid(row, "id"),
                        row.getLong("ledger"),
                        row.getLong("recorded")))
                .list();
    }
}
