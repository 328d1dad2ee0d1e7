package io.huiyin.billing;

import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What prepaid meters have left (预付费表余额, FEE-10). The meter knows: its last report counts, by hand or by whoever reads it, and
 * the top-ups since are added.
 */
@ApplicationScoped
public class TopUpBalances {

    private final Database database;
    private final TopUpBalanceRepository balances;
    private final TopUps topUps;
    private final FeeItems items;
    private final FeeAccounts accounts;
    private final FeeReferences references;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    TopUpBalances(
            Database database,
            TopUpBalanceRepository balances,
            TopUps topUps,
            FeeItems items,
            FeeAccounts accounts,
            FeeReferences references,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.balances = balances;
        this.topUps = topUps;
        this.items = items;
        this.accounts = accounts;
        this.references = references;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Notes what a meter reported. An older report than the last one is kept and changes nothing; the same one twice is one.
     *
     * @throws ProblemException 409 for another balance of the same moment; 422 for a time to come, an item that no prepaid meter
     *     has, and a house of another community
     */
    public TopUpBalance report(Caller caller, UUID houseId, UUID feeItemId, Instant readAt, long balanceFen) {
        return database.in(caller, () -> {
            var item = topUps.metered(feeItemId, null);
            var community = item.communityId();
            references.house(community, houseId);
            var now = clock.instant();
            EntryTime.check(readAt, now, "/readAt");
            accounts.lock(community, houseId);
            var id = balances.open(community, houseId, feeItemId, readAt, now);
            var known = balances.reading(id, readAt);
            if (known.isEmpty()) {
                balances.report(id, readAt, balanceFen, now);
                balances.recount(houseId, feeItemId);
                events.publish(new TopUpEvent.BalanceReported(community, id, houseId, feeItemId, readAt, now));
            } else if (known.get().balanceFen() != balanceFen) {
                throw Problems.conflict(
                        "/readAt",
                        "known-otherwise",
                        Text.of("Another balance of this moment is known.", "该时刻已有另一余额。"));
            }
            return balances.find(id).orElseThrow();
        });
    }

    public TopUpBalance get(Caller caller, UUID id) {
        return database.in(caller, () -> balances.find(id).orElseThrow(Problems::notFound));
    }

    /**
     * In the order in which they came to be known.
     *
     * @param lowOnly whether those alone that are low
     */
    public Page<TopUpBalance> list(
            Caller caller, UUID communityId, UUID houseId, UUID feeItemId, boolean lowOnly, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "top-up-balances?" + communityId + "&" + houseId + "&" + feeItemId + "&" + lowOnly;
            var rows = balances.page(communityId, houseId, feeItemId, lowOnly, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, balance -> Cursor.after(list, balance.id()));
        });
    }

    /** What a meter reported, newest first. */
    public Page<TopUpReading> readings(Caller caller, UUID id, String cursor, int limit) {
        return database.in(caller, () -> {
            balances.find(id).orElseThrow(Problems::notFound);
            var list = "top-up-readings?" + id;
            var rows = balances.readings(id, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, reading -> Cursor.after(list, reading.readAt()));
        });
    }

    /** @throws ProblemException 404 for an unknown item, and for one without prepaid meters */
    public TopUpSetting setting(Caller caller, UUID feeItemId) {
        return database.in(caller, () -> settingOf(feeItemId));
    }

    /**
     * Says below which balance the meters of an item are low.
     *
     * @param lowBelowFen null: never
     * @throws ProblemException as {@link #setting}; 412 if it was changed meanwhile
     */
    public TopUpSetting change(Caller caller, UUID feeItemId, Expected expected, Long lowBelowFen) {
        return database.in(caller, () -> {
            var present = settingOf(feeItemId);
            expected.check(present.version());
            events.edited("top-up-setting", Edit.CHANGED, present.communityId(), feeItemId);
            return database.handle()
                    .createQuery("""
                            insert into top_up_setting (fee_item_id, community_id, low_below_fen, version)
                            values (:item, :community, :low, 1)
                            on conflict on constraint top_up_setting_pk do update
                               set low_below_fen = excluded.low_below_fen, version = top_up_setting.version + 1
                             where top_up_setting.version = :version
                            returning *
                            """)
                    .bind("item", feeItemId)
                    .bind("community", present.communityId())
                    .bind("low", lowBelowFen)
                    .bind("version", present.version())
                    .map((row, context) -> readSetting(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /**
     * The meters that are low by reports of some days, for whoever warns of them; in the scope of the running transaction.
     *
     * @param from  the first day of a report, {@code on} the last one and the day whose people count
     * @param after the last one before; null for the first
     */
    public List<LowBalance> low(UUID communityId, LocalDate from, LocalDate on, UUID after, int limit) {
        var zone = communities.find(communityId).orElseThrow().timeZone();
        return balances.low(
                communityId,
                from.atStartOfDay(zone).toInstant(),
                on.plusDays(1).atStartOfDay(zone).toInstant(),
                on,
                after,
                limit);
    }

    private TopUpSetting settingOf(UUID feeItemId) {
        var item = items.find(feeItemId).filter(TopUps::isMetered).orElseThrow(Problems::notFound);
        return database.handle()
                .createQuery("select * from top_up_setting where fee_item_id = :item")
                .bind("item", feeItemId)
                .map((row, context) -> readSetting(row))
                .findOne()
                .orElseGet(() -> new TopUpSetting(feeItemId, item.communityId(), null, 0));
    }

    private static TopUpSetting readSetting(ResultSet row) throws SQLException {
        return new TopUpSetting(
                Columns.uuid(row, "fee_item_id"),
                Columns.uuid(row, "community_id"),
                Columns.number(row, "low_below_fen"),
                row.getInt("version"));
    }
}
