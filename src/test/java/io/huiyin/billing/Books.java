package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.testing.Answer;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.arc.Arc;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A small estate whose houses owe bills of any sum and day, without a run: each stands for one that a run published, and has an
 * assignment of its own by which a run makes it again. Late fees are 0.0005 a day, without grace, up to the principal.
 */
public record Books(SmallEstate estate, UUID item) {

    /** A quantity holds no more: a larger bill is made by no run again. */
    private static final long MOST_ASSIGNED_FEN = 99_999_999_999L;

    public static Books open() {
        var estate = SmallEstate.build();
        var item = Ids.next();
        in(
                estate,
                "insert into fee_item (id, community_id, code, name, class, method, cycle, anchor, created_at) "
                        + "values (?, ?, 'WYF', '物业费', 'PROPERTY', 'ONE_OFF', 'MONTH', 'CALENDAR', ?)",
                item,
                estate.community(),
                TestClock.now());
        in(
                estate,
                "insert into fee_standard (id, community_id, fee_item_id, effective_from, unit_price, due_days, created_at) "
                        + "values (?, ?, ?, '2000-01-01', 1, 0, ?)",
                Ids.next(),
                estate.community(),
                item,
                TestClock.now());
        return new Books(estate, item);
    }

    public UUID bill(UUID house, UUID payer, long amountFen, String dueOn) {
        return bill(house, payer, amountFen, dueOn, "0.0005");
    }

    /** @param lateRate null for a bill without late fee */
    public UUID bill(UUID house, UUID payer, long amountFen, String dueOn, String lateRate) {
        var id = Ids.next();
        var assignment = Ids.next();
        var due = LocalDate.parse(dueOn);
        var database = database();
        database.in(Caller.job("test", estate.community()), () -> {
            database.handle()
                    .createUpdate("""
                            insert into fee_account (house_id, community_id) values (:house, :community) on conflict do nothing
                            """)
                    .bind("house", house)
                    .bind("community", estate.community())
                    .execute();
            long serial = Arc.container().instance(FeeNumbers.class).get().take(estate.community(), "ZD-TEST", 1);
            database.handle()
                    .createUpdate("""
                            insert into fee_assignment (id, community_id, fee_item_id, house_id, payer_id, paid_by, quantity, from_on,
                                                        to_on, created_at)
                            values (:id, :community, :item, :house, :payer, 'OWNER', :yuan, :due, :due, :now)
                            """)
                    .bind("id", assignment)
                    .bind("community", estate.community())
                    .bind("item", item)
                    .bind("house", house)
                    .bind("payer", payer)
                    .bind("yuan", BigDecimal.valueOf(Math.min(amountFen, MOST_ASSIGNED_FEN), 2))
                    .bind("due", due)
                    .bind("now", TestClock.now())
                    .execute();
            database.handle()
                    .createUpdate("""
                            insert into fee_bill (id, community_id, number, assignment_id, fee_item_id, class, house_id, payer_id,
                                                  period, period_from, from_on, to_on, due_on, amount_fen, late_daily_rate, late_grace_days,
                                                  late_cap_ratio, status, lines, created_at, published_at)
                            values (:id, :community, :number, :assignment, :item, 'PROPERTY', :house, :payer, :period, :due, :due,
                                    :due, :due, :amount, :rate, case when :rate is not null then 0 end,
                                    case when :rate is not null then 1 end, 'OPEN',
                                    jsonb_build_array(jsonb_build_object('description', '物业费', 'from', cast(:due as date),
                                        'to', cast(:due as date), 'amountFen', cast(:amount as bigint))), :now, :now)
                            """)
                    .bind("id", id)
                    .bind("community", estate.community())
                    .bind("number", FeeNumbers.written("ZD-TEST", serial, 6))
                    .bind("assignment", assignment)
                    .bind("item", item)
                    .bind("house", house)
                    .bind("payer", payer)
                    .bind("period", dueOn.substring(0, 7))
                    .bind("due", due)
                    .bind("amount", amountFen)
                    .bind("rate", lateRate == null ? null : new BigDecimal(lateRate))
                    .bind("now", TestClock.now())
                    .execute();
            database.handle()
                    .createUpdate("""
                            insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen,
                                                      effective_on, recorded_at, bill_id)
                            values (:community, :house, :payer, 'BILL_PUBLISHED', 'RECEIVABLE', 'INCOME', :amount, :due, :now, :id)
                            """)
                    .bind("community", estate.community())
                    .bind("house", house)
                    .bind("payer", payer)
                    .bind("amount", amountFen)
                    .bind("due", due)
                    .bind("now", TestClock.now())
                    .bind("id", id)
                    .execute();
            Arc.container().instance(Prepayments.class).get().applyTo(List.of(house));
        });
        return id;
    }

    public UUID bill(long amountFen, String dueOn) {
        return bill(estate.house(), null, amountFen, dueOn);
    }

    /** In one transaction. */
    public void atOnce(Runnable acts) {
        database().in(Caller.job("test", estate.community()), acts);
    }

    /** @param paidAt by the wall clock in Shanghai */
    public Answer pay(UUID house, long amountFen, String paidAt, String more) {
        return estate.api()
                .post(
                        "/v1/payments",
                        "{'communityId': '%s', 'houseId': '%s', 'amountFen': %d, 'method': 'CASH', 'paidAt': '%s'%s}",
                        estate.community(),
                        house,
                        amountFen,
                        TestClock.at(paidAt),
                        more.isEmpty() ? "" : ", " + more);
    }

    public Answer pay(long amountFen, String paidAt) {
        return pay(estate.house(), amountFen, paidAt, "").statusCode(201);
    }

    public UUID paid(long amountFen, String paidAt) {
        return UUID.fromString(pay(amountFen, paidAt).extract().path("id"));
    }

    public Answer shown(UUID bill) {
        return estate.api().get("/v1/fee-bills/" + bill).statusCode(200);
    }

    public Answer account() {
        return estate.api().get("/v1/accounts/" + estate.house()).statusCode(200);
    }

    /** Lets a manager approve of what is about a bill. */
    public void approved(String kind, UUID bill, long fen) {
        approved(kind, "fee_bill", bill, fen);
    }

    /** Lets a manager approve of what is about something else. */
    public void approved(String kind, String type, UUID subject, long fen) {
        var approval = estate.api()
                .create(
                        "/v1/approvals",
                        "{'communityId': '%s', 'kind': '%s', 'subject': {'type': '%s', 'id': '%s'}, 'amountFen': %d,"
                                + " 'reason': '经核实'}",
                        estate.community(),
                        kind,
                        type,
                        subject,
                        fen);
        estate.api()
                .request()
                .header("X-Acting-Staff", estate.staff("PROJECT_MANAGER"))
                .body("{}")
                .post("/v1/approvals/" + approval + "/approve")
                .then()
                .statusCode(200);
    }

    /** What the ledger's check finds in this community. */
    public List<?> differences() {
        return differences(estate.community());
    }

    public static List<?> differences(UUID community) {
        return database()
                .in(
                        Caller.job("test", community),
                        () -> Arc.container().instance(LedgerCheck.class).get().differences(List.of(community)));
    }

    private static void in(SmallEstate estate, String sql, Object... values) {
        var database = database();
        database.in(Caller.job("test", estate.community()), () -> {
            database.handle().execute(sql, values);
        });
    }

    public static Database database() {
        return Arc.container().instance(Database.class).get();
    }
}
