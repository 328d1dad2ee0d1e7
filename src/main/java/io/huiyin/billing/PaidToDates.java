package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Up to which day property fees and parking are paid (缴费截止日, FEE-11), reckoned from the bills of each house and fee item: a day
 * that an unpaid bill covers ends it, and so does one that no bill covers.
 */
@ApplicationScoped
public class PaidToDates {

    /**
     * Each house and item of {@code b}, in the order of communities, houses and items. {@code before} is the last day that bills
     * from an earlier day cover: the first one behind which a bill is missing is where the covered days end.
     */
    private static final String DATES = """
            select community_id, house_id, fee_item_id, min(from_on) as billed_from, max(to_on) as billed_to,
                   least(min(from_on) filter (where status <> 'PAID') - 1, min(before) filter (where from_on > before + 1),
                         max(to_on)) as paid_to
              from (select b.community_id, b.house_id, b.fee_item_id, b.from_on, b.to_on, b.status,
                           max(b.to_on) over (partition by b.community_id, b.house_id, b.fee_item_id
                                              order by b.from_on, b.to_on
                                              rows between unbounded preceding and 1 preceding) as before
                      from fee_bill b
                     where b.class in ('PROPERTY', 'PARKING') and b.status not in ('DRAFT', 'VOID') and %s) b
             group by community_id, house_id, fee_item_id
            """;

    private final Database database;

    PaidToDates(Database database) {
        this.database = database;
    }

    /** By community, house and fee item; those without a bill are left out. What is null does not matter. */
    public Page<PaidTo> list(Caller caller, UUID communityId, UUID houseId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "paid-to?" + communityId + "&" + houseId;
            var cursor = Cursor.read(list, encodedCursor, 3);
            var where = new Where()
                    .and("b.community_id = any (array[:community])", "community", communityId)
                    .and("b.house_id = :house", "house", houseId);
            if (cursor != null) {
                where.and("(b.community_id, b.house_id, b.fee_item_id) > (:afterCommunity, :afterHouse, :afterItem)")
                        .with("afterCommunity", cursor.uuid(0))
                        .with("afterHouse", cursor.uuid(1))
                        .with("afterItem", cursor.uuid(2));
            }
            var rows = where.bindTo(database.handle()
                            .createQuery(DATES.formatted(where.sql())
                                    + " order by community_id, house_id, fee_item_id limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> paidTo(
                            Columns.uuid(row, "community_id"),
                            Columns.uuid(row, "house_id"),
                            Columns.uuid(row, "fee_item_id"),
                            Columns.date(row, "billed_from"),
                            Columns.date(row, "billed_to"),
                            Columns.date(row, "paid_to")))
                    .list();
            return Page.of(
                    rows, limit, each -> Cursor.after(list, each.communityId(), each.houseId(), each.feeItemId()));
        });
    }

    /**
     * The fees whose paid days end between two days and go on behind them, by house and item behind one, each with whom to tell on a
     * day; for whoever warns of them, in the scope of the running transaction. What has ended by then, an assignment or an item, is
     * not to be renewed.
     *
     * @param afterHouse the house of the last one before; null for the first
     * @param afterItem  its item
     */
    public List<PaidToEnding> ending(
            UUID communityId,
            LocalDate first,
            LocalDate last,
            LocalDate on,
            UUID afterHouse,
            UUID afterItem,
            int limit) {
        var where = new Where().and("b.community_id = any (array[:community])", "community", communityId);
        if (afterHouse != null) {
            where.and("(b.house_id, b.fee_item_id) > (:afterHouse, :afterItem)")
                    .with("afterHouse", afterHouse)
                    .with("afterItem", afterItem);
        }
        return where.bindTo(database.handle().createQuery("""
                        select d.house_id, d.fee_item_id, d.paid_to, h.code, i.name, %s as recipient
                          from (%s) d
                          join house h on h.id = d.house_id
                          join fee_item i on i.id = d.fee_item_id
                         where d.paid_to between :first and :last and d.paid_to >= d.billed_from
                           and coalesce(i.retired_on > d.paid_to + 1, true)
                           and exists (select from fee_assignment a
                                        where a.house_id = d.house_id and a.fee_item_id = d.fee_item_id and not a.charged
                                          and a.from_on <= d.paid_to + 1 and coalesce(a.to_on > d.paid_to, true))
                         order by d.community_id, d.house_id, d.fee_item_id
                         limit :limit
                        """.formatted(
                                HouseStand.owner("d.house_id", ":on"), DATES.formatted(where.sql()))))
                .bind("first", first)
                .bind("last", last)
                .bind("on", on)
                .bind("limit", limit)
                .map((row, context) -> new PaidToEnding(
                        Columns.uuid(row, "house_id"),
                        Columns.uuid(row, "fee_item_id"),
                        Columns.uuid(row, "recipient"),
                        row.getString("code"),
                        row.getString("name"),
                        Columns.date(row, "paid_to")))
                .list();
    }

    private static PaidTo paidTo(
            UUID community, UUID house, UUID item, LocalDate billedFrom, LocalDate billedTo, LocalDate paidTo) {
        return new PaidTo(community, house, item, billedFrom, billedTo, paidTo.isBefore(billedFrom) ? null : paidTo);
    }
}
