package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The steps of a run, each of which is a transaction of its own where there are many: bills are made, published or removed, the
 * run notes how far it has come, and last of all, when nothing else is left to do, the houses' accounts are locked and
 * prepayments pay what has become owed. So nobody who pays waits longer than for that.
 */
@ApplicationScoped
class BillRunSteps {

    private static final String PUBLISH = """
            with draft as materialized (
                select id, status from fee_bill where run_id = :run and id > :after order by id limit :limit
            ), published as (
                update fee_bill b set status = 'OPEN', published_at = :now, version = b.version + 1
                  from draft d
                 where b.id = d.id and b.status = 'DRAFT'
                returning b.id, b.community_id, b.house_id, b.payer_id, b.amount_fen, b.from_on
            ), booked as (
                insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen, effective_on,
                                          recorded_at, bill_id)
                select community_id, house_id, payer_id, 'BILL_PUBLISHED', 'RECEIVABLE', 'INCOME', amount_fen, from_on, :now, id
                  from published
            )
            select count(*) as taken, (select id from draft order by id desc limit 1) as last from draft
            """;

    private static final String DISCARD = """
            with draft as materialized (
                select id from fee_bill where run_id = :run and id > :after and status = 'DRAFT' order by id limit :limit
            ), removed as (
                delete from fee_bill where id in (select id from draft)
            )
            select count(*) as taken, (select id from draft order by id desc limit 1) as last from draft
            """;

    private static final String ASSIGNED = """
            select house_id from fee_assignment where fee_item_id = :item and id > :after and id <= :last""";

    private static final String BILLED =
            "select house_id from fee_bill where run_id = :run and id > :after and id <= :last";

    private final Database database;
    private final BillRunRepository runs;
    private final RunItems items;
    private final BillMaker maker;
    private final Prepayments prepayments;
    private final Events events;
    private final Clock clock;

    BillRunSteps(
            Database database,
            BillRunRepository runs,
            RunItems items,
            BillMaker maker,
            Prepayments prepayments,
            Events events,
            Clock clock) {
        this.database = database;
        this.runs = runs;
        this.items = items;
        this.maker = maker;
        this.prepayments = prepayments;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Does the next batch of a run that the transaction has locked.
     *
     * @return how many bills were made, published or removed
     */
    long next(BillRunRow row, int limit) {
        return switch (row.run().status()) {
            case RUNNING -> make(row, limit);
            case PUBLISHING -> publish(row, limit);
            case DISCARDING -> discard(row, limit);
            case DONE, DISCARDED -> 0;
        };
    }

    private long make(BillRunRow row, int limit) {
        var run = row.run();
        var item = items.lock(run.feeItemId()).orElseThrow();
        var batch = maker.make(run, item, row.position(), limit);
        runs.advance(run.id(), batch);
        if (batch.taken() < limit) {
            var now = clock.instant();
            runs.finish(run.id(), now);
            var made = runs.find(run.id()).orElseThrow().run();
            events.publish(new BillRunEvent.Finished(
                    run.communityId(),
                    run.id(),
                    run.feeItemId(),
                    made.billCount(),
                    made.totalFen(),
                    made.skippedCount(),
                    now));
            if (run.publish()) events.publish(published(run));
        }
        if (run.publish() && batch.bills() > 0) settle(ASSIGNED, row, batch.last());
        return batch.bills();
    }

    private long publish(BillRunRow row, int limit) {
        var run = row.run();
        var batch = walk(PUBLISH, row, limit);
        runs.advance(run.id(), batch);
        if (batch.taken() < limit) {
            runs.becomes(run.id(), BillRunStatus.DONE, clock.instant());
            events.publish(published(run));
        }
        if (batch.taken() > 0) settle(BILLED, row, batch.last());
        return batch.taken();
    }

    private long discard(BillRunRow row, int limit) {
        var run = row.run();
        var batch = walk(DISCARD, row, limit);
        runs.advance(run.id(), batch);
        if (batch.taken() < limit) {
            runs.becomes(run.id(), BillRunStatus.DISCARDED, null);
            events.publish(new BillRunEvent.Discarded(run.communityId(), run.id(), run.feeItemId(), clock.instant()));
        }
        return batch.taken();
    }

    private BillRunBatch walk(String sql, BillRunRow row, int limit) {
        var query = database.handle()
                .createQuery(sql)
                .bind("run", row.run().id())
                .bind("after", row.position())
                .bind("limit", limit);
        if (sql.contains(":now")) query.bind("now", clock.instant());
        return query.map((result, context) ->
                        new BillRunBatch(result.getInt("taken"), Columns.uuid(result, "last"), 0, 0, 0))
                .one();
    }

    /**
     * Locks the accounts of a batch's houses and lets prepayments pay. Every account is locked, not only that of a house with a
     * prepayment: one that is paid in at this moment is either seen here or sees the bills.
     */
    private void settle(String houses, BillRunRow row, UUID last) {
        bound(database.handle().createQuery("""
                                select count(*) from (
                                    select from fee_account where house_id in (%s) order by house_id for update) locked
                                """.formatted(houses)), row, last)
                .mapTo(Long.class)
                .one();
        var prepaid = bound(database.handle().createQuery("""
                                select distinct house_id from fee_payment
                                 where prepaid_left_fen > 0 and house_id in (%s)
                                """.formatted(houses)), row, last)
                .mapTo(UUID.class)
                .list();
        if (!prepaid.isEmpty()) prepayments.applyTo(prepaid);
    }

    private static <S extends SqlStatement<S>> S bound(S statement, BillRunRow row, UUID last) {
        return statement
                .bind("item", row.run().feeItemId())
                .bind("run", row.run().id())
                .bind("after", row.position())
                .bind("last", last);
    }

    private BillRunEvent published(BillRun run) {
        return new BillRunEvent.Published(run.communityId(), run.id(), run.feeItemId(), run.period(), clock.instant());
    }
}
