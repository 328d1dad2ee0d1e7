package io.huiyin.escalations.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken up, and what the superiors say to it. The clock stands at Friday 2025-06-06 15:00 at first. */
@QuarkusTest
class EscalationsTest {

    private SmallEstate estate;
    private UUID supervisor;
    private UUID manager;
    private UUID director;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        supervisor = estate.staff("CS_SUPERVISOR");
        manager = estate.staff("CS_MANAGER");
        director = estate.staff("PROJECT_MANAGER");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule({"ESC-05", "ESC-06"})
    void what_cannot_be_solved_climbs_one_step_after_the_other_and_each_is_on_record() {
        var id = estate.repair();
        estate.done(id, "escalate", "{'reason': '无专用工具'}").body("escalationLevel", equalTo(1));
        TestClock.set("2025-06-06T16:00");
        estate.done(
                        id,
                        "escalate",
                        "{'reason': '需电梯班配合', 'to': 'OTHER_DEPARTMENT', 'department': '电梯班', 'staffId': '%s'}",
                        estate.engineer())
                .body("escalationLevel", equalTo(2));
        estate.done(id, "escalate", "{'reason': '仍安排不过来', 'to': 'PROJECT_MANAGER'}")
                .body("escalationLevel", equalTo(3));

        of(id).body("items.to", contains("PROJECT_MANAGER", "OTHER_DEPARTMENT", "OWN_DEPARTMENT"))
                .body("items.reason", contains("仍安排不过来", "需电梯班配合", "无专用工具"))
                .body("items.status", contains("REPORTED", "REPORTED", "REPORTED"))
                .body("items.trigger", contains("CANNOT_SOLVE", "CANNOT_SOLVE", "CANNOT_SOLVE"))
                .body("items[0].toldStaffIds", containsInAnyOrder(manager.toString(), director.toString()))
                .body("items[1].toldStaffIds", contains(estate.engineer().toString()))
                .body("items[1].department", equalTo("电梯班"))
                .body("items[2].toldStaffIds", contains(supervisor.toString()))
                .body("items[2].reportedAt", equalTo("2025-06-06T07:00:00Z"))
                .body("items[1].reportedAt", equalTo("2025-06-06T08:00:00Z"));
        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items.action", contains("open", "escalate", "escalate", "escalate"));
    }

    @Test
    @Rule({"ESC-05", "ESC-06"})
    void no_step_is_passed_over_without_an_emergency() {
        var id = estate.repair();

        estate.act(id, "escalate", "{'reason': '急', 'to': 'PROJECT_MANAGER'}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/to"))
                .body("errors[0].code", equalTo("skips-a-step"))
                .body("nextStep", equalTo("OWN_DEPARTMENT"));
        estate.ticket(id).body("escalationLevel", equalTo(0)).body("version", equalTo(1));
        of(id).body("items", empty());

