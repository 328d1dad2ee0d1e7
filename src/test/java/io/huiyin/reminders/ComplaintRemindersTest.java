package io.huiyin.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
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

/** Complaints are taken in on Friday 2025-06-06 at 15:00; without an answer they are overdue from Saturday 15:00. */
@QuarkusTest
class ComplaintRemindersTest {

    private static final String DAILY = OverdueComplaint.CODE;
    private static final String INVENTORY = ComplaintInventory.CODE;
    private static final String WEEKLY = OverdueComplaintWeekly.CODE;

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
    @Rule({"SLA-13", "NTF-12"})
    void assignee_and_one_level_up_are_urged_each_day_with_one_message_about_all_of_theirs() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        estate.staff("CS_MANAGER");
        var first = estate.complaint("VERBAL");
        var second = estate.complaint("WRITTEN");
        TestClock.set("2025-06-10T08:00");

        assertThat(run(DAILY, "2025-06-10")).isEqualTo(4);
        assertThat(run(DAILY, "2025-06-10")).isZero();

        reminders(DAILY)
                .body("items.subject.type", everyItem(equalTo("ticket")))
                .body("items.subject.id", containsInAnyOrder(twice(first, second)))
                .body("items.recipient.id", containsInAnyOrder(twice(estate.steward(), supervisor)))
                .body("items.occurrence", everyItem(equalTo("2025-06-10")))
                .body("items.dueOn", everyItem(equalTo("2025-06-07")));
        messages(supervisor)
                .body("items", hasSize(1))
                .body("items[0].template", equalTo(DAILY))
                .body("items[0].subject", equalTo("逾期投诉催办：2 件"))
                .body("items[0].body", containsString(number(first) + "  已派单，自 2025-06-07 15:00 起逾期"))
                .body("items[0].body", containsString(number(second)));
        messages(estate.steward()).body("items", hasSize(1));

