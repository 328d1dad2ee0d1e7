package io.huiyin.sla.rest;

import static io.huiyin.sla.Metric.CALLBACK;
import static io.huiyin.sla.Metric.FIRST_RESPONSE;
import static io.huiyin.sla.Metric.REPLY;
import static io.huiyin.sla.Metric.RESOLUTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.sla.Metric;
import io.huiyin.sla.PolicyFacts;
import io.huiyin.sla.SlaPolicies;
import io.huiyin.sla.SlaTimers;
import io.huiyin.sla.TimerMoves;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Rule("SLA-10")
class SlaTimerResourceTest {

    private static final PolicyFacts COMPLAINT =
            new PolicyFacts("COMPLAINT", "HYGIENE", "NORMAL", "VERBAL", null, null);
    private static final PolicyFacts REPAIR = new PolicyFacts("REPAIR", "PLUMBING", "NORMAL", "VERBAL", null, null);

    @Inject
    SlaTimers timers;

    @Inject
    SlaPolicies policies;

    @Inject
    Database database;

    @Inject
    StatementCounter statements;

    private final Api api = Api.admin();
    private UUID community;

    @BeforeEach
    void aCommunityWithItsPolicies() {
        TestClock.set("2025-06-06T15:00");
        community = api.community();
        database.in(caller(), () -> policies.createDefaults(community));
        api.create(
                "/v1/sla-policies",
                "{'communityId': '%s', 'metric': 'RESOLUTION', 'target': {'workingDays': 3}}",
                community);
    }

    @AfterEach
    void backToTheStart() {
        TestClock.reset();
    }

