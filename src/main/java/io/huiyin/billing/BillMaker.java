package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/** Makes the bills of a batch of assignments in one statement: nothing of them comes here but their number and their sum. */
@ApplicationScoped
class BillMaker {

    private static final String MAKE = """
            taken as (%s
            ), made as (
                insert into fee_bill (id, community_id, number, run_id, assignment_id, fee_item_id, class, house_id, payer_id,
                                      period, period_from, from_on, to_on, due_on, amount_fen, late_daily_rate,
                                      late_grace_days, late_cap_ratio, status, lines, created_at, published_at)
                select huiyin_next_id(), :community, %s, :run, f.id, :item, :class, f.house_id, f.payer_id,
                       :period, f.period_from, f.from_on, f.to_on, f.due_on, f.amount_fen, f.late_daily_rate, f.late_grace_days,
                       f.late_cap_ratio, case when :publish then 'OPEN' else 'DRAFT' end, f.lines, :now,
                       case when :publish then cast(:now as timestamptz) end
                  from fresh f
                 cross join (select last - (select count(*) from fresh) as before from taken) n
                 order by f.place
                returning id, house_id, payer_id, amount_fen, from_on
            ), booked as (
                insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen, effective_on,
                                          recorded_at, bill_id)
                select :community, m.house_id, m.payer_id, 'BILL_PUBLISHED', 'RECEIVABLE', 'INCOME', m.amount_fen, m.from_on,
                       :now, m.id
                  from made m
                 where :publish
            ), noted as (
                insert into bill_run_skip (run_id, assignment_id, community_id, reason)
                select :run, s.id, :community, s.reason from skip s
            )
            """.formatted(
            BillNumbers.take("count(*) from fresh having count(*) > 0"), BillNumbers.written("n.before + f.place"));

    private static final String TOLD = """
            select (select count(*) from assigned) as taken, (select id from assigned order by id desc limit 1) as last,
                   (select count(*) from fresh) as bills, (select coalesce(sum(amount_fen), 0) from fresh) as total,
                   (select count(*) from skip) as skipped
            """;

    private final Database database;
    private final SharedCosts sharedCosts;
    private final Clock clock;

    BillMaker(Database database, SharedCosts sharedCosts, Clock clock) {
        this.database = database;
        this.sharedCosts = sharedCosts;
        this.clock = clock;
    }

    /** Makes the bills of at most {@code limit} assignments behind one, in the order of their ids. */
    BillRunBatch make(BillRun run, RunItem item, UUID after, int limit) {
        var period = Period.parse(run.period(), "/period");
        // Nothing is billed of a cost whose parts are not fixed. The first batch fixes them, the others find them.
        sharedCosts.fix(item, period);
        return bound(Reckoning.of(item) + ", " + MAKE + TOLD, item, period)
                .bind("after", after)
                .bind("limit", limit)
                .bind("run", run.id())
                .bind("community", item.communityId())
                .bind("class", item.feeClass().name())
                .bind("series", BillNumbers.series(period.firstMonth()))
                .bind("publish", run.publish())
                .bind("now", clock.instant())
                .map((row, context) -> told(row))
                .one();
    }

    /** A statement over the bills of some assignments, which are yet to be bound. */
    Query bound(String sql, RunItem item, Period period) {
        var query = new RunDays(period).bindTo(database.handle().createQuery(sql), item.anchor());
        query.bind("item", item.id()).bind("period", period.toString());
        query.bind("description", item.name() + " " + period)
                .bind("months", item.cycle().months());
        if (item.method() == PricingMethod.SHARED) sharedCosts.bindTo(query, item, period);
        return query;
    }

    static BillRunBatch told(ResultSet row) throws SQLException {
        return new BillRunBatch(
                row.getInt("taken"),
                Columns.uuid(row, "last"),
                row.getLong("bills"),
                row.getLong("total"),
                row.getLong("skipped"));
    }
}
