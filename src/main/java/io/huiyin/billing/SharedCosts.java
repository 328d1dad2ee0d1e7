package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** Costs that houses bear together (公摊). Their parts add up to the whole, and are fixed when the first bill is made of it. */
@ApplicationScoped
public class SharedCosts {

    private final Database database;
    private final RunItems items;
    private final BillRunRepository runs;
    private final Events events;
    private final Clock clock;

    SharedCosts(Database database, RunItems items, BillRunRepository runs, Events events, Clock clock) {
        this.database = database;
        this.items = items;
        this.runs = runs;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 400 for what is no period; 409 if the item has a cost for it, and while a run of both is at work; 422
     *     for an unknown or retired item, one with another cycle, or one that is not shared
     */
    public SharedCost enter(Caller caller, UUID feeItemId, String periodText, SharedCost.Details details) {
        return database.in(caller, () -> {
            var period = Period.parse(periodText, "/period");
            // A run has all of its batches before the cost or all behind it.
            items.holdRuns(List.of(feeItemId));
            var item = items.ofMethod(items.billable(feeItemId, period, "/feeItemId", "/period"), PricingMethod.SHARED);
            if (runs.isAtWork(item.id(), period.toString())) throw BillingProblems.runAtWork();
            var id = Ids.next();
            var made = database.handle()
                    .createUpdate("""
                            insert into shared_cost (id, community_id, fee_item_id, period, amount_fen, spread, saving, note,
                                                     created_at)
                            values (:id, :community, :item, :period, :amount, :spread, :saving, :note, :now)
                            on conflict on constraint shared_cost_once_uq do nothing
                            """)
                    .bind("id", id)
                    .bind("community", item.communityId())
                    .bind("item", item.id())
                    .bind("period", period.toString())
                    .bind("amount", details.amountFen())
                    .bind("spread", details.spread().name())
                    .bind("saving", details.saving())
                    .bind("note", details.note())
                    .bind("now", clock.instant())
                    .execute();
            if (made == 0) {
                throw Problems.conflict(
                        "/period",
                        "already-entered",
                        Text.of("The item has a cost for this period.", "该收费项目此账期的公摊费用已登记。"));
            }
            events.edited("shared-cost", Edit.CREATED, item.communityId(), id);
            return find(id, "").orElseThrow();
        });
    }

    public SharedCost get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id, "").orElseThrow(Problems::notFound));
    }

    /** Newest first. */
    public Page<SharedCost> list(Caller caller, UUID communityId, UUID feeItemId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "shared-costs?" + communityId + "&" + feeItemId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("c.fee_item_id = :item", "item", feeItemId)
                    .and("c.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            var from = CommunityWalk.from("shared_cost", "c", communityId, where, "c.community_id desc, c.id desc");
            var rows = where.bindTo(
                            database.handle().createQuery("select * from " + from + " order by c.id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, cost -> Cursor.after(list, cost.id()));
        });
    }

    /**
     * Changes a cost of which no bill was made.
     *
     * @throws ProblemException 404 for an unknown one; 409 once a bill was made of it that is not void, or while a run is at work;
     *     412 for a stale version
     */
    public SharedCost change(Caller caller, UUID id, Expected expected, SharedCost.Details details) {
        return database.in(caller, () -> {
            var cost = find(id, " for update").orElseThrow(Problems::notFound);
            expected.check(cost.version());
            // A bill of a house that the caller does not see counts as well.
            database.liftLimits();
            if (runs.isAtWork(cost.feeItemId(), cost.period()) || isBilled(cost)) {
                throw new ProblemException(
                        Problems.CONFLICT, Text.of("Bills were made of it, or are being made.", "该公摊费用已出账或正在出账，不能修改。"));
            }
            database.handle()
                    .createUpdate("delete from shared_cost_part where shared_cost_id = :id")
                    .bind("id", id)
                    .execute();
            database.handle()
                    .createUpdate("""
                            update shared_cost set amount_fen = :amount, spread = :spread, saving = :saving, note = :note,
                                   version = version + 1
                             where id = :id
                            """)
                    .bind("id", id)
                    .bind("amount", details.amountFen())
                    .bind("spread", details.spread().name())
                    .bind("saving", details.saving())
                    .bind("note", details.note())
                    .execute();
            events.edited("shared-cost", Edit.CHANGED, cost.communityId(), id);
            return find(id, "").orElseThrow();
        });
    }

    /** The days let an index find the bills. */
    private boolean isBilled(SharedCost cost) {
        var period = Period.parse(cost.period(), "/period");
        return database.handle()
                .createQuery("""
                        select exists (select from fee_bill
                                        where fee_item_id = :item and period = :period and status <> 'VOID'
                                          and to_on between :first and :last)
                        """)
                .bind("item", cost.feeItemId())
                .bind("period", cost.period())
                .bind("first", period.first(Period.CALENDAR))
                .bind("last", period.last(Period.LATEST))
                .mapTo(Boolean.class)
                .one();
    }

    /** Fixes what each assignment bears of the item's cost for a period, if there is one and nobody did so before. */
    void fix(RunItem item, Period period) {
        if (item.method() != PricingMethod.SHARED) return;
        var cost = find(item, period, " for update");
        if (cost.isEmpty() || isFixed(cost.get())) return;
        var insert = database.handle().createUpdate("""
                insert into shared_cost_part (shared_cost_id, assignment_id, community_id, weight, of_weight, amount_fen)
                select :cost, p.id, :community, p.weight, p.of_weight, p.amount_fen from (%s) p
                """.formatted(SpreadSql.spread(item)));
        new RunDays(period)
                .bindTo(insert, item.anchor())
                .bind("cost", cost.get().id())
                .bind("community", item.communityId())
                .bind("item", item.id())
                .bind("costFen", cost.get().amountFen())
                .bind("spread", cost.get().spread().name())
                .bind("spreadsAnew", true)
                .execute();
    }

    /** Binds what {@link Reckoning} names of a cost: the parts that are fixed, or else what they would be. */
    <S extends SqlStatement<S>> void bindTo(S statement, RunItem item, Period period) {
        var cost = find(item, period, "");
        statement
                .bind("cost", cost.map(SharedCost::id).orElse(BillRunRow.START))
                .bind("costFen", cost.map(SharedCost::amountFen).orElse(null))
                .bind("spread", cost.map(found -> found.spread().name()).orElse(null))
                .bind("saving", cost.map(SharedCost::saving).orElse(null))
                .bind("spreadsAnew", cost.isPresent() && !isFixed(cost.get()));
    }

    private boolean isFixed(SharedCost cost) {
        return database.handle()
                .createQuery("select exists (select from shared_cost_part where shared_cost_id = :id)")
                .bind("id", cost.id())
                .mapTo(Boolean.class)
                .one();
    }

    private Optional<SharedCost> find(RunItem item, Period period, String lock) {
        return database.handle()
                .createQuery("select * from shared_cost where fee_item_id = :item and period = :period" + lock)
                .bind("item", item.id())
                .bind("period", period.toString())
                .map((row, context) -> read(row))
                .findOne();
    }

    private Optional<SharedCost> find(UUID id, String lock) {
        return database.handle()
                .createQuery("select * from shared_cost where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static SharedCost read(ResultSet row) throws SQLException {
        return new SharedCost(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "fee_item_id"),
                row.getString("period"),
                row.getLong("amount_fen"),
                Columns.name(row, "spread", SharedCost.Spread.class),
                row.getString("saving"),
                row.getString("note"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
