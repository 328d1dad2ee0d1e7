package io.huiyin.notices;

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
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of what. Matters are taken in on Friday 2025-06-06 at 15:00. */
@QuarkusTest
class NoticesTest {

    private SmallEstate estate;

    @BeforeEach
    void open() {
        TestClock.reset();
        estate = SmallEstate.build();
        relay();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void whoever_gets_a_ticket_is_told_once() {
        var repair = estate.repair();
        relay();
        relay();

        messages(estate.steward())
                .body("items", hasSize(1))
                .body("items[0].template", equalTo("TICKET_ASSIGNED"))
                .body("items[0].subject", equalTo("新派工单 " + number(repair)))
                .body("items[0].body", containsString("***，您好"))
                .body("items[0].about.id", equalTo(repair.toString()));

        estate.done(repair, "assign", "{'staffId': '%s'}", estate.engineer());
        relay();
        messages(estate.engineer()).body("items.template", contains("TICKET_ASSIGNED"));
        messages(estate.steward()).body("items", hasSize(1));
    }

    @Test
    void nobody_is_told_what_they_did_themselves() {
        var repair = estate.repair();
        estate.api()
                .request()
                .header("X-Acting-Staff", estate.engineer())
                .body("{\"staffId\": \"" + estate.engineer() + "\"}")
                .post("/v1/tickets/" + repair + "/assign")
                .then()
                .statusCode(200);

        relay();

        messages(estate.engineer()).body("items", hasSize(0));
    }

    @Test
    void a_rejected_ticket_comes_to_its_first_receiver_and_a_reopened_one_to_its_assignee() {
        var repair = estate.repair();
        estate.done(repair, "assign", "{'staffId': '%s'}", estate.engineer());
        estate.done(repair, "reject", "{'reason': '不属于本部门'}");
        relay();
        messages(estate.steward()).body("items.template", hasItem("TICKET_REJECTED"));

        estate.resolved(repair);
        estate.done(repair, "reopen", "{'reason': '再次漏水'}");
        relay();
        messages(estate.engineer())
                .body("items[0].template", equalTo("TICKET_REOPENED"))
                .body("items[0].subject", equalTo("工单 " + number(repair) + " 返工"));
    }

    @Test
    void an_escalated_ticket_comes_to_the_next_level_up() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        var repair = estate.repair();

        estate.done(repair, "escalate", "{'reason': '业主情绪激动'}");
        relay();

        messages(supervisor)
                .body("items.template", contains("TICKET_ESCALATED"))
                .body("items[0].body", not(containsString("业主情绪激动")));
    }

    @Test
    @Rule("ESC-09")
    void of_a_complaint_that_comes_again_the_managers_are_told() {
        var manager = estate.staff("CS_MANAGER");
        var director = estate.staff("PROJECT_MANAGER");
        estate.complaint("VERBAL");
        var again = estate.complaint("VERBAL");

        relay();

        for (var told : List.of(manager, director)) {
            messages(told)
                    .body("items.template", contains("TICKET_ESCALATED"))
                    .body("items[0].subject", equalTo("工单 " + number(again) + " 已上报给您"))
                    .body("items[0].about.id", equalTo(again.toString()));
        }
    }

    @Test
    void who_owes_a_report_and_who_is_to_carry_out_an_instruction_is_told() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        var manager = estate.staff("CS_MANAGER");
        var complaint = estate.complaint("VERBAL");
        estate.done(complaint, "grade", "{'severity': 'MAJOR', 'reason': '多户受影响'}");
        relay();

        messages(supervisor).body("items.template", contains("TICKET_ESCALATED"));
        messages(manager)
                .body("items.template", containsInAnyOrder("TICKET_ESCALATED", "ESCALATION_OWED"))
                .body("items.subject", hasItem("工单 " + number(complaint) + " 须于 2025-06-07 15:00 前补报"));

