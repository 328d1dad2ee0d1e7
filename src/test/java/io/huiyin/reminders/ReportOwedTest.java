package io.huiyin.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports that are owed since an emergency on Friday 2025-06-06 at 15:00, by Saturday at the same time. */
@QuarkusTest
class ReportOwedTest {

    private SmallEstate estate;
    private UUID supervisor;

    @Inject
    TestRuns runs;

    @BeforeEach
    void open() {
        TestClock.reset();
        estate = SmallEstate.build();
        supervisor = estate.staff("CS_SUPERVISOR");
        estate.api()
                .request()
                .header("X-Acting-Staff", estate.engineer())
                .body(Api.json("""
                        {'reason': '燃气泄漏', 'to': 'PROJECT_MANAGER', 'emergency': true, 'suggestion': '先疏散'}"""))
                .post("/v1/tickets/" + estate.repair() + "/escalate")
                .then()
                .statusCode(200);
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("ESC-06")
    void who_owes_reports_is_reminded_every_day_until_they_are_made() {
        TestClock.set("2025-06-07T08:00");
        assertThat(run("2025-06-07")).isEqualTo(2);
        assertThat(run("2025-06-07")).isZero();
        reminders()
                .body(
                        "items.recipient.id",
                        contains(estate.engineer().toString(), estate.engineer().toString()));
        estate.api()
                .get("/v1/notifications?recipientId=" + estate.engineer() + "&communityId=" + estate.community())
                .body("items", hasSize(1))
                .body("items[0].template", equalTo("REPORT_OWED"))
                .body("items[0].body", containsString("须于 2025-06-07 15:00 前完成"));

        estate.api()
                .get("/v1/escalations?status=OWED&communityId=" + estate.community())
                .extract()
                .<List<String>>path("items.id")
                .forEach(id -> estate.api()
                        .post("/v1/escalations/" + id + "/report", "{'text': '补报', 'suggestion': '加强巡检'}")
                        .statusCode(200));
        TestClock.set("2025-06-08T08:00");
        assertThat(run("2025-06-08")).isZero();
    }

    @Test
    @Rule("ESC-06")
    void of_a_report_that_is_late_or_whose_debtor_has_left_the_next_level_knows() {
        TestClock.set("2025-06-08T08:00");
        assertThat(run("2025-06-08")).isEqualTo(4);
        reminders()
                .body(
                        "items.recipient.id",
                        containsInAnyOrder(
                                estate.engineer().toString(),
                                estate.engineer().toString(),
                                supervisor.toString(),
                                supervisor.toString()));

        estate.api().post("/v1/staff/" + estate.engineer() + "/deactivate").statusCode(200);
        TestClock.set("2025-06-09T08:00");
        assertThat(run("2025-06-09")).isEqualTo(2);
    }

    private int run(String on) {
        return runs.run(estate.community(), ReportOwed.CODE, on);
    }

    private Answer reminders() {
        return estate.api()
                .get("/v1/reminders?rule=REPORT_OWED&communityId=" + estate.community())
                .statusCode(200);
    }
}