        estate.done(id, "escalate", "{'reason': '主管知悉', 'to': 'OWN_DEPARTMENT'}");
        estate.done(id, "escalate", "{'reason': '再次请主管协调', 'to': 'OWN_DEPARTMENT'}")
                .body("escalationLevel", equalTo(1));
        estate.act(id, "escalate", "{'reason': '急', 'to': 'COMPANY'}")
                .statusCode(409)
                .body("nextStep", equalTo("OTHER_DEPARTMENT"));
    }

    @Test
    @Rule("ESC-06")
    void an_emergency_passes_steps_over_and_owes_each_of_them_a_report_until_it_is_made() {
        var id = estate.repair();
        acting(estate.engineer(), "/v1/tickets/" + id + "/escalate", """
                {'reason': '燃气泄漏', 'to': 'PROJECT_MANAGER', 'emergency': true, 'trigger': 'DANGER', 'suggestion': '先疏散'}""")
                .statusCode(200)
                .body("escalationLevel", equalTo(3));

        var owed = owed().body("items.to", contains("OTHER_DEPARTMENT", "OWN_DEPARTMENT"))
                .body(
                        "items.owedBy",
                        contains(estate.engineer().toString(), estate.engineer().toString()))
                .body("items.dueAt", contains("2025-06-07T07:00:00Z", "2025-06-07T07:00:00Z"))
                .body("items.ticketId", contains(id.toString(), id.toString()))
                .extract()
                .jsonPath();
        var emergency = of(id).extract().<String>path("items.find { it.emergency }.id");
        assertThat(owed.getList("items.follows")).containsOnly(emergency);
        // The matter ends; the reports are owed all the same.
        estate.done(id, "cancel", "{'reason': '已并入抢修'}");
        owed().body("items", hasSize(2));

        TestClock.set("2025-06-07T10:00");
        var own = owed.getString("items[1].id");
        acting(estate.engineer(), "/v1/escalations/" + own + "/report", "{'text': '已补报', 'suggestion': '加装报警器'}")
                .statusCode(200)
                .body("status", equalTo("REPORTED"))
                .body("reportedAt", equalTo("2025-06-07T02:00:00Z"))
                .body("suggestion", equalTo("加装报警器"))
                .body("toldStaffIds", contains(supervisor.toString()))
                .body("entries.kind", contains("REPORT"))
                .body("entries.text", contains("已补报"));
        owed().body("items.to", contains("OTHER_DEPARTMENT"));
        acting(estate.engineer(), "/v1/escalations/" + own + "/report", "{'text': '再报', 'suggestion': '无'}")
                .statusCode(409)
                .body("type", equalTo("/problems/escalation-not-as-it-stands"))
                .body("escalationStatus", equalTo("REPORTED"));
        estate.api().get("/v1/tickets/" + id + "/timeline").body("items.action", hasItem("report"));
    }

    @Test
    void a_report_that_is_owed_is_made_once_however_many_make_it() throws Exception {
        var id = estate.repair();
        estate.done(id, "escalate", """
                {'reason': '燃气泄漏', 'to': 'OTHER_DEPARTMENT', 'emergency': true, 'suggestion': '先疏散'}""");
        var owed = owed().extract().<String>path("items[0].id");
        Callable<Integer> report = () -> estate.api()
                .post("/v1/escalations/" + owed + "/report", "{'text': '已补报', 'suggestion': '加装报警器'}")
                .extract()
                .statusCode();

        try (var pool = Executors.newFixedThreadPool(2)) {
            assertThat(pool.invokeAll(List.of(report, report)).stream().map(future -> future.resultNow()))
                    .containsExactlyInAnyOrder(200, 409);
        }
        estate.api().get("/v1/escalations/" + owed).body("entries", hasSize(1));
    }

    @Test
    void when_a_report_is_due_is_the_communitys_to_say() {
        estate.api()
                .put("/v1/ticket-settings/" + estate.community(), "\"0\"", """
                {'repeatWindowDays': 30, 'reportAfterwardsHours': 2, 'warningMonths': 3, 'warningAtLeast': 3,
                 'warningRisePercent': 50}""")
                .statusCode(200)
                .body("reportAfterwardsHours", equalTo(2));
        estate.done(estate.repair(), "escalate", """
                {'reason': '燃气泄漏', 'to': 'OTHER_DEPARTMENT', 'emergency': true, 'suggestion': '先疏散'}""");

        owed().body("items.dueAt", contains("2025-06-06T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"SERIOUS_ERROR", "DANGER", "BEYOND_DUTY"})
    @Rule({"ESC-07", "ESC-08"})
    void what_must_be_reported_needs_no_ticket_but_what_should_be_done(String trigger) {
        var body = "{'communityId': '%s', 'trigger': '%s', 'reason': '配电房门未锁', 'suggestion': '更换门锁'}";
        var made = acting(estate.engineer(), "/v1/escalations", body.formatted(estate.community(), trigger))
                .statusCode(201)
                .body("trigger", equalTo(trigger))
                .body("to", equalTo("OWN_DEPARTMENT"))
                .body("status", equalTo("REPORTED"))
                .body("ticketId", nullValue())
                .body("escalatedBy", equalTo(estate.engineer().toString()))
                .body("toldStaffIds", contains(supervisor.toString()))
                .extract()
                .<String>path("id");

        estate.api()
                .post(
                        "/v1/escalations",
                        "{'communityId': '%s', 'trigger': '%s', 'reason': '配电房门未锁'}",
                        estate.community(),
                        trigger)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/suggestion"));
        estate.act(estate.repair(), "escalate", "{'reason': '不归工程部', 'trigger': '%s'}", trigger)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/suggestion"));
        estate.api()
                .post("/v1/escalations", """
                        {'communityId': '%s', 'trigger': '%s', 'reason': '仍未解决', 'suggestion': '请工程部', 'follows': '%s',
                         'to': 'OTHER_DEPARTMENT'}""", estate.community(), trigger, made)
                .statusCode(201)
                .body("follows", equalTo(made))
                .body("to", equalTo("OTHER_DEPARTMENT"));
        estate.api()
                .post("/v1/escalations", """
                        {'communityId': '%s', 'trigger': '%s', 'reason': '仍未解决', 'suggestion': '请公司', 'follows': '%s',
                         'to': 'COMPANY'}""", estate.community(), trigger, made)
                .statusCode(409)
                .body("nextStep", equalTo("OTHER_DEPARTMENT"));
    }

    @Test
    @Rule("ESC-08")
    void the_superiors_instruction_is_kept_and_stands_though_somebody_thinks_otherwise() {
        var ticket = estate.repair();
        acting(estate.engineer(), "/v1/tickets/" + ticket + "/escalate", "{'reason': '无备件', 'suggestion': '外购'}")
                .statusCode(200);
        var path = "/v1/escalations/" + of(ticket).extract().path("items[0].id");

        acting(estate.engineer(), path + "/execute", "{'text': '已办'}").statusCode(409);
        acting(estate.engineer(), path + "/disagree", "{'text': '不妥'}").statusCode(409);
        acting(estate.engineer(), path + "/instruct", "{'text': '我自己批了'}").statusCode(409);
        acting(supervisor, path + "/instruct", "{'text': '今日内先用旧件替代，明日采购'}")
                .statusCode(200)
                .body("status", equalTo("INSTRUCTED"))
                .body("instruction", equalTo("今日内先用旧件替代，明日采购"));
        TestClock.set("2025-06-06T16:00");
        acting(estate.engineer(), path + "/disagree", "{'text': '旧件有隐患'}")
                .statusCode(200)
                .body("status", equalTo("INSTRUCTED"))
                .body("instruction", equalTo("今日内先用旧件替代，明日采购"));
        acting(estate.engineer(), path + "/execute", "{'text': '已用旧件替代'}")
                .statusCode(200)
                .body("status", equalTo("EXECUTED"))
                .body("entries.kind", contains("INSTRUCTION", "DISAGREEMENT", "EXECUTION"))
                .body(
                        "entries.staffId",
                        contains(
                                supervisor.toString(),
                                estate.engineer().toString(),
                                estate.engineer().toString()))
                .body("entries.at", hasItems("2025-06-06T07:00:00Z", "2025-06-06T08:00:00Z"));
        estate.api()
                .get("/v1/tickets/" + ticket + "/timeline")
                .body("items.action", contains("open", "escalate", "instruct", "disagree", "execute"));
    }

    @Test
    @Rule("ESC-10")
    void of_a_major_complaint_customer_service_knows_at_once_and_the_company_is_to_be_told() {
        var id = estate.reported(
                "COMPLAINT", "HYGIENE", "'houseId': '%s', 'severity': 'MAJOR'".formatted(estate.house()));

        estate.ticket(id).body("severity", equalTo("MAJOR")).body("escalationLevel", equalTo(1));
        var owed = of(id).body("items.to", contains("COMPANY", "OWN_DEPARTMENT"))
                .body("items.trigger", contains("MAJOR", "MAJOR"))
                .body("items.status", contains("OWED", "REPORTED"))
                .body("items[0].owedBy", equalTo(manager.toString()))
                .body("items[0].dueAt", equalTo("2025-06-07T07:00:00Z"))
                .body("items[1].toldStaffIds", containsInAnyOrder(supervisor.toString(), manager.toString()))
                .body("items[1].reportedAt", equalTo("2025-06-06T07:00:00Z"))
                .extract()
                .<String>path("items[0].id");

        TestClock.set("2025-06-06T17:00");
        acting(manager, "/v1/escalations/" + owed + "/report", "{'text': '已报公司客服部', 'suggestion': '请公司派人'}")
                .statusCode(200)
                .body("status", equalTo("REPORTED"))
                .body("escalatedBy", equalTo(manager.toString()))
                .body("reportedAt", equalTo("2025-06-06T09:00:00Z"));
        owed().body("items", empty());
    }

    @Test
    @Rule("ESC-10")
    void a_serious_complaint_is_the_office_directors_to_report() {
        var id = estate.complaint("VERBAL");
        estate.done(id, "grade", "{'severity': 'MAJOR', 'reason': '多户投诉'}").body("severity", equalTo("MAJOR"));
        estate.done(id, "grade", "{'severity': 'SERIOUS', 'reason': '媒体介入'}").body("severity", equalTo("SERIOUS"));

        owed().body("items.trigger", contains("SERIOUS"))
                .body("items.owedBy", contains(director.toString()))
                .body("items.to", contains("COMPANY"));
        of(id).body("items.status", contains("OWED", "REPORTED", "WITHDRAWN", "REPORTED"))
                .body(
                        "items[1].toldStaffIds",
                        containsInAnyOrder(supervisor.toString(), manager.toString(), director.toString()));
        estate.api()
                .get("/v1/tickets?severity=SERIOUS&communityId=" + estate.community())
                .body("items.id", contains(id.toString()));
        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items.action", contains("open", "grade", "grade"))
                .body("items.text", hasItems("多户投诉", "媒体介入"));

        estate.done(id, "grade", "{'severity': 'NORMAL', 'reason': '误会'}");
        owed().body("items", empty());
        estate.api()
                .get("/v1/tickets?severity=SERIOUS&communityId=" + estate.community())
                .body("items", empty());
    }

    @Test
    void only_complaints_and_developers_defects_are_graded() {
        estate.report("REPAIR", "PLUMBING", "'houseId': '%s', 'severity': 'MAJOR'".formatted(estate.house()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/severity"));
        estate.act(estate.repair(), "grade", "{'severity': 'SERIOUS', 'reason': '严重'}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/severity"));
    }

    @Test
    @Rule("ESC-09")
    void a_complaint_that_comes_again_is_known_to_the_person_in_charge_at_once() {
        estate.complaint("VERBAL");
        var again = estate.complaint("VERBAL");

        estate.ticket(again).body("escalationLevel", equalTo(3));
        of(again)
                .body("items.to", contains("PROJECT_MANAGER"))
                .body("items.trigger", contains("REPEATED"))
                .body("items.status", contains("REPORTED"))
                .body("items[0].toldStaffIds", containsInAnyOrder(manager.toString(), director.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'to': 'COMPANY'}                                               | 400 | /reason
            {'reason': '急', 'to': 'MAYOR'}                                  | 400 | /to
            {'reason': '急', 'trigger': 'MAJOR'}                             | 422 | /trigger
            {'reason': '急', 'department': '工程部'}                          | 422 | /department
            {'reason': '急', 'emergency': true}                              | 422 | /suggestion
            {'reason': '急', 'staffId': '01960000-0000-7000-8000-000000000001'} | 422 | /staffId
            {'reason': '急', 'at': '2025-06-06T07:00:01Z'}                   | 422 | /at
            """)
    void an_escalation_that_cannot_be_names_the_field(String body, int status, String pointer) {
        var id = estate.repair();

        estate.act(id, "escalate", body).statusCode(status).body("errors[0].pointer", equalTo(pointer));
        estate.ticket(id).body("version", equalTo(1));
        of(id).body("items", empty());
    }

    @Test
    void who_sees_an_escalation_is_whom_it_concerns() {
        var id = estate.repair();
        estate.done(id, "escalate", "{'reason': '无专用工具'}");
        var reader = Api.scoped(List.of("escalations:read"), estate.community());
        var escalation = of(id).extract().<String>path("items[0].id");

        reader.request()
                .header("X-Acting-Staff", supervisor)
                .get("/v1/escalations")
                .then()
                .body("items.id", contains(escalation));
        reader.request()
                .header("X-Acting-Staff", estate.engineer())
                .get("/v1/escalations")
                .then()
                .body("items", empty());
        reader.request()
                .header("X-Acting-Staff", estate.engineer())
                .get("/v1/escalations/" + escalation)
                .then()
                .statusCode(404);
        Api.scoped(
                        List.of("escalations:read", "escalations:read-internal"),
                        Api.admin().community())
                .get("/v1/escalations/" + escalation)
                .statusCode(404);
    }

    @Test
    void the_event_log_tells_of_it_without_what_was_written() {
        var id = estate.repair();
        estate.done(id, "escalate", "{'reason': '秘密原因', 'suggestion': '秘密办法'}");
        var path = "/v1/escalations/" + of(id).extract().path("items[0].id");
        estate.api().post(path + "/instruct", "{'text': '秘密指示'}").statusCode(200);

        var feed = Api.scoped(List.of("events:read"), estate.community())
                .get("/v1/events?limit=200")
                .body("items.type", hasItems("io.huiyin.escalation.reported", "io.huiyin.escalation.instructed"));
        assertThat(feed.extract().asString()).doesNotContain("秘密");
    }

    @Test
    void an_owner_sees_nothing_of_it() {
        var owner = estate.owner("NEUTRAL");
        var id = estate.reported(
                "COMPLAINT",
                "HYGIENE",
                "'severity': 'MAJOR', 'reporter': {'ownerId': '%s', 'anonymous': false}".formatted(owner));
        estate.reported("COMPLAINT", "HYGIENE", "'reporter': {'ownerId': '%s', 'anonymous': false}".formatted(owner));
        estate.done(id, "escalate", "{'reason': '内部'}");
        String token = estate.api()
                .post("/v1/owner-sessions", "{'ownerId': '%s'}", owner)
                .statusCode(201)
                .extract()
                .path("accessToken");
        var theirs = Api.withKey(token);

        theirs.get("/v1/tickets")
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.repeat", contains(nullValue(), nullValue()))
                .body("items.repeatOf", contains(nullValue(), nullValue()))
                .body("items.severity", contains(nullValue(), nullValue()));
        theirs.get("/v1/tickets/" + id + "/timeline")
                .body("items.action", not(hasItem("escalate")))
                .body("items.changes.flatten().field", not(hasItem("severity")));
        theirs.get("/v1/tickets/" + id + "/escalations").statusCode(403);
        estate.api()
                .get("/v1/owners/" + owner + "/export?reason=OWN_REQUEST")
                .statusCode(200)
                .body("escalations.reason", hasItem("内部"))
                .body("escalations.ticketId", hasItem(id.toString()));
        theirs.get("/v1/escalations").statusCode(403);
        theirs.get("/v1/attributions").statusCode(403);
        theirs.post("/v1/tickets", """
                        {'communityId': '%s', 'kind': 'COMPLAINT', 'channel': 'APP', 'medium': 'VERBAL', 'category': 'HYGIENE',
                         'description': '脏', 'severity': 'SERIOUS', 'reporter': {'ownerId': '%s', 'anonymous': false}}""", estate.community(), owner)
                .statusCode(422)
                .body("errors.pointer", contains("/severity"));
    }

    private Answer of(UUID ticket) {
        return estate.api().get("/v1/tickets/" + ticket + "/escalations").statusCode(200);
    }

    private Answer owed() {
        return estate.api()
                .get("/v1/escalations?status=OWED&communityId=" + estate.community())
                .statusCode(200)
                .body("items", notNullValue());
    }

    private Answer acting(UUID staff, String path, String body) {
        return estate.api()
                .request()
                .header("X-Acting-Staff", staff)
                .body(Api.json(body))
                .post(path)
                .then();
    }
}
