package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a run is taken back: its drafts go, what was published stays. */
@QuarkusTest
class BillRunDiscardTest {

    private static final int MOST = 2;

    @Inject
    Database database;

    @Inject
    BillRuns runs;

    @Inject
    BillRunRepository repository;

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
        return runs.run(Caller.job("test", estate.community), new BillRun.Given(item, "2026-11", publish), MOST)
                .id();
    }

    private void fails(UUID run) {
        estate.write(
                "update bill_run set problem = 'UnableToExecuteStatementException' where id = :run",
                update -> update.bind("run", run));
    }

    private List<String> told(UUID run) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select type from event where subject_id = :run order by seq")
                        .bind("run", run)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void a_run_that_goes_on_is_not_discarded() {
        var id = large(false);
        job.run(2, 1);

        estate.api.post("/v1/bill-runs/" + id + "/discard").statusCode(409);

        job.run(2, Integer.MAX_VALUE);
        assertThat(estate.bills(item)).hasSize(5);
    }

    @Test
    void of_a_run_that_fails_the_drafts_are_removed_and_another_one_makes_all() {
        var id = large(false);
        job.run(2, 1);
        fails(id);

        estate.api
                .post("/v1/bill-runs/" + id + "/discard")
                .statusCode(200)
                .body("status", equalTo("DISCARDED"))
                .body("finishedAt", notNullValue());
        estate.api.post("/v1/bill-runs/" + id + "/discard").statusCode(409);

        assertThat(estate.bills(item)).isEmpty();
        estate.run(item, "2026-11", true).statusCode(201).body("billCount", equalTo(5));
    }

    @Test
    void of_a_run_that_fails_what_is_published_stays_and_another_one_makes_the_rest() {
        var id = large(true);
        job.run(2, 1);
        fails(id);

        estate.api
                .post("/v1/bill-runs/" + id + "/discard")
                .statusCode(200)
                .body("status", equalTo("DISCARDED"))
                .body("billCount", equalTo(2));

        assertThat(estate.bills(item)).hasSize(2).allMatch(bill -> bill.endsWith("OPEN"));
        estate.run(item, "2026-11", true)
                .statusCode(201)
                .body("billCount", equalTo(3))
                .body("skippedCount", equalTo(2));
        assertThat(estate.bills(item)).hasSize(5);
        assertThat(estate.count(
                        "select sum(e.amount_fen) from ledger_entry e join fee_bill b on b.id = e.bill_id where b.fee_item_id = :id",
                        item))
                .isEqualTo(30_000);
    }

    @Test
    void of_a_run_that_fails_while_it_is_published_the_other_drafts_are_removed() {
        var id = estate.run(item, "2026-11", false).statusCode(201).extract().<String>path("id");
        estate.write(
                "update bill_run set status = 'PUBLISHING', position = null where id = cast(:run as uuid)",
                update -> update.bind("run", id));
        job.run(2, 1);
        fails(UUID.fromString(id));

        estate.api.post("/v1/bill-runs/" + id + "/discard").statusCode(200).body("status", equalTo("DISCARDED"));

        assertThat(estate.bills(item)).hasSize(2).allMatch(bill -> bill.endsWith("OPEN"));
    }

    @Test
    void whoever_discards_waits_for_the_batch_in_hand_and_hears_that_the_run_goes_on_after_all() throws Exception {
        var id = large(false);
        fails(id);
        try (var threads = Executors.newSingleThreadExecutor()) {
            Future<Integer> answer = database.asSystem("test", () -> {
                repository.lock(id).orElseThrow();
                var asked = threads.submit(() -> estate.api
                        .post("/v1/bill-runs/" + id + "/discard")
                        .extract()
                        .statusCode());
                assertThatThrownBy(() -> asked.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                repository.advance(id, new BillRunBatch(0, null, 0, 0, 0));
                return asked;
            });
            assertThat(answer.get()).isEqualTo(409);
        }
    }

    @Test
    void it_is_told_when_drafts_begin_to_be_removed_and_when_they_are() {
        var id = large(false);
        job.run(100, Integer.MAX_VALUE);
        estate.write("update bill_run set status = 'DISCARDING' where id = :run", update -> update.bind("run", id));
        job.run(2, 2);
        assertThat(told(id)).doesNotContain("bill-run.discarded");
        job.run(2, 1);
        assertThat(told(id)).endsWith("bill-run.finished", "bill-run.discarded");

        var small = UUID.fromString(
                estate.run(item, "2026-11", false).statusCode(201).extract().<String>path("id"));
        estate.api.post("/v1/bill-runs/" + small + "/discard").statusCode(200);
        assertThat(told(small)).endsWith("bill-run.discarding-started", "bill-run.discarded");
    }
}
