package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A shared cost while a run of its item and period is at work: what is billed is what is fixed, and it adds up to the cost. */
@QuarkusTest
class SharedCostAtWorkTest {

    private static final String COST = "{'feeItemId': '%s', 'period': '%s', 'amountFen': 10001, 'spread': 'AREA'}";

    @Inject
    Database database;

    @Inject
    BillRuns runs;

    @Inject
    BillRunJob job;

    private BillingEstate estate;
    private UUID item;

    @BeforeEach
    void five_houses() {
        estate = BillingEstate.build(database);
        item = estate.item("PASS_THROUGH", "SHARED", "MONTH", "CALENDAR");
        estate.standard(item, "2020-01-01", null);
        for (int i = 1; i <= 5; i++) estate.assign(item, estate.house(i + "0"));
    }

    @AfterEach
    void nothing_stays_at_work() {
        job.run(100, Integer.MAX_VALUE);
    }

    private BillRun run(int most) {
        return runs.run(Caller.job("test", estate.community), new BillRun.Given(item, "2026-11", true), most);
    }

    private long published() {
        return estate.count("select coalesce(sum(amount_fen), 0) from fee_bill where fee_item_id = :id", item);
    }

    private void assertThatWhatIsBilledIsFixed() {
        assertThat(published()).isEqualTo(10_001);
        assertThat(estate.count("""
                        select count(*) from fee_bill b
                          join shared_cost c on c.fee_item_id = b.fee_item_id and c.period = b.period
                          join shared_cost_part p on p.shared_cost_id = c.id and p.assignment_id = b.assignment_id
                               and p.amount_fen = b.amount_fen
                         where b.fee_item_id = :id
                        """, item)).isEqualTo(5);
    }

    @Test
    @Rule("FEE-16")
    void no_cost_is_entered_between_the_batches_of_a_run() {
        run(2);
        job.run(2, 1);

        estate.api
                .post("/v1/shared-costs", COST, item, "2026-11")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/period"))
                .body("errors[0].code", equalTo("run-at-work"));
        estate.api.post("/v1/shared-costs", COST, item, "2026-12").statusCode(201);
        job.run(2, Integer.MAX_VALUE);
        assertThat(published()).isZero();

        estate.api.post("/v1/shared-costs", COST, item, "2026-11").statusCode(201);
        estate.run(item, "2026-11", true).statusCode(201).body("billCount", equalTo(5));
        assertThatWhatIsBilledIsFixed();
    }

    @Test
    void a_cost_that_is_entered_while_a_run_begins_waits_for_it() throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> entered = database.in(Caller.job("test", estate.community), () -> {
                run(100);
                var asked = threads.submit(() -> estate.api
                        .post("/v1/shared-costs", COST, item, "2026-11")
                        .extract()
                        .statusCode());
                assertThatThrownBy(() -> asked.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                return asked;
            });
            assertThat(entered.get()).isEqualTo(201);
        }
        assertThat(published()).isZero();

        run(100);
        assertThatWhatIsBilledIsFixed();
    }

    @Test
    void a_run_that_begins_while_a_cost_is_changed_bills_all_of_what_it_is_then() throws Exception {
        var cost = estate.api.create("/v1/shared-costs", COST, item, "2026-11");
        var change = "{'amountFen': 20002, 'spread': 'EVENLY'}";
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> changed = database.in(Caller.job("test", estate.community), () -> {
                run(100);
                var asked = threads.submit(() -> estate.api
                        .put("/v1/shared-costs/" + cost, "\"1\"", change)
                        .extract()
                        .statusCode());
                assertThatThrownBy(() -> asked.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                return asked;
            });
            assertThat(changed.get()).isEqualTo(409);
        }

        assertThatWhatIsBilledIsFixed();
    }

    @Test
    void what_is_billed_stands_also_for_bills_of_which_no_part_was_noted() {
        var cost = estate.api.create("/v1/shared-costs", COST, item, "2026-11");
        run(100);
        estate.write("delete from shared_cost_part where shared_cost_id = :cost", update -> update.bind("cost", cost));

        estate.api
                .put("/v1/shared-costs/" + cost, "\"1\"", "{'amountFen': 6000, 'spread': 'EVENLY'}")
                .statusCode(409);
        estate.api.get("/v1/shared-costs?feeItemId=" + item).body("items.amountFen", contains(10_001));
    }
}
