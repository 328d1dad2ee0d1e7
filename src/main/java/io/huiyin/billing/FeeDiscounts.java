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
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Dated discounts on items, for all houses or for one (优惠). */
@ApplicationScoped
public class FeeDiscounts {

    private final Database database;
    private final FeeItems items;
    private final FeeReferences references;
    private final Events events;
    private final Clock clock;

    FeeDiscounts(Database database, FeeItems items, FeeReferences references, Events events, Clock clock) {
        this.database = database;
        this.items = items;
        this.references = references;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Grants a discount, for bills that are made from now on.
     *
     * @throws io.huiyin.kernel.ProblemException 422 for an unknown item, a house of another community, and days that
     *     contradict each other
     */
    public FeeDiscount grant(Caller caller, FeeDiscount.Given given) {
        return database.in(caller, () -> {
            var communityId = items.require(given.feeItemId()).communityId();
            if (given.houseId() != null) references.house(communityId, given.houseId());
            if (given.to().isBefore(given.from())) {
                throw Problems.unprocessable("/to", "before-from", Text.of("It ends before it begins.", "结束日早于起始日。"));
            }
            var id = Ids.next();
            database.handle()
                    .createUpdate("""
                            insert into fee_discount (id, community_id, fee_item_id, house_id, from_on, to_on, ratio, reason,
                                                      created_at)
                            values (:id, :community, :item, :house, :from, :to, :ratio, :reason, :now)
                            """)
                    .bind("id", id)
                    .bind("community", communityId)
                    .bind("item", given.feeItemId())
                    .bind("house", given.houseId())
                    .bind("from", given.from())
                    .bind("to", given.to())
                    .bind("ratio", Figures.decimal(given.ratio()))
                    .bind("reason", given.reason())
                    .bind("now", clock.instant())
                    .execute();
            events.edited("fee-discount", Edit.CREATED, communityId, id, Map.of("feeItemId", given.feeItemId()));
            return find(id).orElseThrow();
        });
    }

    public FeeDiscount get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id).orElseThrow(Problems::notFound));
    }

    /** Newest first. */
    public Page<FeeDiscount> list(
            Caller caller, UUID communityId, UUID feeItemId, UUID houseId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "fee-discounts?" + communityId + "&" + feeItemId + "&" + houseId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("d.fee_item_id = :item", "item", feeItemId)
                    .and("d.house_id = :house", "house", houseId)
                    .and("d.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            var from = CommunityWalk.from("fee_discount", "d", communityId, where, "d.community_id desc, d.id desc");
            var rows = where.bindTo(
                            database.handle().createQuery("select * from " + from + " order by d.id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, discount -> Cursor.after(list, discount.id()));
        });
    }

    /**
     * Ends a discount before its time; bills that exist stay as they are.
     *
     * @param on the last day on which it holds; the day before it begins takes it back
     * @throws io.huiyin.kernel.ProblemException 409 if it was ended already; 422 for a day behind its last or further
     *     before its first
     */
    public FeeDiscount end(Caller caller, UUID id, Expected expected, LocalDate on) {
        return database.in(caller, () -> {
            var before = find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            if (before.endedOn() != null) {
                throw Problems.conflict("/on", "ended", Text.of("It was ended already.", "该优惠已终止。"));
            }
            if (on.isAfter(before.to()) || on.isBefore(before.from().minusDays(1))) {
                throw Problems.unprocessable(
                        "/on", "not-within", Text.of("It is not a day of the discount.", "该日不在优惠期内。"));
            }
            int ended = database.handle()
                    .createUpdate("update fee_discount set ended_on = :on, version = version + 1 "
                            + "where id = :id and version = :version")
                    .bind("on", on)
                    .bind("id", id)
                    .bind("version", before.version())
                    .execute();
            if (ended == 0) throw Problems.stale();
            events.edited("fee-discount", Edit.CHANGED, before.communityId(), id);
            return find(id).orElseThrow();
        });
    }

    /** What a house is charged of an item on a day, as a part of the whole: the lowest ratio that holds, 1 without any. */
    BigDecimal ratio(UUID itemId, UUID houseId, LocalDate on) {
        return database.handle()
                .createQuery("""
                        select coalesce(min(ratio), 1) from fee_discount
                         where fee_item_id = :item and (house_id is null or house_id = :house)
                           and :on between from_on and least(to_on, ended_on)
                        """)
                .bind("item", itemId)
                .bind("house", houseId)
                .bind("on", on)
                .mapTo(BigDecimal.class)
                .one();
    }

    private Optional<FeeDiscount> find(UUID id) {
        return database.handle()
                .createQuery("select * from fee_discount where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static FeeDiscount read(ResultSet row) throws SQLException {
        return new FeeDiscount(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "fee_item_id"),
                Columns.uuid(row, "house_id"),
                Columns.date(row, "from_on"),
                Columns.date(row, "to_on"),
                Figures.rate(row.getBigDecimal("ratio")),
                row.getString("reason"),
                Columns.date(row, "ended_on"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