        var incident = estate.api()
                .request()
                .header("X-Acting-Staff", estate.engineer())
                .body(Api.json(
                        "{'communityId': '%s', 'trigger': 'DANGER', 'reason': '秘密隐患', 'suggestion': '检修'}",
                        estate.community()))
                .post("/v1/escalations")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        estate.api()
                .post("/v1/escalations/" + incident + "/instruct", "{'text': '停用'}")
                .statusCode(200);
        relay();

        messages(supervisor)
                .body("items[0].template", equalTo("INCIDENT_REPORTED"))
                .body("items[0].body", not(containsString("秘密")));
        messages(estate.engineer()).body("items[0].template", equalTo("ESCALATION_INSTRUCTED"));
    }

    @Test
    void whom_an_attribution_names_is_told_and_so_is_who_decides() {
        var manager = estate.staff("CS_MANAGER");
        estate.repair();
        var again = estate.repair();
        relay();

        messages(estate.steward()).body("items.template", hasItem("ATTRIBUTION_MADE"));
        var attribution =
                estate.api().get("/v1/attributions?ticketId=" + again).extract().<String>path("items[0].id");
        estate.api()
                .post("/v1/attributions/" + attribution + "/dispute", "{'text': '业主自行改动'}")
                .statusCode(200);
        relay();
        messages(manager).body("items[0].template", equalTo("ATTRIBUTION_DISPUTED"));
        estate.api()
                .post("/v1/attributions/" + attribution + "/decide", "{'upheld': true, 'text': '维持'}")
                .statusCode(200);
        relay();
        messages(estate.steward()).body("items[0].template", equalTo("ATTRIBUTION_DECIDED"));
    }

    @Test
    void who_owes_a_callback_is_told_by_when() {
        var repair = estate.repair();
        estate.resolved(repair);

        relay();

        messages(estate.steward())
                .body("items[0].template", equalTo("CALLBACK_ASSIGNED"))
                .body("items[0].subject", equalTo("工单 " + number(repair) + " 须于 2025-06-09 20:00 前回访"))
                .body("items[0].about.type", equalTo("callback"));

        var callback = estate.api()
                .get("/v1/callbacks?communityId=" + estate.community())
                .extract()
                .<String>path("items[0].id");
        estate.api()
                .post("/v1/callbacks/" + callback + "/assign", "{'staffId': '%s'}", estate.receptionist())
                .statusCode(200);
        relay();
        messages(estate.receptionist())
                .body("items[0].template", equalTo("CALLBACK_ASSIGNED"))
                .body("items[0].subject", containsString("2025-06-09 20:00"));
    }

    @Test
    @Rule("SLA-10")
    void the_ladder_of_a_promise_tells_assignee_supervisor_and_manager_each_step_once() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        var serviceManager = estate.staff("CS_MANAGER");
        var projectManager = estate.staff("PROJECT_MANAGER");
        var complaint = estate.complaint("VERBAL");
        relay();

        // The first response is due on Saturday 15:00, half of it on Saturday 03:00, 80 % at 10:12.
        TestClock.set("2025-06-07T03:01");
        sweep();
        about(estate.steward(), "SLA_WARNING")
                .body("items[0].subject", equalTo("工单 " + number(complaint) + "：首次响应将于 2025-06-07 15:00 到期"));
        TestClock.set("2025-06-07T10:13");
        sweep();
        about(supervisor, "SLA_WARNING");
        messages(serviceManager).body("items", hasSize(0));

        TestClock.set("2025-06-07T15:01");
        sweep();
        sweep();

        about(estate.steward(), "SLA_BREACH").body("items[0].subject", equalTo("工单 " + number(complaint) + "：首次响应已逾期"));
        about(serviceManager, "SLA_BREACH").body("items", hasSize(1));
        about(projectManager, "SLA_BREACH").body("items", hasSize(1));
        messages(supervisor).body("items", hasSize(1));

        TestClock.set("2025-06-08T15:01");
        sweep();
        messages(projectManager).body("items.template", hasSize(2));
    }

    @Test
    void the_record_of_a_breach_does_not_wait_for_the_end_of_the_quiet_hours_but_the_message_does() {
        TestClock.set("2025-06-06T23:00");
        estate.complaint("VERBAL");
        relay();

        TestClock.set("2025-06-07T23:01");
        sweep();

        estate.api()
                .get("/v1/sla-timers?status=BREACHED&communityId=" + estate.community())
                .body("items.breachedAt", contains("2025-06-07T15:00:00Z"));
        about(estate.steward(), "SLA_BREACH")
                .body("items[0].status", equalTo("HELD"))
                .body("items[0].dueAt", equalTo("2025-06-08T00:00:00Z"));
    }

    @Test
    void an_emergency_at_night_breaks_the_quiet_where_the_community_says_so() {
        estate.api()
                .put(
                        "/v1/notification-settings/" + estate.community(),
                        "\"0\"",
                        "{'language': 'en', 'quietHours': {'from': '22:00', 'to': '08:00'}, 'urgentIgnoreQuietHours': true}")
                .statusCode(200);
        TestClock.set("2025-06-07T02:00");
        var urgent = estate.reported(
                "REPAIR", "PLUMBING", "'houseId': '%s', 'priority': 'URGENT'".formatted(estate.house()));
        estate.done(urgent, "assign", "{'staffId': '%s'}", estate.engineer());
        var calm = estate.reported("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(estate.anotherHouse()));
        estate.done(calm, "assign", "{'staffId': '%s'}", estate.engineer());

        TestClock.set("2025-06-07T02:11");
        sweep();

        messages(estate.engineer())
                .body("items.find { it.template == 'SLA_BREACH' }.status", equalTo("QUEUED"))
                .body("items.find { it.template == 'SLA_BREACH' }.subject", containsString("the arrival is overdue"))
                .body(
                        "items.findAll { it.template == 'TICKET_ASSIGNED' }.status",
                        containsInAnyOrder("QUEUED", "HELD"));
    }

    @Test
    void where_an_assignee_has_left_the_next_level_is_told_instead() {
        var manager = estate.staff("CS_MANAGER");
        estate.complaint("VERBAL");
        estate.api().post("/v1/staff/" + estate.steward() + "/deactivate").statusCode(200);

        TestClock.set("2025-06-07T03:01");
        sweep();

        about(manager, "SLA_WARNING");
        messages(estate.steward()).body("items", hasSize(0));
    }

    @Test
    void where_nobody_is_there_at_all_the_message_is_in_the_log() {
        estate.reported("COMPLAINT", "HYGIENE", "");

        TestClock.set("2025-06-07T03:01");
        sweep();
        send();

        estate.api()
                .get("/v1/notifications?communityId=" + estate.community())
                .body("items", hasSize(1))
                .body("items[0].template", equalTo("SLA_WARNING"))
                .body("items[0].recipient", nullValue())
                .body("items[0].channel", equalTo("LOG"))
                .body("items[0].status", equalTo("SENT"));
    }

    @Test
    void a_message_to_staff_without_an_address_is_read_in_the_outbox() {
        estate.repair();
        relay();
        send();

        messages(estate.steward())
                .body("items", hasSize(1))
                .body("items.status", everyItem(equalTo("SENT")))
                .body("items.channel", everyItem(equalTo("LOG")));
    }

    private void relay() {
        run("relay");
    }

    private void sweep() {
        run("sla-sweep");
        relay();
    }

    private void send() {
        run("sender");
    }

    private void run(String job) {
        estate.api().post("/v1/jobs/" + job + "/run").statusCode(200).body("status", equalTo("DONE"));
    }

    private Answer messages(UUID recipient) {
        return estate.api()
                .get("/v1/notifications?recipientId=" + recipient + "&communityId=" + estate.community())
                .statusCode(200);
    }

    /** The messages to someone, the newest of which has a template. */
    private Answer about(UUID recipient, String template) {
        return messages(recipient).body("items.template[0]", equalTo(template));
    }

    private String number(UUID ticket) {
        return estate.ticket(ticket).extract().path("number");
    }
}
