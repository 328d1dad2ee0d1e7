package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.kernel.Ids;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Update;

/** A community whose houses are charged for something: what a run of bills needs to be there. */
final class BillingEstate {

    private static final AtomicInteger ROOMS = new AtomicInteger(100);

    final Api api = Api.admin();
    final UUID community;
    private final Database database;

    private BillingEstate(Database database) {
        this.database = database;
        community = api.community();
    }

    static BillingEstate build(Database database) {
        return new BillingEstate(database);
    }

    UUID house(String area) {
        return house(
                area, "'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2021-03-31', 'occupancyStatus': 'OCCUPIED'");
    }

    /** @param fields handover and occupancy, and what else differs, as JSON with apostrophes */
    UUID house(String area, String fields) {
        return api.create(
                "/v1/houses",
                "{'communityId': '%s', 'building': '1栋', 'room': '%d', 'areaSquareMetres': '%s', %s}",
                community,
                ROOMS.incrementAndGet(),
                area,
                fields);
    }

    UUID vacantHouse(String area) {
        return house(area, "'handoverStatus': 'NOT_HANDED_OVER', 'occupancyStatus': 'VACANT'");
    }

    UUID owner(String name) {
        return api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '%s', 'phones': ['13900001111']}",
                community,
                name);
    }

    /** @param to null for a relation that runs on */
    void relate(UUID owner, UUID house, String relation, String from, String to) {
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': '%s', 'from': '%s'%s}",
                house,
                relation,
                from,
                to == null ? "" : ", 'to': '" + to + "'");
    }

    UUID item(String method, String cycle, String anchor) {
        return item("PROPERTY", method, cycle, anchor);
    }

    UUID item(String feeClass, String method, String cycle, String anchor) {
        var id = Ids.next();
        write(
                "insert into fee_item (id, community_id, code, name, class, method, cycle, anchor, created_at) "
                        + "values (:id, :community, :code, '物业服务费', :class, :method, :cycle, :anchor, now())",
                update -> update.bind("id", id)
                        .bind("code", id.toString())
                        .bind("class", feeClass)
                        .bind("method", method)
                        .bind("cycle", cycle)
                        .bind("anchor", anchor));
        return id;
    }

    /** A monthly fee by area with a standard in force since 2020. */
    UUID propertyFee(String price) {
        var item = item("AREA", "MONTH", "CALENDAR");
        standard(item, "2020-01-01", price);
        return item;
    }

    void standard(UUID item, String from, String price) {
        standard(item, from, price, null, null);
    }

    void standard(UUID item, String from, String price, String vacancy, String tiers) {
        write(
                "insert into fee_standard (id, community_id, fee_item_id, effective_from, unit_price, tiers, vacancy_ratio, due_days, "
                        + "late_daily_rate, late_grace_days, late_cap_ratio, created_at) values (:id, :community, :item, :from, "
                        + ":price, cast(:tiers as jsonb), :vacancy, 20, 0.0005, 5, 1, now())",
                update -> update.bind("id", Ids.next())
                        .bind("item", item)
                        .bind("from", LocalDate.parse(from))
                        .bind("price", price == null ? null : new BigDecimal(price))
                        .bind("tiers", tiers)
                        .bind("vacancy", vacancy == null ? null : new BigDecimal(vacancy)));
    }

    /** @param house null for all houses */
    void discount(UUID item, UUID house, String from, String to, String ratio) {
        write(
                "insert into fee_discount (id, community_id, fee_item_id, house_id, from_on, to_on, ratio, reason, created_at) "
                        + "values (:id, :community, :item, :house, :from, :to, :ratio, '减免', now())",
                update -> update.bind("id", Ids.next())
                        .bind("item", item)
                        .bind("house", house)
                        .bind("from", LocalDate.parse(from))
                        .bind("to", LocalDate.parse(to))
                        .bind("ratio", new BigDecimal(ratio)));
    }

    void anchor(UUID item, UUID phase, int month, int day) {
        write(
                "insert into fee_anchor (fee_item_id, phase_id, community_id, month, day) "
                        + "values (:item, :phase, :community, :month, :day)",
                update -> update.bind("item", item)
                        .bind("phase", phase)
                        .bind("month", month)
                        .bind("day", day));
    }

    UUID assign(UUID item, UUID house) {
        return assign(item, house, "OWNER", null, "1", "2020-01-01", null);
    }

    UUID assign(UUID item, UUID house, String from, String to) {
        return assign(item, house, "OWNER", null, "1", from, to);
    }

    UUID assign(UUID item, UUID house, String paidBy, UUID payer, String quantity, String from, String to) {
        var id = Ids.next();
        write(
                "insert into fee_account (house_id, community_id) values (:house, :community) on conflict do nothing",
                update -> update.bind("house", house));
        write(
                "insert into fee_assignment (id, community_id, fee_item_id, house_id, payer_id, paid_by, quantity, from_on, to_on, "
                        + "created_at) values (:id, :community, :item, :house, :payer, :paidBy, :quantity, :from, :to, now())",
                update -> update.bind("id", id)
                        .bind("item", item)
                        .bind("house", house)
                        .bind("payer", payer)
                        .bind("paidBy", paidBy)
                        .bind("quantity", new BigDecimal(quantity))
                        .bind("from", LocalDate.parse(from))
                        .bind("to", to == null ? null : LocalDate.parse(to)));
        return id;
    }

    /** Changes rows behind the program's back. */
    void write(String sql, UnaryOperator<Update> bind) {
        database.asSystem("test", () -> {
            var update = database.handle().createUpdate(sql);
            if (sql.contains(":community")) update.bind("community", community);
            bind.apply(update).execute();
        });
    }

    long count(String sql, UUID id) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery(sql)
                        .bind("id", id)
                        .mapTo(Long.class)
                        .one());
    }

    Answer run(UUID item, String period, boolean publish) {
        return api.post("/v1/bill-runs", "{'feeItemId': '%s', 'period': '%s', 'publish': %s}", item, period, publish);
    }

    /** The bills of an item as {@code payer from..to amount status}, by house, payer and first day. */
    List<String> bills(UUID item) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("""
                        select coalesce(o.name, '-') || ' ' || b.from_on || '..' || b.to_on || ' ' || b.amount_fen || ' ' || b.status
                          from fee_bill b left join owner o on o.id = b.payer_id
                         where b.fee_item_id = :item order by b.assignment_id, b.from_on, b.number
                        """)
                        .bind("item", item)
                        .mapTo(String.class)
                        .list());
    }
}
