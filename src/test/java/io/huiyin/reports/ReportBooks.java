package io.huiyin.reports;

import io.huiyin.billing.Books;
import io.huiyin.database.Database;
import io.huiyin.testing.Api;
import io.quarkus.arc.Arc;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Books with houses in several phases and bills of several classes, to be reported on. */
public record ReportBooks(Books books) {

    private static final AtomicInteger ROOMS = new AtomicInteger(100);

    public static ReportBooks open() {
        return new ReportBooks(Books.open());
    }

    public Api api() {
        return books.estate().api();
    }

    public UUID community() {
        return books.estate().community();
    }

    /** A house in a phase, which is made where it is not there. */
    public UUID houseIn(String phase) {
        var phases =
                api().get("/v1/phases?limit=200&communityId=" + community()).extract();
        if (!phases.jsonPath().getList("items.name").contains(phase)) {
            api().create("/v1/phases", "{'communityId': '%s', 'name': '%s'}", community(), phase);
        }
        return api().create(
                        "/v1/houses",
                        "{'communityId': '%s', 'phase': '%s', 'building': '8栋', 'room': '%d', 'areaSquareMetres': '89.50',"
                                + " 'handoverStatus': 'NOT_HANDED_OVER', 'occupancyStatus': 'OCCUPIED'}",
                        community(),
                        phase,
                        ROOMS.incrementAndGet());
    }

    /** A bill whose period is the one day on which it is due. */
    public UUID bill(UUID house, String feeClass, long fen, String day) {
        var bill = books.bill(house, null, fen, day, null);
        sql("update fee_bill set class = :text where id = :id", bill, feeClass);
        return bill;
    }

    /** Makes it a bill of another item, which is made here. */
    public void ofItem(UUID bill, String name) {
        var item = api().create(
                        "/v1/fee-items",
                        "{'communityId': '%s', 'code': '%s', 'name': '%s', 'class': 'PROPERTY', 'cycle': 'MONTH', 'dueDays': 0,"
                                + " 'pricing': {'method': 'FIXED', 'unitPrice': '1'}, 'effectiveFrom': '2025-01-01'}",
                        community(),
                        UUID.randomUUID().toString().substring(0, 8),
                        name);
        sql("update fee_bill set fee_item_id = cast(:text as uuid) where id = :id", bill, item.toString());
    }

    public UUID paid(UUID house, UUID bill, long fen, String paidAt) {
        var more = "'allocations': [{'billId': '%s', 'amountFen': %d}]".formatted(bill, fen);
        return UUID.fromString(
                books.pay(house, fen, paidAt, more).statusCode(201).extract().path("id"));
    }

    /** Changes rows behind the program's back. */
    public void sql(String sql, UUID id, String text) {
        var database = Arc.container().instance(Database.class).get();
        database.asSystem("test", () -> {
            var update = database.handle().createUpdate(sql);
            if (sql.contains(":community")) update.bind("community", community());
            if (sql.contains(":id")) update.bind("id", id);
            if (sql.contains(":text")) update.bind("text", text);
            update.execute();
        });
    }

    /**
     * Many houses with one bill of 100 fen each for May 2025, in three statements.
     *
     * @param paid how many of them paid it
     */
    public void manyBills(int houses, int paid) {
        var building = api().create("/v1/buildings", "{'communityId': '%s', 'name': '大楼'}", community());
        sql("""
                with made as (
                    insert into house (id, community_id, building_id, code, room, area_m2, handover_status, occupancy_status, created_at)
                    select gen_random_uuid(), :community, :id, 'D-' || n, n::text, 90, 'NOT_HANDED_OVER', 'OCCUPIED', now()
                      from generate_series(1, %d) n
                    returning id, community_id, room
                )
                insert into fee_bill (id, community_id, number, fee_item_id, class, house_id, period, period_from, from_on, to_on, due_on,
                                      amount_fen, status, lines, created_at, published_at)
                select huiyin_next_id(), made.community_id, 'ZD-' || made.room, i.id, 'PROPERTY', made.id, '2025-05',
                       date '2025-05-01', date '2025-05-01', date '2025-05-31', date '2025-05-21', 100, 'OPEN', '[]', now(), now()
                  from made, fee_item i
                 where i.community_id = :community
                """.formatted(houses), building, null);
        sql("""
                insert into ledger_entry (community_id, house_id, kind, debit, credit, amount_fen, effective_on, recorded_at, bill_id)
                select community_id, house_id, 'BILL_PUBLISHED', 'RECEIVABLE', 'INCOME', 100, from_on, now(), id
                  from fee_bill where community_id = :community
                """, null, null);
        sql("""
                insert into ledger_entry (community_id, house_id, kind, debit, credit, amount_fen, effective_on, recorded_at, bill_id)
                select community_id, house_id, 'PAYMENT', 'MONEY', 'RECEIVABLE', 100, date '2025-05-20', now(), id
                  from fee_bill where community_id = :community
                 order by id limit %d
                """.formatted(paid), null, null);
    }

    /** The address of a report on this community. */
    public String report(String report, String query) {
        return "/v1/reports/" + report + "?communityId=" + community() + (query.isEmpty() ? "" : "&" + query);
    }
}
