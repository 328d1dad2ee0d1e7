package io.huiyin.reminders;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.testing.Answer;
import io.huiyin.testing.OtherCommunities;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A complaint of Friday 2025-06-06 15:00, overdue from Saturday 15:00, and the clock of the job. */
@QuarkusTest
class RemindersJobTest {

    private static final String RULE = OverdueComplaint.CODE;

    private SmallEstate estate;

    @Inject
    RemindersJob job;

    @Inject
    RuleRepository rules;

    @Inject
    Kinds kinds;

    @Inject
    Database database;

    @BeforeEach
    void open() {
        TestClock.reset();
        OtherCommunities.leaveAlone();
        estate = SmallEstate.build();
        estate.complaint("VERBAL");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void a_rule_runs_when_its_time_has_come_by_the_communitys_clock() {
        rule().body("nextRunAt", equalTo("2025-06-07T00:00:00Z")).body("lastRunOn", nullValue());

        TestClock.set("2025-06-07T07:59:59");
        job.runDue();
        rule().body("lastRunOn", nullValue());
        TestClock.set("2025-06-07T08:00");
        job.runDue();
        // On Saturday morning nothing is overdue yet.
        reminders().body("items", hasSize(0));
        rule().body("lastRunOn", equalTo("2025-06-07")).body("nextRunAt", equalTo("2025-06-08T00:00:00Z"));

        TestClock.set("2025-06-08T08:00");
        job.runDue();
        job.runDue();

        reminders().body("items.on", contains("2025-06-08"));
        rule().body("lastRunOn", equalTo("2025-06-08")).body("nextRunAt", equalTo("2025-06-09T00:00:00Z"));
    }

    @Test
    @Rule({"SLA-13", "NTF-12"})
    void after_days_of_standing_still_the_newest_missed_day_is_made_up_once() {
        TestClock.set("2025-06-08T08:00");
        job.runDue();

        TestClock.set("2025-06-12T10:00");
        job.runDue();
        job.runDue();

        reminders().body("items.on", contains("2025-06-12", "2025-06-08"));
        rule().body("nextRunAt", equalTo("2025-06-13T00:00:00Z"));
    }

    @Test
    @Rule("NTF-12")
    void two_instances_that_tick_at_once_remind_once() throws Exception {
        TestClock.set("2025-06-08T08:00");

        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Object> one = job::runDue;
            for (var run : pool.invokeAll(List.of(one, one))) run.get();
        }

        reminders().body("items", hasSize(1));
    }

    @Test
    void what_a_killed_instance_had_in_hand_is_run_when_its_lease_has_run_out() {
        TestClock.set("2025-06-08T08:00");
        database.asSystem("test", () -> {
            var now = TestClock.now();
            while (rules.claim(kinds.codes(), now, now.plus(Duration.ofMinutes(10)))
                    .isPresent()) {
                // The instance is killed before it runs what it claimed.
            }
        });

        TestClock.advance(Duration.ofMinutes(9));
        job.runDue();
        reminders().body("items", hasSize(0));
        TestClock.advance(Duration.ofMinutes(1));
        job.runDue();

        reminders().body("items", hasSize(1));
    }

    @Test
    void a_rule_that_is_not_active_never_runs() {
        change("'active': false, 'cron': '0 8 * * *'").body("nextRunAt", nullValue());
        TestClock.set("2025-06-08T08:00");

        job.runDue();
        reminders().body("items", hasSize(0));

        change("'active': true, 'cron': '30 9 * * *'").body("nextRunAt", equalTo("2025-06-08T01:30:00Z"));
        TestClock.set("2025-06-08T09:30");
        job.runDue();
        reminders().body("items", hasSize(1));
    }

    @Test
    @Rule({"API-05", "NTF-12"})
    void it_is_run_again_by_hand_for_a_date_and_does_nothing_twice() {
        TestClock.set("2025-06-09T15:00");
        var path = "/v1/jobs/reminders/run";

        estate.api()
                .post(path, "{'on': '2025-06-09'}")
                .statusCode(200)
                .body("name", equalTo("reminders"))
                .body("on", equalTo("2025-06-09"))
                .body("status", equalTo("DONE"))
                .body("result.rules", greaterThanOrEqualTo(4))
                .body("result.reminders", greaterThanOrEqualTo(1));
        estate.api()
                .post(path, "{'on': '2025-06-09'}")
                .body("status", equalTo("DONE"))
                .body("result.reminders", equalTo(0));

        reminders().body("items", hasSize(1));
        estate.api()
                .get("/v1/jobs")
                .body("items.find { it.name == 'reminders' }.status", equalTo("DONE"))
                .body("items.find { it.name == 'reminders' }.on", equalTo("2025-06-09"));
    }

    /** Rules of other tests' communities wait for a time that does not come here. */
    private Answer rule() {
        return estate.api()
                .get("/v1/reminder-rules/" + RULE + "?communityId=" + estate.community())
                .statusCode(200);
    }

    private Answer change(String fields) {
        var path = "/v1/reminder-rules/" + RULE + "?communityId=" + estate.community();
        return estate.api()
                .put(
                        path,
                        rule().extract().header("ETag"),
                        "{%s, 'lookAhead': 'P0D', 'lookBack': 'P7D', 'channels': ['E_MAIL']}",
                        fields)
                .statusCode(200);
    }

    private Answer reminders() {
        return estate.api()
                .get("/v1/reminders?rule=" + RULE + "&communityId=" + estate.community())
                .statusCode(200);
    }
}
