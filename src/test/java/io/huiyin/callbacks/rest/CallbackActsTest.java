package io.huiyin.callbacks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
import io.huiyin.testing.Json;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done with callbacks. Each is owed since Friday 2025-06-06 15:00 and due on Monday at 20:00; it is Monday, 10:00. */
@QuarkusTest
class CallbackActsTest {

    private static final String NOW = "2025-06-09T02:00:00Z";

    private SmallEstate estate;
    private CallbackDesk desk;
    private UUID ticket;
    private UUID callback;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        desk = new CallbackDesk(estate);
        owe(estate.repair());
    }

    private void owe(UUID reported) {
        ticket = reported;
        estate.resolved(ticket);
        callback = desk.owedOn(ticket);
        TestClock.set("2025-06-09T10:00");
    }

    @Test
    void two_failed_attempts_leave_it_due_and_the_third_closes_the_ticket() {
        desk.attempt(callback, "NO_ANSWER")
                .statusCode(200)
                .body("status", equalTo("DUE"))
                .body("failedAttempts", equalTo(1));
        desk.attempt(callback, "WRONG_NUMBER").statusCode(200).body("status", equalTo("DUE"));
        estate.act(ticket, "close", "{}").statusCode(409).body("owed", contains("CALLBACK"));

        desk.attempt(callback, "NO_ANSWER")
                .statusCode(200)
                .body("status", equalTo("UNREACHABLE"))
                .body("attempts", equalTo(3))
                .body("attemptLog.outcome", contains("NO_ANSWER", "WRONG_NUMBER", "NO_ANSWER"))
                .body("settledAt", equalTo(NOW))
                .body("allowedActions", empty());

        estate.ticket(ticket).body("status", equalTo("CLOSED"));
        desk.timers().body("items.status", contains("MET"));
    }

    @Test
    void whoever_asks_for_another_time_is_called_then_and_it_stays_due_when_it_was() {
        desk.done(
                        callback,
                        "attempt",
                        "{'method': 'WECHAT', 'outcome': 'CALL_LATER', 'callLaterAt': '2025-06-11T01:00:00Z', 'note': '在开会'}")
                .body("status", equalTo("DUE"))
                .body("nextAttemptAt", equalTo("2025-06-11T01:00:00Z"))
                .body("dueAt", equalTo("2025-06-09T12:00:00Z"))
                .body("attempts", equalTo(1))
                .body("failedAttempts", equalTo(0))
                .body("attemptLog[0].note", equalTo("在开会"))
                .body("attemptLog[0].callLaterAt", equalTo("2025-06-11T01:00:00Z"));

        desk.timers().body("items.status", contains("RUNNING")).body("items.dueAt", contains("2025-06-09T12:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "CALL_LATER,,                     time-needed",
        "CALL_LATER, 2025-06-09T02:00:00Z, not-in-the-future",
        "CALL_LATER, 2025-06-08T02:00:00Z, not-in-the-future",
        "NO_ANSWER,  2025-06-11T02:00:00Z, misplaced",
    })
    void an_appointment_and_nothing_else_has_a_time_that_lies_ahead(String outcome, String callLaterAt, String code) {
        desk.act(
                        callback,
                        "attempt",
                        "{'method': 'PHONE', 'outcome': '%s'%s}",
                        outcome,
                        callLaterAt == null ? "" : ", 'callLaterAt': '" + callLaterAt + "'")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/callLaterAt"))
                .body("errors[0].code", equalTo(code));
        desk.callback(callback).body("attempts", equalTo(0));
    }

    @Test
    @Rule({"CBK-08", "CBK-11", "CBK-16"})
    void the_record_is_kept_as_it_was_entered() {
        desk.done(callback, "complete", """
                        {'method': 'WECHAT',
                         'scores': {'attitude': 5, 'efficiency': 3, 'quality': 4, 'effect': 2, 'overall': 4},
                         'answers': {'attitudeAfterReceipt': '很客气', 'timeToSolve': '当天', 'handling': '重新打胶'},
                         'comment': '希望周末也能来'}
                        """);

        desk.callback(callback)
                .body("status", equalTo("DONE"))
                .body("method", equalTo("WECHAT"))
                .body("phoneCallback", equalTo(false))
                .body("scores.attitude", equalTo(5))
                .body("scores.efficiency", equalTo(3))
                .body("scores.quality", equalTo(4))
                .body("scores.effect", equalTo(2))
                .body("scores.overall", equalTo(4))
                .body("satisfied", equalTo(true))
                .body("conversionTarget", equalTo(false))
                .body("answers.attitudeAfterReceipt", equalTo("很客气"))
                .body("answers.timeToSolve", equalTo("当天"))
                .body("answers.handling", equalTo("重新打胶"))
                .body("comment", equalTo("希望周末也能来"))
                .body("settledAt", equalTo(NOW))
                .body("attempts", equalTo(1))
                .body("attemptLog.outcome", contains("REACHED"));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void a_satisfied_owner_has_the_ticket_closed(int overall) {
        desk.complete(callback, overall).statusCode(200).body("satisfied", equalTo(true));

        estate.ticket(ticket).body("status", equalTo("CLOSED")).body("reworkCount", equalTo(0));
        desk.timers().body("items.status", contains("MET")).body("items.metAt", contains(NOW));
        estate.api()
                .get("/v1/tickets/" + ticket + "/timeline")
                .body("items.find { it.action == 'close' }.callbackId", equalTo(callback.toString()));
    }

    @ParameterizedTest
    @CsvSource({"3, true", "2, false", "1, false"})
    @Rule({"REP-10", "CBK-06"})
    void a_dissatisfied_owner_has_the_same_ticket_sent_back(int overall, boolean conversionTarget) {
        desk.complete(callback, overall)
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("satisfied", equalTo(false))
                .body("conversionTarget", equalTo(conversionTarget));

        estate.ticket(ticket)
                .body("status", equalTo("ASSIGNED"))
                .body("assignee.id", equalTo(estate.engineer().toString()))
                .body("reworkCount", equalTo(1))
                .body("owed", empty());
        estate.api()
                .get("/v1/tickets/" + ticket + "/timeline")
                .body("items.find { it.action == 'reopen' }.callbackId", equalTo(callback.toString()));
        assertThat(desk.of(ticket)).containsExactly(callback.toString());
    }

    @Test
    void rework_has_new_times_and_its_answer_owes_the_next_round() {
        estate.api()
                .post(
                        "/v1/sla-policies",
                        "{'communityId': '%s', 'metric': 'RESOLUTION', 'name': '卫生', 'category': 'HYGIENE',"
                                + " 'target': {'workingDays': 2}}",
                        estate.community())
                .statusCode(201);
        TestClock.reset();
        owe(estate.complaint("VERBAL"));

        desk.complete(callback, 2).statusCode(200);

        estate.ticket(ticket)
                .body("timers.findAll { it.status == 'RUNNING' }.metric", containsInAnyOrder("REPLY", "RESOLUTION"))
                .body(
                        "timers.find { it.metric == 'REPLY' && it.status == 'RUNNING' }.dueAt",
                        equalTo("2025-06-10T12:00:00Z"))
                .body(
                        "timers.find { it.metric == 'RESOLUTION' && it.status == 'RUNNING' }.dueAt",
                        equalTo("2025-06-11T12:00:00Z"));
        estate.resolved(ticket);
        var second = desk.owedOn(ticket);
        desk.callback(second).body("round", equalTo(2)).body("dueAt", equalTo("2025-06-10T12:00:00Z"));
        desk.complete(second, 5).statusCode(200);
        estate.ticket(ticket).body("status", equalTo("CLOSED")).body("reworkCount", equalTo(1));
    }

    @Test
    @Rule({"CBK-02", "CBK-03"})
    void a_visit_needs_what_the_owner_signed_and_a_telephone_call_says_that_it_was_one() {
        desk.complete(callback, 5, "'method': 'VISIT'")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/signatureFileId"))
                .body("errors[0].code", equalTo("signature-needed"));
        desk.complete(callback, 5, "'method': 'VISIT', 'signatureFileId': '%s'".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors[0].code", equalTo("unknown-reference"));
        var foreign = CallbackDesk.signature(estate.api(), estate.api().community());
        desk.complete(callback, 5, "'method': 'VISIT', 'signatureFileId': '%s'".formatted(foreign))
                .statusCode(422);
        desk.callback(callback).body("status", equalTo("DUE")).body("attempts", equalTo(0));

        var signature = desk.signature();
        desk.complete(callback, 5, "'method': 'VISIT', 'signatureFileId': '%s'".formatted(signature))
                .statusCode(200)
                .body("phoneCallback", equalTo(false))
                .body("signatureFileId", equalTo(signature.toString()));

        TestClock.reset();
        owe(estate.repair());
        desk.complete(callback, 5)
                .statusCode(200)
                .body("phoneCallback", equalTo(true))
                .body("signatureFileId", nullValue());
    }

    @Test
    @Rule("CBK-02")
    void a_letter_needs_the_record_of_its_delivery() {
        desk.complete(callback, 4, "'method': 'LETTER'")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/deliveryRecord"));

        desk.complete(callback, 4, "'method': 'LETTER', 'deliveryRecord': 'EMS 1234567890，6 月 9 日签收'")
                .statusCode(200)
                .body("deliveryRecord", equalTo("EMS 1234567890，6 月 9 日签收"));
    }

    @ParameterizedTest
    @CsvSource({"0", "6", "-1"})
    void a_score_is_one_to_five(int overall) {
        desk.complete(callback, overall).statusCode(422).body("errors[0].pointer", equalTo("/scores/overall"));
        desk.callback(callback).body("status", equalTo("DUE"));
    }

    @Test
    void every_score_is_asked_for() {
        desk.act(callback, "complete", "{'method': 'PHONE', 'scores': {'overall': 5}}")
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems("/scores/attitude", "/scores/efficiency", "/scores/quality", "/scores/effect"));
        desk.act(callback, "complete", "{'method': 'PHONE'}").statusCode(400);
        desk.act(
                        callback,
                        "complete",
                        "{'method': 'PHONE', 'scores': {'attitude': '5', 'efficiency': 5, 'quality': 5, 'effect': 5, 'overall': 5}}")
                .statusCode(400);
    }

    @Test
    @Rule({"CBK-06", "CBK-13", "SLA-05"})
    void a_new_matter_becomes_a_ticket_of_its_own_with_the_promised_time() {
        String raised = desk.complete(
                        callback,
                        5,
                        "'newMatter': {'kind': 'SUGGESTION', 'category': 'GREENING', 'description': '楼下灯太暗'},"
                                + " 'promisedAt': '2025-06-12T02:00:00Z'")
                .statusCode(200)
                .body("promisedAt", equalTo("2025-06-12T02:00:00Z"))
                .extract()
                .path("newTicketId");

        estate.ticket(UUID.fromString(raised))
                .body("kind", equalTo("SUGGESTION"))
                .body("channel", equalTo("CALLBACK"))
                .body("category", equalTo("GREENING"))
                .body("description", equalTo("楼下灯太暗"))
                .body("houseId", equalTo(estate.house().toString()))
                .body("reporter.phone", equalTo("138****5678"))
                .body("originTicketId", equalTo(ticket.toString()))
                .body("originCallbackId", equalTo(callback.toString()))
                .body("reportedAt", equalTo(NOW))
                .body("timers.find { it.metric == 'PROMISE' }.status", equalTo("RUNNING"))
                .body("timers.find { it.metric == 'PROMISE' }.dueAt", equalTo("2025-06-12T02:00:00Z"));
        // What was called back on is done; the promise belongs to the new matter.
        estate.ticket(ticket).body("status", equalTo("CLOSED"));
    }

    @Test
    @Rule("CBK-13")
    void what_is_said_in_a_word_is_a_complaint_whose_reply_is_timed() {
        String raised = desk.complete(callback, 3, "'newMatter': '电梯里有异味'")
                .statusCode(200)
                .extract()
                .path("newTicketId");

        estate.ticket(UUID.fromString(raised))
                .body("kind", equalTo("COMPLAINT"))
                .body("category", equalTo("OTHER"))
                .body("medium", equalTo("VERBAL"))
                .body("timers.metric", hasItems("FIRST_RESPONSE", "REPLY"));
        estate.ticket(ticket).body("status", equalTo("ASSIGNED")).body("reworkCount", equalTo(1));
    }

    @Test
    void what_is_raised_by_letter_is_answered_in_writing() {
        String raised = desk.complete(
                        callback, 5, "'method': 'LETTER', 'deliveryRecord': '回执', 'newMatter': '请书面说明公共收益'")
                .statusCode(200)
                .extract()
                .path("newTicketId");

        estate.ticket(UUID.fromString(raised)).body("medium", equalTo("WRITTEN"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'category': 'NONE', 'description': 'x'}                         | 422 | /newMatter/category
            {'kind': 'COMPLAINT', 'category': 'PLUMBING', 'description':'x'} | 422 | /newMatter/category
            {'houseId': '%s', 'description': 'x'}                            | 422 | /newMatter/houseId
            {'kind': 'COMPLAINT'}                                            | 400 | /newMatter/description
            {'description': ' '}                                             | 400 | /newMatter/description
            {'description': 'x', 'colour': 'red'}                            | 400 | /newMatter/colour
            ''                                                               | 400 | /newMatter/description
            7                                                                | 400 | /newMatter
            'half a pair: \\ud800'                                            | 400 | /newMatter
            'a NUL: \\u0000'                                                 | 400 | /newMatter
            """, quoteCharacter = '`')
    void a_new_matter_that_cannot_be_taken_in_leaves_everything_as_it_was(String matter, int status, String pointer) {
        desk.complete(callback, 2, "'newMatter': " + matter.formatted(UUID.randomUUID()))
                .statusCode(status)
                .body("errors[0].pointer", equalTo(pointer));

        desk.callback(callback).body("status", equalTo("DUE")).body("attempts", equalTo(0));
        estate.ticket(ticket).body("status", equalTo("RESOLVED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-09T02:00:00Z", "2025-06-01T02:00:00Z", "2026-07-01T02:00:00Z"})
    void a_promise_lies_ahead_and_not_too_far(String promisedAt) {
        desk.complete(callback, 5, "'newMatter': '路灯', 'promisedAt': '%s'".formatted(promisedAt))
                .statusCode(422)
                .body("errors.pointer", contains("/promisedAt"));
    }

    @Test
    @Rule("SLA-05")
    void what_was_promised_about_the_matter_itself_keeps_the_ticket_until_it_is_answered() {
        desk.complete(callback, 5, "'promisedAt': '2025-06-10T02:00:00Z'").statusCode(200);

        estate.ticket(ticket)
                .body("status", equalTo("RESOLVED"))
                .body("owed", contains("PROMISED_REPLY"))
                .body("timers.find { it.metric == 'PROMISE' }.status", equalTo("RUNNING"));
        estate.done(ticket, "reply", "{'text': '保修期至明年三月', 'medium': 'VERBAL', 'interim': false}")
                .body("status", equalTo("CLOSED"))
                .body("timers.find { it.metric == 'PROMISE' }.status", equalTo("MET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "exempt", "unreachable"})
    void a_written_reply_that_is_still_owed_keeps_the_ticket_and_closes_it(String how) {
        TestClock.reset();
        owe(estate.complaint("WRITTEN"));

        switch (how) {
            case "complete" -> desk.complete(callback, 5).statusCode(200);
            case "exempt" -> desk.done(callback, "exempt", "{'reason': '业主出国'}");
            default -> {
                for (int i = 0; i < 3; i++) desk.attempt(callback, "NO_ANSWER").statusCode(200);
            }
        }

        estate.ticket(ticket).body("status", equalTo("RESOLVED")).body("owed", contains("WRITTEN_REPLY"));
        estate.act(ticket, "close", "{}").statusCode(409);
        estate.done(ticket, "reply", "{'text': '复函', 'medium': 'WRITTEN', 'interim': false}")
                .body("status", equalTo("CLOSED"));
    }

    @Test
    void an_exempted_one_says_why_and_closes_the_ticket() {
        desk.act(callback, "exempt", "{'reason': ' '}").statusCode(400);

        desk.done(callback, "exempt", "{'reason': '业主要求不再联系'}")
                .body("status", equalTo("EXEMPT"))
                .body("exemptionCause", equalTo("DECIDED"))
                .body("exemptionReason", equalTo("业主要求不再联系"));

        estate.ticket(ticket).body("status", equalTo("CLOSED"));
        desk.timers().body("items.status", contains("MET"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "exempt", "unreachable", "reopen"})
    void nothing_more_is_done_with_a_settled_one(String how) {
        switch (how) {
            case "complete" -> desk.complete(callback, 5).statusCode(200);
            case "exempt" -> desk.done(callback, "exempt", "{'reason': '业主出国'}");
            case "reopen" -> estate.done(ticket, "reopen", "{'reason': '业主来电说又漏了'}");
            default -> {
                for (int i = 0; i < 3; i++) desk.attempt(callback, "NO_ANSWER").statusCode(200);
            }
        }
        var settled = desk.callback(callback).extract().asString();

        for (var refused : List.of(
                desk.attempt(callback, "NO_ANSWER"),
                desk.complete(callback, 5),
                desk.act(callback, "exempt", "{'reason': '再来'}"),
                desk.act(callback, "assign", "{'staffId': '%s'}", estate.steward()))) {
            refused.statusCode(409)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/callback-not-due"))
                    .body("status", equalTo(409))
                    .body("callbackStatus", equalTo(Json.from(settled).getString("status")))
                    .body("allowedActions", empty());
        }
        assertThat(desk.callback(callback).extract().asString()).isEqualTo(settled);
    }

    @Test
    void a_ticket_that_comes_back_before_the_owner_was_asked_takes_its_callback_along() {
        estate.done(ticket, "reopen", "{'reason': '业主来电说又漏了'}");

        desk.callback(callback)
                .body("status", equalTo("EXEMPT"))
                .body("exemptionCause", equalTo("REOPENED"))
                .body("allowedActions", empty());
        desk.timers().body("items.status", contains("CANCELLED"));
        estate.resolved(ticket);
        var second = desk.owedOn(ticket);
        desk.callback(second).body("round", equalTo(2)).body("status", equalTo("DUE"));
        desk.complete(second, 5).statusCode(200);
        estate.ticket(ticket).body("status", equalTo("CLOSED"));
    }

    @Test
    void a_slip_that_is_entered_afterwards_is_judged_by_its_own_time() {
        TestClock.set("2025-06-10T09:00");
        estate.api().post("/v1/jobs/sla-sweep/run", "{}").statusCode(200);
        desk.timers().body("items.status", contains("BREACHED"));

        desk.complete(callback, 5, "'at': '2025-06-09T11:59:00Z'")
                .statusCode(200)
                .body("settledAt", equalTo("2025-06-09T11:59:00Z"));

        desk.timers()
                .body("items.status", contains("MET"))
                .body("items.breachedAt", contains("2025-06-09T12:00:00Z"))
                .body("items.metAt", contains("2025-06-09T11:59:00Z"));
    }

    @Test
    void at_the_due_moment_it_is_in_time_and_a_second_later_it_is_not() {
        TestClock.set("2025-06-09T20:00");
        desk.complete(callback, 5).statusCode(200);
        desk.timers().body("items.status", contains("MET"));

        TestClock.reset();
        owe(estate.repair());
        TestClock.set("2025-06-09T20:00:01");
        desk.complete(callback, 5).statusCode(200);
        desk.timers()
                .body("items.find { it.subject.id == '" + callback + "' }.status", equalTo("BREACHED"))
                .body("items.find { it.subject.id == '" + callback + "' }.overrunSeconds", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-06-06T06:59:59Z", "2025-06-09T02:00:01Z"})
    void an_act_lies_between_the_answer_and_now(String at) {
        desk.complete(callback, 5, "'at': '%s'".formatted(at))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/at"));
        desk.act(callback, "exempt", "{'reason': '出国', 'at': '%s'}", at).statusCode(422);
        desk.act(callback, "attempt", "{'method': 'PHONE', 'outcome': 'NO_ANSWER', 'at': '%s'}", at)
                .statusCode(422);
    }

    @Test
    void somebody_else_can_be_asked_to_make_it() {
        desk.done(callback, "assign", "{'staffId': '%s'}", estate.receptionist())
                .body("assigneeId", equalTo(estate.receptionist().toString()));
        desk.act(callback, "assign", "{'staffId': '%s'}", SmallEstate.build().steward())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/staffId"));
    }

    @Test
    void the_log_says_who_made_each_attempt() {
        estate.api()
                .request()
                .header("X-Acting-Staff", estate.receptionist().toString())
                .body(Api.json("{'method': 'PHONE', 'outcome': 'NO_ANSWER', 'at': '2025-06-08T02:00:00Z'}"))
                .post("/v1/callbacks/" + callback + "/attempt")
                .then()
                .statusCode(200)
                .body("attemptLog[0].staffId", equalTo(estate.receptionist().toString()))
                .body("attemptLog[0].at", equalTo("2025-06-08T02:00:00Z"))
                .body("attemptLog[0].number", equalTo(1));
    }

    @Test
    void an_act_may_say_which_version_it_has_seen() {
        var tag = desk.callback(callback).extract().header("ETag");
        desk.attempt(callback, "NO_ANSWER").statusCode(200).header("ETag", "\"2\"");

        estate.api()
                .request()
                .header("If-Match", tag)
                .body(Api.json(CallbackDesk.completion(5, "")))
                .post("/v1/callbacks/" + callback + "/complete")
                .then()
                .statusCode(412);
        estate.api()
                .request()
                .header("If-None-Match", "\"2\"")
                .get("/v1/callbacks/" + callback)
                .then()
                .statusCode(304);
    }

    @Test
    void of_two_who_complete_it_at_once_one_is_heard() throws Exception {
        for (int round = 0; round < 5; round++) {
            TestClock.reset();
            owe(estate.repair());
            Callable<Integer> happy = () -> desk.complete(callback, 5).extract().statusCode();
            Callable<Integer> unhappy =
                    () -> desk.complete(callback, 1).extract().statusCode();

            assertThat(atOnce(happy, unhappy)).containsExactlyInAnyOrder(200, 409);

            var satisfied = desk.callback(callback)
                    .body("attempts", equalTo(1))
                    .extract()
                    .<Boolean>path("satisfied");
            estate.ticket(ticket).body("status", equalTo(satisfied ? "CLOSED" : "ASSIGNED"));
        }
    }

    @Test
    void who_completes_it_and_who_reopens_the_ticket_do_not_wait_for_each_other_in_a_ring() throws Exception {
        for (int round = 0; round < 8; round++) {
            TestClock.reset();
            owe(estate.repair());
            Callable<Integer> complete =
                    () -> desk.complete(callback, 5).extract().statusCode();
            Callable<Integer> reopen = () ->
                    estate.act(ticket, "reopen", "{'reason': '又漏了'}").extract().statusCode();

            var answers = atOnce(complete, reopen);

            // A closed ticket can be reopened too, so the second of them succeeds or finds the callback settled.
            assertThat(answers.get(1)).isEqualTo(200);
            assertThat(answers.getFirst()).isIn(200, 409);
            var done = answers.getFirst() == 200;
            desk.callback(callback).body("status", equalTo(done ? "DONE" : "EXEMPT"));
            estate.ticket(ticket).body("status", equalTo("ASSIGNED")).body("reworkCount", equalTo(1));
        }
    }

    @Test
    void what_people_wrote_is_in_no_event() {
        desk.done(callback, "attempt", "{'method': 'PHONE', 'outcome': 'NO_ANSWER', 'note': '备注甲'}");
        desk.complete(callback, 2, "'comment': '备注乙', 'answers': {'handling': '备注丙'}, 'newMatter': '备注丁'")
                .statusCode(200);

        var events = estate.api()
                .get("/v1/events?limit=200&communityId=" + estate.community())
                .body("items.type", hasItems("io.huiyin.callback.attempted", "io.huiyin.callback.completed"))
                .body("items.findAll { it.type == 'io.huiyin.callback.attempted' }", hasSize(2))
                .body("items.find { it.type == 'io.huiyin.callback.completed' }.data.satisfied", equalTo(false))
                .extract()
                .asString();
        assertThat(events).doesNotContain("备注");
    }

    @Test
    void a_repeated_request_is_answered_with_what_it_did() {
        var key = UUID.randomUUID().toString();
        var body = Api.json("{'method': 'PHONE', 'outcome': 'NO_ANSWER'}");

        for (int i = 0; i < 2; i++) {
            estate.api()
                    .request()
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/v1/callbacks/" + callback + "/attempt")
                    .then()
                    .statusCode(200)
                    .body("attempts", equalTo(1));
        }
        TestClock.advance(Duration.ofMinutes(1));
        desk.callback(callback).body("attempts", equalTo(1));
    }

    @SafeVarargs
    private static List<Integer> atOnce(Callable<Integer>... calls) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(calls.length)) {
            return pool.invokeAll(List.of(calls)).stream()
                    .map(future -> future.resultNow())
                    .toList();
        }
    }
}
