package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that are too large for a request: here of more than two assignments. */
@QuarkusTest
class BillRunJobTest {

    private static final int MOST = 2;

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
        item = estate.propertyFee("2");
        for (int i = 1; i <= 5; i++) estate.assign(item, estate.house(i + "0"));
    }

    @AfterEach
    void nothing_stays_at_work() {
        job.run(100, Integer.MAX_VALUE);
    }

    private UUID large(boolean publish) {
        var run = runs.run(Caller.job("test", estate.community), new BillRun.Given(item, "2026-11", publish), MOST);
        assertThat(run.status()).isEqualTo(BillRunStatus.RUNNING);
        assertThat(run.billCount()).isZero();
        return run.id();
    }

    private BillRun run(UUID id) {
        return runs.get(Caller.job("test", estate.community), id);
    }

    @Test
    void a_run_that_was_killed_goes_on_behind_its_last_batch() {
        var id = large(true);
        job.run(2, 1);
        assertThat(run(id).status()).isEqualTo(BillRunStatus.RUNNING);
        assertThat(run(id).billCount()).isEqualTo(2);
        assertThat(estate.bills(item)).hasSize(2);
        estate.run(item, "2026-11", true).statusCode(409).body("errors[0].code", equalTo("run-at-work"));

        estate.api.post("/v1/jobs/bill-runs/run").statusCode(200).body("result.failed", equalTo(0));

        assertThat(run(id).status()).isEqualTo(BillRunStatus.DONE);
        assertThat(run(id).billCount()).isEqualTo(5);
        assertThat(run(id).totalFen()).isEqualTo(30_000);
        assertThat(run(id).publishedAt()).isNotNull();
        assertThat(estate.bills(item)).hasSize(5).allMatch(bill -> bill.endsWith("OPEN"));
        assertThat(estate.count("""
                        select count(distinct number) from fee_bill
                         where fee_item_id = :id and number between 'ZD-202611-000001' and 'ZD-202611-000005'
                        """, item)).isEqualTo(5);
    }

    @Test
    void two_instances_make_each_bill_once() throws Exception {
        var id = large(true);
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = List.of(threads.submit(() -> after(start)), threads.submit(() -> after(start)));
            for (var each : both) assertThat(each.get()).isEqualTo(0);
        }
        job.run(1, Integer.MAX_VALUE);

        assertThat(run(id).billCount()).isEqualTo(5);
        assertThat(estate.bills(item)).hasSize(5);
        assertThat(estate.count(
                        "select sum(amount_fen) from ledger_entry e where e.bill_id in "
                                + "(select id from fee_bill where fee_item_id = :id)",
                        item))
                .isEqualTo(30_000);
    }

    private Object after(CyclicBarrier start) throws Exception {
        start.await();
        return job.run(1, Integer.MAX_VALUE).get("failed");
    }

    @Test
    void two_requests_at_once_make_each_bill_once() throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = List.of(threads.submit(() -> asked(start)), threads.submit(() -> asked(start)));
            for (var each : both) assertThat(each.get()).isEqualTo(201);
        }

        assertThat(estate.bills(item)).hasSize(5);
    }

    private int asked(CyclicBarrier start) throws Exception {
        start.await();
        return estate.run(item, "2026-11", true).extract().statusCode();
    }

    /** Whoever decides on a draft first sees it, then waits for its house: by then it may be gone. */
    @Test
    void of_drafts_that_are_discarded_meanwhile_nothing_is_decided() throws Exception {
        for (int round = 0; round < 5; round++) {
            var run =
                    estate.run(item, "2026-11", false).statusCode(201).extract().<String>path("id");
            var bill = estate.api
                    .get("/v1/fee-bills?feeItemId=" + item + "&status=DRAFT")
                    .statusCode(200)
                    .extract()
                    .<String>path("items[0].id");
            var start = new CyclicBarrier(3);
            try (var threads = Executors.newFixedThreadPool(3)) {
                var discarded = threads.submit(() -> acted(start, "bill-runs/" + run + "/discard", "{}"));
                var voided = threads.submit(() -> acted(start, "fee-bills/" + bill + "/void", "{'reason': '重复出账'}"));
                var paid = threads.submit(() -> acted(start, "fee-bills/" + bill + "/pay-from-prepayment", "{}"));
                assertThat(discarded.get()).isEqualTo(200);
                assertThat(voided.get()).isIn(404, 409);
                assertThat(paid.get()).isIn(404, 409);
            }
        }
        assertThat(estate.bills(item)).isEmpty();
    }

    private int acted(CyclicBarrier start, String act, String body) throws Exception {
        start.await();
        return estate.api.post("/v1/" + act, body).extract().statusCode();
    }

    @Test
    void small_batches_make_what_one_makes() {
        var id = large(false);
        job.run(2, Integer.MAX_VALUE);
        var small = estate.bills(item);
        assertThat(run(id).totalFen()).isEqualTo(30_000);
        estate.api.post("/v1/bill-runs/" + id + "/discard").statusCode(200);

        estate.run(item, "2026-11", false).statusCode(201).body("totalFen", equalTo(30_000));

        assertThat(estate.bills(item)).isEqualTo(small).hasSize(5);
    }

    @Test
    void very_many_drafts_are_published_batch_by_batch() {
        var id = large(false);
        job.run(2, Integer.MAX_VALUE);
        assertThat(run(id).status()).isEqualTo(BillRunStatus.DONE);
        var caller = Caller.job("test", estate.community);
        var published = database.in(caller, () -> runs.publish(id, Expected.ANY, MOST));
        assertThat(published.status()).isEqualTo(BillRunStatus.PUBLISHING);

        job.run(2, 1);
        assertThat(estate.bills(item).stream().filter(bill -> bill.endsWith("OPEN")))
                .hasSize(2);
        job.run(2, Integer.MAX_VALUE);

        assertThat(estate.bills(item)).hasSize(5).allMatch(bill -> bill.endsWith("OPEN"));
        assertThat(run(id).status()).isEqualTo(BillRunStatus.DONE);
        assertThat(run(id).publishedAt()).isNotNull();
        assertThat(run(id).totalFen()).isEqualTo(30_000);
    }

    @Test
    void a_run_that_fails_says_so_and_holds_up_no_other() {
        var broken = estate.item("PASS_THROUGH", "METERED", "MONTH", "CALENDAR");
        estate.standard(broken, "2020-01-01", null, null, "[{\"upTo\": \"much\", \"unitPrice\": \"1\"}]");
        var house = estate.house("10");
        estate.assign(broken, house);
        var meter = estate.api.create(
                "/v1/meters",
                "{'houseId': '%s', 'feeItemId': '%s', 'number': '%s', 'installedOn': '2025-05-01'}",
                house,
                broken,
                house);
        estate.api
                .post("/v1/meters/" + meter + "/readings", "{'readOn': '2025-05-31', 'value': '1'}")
                .statusCode(201);
        var failing = runs.run(Caller.job("test", estate.community), new BillRun.Given(broken, "2025-05", true), 0)
                .id();
        var other = large(true);

        assertThat(job.run(2, Integer.MAX_VALUE)).containsEntry("failed", 1).containsEntry("bills", 5L);

        assertThat(run(failing).status()).isEqualTo(BillRunStatus.RUNNING);
        assertThat(run(failing).problem()).isNotNull();
        assertThat(run(other).status()).isEqualTo(BillRunStatus.DONE);
        estate.write(
                "update bill_run set status = 'DISCARDED', finished_at = now() where id = :run",
                update -> update.bind("run", failing));
    }
}
