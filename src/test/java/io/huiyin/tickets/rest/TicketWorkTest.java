package io.huiyin.tickets.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.huiyin.tickets.TicketAction;
import io.huiyin.tickets.TicketStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done to tickets. The clock stands at Friday 2025-06-06 15:00 and moves only where a test moves it. */
@QuarkusTest
class TicketWorkTest {

    private static final String SOLVED =
            "{'outcome': 'RESOLVED', 'result': '已处理', 'rootCause': '管道老化', 'liableDepartment': '工程部'}";

    /** A body for each action that has what the action asks for. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("assign", "{'staffId': '$ENGINEER'}"),
            Map.entry("accept", "{}"),
            Map.entry("reject", "{'reason': '不属于本部门'}"),
            Map.entry("arrive", "{}"),
            Map.entry("progress", "{'text': '已关阀', 'visibleToOwner': true}"),
            Map.entry("pause", "{'reason': 'OWNER_ABSENT'}"),
            Map.entry("resume", "{}"),
            Map.entry("resolve", SOLVED),
            Map.entry("close", "{}"),
            Map.entry("reopen", "{'reason': '再次漏水'}"),
            Map.entry("cancel", "{'reason': '误报'}"),
            Map.entry("reply", "{'text': '已安排', 'medium': 'VERBAL', 'interim': false}"),
            Map.entry("escalate", "{'reason': '业主情绪激动'}"),
            Map.entry("reschedule", "{'appointmentAt': '2025-06-10T02:00:00Z'}"),
            Map.entry("check-slip", "{'complete': true}"),
            Map.entry("recheck", "{'settled': true}"),
            Map.entry("review", "{'cause': '人手不足', 'solution': '增派一人'}"));

    private SmallEstate estate;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
    }

    @ParameterizedTest
    @EnumSource
    @Rule("REP-03")
    void whatever_the_state_does_not_allow_is_409_with_what_it_does(TicketStatus status) {
        var ticket = inquiry(status);
        var allowed =
                TicketAction.allowedIn(status).stream().map(TicketAction::word).toList();
        estate.ticket(ticket).body("status", equalTo(status.name())).body("allowedActions", equalTo(allowed));

        BODIES.forEach((action, body) -> {
            var known = TicketAction.valueOf(action.replace('-', '_').toUpperCase(java.util.Locale.ROOT));
            if (known.isAllowedIn(status)) return;
            act(ticket, action, body)
                    .statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/ticket-transition-not-allowed"))
                    .body("status", equalTo(409))
                    .body("ticketStatus", equalTo(status.name()))
                    .body("action", equalTo(action))
                    .body("allowedActions", equalTo(allowed));
        });
        estate.ticket(ticket).body("status", equalTo(status.name()));
    }

    @Test
    @Rule({"REP-03", "TIN-01", "CMP-17"})
    void a_repair_goes_from_the_desk_to_the_door_to_the_file() {
        var id = estate.reported("PUBLIC_FACILITY", "CORRIDOR_LIGHT", "'houseId': '%s'".formatted(estate.house()));

        estate.done(id, "assign", "{'staffId': '%s'}", estate.engineer())
                .body("status", equalTo("ASSIGNED"))
                .body("assignee.name", equalTo("维修乙"))
                .body("firstReceiver.name", equalTo("管家甲"))
                .body("dispatch.department", equalTo("工程部"));
        estate.done(id, "accept", "{}").body("status", equalTo("ACCEPTED"));
        estate.done(id, "arrive", "{}").body("status", equalTo("ON_SITE"));
        estate.done(id, "progress", "{'text': '更换灯泡', 'visibleToOwner': true}").body("status", equalTo("IN_PROGRESS"));
        estate.done(id, "resolve", "{'outcome': 'RESOLVED', 'result': '已更换'}")
                .body("status", equalTo("RESOLVED"))
                .body("result", equalTo("已更换"))
                .body("allowedActions", contains("close", "reopen", "reply", "escalate"));
        estate.done(id, "close", "{}").body("status", equalTo("CLOSED")).body("owed", empty());
    }

    @ParameterizedTest
    @Rule({"CMP-17", "REP-21"})
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'outcome': 'RESOLVED'}                  | 400 | /result
            {'outcome': 'RESOLVED', 'result': ' '}   | 400 | /result
            {'result': '已处理'}                      | 400 | /outcome
            {'outcome': 'DECLINED', 'result': ''}    | 400 | /result
            """)
    void nothing_is_disposed_of_without_a_disposition_and_an_answer(String body, int status, String pointer) {
        var id = estate.repair();
        estate.dispatched(id);

        estate.act(id, "resolve", body).statusCode(status).body("errors[0].pointer", equalTo(pointer));
        estate.ticket(id).body("status", equalTo("ACCEPTED"));
    }

    @Test
    @Rule({"CMP-11", "CMP-12"})
    void a_complaint_may_be_declined_with_its_reason_but_not_without_cause_and_department() {
        var id = estate.complaint("VERBAL");
        estate.dispatched(id);

        estate.act(id, "resolve", "{'outcome': 'DECLINED', 'result': '属相邻权纠纷，建议司法途径'}")
                .statusCode(422)
                .body("errors.pointer", contains("/rootCause", "/liableDepartment"));
        estate.done(
                        id,
                        "resolve",
                        "{'outcome': 'DECLINED', 'result': '属相邻权纠纷，建议司法途径', 'rootCause': '邻里纠纷',"
                                + " 'liableDepartment': '客户服务部'}")
                .body("outcome", equalTo("DECLINED"))
                .body("result", equalTo("属相邻权纠纷，建议司法途径"))
                .body("liableDepartment", equalTo("客户服务部"));
    }

    @Test
    @Rule({"CMP-11", "ESC-01", "ESC-02"})
    void a_department_cannot_shift_a_matter_away_from_who_was_asked_first() {
        var id = estate.reported("COMPLAINT", "SECURITY", "'receivedBy': '%s'".formatted(estate.receptionist()));
        estate.done(id, "assign", "{'staffId': '%s'}", estate.engineer());

        estate.done(id, "reject", "{'reason': '不属于工程部'}")
                .body("status", equalTo("REGISTERED"))
                .body("assignee", nullValue())
                .body("firstReceiver.id", equalTo(estate.receptionist().toString()))
                .body("handler.id", equalTo(estate.receptionist().toString()));
        estate.act(id, "close", "{}").statusCode(409);
        estate.act(id, "resolve", SOLVED).statusCode(409);
    }

    @Test
    @Rule({"REP-02", "SLA-10"})
    void an_urgent_repair_is_promised_someone_on_site_within_ten_minutes_of_each_dispatch() {
        TestClock.set("2025-06-07T02:00");
        var id = estate.reported(
                "REPAIR", "PLUMBING", "'houseId': '%s', 'priority': 'URGENT'".formatted(estate.house()));
        estate.ticket(id).body("timers.metric", contains("FIRST_RESPONSE"));

        estate.done(id, "assign", "{'staffId': '%s'}", estate.engineer())
                .body("timers.find { it.metric == 'ON_SITE' }.dueAt", equalTo("2025-06-06T18:10:00Z"));
        TestClock.advance(Duration.ofMinutes(4));
        estate.done(id, "assign", "{'staffId': '%s'}", estate.steward())
                .body("timers.findAll { it.metric == 'ON_SITE' }.status", contains("CANCELLED", "RUNNING"))
                .body("timers.findAll { it.metric == 'ON_SITE' }.dueAt", hasItem("2025-06-06T18:14:00Z"));
        estate.done(id, "accept", "{}");
        TestClock.advance(Duration.ofMinutes(11));
        estate.done(id, "arrive", "{'at': '2025-06-06T18:13:00Z'}")
                .body("timers.findAll { it.metric == 'ON_SITE' }.status", contains("CANCELLED", "MET"))
                .body("timers.find { it.metric == 'FIRST_RESPONSE' }.metAt", equalTo("2025-06-06T18:13:00Z"));
    }

    @Test
    @Rule({"REP-02", "SLA-10"})
    void who_comes_too_late_has_broken_the_promise_by_so_much() {
        var id = estate.reported(
                "REPAIR", "PLUMBING", "'houseId': '%s', 'priority': 'URGENT'".formatted(estate.house()));
        estate.dispatched(id);
        TestClock.advance(Duration.ofMinutes(25));

        estate.done(id, "arrive", "{}")
                .body("timers.find { it.metric == 'ON_SITE' }.status", equalTo("BREACHED"))
                .body("timers.find { it.metric == 'ON_SITE' }.overrunSeconds", equalTo(900));
    }

    @Test
    @Rule("REP-02")
    void a_normal_repair_is_promised_no_such_thing() {
        var id = estate.repair();

        estate.done(id, "assign", "{'staffId': '%s'}", estate.engineer())
                .body("timers.metric", not(hasItem("ON_SITE")));
    }

    @Test
    @Rule({"REP-04", "SLA-10"})
    void an_absent_owner_stops_the_time_of_the_work_until_the_new_appointment() {
        resolutionWithin("REPAIR", "{'workingDays': 3}");
        var id = estate.repair();
        estate.dispatched(id);
        estate.ticket(id).body("timers.find { it.metric == 'RESOLUTION' }.dueAt", equalTo("2025-06-11T12:00:00Z"));
        TestClock.set("2025-06-09T10:00");
        estate.done(id, "arrive", "{}");

        estate.done(id, "pause", "{'reason': 'OWNER_ABSENT', 'until': '2025-06-10T07:00:00Z'}")
                .body("status", equalTo("WAITING"))
                .body("waiting.reason", equalTo("OWNER_ABSENT"))
                .body("waiting.until", equalTo("2025-06-10T07:00:00Z"))
                .body("timers.find { it.metric == 'RESOLUTION' }.status", equalTo("PAUSED"))
                .body("timers.find { it.metric == 'RESOLUTION' }.dueAt", nullValue())
                .body("allowedActions", contains("assign", "resume", "cancel", "reply", "escalate"));

        TestClock.set("2025-06-10T16:30");
        estate.api().post("/v1/jobs/ticket-resume/run", "{}").statusCode(200);

        estate.ticket(id)
                .body("status", equalTo("ON_SITE"))
                .body("waiting", nullValue())
                .body("timers.find { it.metric == 'RESOLUTION' }.status", equalTo("RUNNING"))
                .body("timers.find { it.metric == 'RESOLUTION' }.dueAt", equalTo("2025-06-12T12:00:00Z"))
                .body("timers.find { it.metric == 'RESOLUTION' }.pauses[0].to", equalTo("2025-06-10T07:00:00Z"));
        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items.find { it.action == 'pause' }.text", equalTo("OWNER_ABSENT"))
                .body("items.find { it.action == 'resume' }.at", equalTo("2025-06-10T07:00:00Z"))
                .body("items.find { it.action == 'resume' }.by.name", equalTo("ticket-resume"));
    }

    @Test
    void a_wait_that_is_over_stands_in_nobodys_way_before_the_sweep() {
        var id = estate.repair();
        estate.dispatched(id);
        estate.done(id, "pause", "{'reason': '等待配件', 'until': '2025-06-06T08:00:00Z'}");
        TestClock.advance(Duration.ofHours(2));

        estate.done(id, "resolve", "{'outcome': 'RESOLVED', 'result': '已更换'}").body("status", equalTo("RESOLVED"));

        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items.action", contains("open", "assign", "accept", "pause", "resume", "resolve"));
    }

    @Test
    void a_wait_without_an_end_lasts_until_somebody_ends_it_or_gives_the_ticket_on() {
        resolutionWithin("REPAIR", "{'clockTime': 'PT8H'}");
        var id = estate.repair();
        estate.dispatched(id);
        estate.done(id, "pause", "{'reason': '等待配件'}");
        TestClock.advance(Duration.ofDays(2));
        estate.api().post("/v1/jobs/ticket-resume/run", "{}").statusCode(200);
        estate.ticket(id).body("status", equalTo("WAITING"));

        estate.done(id, "assign", "{'staffId': '%s'}", estate.steward())
                .body("status", equalTo("ASSIGNED"))
                .body("timers.find { it.metric == 'RESOLUTION' }.status", equalTo("RUNNING"))
                .body("timers.find { it.metric == 'RESOLUTION' }.dueAt", equalTo("2025-06-08T15:00:00Z"));
    }

    @Test
    @Rule("SLA-10")
    void the_time_for_the_work_runs_from_the_first_acceptance_to_the_disposition() {
        resolutionWithin("REPAIR", "{'clockTime': 'PT8H'}");
        var id = estate.repair();
        TestClock.advance(Duration.ofHours(1));
        estate.done(id, "accept", "{}")
                .body("timers.find { it.metric == 'RESOLUTION' }.startedAt", equalTo("2025-06-06T08:00:00Z"));
        TestClock.advance(Duration.ofHours(1));
        estate.done(id, "assign", "{'staffId': '%s'}", estate.engineer());
        estate.done(id, "accept", "{}")
                .body("timers.findAll { it.metric == 'RESOLUTION' }.startedAt", contains("2025-06-06T08:00:00Z"));

        estate.done(id, "resolve", "{'outcome': 'RESOLVED', 'result': '已更换'}")
                .body("timers.find { it.metric == 'RESOLUTION' }.status", equalTo("MET"))
                .body("timers.find { it.metric == 'FIRST_RESPONSE' }.status", equalTo("MET"));
    }

    @ParameterizedTest
    @Rule("SLA-01")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            reply    | {'text': '已收到', 'medium': 'VERBAL', 'interim': false} | MET
            arrive   | {}                                                   | MET
            progress | {'text': '已查看', 'visibleToOwner': true}             | MET
            progress | {'text': '内部记录', 'visibleToOwner': false}           | RUNNING
            resolve  | {'outcome': 'RESOLVED', 'result': '已处理'}             | MET
            escalate | {'reason': '疑难'}                                     | RUNNING
            """)
    void the_first_sign_of_life_that_reaches_the_reporter_is_the_first_response(
            String action, String body, String status) {
        var id = estate.repair();
        estate.done(id, "accept", "{}").body("timers[0].status", equalTo("RUNNING"));

        estate.done(id, action, body).body("timers[0].status", equalTo(status));
    }

    @Test
    @Rule({"SLA-01", "TIN-06"})
    void who_left_no_name_is_responded_to_by_taking_the_matter_on() {
        var id = estate.reported("COMPLAINT", "PARKING", "'reporter': {'anonymous': true}");

        estate.dispatched(id);

        estate.ticket(id).body("timers[0].status", equalTo("MET"));
    }

    @Test
    @Rule("SLA-02")
    void a_spoken_complaint_is_answered_by_a_reply_or_by_its_disposition() {
        var replied = estate.complaint("VERBAL");
        var resolved = estate.complaint("VERBAL");

        estate.done(replied, "reply", "{'text': '已整改', 'medium': 'VERBAL', 'interim': false}")
                .body("timers.find { it.metric == 'REPLY' }.status", equalTo("MET"));
        estate.resolved(resolved).body("timers.find { it.metric == 'REPLY' }.status", equalTo("MET"));
    }

    @Test
    @Rule({"SLA-03", "CMP-17"})
    void a_letter_is_answered_by_a_written_reply_alone_and_not_filed_before() {
        var id = estate.complaint("WRITTEN");
        estate.done(id, "reply", "{'text': '已致电', 'medium': 'VERBAL', 'interim': false}")
                .body("timers.find { it.metric == 'REPLY' }.status", equalTo("RUNNING"));
        estate.resolved(id)
                .body("timers.find { it.metric == 'REPLY' }.status", equalTo("RUNNING"))
                .body("owed", hasItem("WRITTEN_REPLY"))
                .body("allowedActions", not(hasItem("close")));
        estate.act(id, "close", "{}")
                .statusCode(409)
                .body("owed", hasItem("WRITTEN_REPLY"))
                .body("allowedActions", not(hasItem("close")));

        estate.done(id, "reply", "{'text': '复函', 'medium': 'WRITTEN', 'interim': false}")
                .body("timers.find { it.metric == 'REPLY' }.status", equalTo("MET"))
                .body("owed", not(hasItem("WRITTEN_REPLY")));
    }

    @Test
    @Rule("SLA-04")
    void an_interim_reply_promises_the_next_one_and_that_promise_is_timed() {
        var id = estate.complaint("VERBAL");

        estate.act(id, "reply", "{'text': '正在核查', 'medium': 'VERBAL', 'interim': true}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/promisedAt"));
        estate.act(
                        id,
                        "reply",
                        "{'text': '正在核查', 'medium': 'VERBAL', 'interim': true, 'promisedAt': '2025-06-06T07:00:00Z'}")
                .statusCode(422);
        estate.act(
                        id,
                        "reply",
                        "{'text': '好', 'medium': 'VERBAL', 'interim': false, 'promisedAt': '2025-06-08T07:00:00Z'}")
                .statusCode(422);
        estate.done(
                        id,
                        "reply",
                        "{'text': '正在核查', 'medium': 'VERBAL', 'interim': true, 'promisedAt': '2025-06-08T07:00:00Z'}")
                .body("status", equalTo("ASSIGNED"))
                .body("promisedReplyAt", equalTo("2025-06-08T07:00:00Z"))
                .body("timers.find { it.metric == 'REPLY' }.status", equalTo("MET"))
                .body("timers.find { it.metric == 'PROMISE' }.status", equalTo("RUNNING"))
                .body("timers.find { it.metric == 'PROMISE' }.dueAt", equalTo("2025-06-08T07:00:00Z"));

        TestClock.set("2025-06-09T15:00");
        estate.done(
                        id,
                        "reply",
                        "{'text': '仍在核查', 'medium': 'VERBAL', 'interim': true, 'promisedAt': '2025-06-10T07:00:00Z'}")
                .body("timers.findAll { it.metric == 'PROMISE' }.status", contains("BREACHED", "RUNNING"));
        estate.resolved(id)
                .body("timers.findAll { it.metric == 'PROMISE' }.status", contains("BREACHED", "MET"))
                .body("promisedReplyAt", nullValue());
    }

    @Test
    @Rule("SLA-10")
    void a_slip_that_shows_an_early_act_takes_the_breach_back() {
        var id = estate.reported(
                "REPAIR", "PLUMBING", "'houseId': '%s', 'priority': 'URGENT'".formatted(estate.house()));
        estate.dispatched(id);
        TestClock.advance(Duration.ofHours(1));
        estate.api().post("/v1/jobs/sla-sweep/run", "{}").statusCode(200);
        estate.ticket(id).body("timers.find { it.metric == 'ON_SITE' }.status", equalTo("BREACHED"));

        estate.done(id, "arrive", "{'at': '2025-06-06T07:08:00Z'}")
                .body("timers.find { it.metric == 'ON_SITE' }.status", equalTo("MET"))
                .body("timers.find { it.metric == 'ON_SITE' }.breachedAt", equalTo("2025-06-06T07:10:00Z"));

        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items.find { it.action == 'arrive' }.at", equalTo("2025-06-06T07:08:00Z"))
                .body("items.find { it.action == 'arrive' }.recordedAt", equalTo("2025-06-06T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-06-06T06:59:59Z, 422",
        "2025-06-06T07:00:00Z, 200",
        "2025-06-06T08:00:00Z, 200",
        "2025-06-06T08:00:01Z, 422"
    })
    void an_act_lies_between_the_report_and_now(String at, int status) {
        var id = estate.repair();
        TestClock.advance(Duration.ofHours(1));

        var answer = estate.act(id, "accept", "{'at': '%s'}", at).statusCode(status);
        if (status == 422) answer.body("errors[0].pointer", equalTo("/at"));
    }

    @Test
    void rework_comes_back_to_who_did_it_with_new_times_for_reply_and_work() {
        resolutionWithin("COMPLAINT", "{'clockTime': 'PT8H'}");
        var id = estate.complaint("VERBAL");
        estate.resolved(id);
        TestClock.advance(Duration.ofDays(3));

        estate.done(id, "reopen", "{'reason': '问题依旧'}")
                .body("status", equalTo("ASSIGNED"))
                .body("assignee.id", equalTo(estate.engineer().toString()))
                .body("reworkCount", equalTo(1))
                .body("outcome", nullValue())
                .body("result", nullValue())
                .body("timers.findAll { it.metric == 'REPLY' }.status", contains("MET", "RUNNING"))
                .body("timers.findAll { it.metric == 'REPLY' }.dueAt", hasItem("2025-06-10T12:00:00Z"))
                .body("timers.findAll { it.metric == 'RESOLUTION' }.dueAt", hasItem("2025-06-09T15:00:00Z"));
        estate.done(id, "accept", "{}")
                .body("timers.findAll { it.metric == 'RESOLUTION' }.status", contains("MET", "RUNNING"));
    }

    @Test
    void cancelling_ends_every_promise() {
        var id = estate.complaint("VERBAL");

        estate.done(id, "cancel", "{'reason': '重复登记'}")
                .body("status", equalTo("CANCELLED"))
                .body("timers.status", contains("CANCELLED", "CANCELLED"))
                .body("allowedActions", empty());
    }

    @Test
    @Rule("TIN-16")
    void what_cannot_be_solved_is_reported_level_by_level_and_explained() {
        var id = estate.reported("SERVICE_REQUEST", "OTHER", "'houseId': '%s'".formatted(estate.house()));
        estate.dispatched(id);

        estate.done(id, "escalate", "{'reason': '无专用工具'}").body("escalationLevel", equalTo(1));
        estate.done(id, "escalate", "{'reason': '主管亦无法解决'}").body("escalationLevel", equalTo(2));
        estate.done(id, "resolve", "{'outcome': 'EXPLAINED', 'result': '已说明困难并致歉'}")
                .body("outcome", equalTo("EXPLAINED"));

        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items.findAll { it.action == 'escalate' }.text", contains("无专用工具", "主管亦无法解决"));
    }

    @Test
    @Rule("TIN-14")
    void the_desk_issues_a_slip_to_a_department_and_checks_it_when_it_returns() {
        var id = estate.repair();
        estate.done(id, "assign", "{'staffId': '%s', 'department': '给排水班', 'note': '带 DN20 管件'}", estate.engineer())
                .body("dispatch.department", equalTo("给排水班"))
                .body("dispatch.at", equalTo("2025-06-06T07:00:00Z"));
        estate.done(id, "accept", "{}");
        estate.act(id, "check-slip", "{'complete': true}").statusCode(409);
        estate.done(id, "resolve", "{'outcome': 'RESOLVED', 'result': '已更换'}");

        estate.done(id, "check-slip", "{'complete': false, 'note': '缺业主签字'}")
                .body("dispatch.slipComplete", equalTo(false));
        estate.done(id, "check-slip", "{'complete': true}")
                .body("dispatch.slipComplete", equalTo(true))
                .body("dispatch.slipCheckedAt", equalTo("2025-06-06T07:00:00Z"));
    }

    @Test
    void only_active_staff_of_the_community_can_be_assigned() {
        var id = estate.repair();

        estate.act(id, "assign", "{'staffId': '%s'}", UUID.randomUUID())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/staffId"));
        estate.act(id, "assign", "{'staffId': '%s'}", SmallEstate.build().engineer())
                .statusCode(422);
    }

    @Test
    void of_two_who_accept_at_once_one_gets_it() throws Exception {
        for (int round = 0; round < 5; round++) {
            var id = estate.repair();
            Callable<Integer> accept =
                    () -> estate.act(id, "accept", "{}").extract().statusCode();
            try (var pool = Executors.newFixedThreadPool(2)) {
                var answers = pool.invokeAll(List.of(accept, accept)).stream()
                        .map(future -> future.resultNow())
                        .toList();
                assertThat(answers).containsExactlyInAnyOrder(200, 409);
            }
        }
    }

    @Test
    void an_act_may_say_which_version_it_has_seen() {
        var id = estate.repair();
        var tag = estate.ticket(id).extract().header("ETag");
        var accept = estate.api().request().header("If-Match", tag).body("{}");

        accept.post("/v1/tickets/" + id + "/accept").then().statusCode(200);

        estate.api()
                .request()
                .header("If-Match", tag)
                .body(Api.json("{'reason': '误报'}"))
                .post("/v1/tickets/" + id + "/cancel")
                .then()
                .statusCode(412);
    }

    @Test
    void an_act_without_a_body_is_done_now() {
        var id = estate.repair();

        estate.api().post("/v1/tickets/" + id + "/accept").statusCode(200);
        estate.api().post("/v1/tickets/" + id + "/arrive").statusCode(200);
    }

    /** An inquiry, which owes nothing, in a state that it reaches by real acts. */
    private UUID inquiry(TicketStatus status) {
        var id = estate.reported("INQUIRY", "OTHER", "");
        switch (status) {
            case REGISTERED -> {}
            case ASSIGNED -> acts(id, "assign");
            case ACCEPTED -> acts(id, "assign", "accept");
            case ON_SITE -> acts(id, "assign", "accept", "arrive");
            case IN_PROGRESS -> acts(id, "assign", "accept", "progress");
            case WAITING -> acts(id, "assign", "accept", "pause");
            case RESOLVED -> acts(id, "assign", "accept", "resolve");
            case CLOSED -> acts(id, "assign", "accept", "resolve", "close");
            case CANCELLED -> acts(id, "cancel");
        }
        return id;
    }

    private void acts(UUID id, String... actions) {
        for (var action : actions) act(id, action, BODIES.get(action)).statusCode(200);
    }

    private Answer act(UUID id, String action, String body) {
        return estate.act(
                id, action, body.replace("$ENGINEER", estate.engineer().toString()));
    }

    private void resolutionWithin(String kind, String target) {
        estate.api()
                .post(
                        "/v1/sla-policies",
                        "{'communityId': '%s', 'metric': 'RESOLUTION', 'kind': '%s', 'target': %s}",
                        estate.community(),
                        kind,
                        target)
                .statusCode(201);
    }
}
