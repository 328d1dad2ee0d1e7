package io.huiyin.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is resolved on Friday 2025-06-06 at 15:00 is to be asked about by Monday 2025-06-09 at 20:00. */
@QuarkusTest
class CallbackDueTest {

    private static final String RULE = CallbackDue.CODE;

    private SmallEstate estate;

    @Inject
    TestRuns runs;

    @BeforeEach
    void open() {
        TestClock.reset();
        estate = SmallEstate.build();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("NTF-12")
    void whoever_owes_callbacks_is_told_once_on_the_day_by_which_they_are_due() {
        var first = estate.repair();
        estate.resolved(first);
        estate.resolved(estate.reported("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(estate.anotherHouse())));
        TestClock.set("2025-06-09T08:00");

        assertThat(run("2025-06-08")).isZero();
        assertThat(run("2025-06-09")).isEqualTo(2);
        assertThat(run("2025-06-09")).isZero();
        assertThat(run("2025-06-10")).isZero();

        reminders()
                .body("items.subject.type", everyItem(equalTo("callback")))
                .body("items.occurrence", everyItem(equalTo("2025-06-09T12:00:00Z")))
                .body("items.dueOn", everyItem(equalTo("2025-06-09")))
                .body("items.recipient.id", everyItem(equalTo(estate.steward().toString())));
        messages(estate.steward())
                .body("items", hasSize(1))
                .body("items[0].template", equalTo(RULE))
                .body("items[0].subject", equalTo("待回访：2 件"))
                .body("items[0].body", containsString(number(first) + "  须于 2025-06-09 20:00 前回访"));
    }

    @Test
    void what_was_made_needs_no_reminder_and_what_was_missed_is_made_up() {
        estate.resolved(estate.repair());
        var made = estate.api()
                .get("/v1/callbacks?communityId=" + estate.community())
                .extract()
                .<String>path("items[0].id");
        estate.resolved(estate.reported("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(estate.anotherHouse())));
        estate.api()
                .post(
                        "/v1/callbacks/" + made + "/complete",
                        "{'method': 'PHONE', 'scores': {'attitude': 5, 'efficiency': 5, 'quality': 5, 'effect': 5, 'overall': 5}}")
                .statusCode(200);
        TestClock.set("2025-06-13T08:00");

        assertThat(run("2025-06-13")).isEqualTo(1);
        assertThat(run("2025-06-20")).isZero();
    }

    @Test
    void a_week_later_nobody_is_reminded_any_more() {
        estate.resolved(estate.repair());
        TestClock.set("2025-06-17T08:00");

        assertThat(run("2025-06-17")).isZero();
    }

    @Test
    void where_the_one_who_owes_it_has_left_who_answers_for_it_is_told() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        estate.resolved(estate.repair());
        estate.api().post("/v1/staff/" + estate.steward() + "/deactivate").statusCode(200);
        TestClock.set("2025-06-09T08:00");

        run("2025-06-09");

        reminders().body("items.recipient.id", contains(supervisor.toString()));
    }

    @Test
    void where_nobody_is_there_at_all_it_is_recorded() {
        estate.resolved(estate.repair());
        estate.api().post("/v1/staff/" + estate.steward() + "/deactivate").statusCode(200);
        TestClock.set("2025-06-09T08:00");

        assertThat(run("2025-06-09")).isEqualTo(1);
        assertThat(run("2025-06-09")).isZero();

        reminders().body("items[0].recipient", nullValue());
    }

    private int run(String on) {
        return runs.run(estate.community(), RULE, on);
    }

    private Answer reminders() {
        return estate.api()
                .get("/v1/reminders?rule=" + RULE + "&communityId=" + estate.community())
                .statusCode(200);
    }

    private Answer messages(UUID recipient) {
        return estate.api()
                .get("/v1/notifications?recipientId=" + recipient + "&communityId=" + estate.community())
                .statusCode(200);
    }

    private String number(UUID ticket) {
        return estate.ticket(ticket).extract().path("number");
    }
}