        TestClock.set("2025-06-11T08:00");
        assertThat(run(DAILY, "2025-06-11")).isEqualTo(4);
        messages(supervisor).body("items", hasSize(2));
    }

    @Test
    @Rule("SLA-13")
    void a_complaint_that_is_in_time_or_finished_is_not_urged() {
        estate.staff("CS_SUPERVISOR");
        var answered = estate.complaint("VERBAL");
        estate.done(answered, "reply", "{'text': '已答复', 'medium': 'VERBAL', 'interim': false}");
        estate.resolved(estate.complaint("VERBAL"));
        estate.repair();
        TestClock.set("2025-06-10T08:00");
        estate.complaint("VERBAL");

        assertThat(run(DAILY, "2025-06-10")).isZero();
    }

    @Test
    void a_complaint_that_still_owes_its_written_reply_is_not_finished() {
        var complaint = estate.complaint("WRITTEN");
        estate.resolved(complaint);
        TestClock.set("2025-06-12T08:00");

        assertThat(run(DAILY, "2025-06-12")).isEqualTo(1);

        messages(estate.engineer()).body("items[0].body", containsString("已处理，待书面回复，自 2025-06-11 20:00 起逾期"));
    }

    @Test
    @Rule("SLA-13")
    void of_missed_days_only_the_newest_is_made_up() {
        estate.complaint("VERBAL");
        TestClock.set("2025-06-12T10:00");

        assertThat(run(DAILY, "2025-06-12")).isEqualTo(1);
        assertThat(run(DAILY, "2025-06-11")).isZero();
        assertThat(run(DAILY, "2025-06-10")).isZero();

        reminders(DAILY).body("items.occurrence", contains("2025-06-12"));
    }

    @Test
    void a_run_for_a_day_yet_to_come_does_not_stop_today() {
        estate.complaint("VERBAL");
        TestClock.set("2025-06-10T08:00");

        assertThat(run(DAILY, "2025-06-20")).isEqualTo(1);
        assertThat(run(DAILY, "2025-06-10")).isEqualTo(1);
    }

    @Test
    void a_complaint_that_is_entered_after_the_run_is_urged_alone() {
        var early = estate.complaint("VERBAL");
        TestClock.set("2025-06-10T08:00");
        run(DAILY, "2025-06-10");
        TestClock.set("2025-06-10T11:00");
        var late = estate.reported(
                "COMPLAINT",
                "HYGIENE",
                "'houseId': '%s', 'reportedAt': '2025-06-08T02:00:00Z'".formatted(estate.anotherHouse()));

        assertThat(run(DAILY, "2025-06-10")).isEqualTo(1);

        messages(estate.steward())
                .body("items", hasSize(2))
                .body("items[0].about.id", equalTo(late.toString()))
                .body("items[0].body", containsString(number(late)))
                .body("items[0].body", not(containsString(number(early))));
    }

    @Test
    void above_a_supervisor_is_the_manager() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        var manager = estate.staff("CS_MANAGER");
        var complaint = estate.complaint("VERBAL");
        estate.done(complaint, "assign", "{'staffId': '%s'}", supervisor);
        TestClock.set("2025-06-10T08:00");

        run(DAILY, "2025-06-10");

        reminders(DAILY).body("items.recipient.id", containsInAnyOrder(supervisor.toString(), manager.toString()));
    }

    @Test
    @Rule("SLA-11")
    void where_the_assignee_has_left_the_next_level_is_told_that_nobody_has_it() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        estate.complaint("VERBAL");
        var steward = "/v1/staff/" + estate.steward();
        estate.api().post(steward + "/deactivate").statusCode(200);
        TestClock.set("2025-06-10T08:00");

        run(DAILY, "2025-06-10");
        run(INVENTORY, "2025-06-10");

        reminders(DAILY).body("items.recipient.id", contains(supervisor.toString()));
        messages(supervisor)
                .body("items.body", everyItem(containsString("无责任人，自 2025-06-07 15:00 起逾期")))
                .body("items.find { it.template == 'COMPLAINT_INVENTORY' }.body", containsString("无责任人 1 件"));
    }

    @Test
    void where_nobody_is_there_at_all_it_is_recorded() {
        var unrouted = estate.reported("COMPLAINT", "HYGIENE", "");
        TestClock.set("2025-06-10T08:00");

        assertThat(run(DAILY, "2025-06-10")).isEqualTo(1);
        assertThat(run(DAILY, "2025-06-10")).isZero();

        reminders(DAILY)
                .body("items.subject.id", contains(unrouted.toString()))
                .body("items[0].recipient", nullValue())
                .body("items[0].dedupeKey", containsString(":nobody"));
        estate.api()
                .get("/v1/notifications?channel=LOG&communityId=" + estate.community())
                .body("items", hasSize(1))
                .body("items[0].recipient", nullValue());
    }

    @Test
    @Rule("SLA-11")
    void each_day_assignees_and_supervisors_get_the_inventory_of_what_is_not_finished() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        var overdue = estate.complaint("VERBAL");
        TestClock.set("2025-06-10T07:00");
        var inTime = estate.reported("COMPLAINT", "PARKING", "'houseId': '%s'".formatted(estate.anotherHouse()));
        estate.dispatched(inTime);
        var unrouted = estate.reported("COMPLAINT", "HYGIENE", "");
        estate.resolved(estate.complaint("VERBAL"));
        TestClock.set("2025-06-10T08:00");

        assertThat(run(INVENTORY, "2025-06-10")).isEqualTo(3);
        assertThat(run(INVENTORY, "2025-06-10")).isZero();

        messages(estate.steward())
                .body("items[0].subject", equalTo("2025-06-10 投诉盘点：未结 1 件，逾期 1 件"))
                .body("items[0].body", containsString(number(overdue)))
                .body("items[0].body", not(containsString(number(inTime))));
        messages(estate.engineer())
                .body("items[0].subject", equalTo("2025-06-10 投诉盘点：未结 1 件，逾期 0 件"))
                .body("items[0].body", containsString(number(inTime) + "  已接单"));
        messages(supervisor)
                .body("items[0].subject", equalTo("2025-06-10 投诉盘点：未结 3 件，逾期 1 件"))
                .body("items[0].body", containsString("无责任人 1 件"))
                .body("items[0].body", containsString(number(unrouted) + "  无责任人"));
        reminders(INVENTORY)
                .body("items.subject.type", everyItem(equalTo("community")))
                .body("items.occurrence", everyItem(equalTo("2025-06-10")));

        TestClock.set("2025-06-11T08:00");
        assertThat(run(INVENTORY, "2025-06-11")).isEqualTo(3);
    }

    @Test
    @Rule("SLA-12")
    void supervisors_and_managers_get_the_weeks_list_of_overdue_complaints_once() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        var serviceManager = estate.staff("CS_MANAGER");
        var projectManager = estate.staff("PROJECT_MANAGER");
        var overdue = estate.complaint("VERBAL");
        TestClock.set("2025-06-09T08:00");
        estate.complaint("VERBAL");

        assertThat(run(WEEKLY, "2025-06-09")).isEqualTo(3);
        assertThat(run(WEEKLY, "2025-06-11")).isZero();
        assertThat(run(WEEKLY, "2025-06-15")).isZero();

        reminders(WEEKLY)
                .body("items.occurrence", everyItem(equalTo("2025-W24")))
                .body(
                        "items.recipient.id",
                        containsInAnyOrder(
                                supervisor.toString(), serviceManager.toString(), projectManager.toString()));
        messages(projectManager)
                .body("items", hasSize(1))
                .body("items[0].subject", equalTo("2025-W24 例会：逾期投诉 1 件"))
                .body("items[0].body", containsString(number(overdue) + "  已派单，自 2025-06-07 15:00 起逾期"))
                .body("items[0].body", containsString("分析原因、确定解决办法"));

        TestClock.set("2025-06-16T08:00");
        assertThat(run(WEEKLY, "2025-06-16")).isEqualTo(3);
        messages(supervisor).body("items.subject", hasItem("2025-W25 例会：逾期投诉 2 件"));
    }

    @Test
    @Rule("SLA-12")
    void the_weeks_list_says_of_each_complaint_its_cause_and_the_decided_solution_or_that_there_is_none() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        var found = estate.complaint("VERBAL");
        var open = estate.complaint("WRITTEN");
        TestClock.set("2025-06-09T10:00");
        estate.done(found, "review", "{'cause': '保洁人手不足', 'solution': '增派一人'}");
        TestClock.set("2025-06-16T08:00");

        assertThat(run(WEEKLY, "2025-06-16")).isEqualTo(1);

        var asked = "，自 2025-06-07 15:00 起逾期\n    ";
        messages(supervisor)
                .body("items", hasSize(1))
                .body("items[0].subject", equalTo("2025-W25 例会：逾期投诉 2 件"))
                .body("items[0].body", containsString("逐件分析原因、确定解决办法，并记入该投诉的例会分析："))
                .body(
                        "items[0].body",
                        containsString(number(found) + "  已派单" + asked + "原因（2025-06-09）：保洁人手不足\n    解决办法：增派一人"))
                .body("items[0].body", containsString(number(open) + "  已派单" + asked + "尚未查明原因、确定解决办法"));

        estate.done(open, "review", "{'cause': '未找到责任人', 'solution': '由客服经理牵头'}");
        TestClock.set("2025-06-23T08:00");
        assertThat(run(WEEKLY, "2025-06-23")).isEqualTo(1);
        messages(supervisor)
                .body("items[0].body", containsString("原因（2025-06-16）：未找到责任人\n    解决办法：由客服经理牵头"))
                .body("items[0].body", not(containsString("尚未查明")));
    }

    @Test
    @Rule("SLA-12")
    void the_weeks_list_says_so_in_english_too() {
        estate.api()
                .put(
                        "/v1/notification-settings/" + estate.community(),
                        "\"0\"",
                        "{'language': 'en', 'quietHours': {'from': '22:00', 'to': '08:00'}, 'urgentIgnoreQuietHours': false}")
                .statusCode(200);
        var supervisor = estate.staff("CS_SUPERVISOR");
        var found = estate.complaint("VERBAL");
        var open = estate.complaint("VERBAL");
        TestClock.set("2025-06-09T10:00");
        estate.done(found, "review", "{'cause': 'Too few cleaners', 'solution': 'One more from Monday'}");
        TestClock.set("2025-06-16T08:00");

        run(WEEKLY, "2025-06-16");

        var asked = "  assigned, overdue since 2025-06-07 15:00\n    ";
        messages(supervisor)
                .body("items[0].subject", equalTo("2 overdue complaints for the meeting of 2025-W25"))
                .body(
                        "items[0].body",
                        containsString(number(found) + asked
                                + "cause (2025-06-09): Too few cleaners\n    decided: One more from Monday"))
                .body(
                        "items[0].body",
                        containsString(number(open) + asked + "no cause found and no solution decided yet"));
    }

    @Test
    void the_weeks_list_quotes_what_was_written_in_one_line_and_not_all_of_a_long_one() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        var complaint = estate.complaint("VERBAL");
        TestClock.set("2025-06-09T08:00");
        estate.done(complaint, "review", "{'cause': '第一行\\n\\n第二行　{week}', 'solution': '%s'}", "😀".repeat(201));

        run(WEEKLY, "2025-06-09");

        messages(supervisor)
                .body("items[0].body", containsString("原因（2025-06-09）：第一行 第二行 {week}\n"))
                .body("items[0].body", containsString("解决办法：" + "😀".repeat(200) + "…"))
                .body("items[0].body", not(containsString("😀".repeat(201))));
    }

    @Test
    void what_the_meeting_found_stands_in_its_own_list_alone() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        estate.done(estate.complaint("VERBAL"), "review", "{'cause': '人手不足', 'solution': '增派一人'}");
        TestClock.set("2025-06-10T08:00");

        run(DAILY, "2025-06-10");
        run(INVENTORY, "2025-06-10");

        messages(supervisor).body("items", hasSize(2)).body("items.body", everyItem(not(containsString("人手不足"))));
    }

    @Test
    void a_week_belongs_to_the_year_of_its_thursday() {
        estate.staff("CS_SUPERVISOR");
        estate.complaint("VERBAL");
        TestClock.set("2025-12-29T08:00");

        run(WEEKLY, "2025-12-29");

        reminders(WEEKLY).body("items.occurrence", contains("2026-W01"));
    }

    @Test
    void nothing_is_sent_where_there_is_nothing_to_say() {
        estate.staff("CS_SUPERVISOR");

        assertThat(run(DAILY, "2025-06-10")).isZero();
        assertThat(run(INVENTORY, "2025-06-10")).isZero();
        assertThat(run(WEEKLY, "2025-06-10")).isZero();
    }

    @Test
    @Rule("SLA-11")
    void that_someone_was_urged_stands_in_the_log_of_the_ticket() {
        var complaint = estate.complaint("VERBAL");
        TestClock.set("2025-06-10T08:00");

        run(DAILY, "2025-06-10");

        estate.api()
                .get("/v1/events?limit=200&communityId=" + estate.community())
                .body(
                        "items.findAll { it.type == 'io.huiyin.reminder.issued' }.subject",
                        contains("ticket/" + complaint))
                .body(
                        "items.find { it.type == 'io.huiyin.reminder.issued' }.data.recipient.id",
                        equalTo(estate.steward().toString()));
    }

    @Test
    void a_long_list_is_cut_in_the_message_and_not_in_the_record() {
        for (int i = 0; i < 52; i++) {
            estate.reported("COMPLAINT", "HYGIENE", "'houseId': '%s'".formatted(estate.house()));
        }
        TestClock.set("2025-06-10T08:00");

        assertThat(run(DAILY, "2025-06-10")).isEqualTo(52);

        messages(estate.steward())
                .body("items", hasSize(1))
                .body("items[0].subject", equalTo("逾期投诉催办：52 件"))
                .body("items[0].body", containsString("另有 2 件"));
    }

    private int run(String code, String on) {
        return runs.run(estate.community(), code, on);
    }

    private Answer reminders(String rule) {
        return estate.api()
                .get("/v1/reminders?limit=200&rule=" + rule + "&communityId=" + estate.community())
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

    private static Object[] twice(UUID one, UUID other) {
        return List.of(one, one, other, other).stream().map(UUID::toString).toArray();
    }
}