    @Test
    void timers_are_listed_soonest_first_and_what_is_paused_last() {
        var paused = start(REPAIR, RESOLUTION);
        start(COMPLAINT, REPLY, FIRST_RESPONSE);
        apply(paused, TimerMoves.at(TestClock.now()).pause("OWNER_ABSENT"));

        api.get("/v1/sla-timers?communityId=" + community)
                .statusCode(200)
                .body("items.metric", contains("FIRST_RESPONSE", "REPLY", "RESOLUTION"))
                .body("items.dueAt", contains("2025-06-07T07:00:00Z", "2025-06-09T12:00:00Z", null))
                .body("items[1].subject.type", equalTo("ticket"))
                .body("items[1].target.workingDays", equalTo(1))
                .body("items[1].calendarConfirmed", equalTo(true))
                .body("items[1].pauses", empty())
                .body("items[2].status", equalTo("PAUSED"))
                .body("items[2].pauses[0].reason", equalTo("OWNER_ABSENT"))
                .body("items[2].pauses[0].from", equalTo("2025-06-06T07:00:00Z"))
                .body("items[2].pauses[0].to", nullValue());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            status=RUNNING                         | REPLY RESOLUTION
            status=MET                             | FIRST_RESPONSE
            status=MET&status=CANCELLED            | FIRST_RESPONSE CALLBACK
            status=BREACHED                        |
            metric=REPLY                           | REPLY
            dueBefore=2025-06-09T12:00:00Z         | FIRST_RESPONSE
            status=RUNNING&dueAfter=2025-06-09T12:00:00Z | REPLY RESOLUTION
            status=RUNNING&dueAfter=2025-06-09T12:00:01Z | RESOLUTION
            """)
    void a_list_can_be_narrowed(String query, String metrics) {
        var complaint = start(COMPLAINT, REPLY, FIRST_RESPONSE);
        apply(complaint, TimerMoves.at(TestClock.now()).meet(FIRST_RESPONSE));
        start(REPAIR, RESOLUTION);
        apply(start(REPAIR, CALLBACK), TimerMoves.at(TestClock.now()).cancelAll());

        var listed = api.get("/v1/sla-timers?communityId=" + community + "&" + query)
                .statusCode(200)
                .extract()
                .<List<String>>path("items.metric");

        assertThat(String.join(" ", listed)).isEqualTo(metrics == null ? "" : metrics);
    }

    @Test
    void a_list_goes_on_where_the_page_before_ended() {
        for (int i = 0; i < 5; i++) start(COMPLAINT, FIRST_RESPONSE);
        for (int i = 0; i < 3; i++) {
            apply(start(REPAIR, RESOLUTION), TimerMoves.at(TestClock.now()).pause("PARTS"));
        }

        var seen = new ArrayList<String>();
        var path = "/v1/sla-timers?limit=3&communityId=" + community;
        String cursor = null;
        do {
            var page = api.get(cursor == null ? path : path + "&cursor=" + cursor)
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(seen).hasSize(8).doesNotHaveDuplicates();
        api.get("/v1/sla-timers?limit=3&status=MET&cursor=" + firstCursor(path) + "&communityId=" + community)
                .statusCode(400);
    }

    @Test
    void a_list_is_one_statement_whatever_its_length() {
        for (int i = 0; i < 5; i++) start(COMPLAINT, FIRST_RESPONSE, REPLY);
        statements.restart();

        api.get("/v1/sla-timers?communityId=" + community).body("items", hasSize(10));

        assertThat(statements.statements()).hasSize(1);
    }

    @Test
    void without_a_community_the_list_is_that_of_all_that_the_key_may_see() {
        start(COMPLAINT, FIRST_RESPONSE);
        var mine = Api.scoped(List.of("sla:read"), community, api.community());
        var stranger = Api.scoped(List.of("sla:read"), api.community());

        mine.get("/v1/sla-timers")
                .body("items.communityId", everyItem(is(community.toString())))
                .body("items", hasSize(1));
        stranger.get("/v1/sla-timers").body("items", empty());
        stranger.get("/v1/sla-timers?communityId=" + community).statusCode(200).body("items", empty());
        stranger.get("/v1/sla-timers/" + anyTimer()).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"status=LOST", "metric=LUNCH", "dueBefore=soon", "limit=0", "limit=201", "cursor=x", "communityId=1"})
    void what_cannot_be_read_in_the_address_is_400(String query) {
        api.get("/v1/sla-timers?" + query).statusCode(400);
    }

    @Test
    void one_timer_shows_what_the_sweep_did_and_will_do() {
        start(COMPLAINT, FIRST_RESPONSE);
        var path = "/v1/sla-timers/" + anyTimer();
        var tag = api.get(path)
                .statusCode(200)
                .header("ETag", startsWith("\"1-"))
                .extract()
                .header("ETag");
        TestClock.set("2025-06-07T04:00");
        api.post("/v1/jobs/sla-sweep/run", "{}").body("status", equalTo("DONE"));

        api.get(path)
                .header("ETag", startsWith("\"1-"))
                .header("ETag", not(tag))
                .body(
                        "steps.what",
                        contains(
                                "WARNING", "ESCALATION", "WARNING", "ESCALATION", "BREACH", "ESCALATION", "ESCALATION"))
                .body("steps[0].percent", equalTo(50))
                .body("steps[0].doneAt", notNullValue())
                .body("steps[1].recipientRole", equalTo("ASSIGNEE"))
                .body("steps[2].at", equalTo("2025-06-07T02:12:00Z"))
                .body("steps[2].doneAt", nullValue())
                .body("steps[4].at", equalTo("2025-06-07T07:00:00Z"));
        api.request().header("If-None-Match", tag).get(path).then().statusCode(200);
    }

    @Test
    void a_promise_is_changed_on_purpose_and_on_record() {
        start(COMPLAINT, REPLY);
        var path = "/v1/sla-timers/" + anyTimer();

        api.post(path + "/retarget", "{'target': {'workingDays': 5}, 'reason': '业主同意延期'}")
                .statusCode(200)
                .header("ETag", startsWith("\"2-"))
                .body("dueAt", equalTo("2025-06-13T12:00:00Z"))
                .body("retargets", hasSize(1))
                .body("retargets[0].targetBefore.workingDays", equalTo(1))
                .body("retargets[0].dueBefore", equalTo("2025-06-09T12:00:00Z"))
                .body("retargets[0].reason", equalTo("业主同意延期"));
        api.get(path)
                .body("target.workingDays", equalTo(5))
                .body("retargets[0].targetAfter.workingDays", equalTo(5))
                .body("retargets[0].dueAfter", equalTo("2025-06-13T12:00:00Z"));
        api.get("/v1/events?communityId=" + community)
                .body(
                        "items.findAll { it.type.contains('retargeted') }.data.dueAfter",
                        contains("2025-06-13T12:00:00Z"));
        assertThat(api.get("/v1/events?communityId=" + community).extract().asString())
                .doesNotContain("业主同意延期");
    }

    @Test
    void a_calendar_edit_moves_nothing_until_the_promise_is_re_targeted() {
        start(COMPLAINT, REPLY);
        var path = "/v1/sla-timers/" + anyTimer();
        var calendar = "/v1/calendars/"
                + api.get("/v1/communities/" + community).extract().path("calendarId");

        api.put(calendar, "\"1\"", "{'hours': {'MONDAY': [{'from': '09:00', 'to': '17:00'}]}}")
                .statusCode(200);
        api.get(path).body("dueAt", equalTo("2025-06-09T12:00:00Z"));

        api.post(path + "/retarget", "{'target': {'workingDays': 1}, 'reason': '按新日历'}")
                .body("dueAt", equalTo("2025-06-09T09:00:00Z"));
    }

    @Test
    void a_retarget_is_refused_when_settled_stale_or_unsound() {
        var subject = start(COMPLAINT, REPLY);
        var retarget = "/v1/sla-timers/" + anyTimer() + "/retarget";
        var body = "{'target': {'workingDays': 5}, 'reason': 'x'}";

        api.request()
                .header("If-Match", "\"9\"")
                .body(Api.json(body))
                .post(retarget)
                .then()
                .statusCode(412);
        api.post(retarget, "{'target': {}, 'reason': 'x'}").statusCode(422);
        api.post(retarget, "{'target': {'workingDays': 5}}").statusCode(400);
        apply(subject, TimerMoves.at(TestClock.now()).meet(REPLY));
        api.post(retarget, body)
                .statusCode(409)
                .body("type", equalTo("/problems/timer-settled"))
                .body("status", equalTo(409))
                .body("timerStatus", equalTo("MET"));
    }

    @Test
    @Rule("SLA-09")
    void a_timer_over_an_unconfirmed_year_says_so() {
        TestClock.set("2026-12-31T15:00");
        start(COMPLAINT, REPLY);

        api.get("/v1/sla-timers/" + anyTimer())
                .body("dueAt", equalTo("2027-01-01T12:00:00Z"))
                .body("calendarConfirmed", equalTo(false));
    }

    private String firstCursor(String path) {
        return api.get(path).extract().path("nextCursor");
    }

    private String anyTimer() {
        return api.get("/v1/sla-timers?communityId=" + community).extract().path("items[0].id");
    }

    private SubjectRef start(PolicyFacts facts, Metric... metrics) {
        var subject = new SubjectRef("ticket", Ids.next());
        database.in(
                caller(),
                () -> timers.startFirst(
                        community, subject, TimerMoves.at(TestClock.now()).start(facts, metrics)));
        return subject;
    }

    private void apply(SubjectRef subject, TimerMoves moves) {
        database.in(caller(), () -> timers.apply(community, subject, moves));
    }

    private Caller caller() {
        return Caller.job("test", community);
    }
}
