package io.huiyin.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.billing.Books;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.testing.Answer;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked for while something else is being done waits for it, and goes by what holds then. The clock stands at 2025-06-06. */
@QuarkusTest
class MoneyRaceTest {

    private Debtors debtors;
    private UUID service;

    @BeforeEach
    void open() {
        TestClock.reset();
        debtors = Debtors.open();
        service = debtors.item("SERVICE", "PAID_SERVICE");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void a_charge_is_of_the_standard_that_was_about_to_hold_for_its_day() throws Exception {
        var charged = chargedMeanwhile(() -> {
            execute("update fee_item set version = version + 1 where id = ?", service);
            execute(
                    "insert into fee_standard (id, community_id, fee_item_id, effective_from, unit_price, due_days, created_at) "
                            + "values (?, ?, ?, '2025-06-01', 70, 0, now())",
                    Ids.next(),
                    debtors.community(),
                    service);
        });

        assertThat(charged.statusCode()).isEqualTo(201);
        assertThat(charged.<Integer>path("amountFen")).isEqualTo(7_000);
    }

    @Test
    void a_charge_is_of_no_item_that_was_about_to_be_retired() throws Exception {
        var charged =
                chargedMeanwhile(() -> execute("update fee_item set retired_on = '2025-06-01' where id = ?", service));

        assertThat(charged.<String>path("errors[0].code")).isEqualTo("retired");
    }

    @Test
    void a_charge_is_of_no_service_that_was_about_to_be_withheld() throws Exception {
        debtors.owes(100_000, "2025-01-01");
        debtors.reminded("TIME_LIMIT", "2025-05-01");
        var suspension = debtors.api()
                .create(
                        "/v1/service-suspensions",
                        "{'houseId': '%s', 'feeItemId': '%s', 'reason': '经限期催缴未缴'}",
                        debtors.house(),
                        service);
        debtors.api()
                .post("/v1/service-suspensions/" + suspension + "/lift", "{}")
                .statusCode(200);

        var charged = chargedMeanwhile(() -> {
            execute("select 1 from fee_account where house_id = ? for update", debtors.house());
            execute("update service_suspension set lifted = null, lifted_at = null where id = ?", suspension);
        });

        assertThat(charged.<String>path("type")).isEqualTo("/problems/service-suspended");
    }

    /** Who erases somebody locks them first and then what is theirs: whoever holds the deposit and waits for them would never end. */
    @Test
    void a_deduction_that_waits_for_its_payer_holds_no_deposit_yet() throws Exception {
        var item = debtors.item("DEPOSIT", null);
        var deposit = debtors.api()
                .create(
                        "/v1/deposits",
                        "{'communityId': '%s', 'houseId': '%s', 'payerId': '%s', 'feeItemId': '%s', 'amountFen': 100,"
                                + " 'method': 'CASH', 'paidAt': '2025-06-01T03:00:00Z'}",
                        debtors.community(),
                        debtors.house(),
                        debtors.owner(),
                        item);
        debtors.books().approved("DEPOSIT_DEDUCTION", "deposit", deposit, 300);

        var deducted = askedMeanwhile(
                () -> execute("select 1 from owner where id = ? for update", debtors.owner()),
                () -> debtors.api()
                        .post(
                                "/v1/deposits/" + deposit + "/deduct",
                                "{'items': [{'description': '清运', 'amountFen': 300}], 'reason': '违章装修'}"),
                () -> execute("select 1 from deposit where id = ? for update nowait", deposit));

        assertThat(deducted.statusCode()).isEqualTo(200);
    }

    private Answer chargedMeanwhile(Runnable done) throws Exception {
        return askedMeanwhile(
                done,
                () -> debtors.api()
                        .post("/v1/charges", "{'feeItemId': '%s', 'houseId': '%s'}", service, debtors.house()),
                () -> {});
    }

    /** What is answered to something that is asked for while something else is done and not committed, which goes on once it waits. */
    private Answer askedMeanwhile(Runnable done, Supplier<Answer> asked, Runnable goesOn) throws Exception {
        try (var pool = Executors.newSingleThreadExecutor()) {
            return Books.database()
                    .in(Caller.job("test", debtors.community()), () -> {
                        done.run();
                        var answer = pool.submit(() -> asked.get().extract());
                        awaitLock(answer);
                        goesOn.run();
                        return answer;
                    })
                    .get();
        }
    }

    private static void awaitLock(Future<?> asked) {
        while (!asked.isDone() && !waits()) Thread.onSpinWait();
    }

    private static boolean waits() {
        return Books.database()
                .handle()
                .createQuery(
                        "select pg_backend_pid() = any (select unnest(pg_blocking_pids(pid)) from pg_locks where not granted)")
                .mapTo(Boolean.class)
                .one();
    }

    private static void execute(String sql, Object... values) {
        Books.database().handle().execute(sql, values);
    }
}
