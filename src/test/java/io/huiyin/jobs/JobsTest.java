package io.huiyin.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Database;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Rule("API-05")
class JobsTest {

    private final Api api = Api.admin();

    /** A job that says for which date it ran, and fails in 2020. */
    @Singleton
    static class Diary implements Job {

        @Override
        public String name() {
            return "test-diary";
        }

        @Override
        public Map<String, Object> run(LocalDate on) {
            if (on.getYear() == 2020) throw new IllegalStateException("a year nobody wants back");
            return Map.of("on", on.toString());
        }
    }

    /** A job that only the clock starts here. */
    @Singleton
    static class Clockwork implements Job {

        @Override
        public String name() {
            return "test-clockwork";
        }

        @Override
        public Map<String, Object> run(LocalDate on) {
            return Map.of();
        }
    }

    @Inject
    Jobs jobs;

    @Inject
    Database database;

    @Inject
    Instance<Job> known;

    @Inject
    Clock clock;

    @Inject
    ObjectMapper json;

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void a_job_runs_for_a_date_and_the_ledger_keeps_its_result() {
        TestClock.set("2025-07-01T09:00");
        api.post("/v1/jobs/test-diary/run", "{'on': '2025-06-01'}")
                .statusCode(200)
                .body("name", equalTo("test-diary"))
                .body("on", equalTo("2025-06-01"))
                .body("status", equalTo("DONE"))
                .body("result.on", equalTo("2025-06-01"));

        api.get("/v1/jobs")
                .statusCode(200)
                .body("items.name", hasItems("relay", "idempotency-clean-up", "test-diary"))
                .body("items.find { it.name == 'test-diary' }.result.on", equalTo("2025-06-01"));
    }

    @Test
    void a_job_that_is_run_again_for_the_same_date_is_counted_not_doubled() {
        api.post("/v1/jobs/test-diary/run", "{'on': '2025-06-02'}").body("runs", equalTo(1));
        api.post("/v1/jobs/test-diary/run", "{'on': '2025-06-02'}").body("runs", equalTo(2));
    }

    @Test
    void without_a_date_it_runs_for_today_in_china() {
        TestClock.set("2025-06-07T00:30");

        api.post("/v1/jobs/test-diary/run").statusCode(200).body("on", equalTo("2025-06-07"));
    }

    @Test
    void a_job_is_for_administrators_of_all_communities() {
        api.post("/v1/jobs/test-diary/run", "{'on': '2025-06-03'}").statusCode(200);
        var ofOne = Api.scoped(List.of("admin"), api.community());

        ofOne.post("/v1/jobs/test-diary/run", "{'on': '2025-06-04'}")
                .statusCode(403)
                .body("type", equalTo("/problems/forbidden"));
        ofOne.post("/v1/jobs/no-such-job/run", "{}").statusCode(403);
        ofOne.get("/v1/jobs")
                .statusCode(200)
                .body("items.name", hasItems("test-diary"))
                .body("items.findAll { it.result != null }", equalTo(List.of()));
        api.post("/v1/jobs/test-diary/run", "{'on': '2025-06-04'}").body("runs", equalTo(1));
    }

    @Test
    void a_failure_is_kept_with_its_kind_and_no_text() {
        api.post("/v1/jobs/test-diary/run", "{'on': '2020-01-01'}")
                .statusCode(200)
                .body("status", equalTo("FAILED"))
                .body("result.error", equalTo("IllegalStateException"));
    }

    @Test
    void what_the_clock_starts_is_kept_as_a_run_when_it_did_something_or_failed() {
        TestClock.set("2025-08-01T00:30");
        jobs.tick("test-clockwork", () -> Map.of("things", 0));
        assertThat(lastRunOf("test-clockwork")).doesNotContainKey("status");

        jobs.tick("test-clockwork", () -> Map.of("things", 3));
        jobs.tick("test-clockwork", () -> Map.of("things", 0));
        assertThat(lastRunOf("test-clockwork"))
                .hasEntrySatisfying("on", on -> assertThat(on).hasToString("2025-08-01"))
                .containsEntry("status", "DONE")
                .containsEntry("result", Map.of("things", 3))
                .containsEntry("runs", 1);

        jobs.tick("test-clockwork", () -> {
            throw new IllegalStateException("this text is not kept");
        });
        assertThat(lastRunOf("test-clockwork"))
                .containsEntry("status", "FAILED")
                .containsEntry("result", Map.of("error", "IllegalStateException"))
                .containsEntry("runs", 2);
    }

    /** Whatever is cut short when the program ends goes on with the next run, and is no failure. */
    @Test
    void nothing_begins_or_fails_while_the_program_ends() {
        var before = lastRunOf("test-clockwork");
        var ending = new Jobs(database, known, clock, json);
        ending.tick("test-clockwork", () -> {
            ending.end(new ShutdownEvent());
            throw new IllegalStateException("the pool is closed");
        });
        ending.tick("test-clockwork", () -> Map.of("things", 3));

        assertThat(lastRunOf("test-clockwork")).isEqualTo(before);
    }

    @Test
    void a_job_that_is_none_is_404_and_one_bad_date_400() {
        api.post("/v1/jobs/nothing/run", "{'on': '2025-06-01'}").statusCode(404);
        api.post("/v1/jobs/test-diary/run", "{'on': '2025-02-30'}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/on"));
    }

    @Test
    void only_an_administrator_sees_and_runs_jobs() {
        var clerk = Api.scoped(List.of("tickets:write"), api.community());

        clerk.get("/v1/jobs").statusCode(403);
        clerk.post("/v1/jobs/test-diary/run", "{'on': '2025-06-01'}")
                .statusCode(403)
                .body("result", nullValue());
    }

    private Map<String, Object> lastRunOf(String job) {
        return api.get("/v1/jobs").extract().path("items.find { it.name == '" + job + "' }");
    }
}
