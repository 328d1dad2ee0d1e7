package io.huiyin.reports;

import io.huiyin.billing.FeeClass;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Sums over bills and the ledger, each report in one statement. */
@ApplicationScoped
class CollectionRepository {

    /**
     * Of each bill what was paid and written off of its principal up to the day of the point, from the ledger alone: a reversal
     * counts as of the day of its payment, and what is void is left out, as if it had never been. A house has paid when all of
     * its bills are paid. The entries of each bill are looked up by it: no estimate of the planner makes that a join of all with all.
     */
    private static final String SUMS = """
            with point as (
                select * from unnest(cast(:froms as date[]), cast(:tos as date[]), cast(:asOfs as date[]))
                         with ordinality as point (from_on, to_on, as_of, number)
            ), bill as (
                select point.number, b.house_id, b.class, b.amount_fen, %1$s as key, %2$s as name,
                       settled.collected, settled.written_off
                  from point
                  join fee_bill b on b.community_id = any (array[cast(:community as uuid)])
                       and b.period_from between point.from_on and point.to_on
                       and b.status in ('OPEN', 'PART_PAID', 'PAID', 'WRITTEN_OFF')
                       and (cast(:class as text) is null or b.class = :class)
                  %3$s
                 cross join lateral (
                       select coalesce(sum(e.amount_fen * s.sign) filter (where s.other <> 'BAD_DEBT'), 0) as collected,
                              coalesce(sum(e.amount_fen * s.sign) filter (where s.other = 'BAD_DEBT'), 0) as written_off
                         from ledger_entry e
                        cross join lateral (select case e.credit when 'RECEIVABLE' then 1 else -1 end as sign,
                                                   case e.credit when 'RECEIVABLE' then e.debit else e.credit end as other) s
                        where e.bill_id = b.id and e.effective_on <= point.as_of and 'RECEIVABLE' in (e.debit, e.credit)
                          and s.other in ('MONEY', 'PREPAID', 'DEPOSIT', 'BAD_DEBT')) settled
            ), house as (
                select bill.number, grouping(bill.key) as whole, bill.key, bill.house_id, min(bill.name) as name,
                       min(bill.class) as least_class, max(bill.class) as greatest_class, count(*) as bills,
                       sum(bill.amount_fen) as receivable, sum(bill.collected) as collected,
                       sum(bill.written_off) as written_off
                  from bill
                 group by grouping sets ((bill.number, bill.key, bill.house_id), (bill.number, bill.house_id))
            )
            select number, whole = 1 as whole, key, min(name) as name, sum(bills) as bills, count(*) as houses,
                   case when min(least_class) = max(greatest_class) then min(least_class) end as class,
                   count(*) filter (where collected >= receivable) as houses_paid,
                   sum(receivable) as receivable, sum(collected) as collected, sum(written_off) as written_off
              from house
             group by number, whole, key
             order by number, whole
            """;

    private final Database database;

    CollectionRepository(Database database) {
        this.database = database;
    }

    /**
     * @param point from 1
     * @param whole whether it is of all groups together
     */
    record Sum(int point, boolean whole, CollectionFigures figures) {}

    /** @param feeClass null for all */
    List<Sum> sums(
            UUID communityId, Grouping grouping, FeeClass feeClass, List<Point> points, CollectionTarget targets) {
        return database.handle()
                .createQuery(SUMS.formatted(grouping.key(), grouping.title(), grouping.joins()))
                .bind("community", communityId)
                .bind("class", feeClass)
                .bindArray(
                        "froms",
                        LocalDate.class,
                        points.stream().map(Point::from).toArray())
                .bindArray(
                        "tos", LocalDate.class, points.stream().map(Point::to).toArray())
                .bindArray(
                        "asOfs",
                        LocalDate.class,
                        points.stream().map(Point::asOf).toArray())
                .map((row, context) -> new Sum(row.getInt("number"), row.getBoolean("whole"), figures(row, targets)))
                .list();
    }

    /** By the days on which it was paid; a payment that was reversed counts on both sides. */
    List<CollectorSum> collectors(UUID communityId, LocalDate from, LocalDate to) {
        return database.handle()
                .createQuery("""
                        select p.collector_id, s.name, count(*) as payments,
                               count(*) filter (where p.reversed_at is not null) as reversals,
                               sum(p.amount_fen) as received,
                               coalesce(sum(p.amount_fen) filter (where p.reversed_at is not null), 0) as reversed
                          from fee_payment p left join staff_member s on s.id = p.collector_id
                         where p.community_id = any (array[cast(:community as uuid)]) and p.paid_on between :from and :to
                         group by p.collector_id, s.name
                         order by p.collector_id is null, s.name, p.collector_id
                        """)
                .bind("community", communityId)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> new CollectorSum(
                        Columns.uuid(row, "collector_id"),
                        row.getString("name"),
                        row.getLong("payments"),
                        row.getLong("reversals"),
                        row.getLong("received"),
                        row.getLong("reversed"),
                        row.getLong("received") - row.getLong("reversed")))
                .list();
    }

    private static CollectionFigures figures(ResultSet row, CollectionTarget targets) throws SQLException {
        return CollectionFigures.of(
                row.getString("key"),
                row.getBoolean("whole") ? null : row.getString("name"),
                Columns.name(row, "class", FeeClass.class),
                row.getLong("bills"),
                row.getLong("houses"),
                row.getLong("houses_paid"),
                row.getLong("receivable"),
                row.getLong("collected"),
                row.getLong("written_off"),
                targets);
    }
}
