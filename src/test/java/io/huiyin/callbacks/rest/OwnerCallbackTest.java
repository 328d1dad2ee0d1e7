package io.huiyin.callbacks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
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

/** Owners who follow how they are asked about what they reported, and answer by themselves. */
@QuarkusTest
class OwnerCallbackTest {

    private SmallEstate estate;
    private CallbackDesk desk;
    private UUID owner;
    private UUID ticket;
    private UUID callback;
    private Api me;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        desk = new CallbackDesk(estate);
        owner = estate.ownerOf(estate.house());
        ticket = resolvedFor(owner);
        callback = desk.owedOn(ticket);
        me = estate.signedIn(owner);
    }

    @AfterEach
    void rewind() {
        TestClock.reset();
    }

    @Test
    void an_owner_finds_the_callbacks_of_what_they_reported_and_no_other() {
        var spouse = estate.ownerOf(estate.house());
        var theirs = desk.owedOn(resolvedFor(spouse));
        resolved(estate.repair());

        me.get("/v1/callbacks")
                .statusCode(200)
                .body("items.id", contains(callback.toString()))
                .body("items.allowedActions", contains(List.of("complete")));
        me.get("/v1/callbacks?status=DUE&communityId=" + estate.community())
                .body("items.id", contains(callback.toString()));
        me.get("/v1/callbacks/" + callback)
                .statusCode(200)
                .body("ticketId", equalTo(ticket.toString()))
                .body("status", equalTo("DUE"))
                .body("dueAt", equalTo("2025-06-09T12:00:00Z"));
        estate.signedIn(spouse).get("/v1/callbacks").body("items.id", contains(theirs.toString()));
        me.get("/v1/callbacks?ticketId=" + desk.callback(theirs).extract().path("ticketId"))
                .body("items", empty());
    }

    @Test
    void what_is_anothers_is_answered_as_what_does_not_exist() {
        var theirs = desk.owedOn(resolvedFor(estate.ownerOf(estate.house())));
        var nothing = UUID.randomUUID();

        assertThat(told(me.get("/v1/callbacks/" + theirs).statusCode(404), theirs))
                .isEqualTo(told(me.get("/v1/callbacks/" + nothing).statusCode(404), nothing));
        assertThat(told(answer(theirs, 1, "").statusCode(404), theirs))
                .isEqualTo(told(answer(nothing, 1, "").statusCode(404), nothing));
        desk.callback(theirs).body("status", equalTo("DUE"));
        me.post("/v1/callbacks/" + callback + "/attempt", "{'method': 'PHONE', 'outcome': 'NO_ANSWER'}")
                .statusCode(403);
        me.post("/v1/callbacks/" + callback + "/exempt", "{'reason': '不必'}").statusCode(403);
        me.post("/v1/callbacks/" + callback + "/assign", "{'staffId': '%s'}", estate.steward())
                .statusCode(403);
    }

    @Test
    void an_owner_does_not_read_what_the_office_keeps_of_asking_them() {
        desk.done(callback, "attempt", "{'method': 'PHONE', 'outcome': 'NO_ANSWER', 'note': '业主难缠'}");
        var due = me.get("/v1/callbacks/" + callback).statusCode(200);
        due.body("attempts", equalTo(1))
                .body("attemptLog", nullValue())
                .body("assigneeId", nullValue())
                .body("accountableId", nullValue());
        desk.complete(callback, 3, "'comment': '语气很差', 'answers': {'handling': '敷衍了事'}")
                .statusCode(200);
        var reason = desk.owedOn(resolvedFor(owner));
        desk.done(reason, "exempt", "{'reason': '业主黑名单'}");

        var done = me.get("/v1/callbacks/" + callback)
                .body("scores.overall", equalTo(3))
                .body("method", equalTo("PHONE"))
                .body("answeredByOwner", equalTo(false))
                .body("conversionTarget", nullValue())
                .body("settledBy", nullValue());
        assertThat(due.extract().asString()
                        + done.extract().asString()
                        + me.get("/v1/callbacks/" + reason).extract().asString()
                        + me.get("/v1/callbacks").extract().asString())
                .doesNotContain("难缠", "语气", "敷衍", "黑名单", "accountableId", "signatureFileId");
        me.get("/v1/callbacks/" + reason)
                .body("status", equalTo("EXEMPT"))
                .body("exemptionCause", equalTo("DECIDED"))
                .body("exemptionReason", nullValue());
    }

    @Test
    void a_satisfied_owner_closes_the_matter_by_their_answer() {
        answer(callback, 5, "'comment': '师傅很好', 'answers': {'timeToSolve': '很快'}")
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("method", equalTo("WECHAT"))
                .body("answeredByOwner", equalTo(true))
                .body("satisfied", equalTo(true))
                .body("comment", equalTo("师傅很好"))
                .body("answers.timeToSolve", equalTo("很快"))
                .body("settledAt", equalTo("2025-06-06T07:00:00Z"))
                .body("allowedActions", empty());

        me.get("/v1/callbacks/" + callback).body("comment", equalTo("师傅很好"));
        me.get("/v1/tickets/" + ticket).body("status", equalTo("CLOSED"));
        desk.callback(callback)
                .body("answeredByOwner", equalTo(true))
                .body("settledBy", nullValue())
                .body("attemptLog.outcome", contains("REACHED"))
                .body("attemptLog.method", contains("WECHAT"));
        desk.timers().body("items.find { it.subject.id == '" + callback + "' }.status", equalTo("MET"));
    }

    @Test
    void an_owner_who_is_not_satisfied_sends_the_work_back() {
        answer(callback, 3, "").statusCode(200).body("satisfied", equalTo(false));

        estate.ticket(ticket)
                .body("status", equalTo("ASSIGNED"))
                .body("reworkCount", equalTo(1))
                .body("assignee.id", equalTo(estate.engineer().toString()));
        estate.api()
                .get("/v1/tickets/" + ticket + "/timeline")
                .body("items.find { it.action == 'reopen' }.callbackId", equalTo(callback.toString()))
                .body("items.find { it.action == 'reopen' }.by.kind", equalTo("OWNER"));
        me.get("/v1/tickets/" + ticket).body("reworkCount", equalTo(1));
        estate.resolved(ticket);
        me.get("/v1/callbacks?status=DUE").body("items.round", contains(2));
    }

    @Test
    void a_second_answer_is_a_conflict_and_changes_nothing() throws Exception {
        List<Callable<Integer>> answers = List.of(
                () -> answer(callback, 5, "").extract().statusCode(),
                () -> answer(callback, 1, "").extract().statusCode(),
                () -> desk.complete(callback, 4).extract().statusCode());
        try (var threads = Executors.newFixedThreadPool(3)) {
            var statuses = threads.invokeAll(answers).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409);
        }

        answer(callback, 5, "")
                .statusCode(409)
                .body("type", equalTo("/problems/callback-not-due"))
                .body("callbackStatus", equalTo("DONE"))
                .body("allowedActions", empty());
        desk.callback(callback).body("attempts", equalTo(1));
    }

    @Test
    void an_answer_that_is_sent_again_under_its_key_counts_once() {
        var request = CallbackDesk.completion(5, "'method': 'WECHAT'");
        for (int i = 0; i < 2; i++) {
            me.request()
                    .header("Idempotency-Key", "score-" + callback)
                    .body(Api.json(request))
                    .post("/v1/callbacks/" + callback + "/complete")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("DONE"));
        }
        desk.callback(callback).body("attempts", equalTo(1));
    }

    @Test
    void an_owner_who_was_given_up_or_read_an_older_version_is_refused() {
        me.request()
                .header("If-Match", "\"7\"")
                .body(Api.json(CallbackDesk.completion(5, "'method': 'WECHAT'")))
                .post("/v1/callbacks/" + callback + "/complete")
                .then()
                .statusCode(412);
        for (int i = 0; i < 3; i++) desk.attempt(callback, "NO_ANSWER").statusCode(200);

        answer(callback, 5, "").statusCode(409).body("callbackStatus", equalTo("UNREACHABLE"));
        me.get("/v1/callbacks/" + callback)
                .body("status", equalTo("UNREACHABLE"))
                .body("allowedActions", empty());
    }

    @Test
    void an_owner_says_nothing_for_the_office() {
        me.post("/v1/callbacks/" + callback + "/complete", CallbackDesk.completion(5, """
                        'method': 'LETTER', 'signatureFileId': '%s', 'deliveryRecord': '挂号信', 'at': '2025-06-06T07:00:00Z',
                        'promisedAt': '2025-06-10T07:00:00Z'""".formatted(desk.signature())))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/method", "/signatureFileId", "/deliveryRecord", "/promisedAt", "/at"))
                .body("errors.code", hasItem("not-for-owners"));
        answer(callback, 6, "").statusCode(422).body("errors.pointer", contains("/scores/overall"));
        me.post("/v1/callbacks/" + callback + "/complete", "{'method': 'WECHAT'}")
                .statusCode(400)
                .body("errors.pointer", contains("/scores"));
        desk.callback(callback).body("status", equalTo("DUE"));
    }

    @Test
    void a_new_matter_becomes_a_ticket_of_the_owners_own() {
        var other = estate.anotherHouse();
        answer(callback, 5, "'newMatter': {'description': '楼道灯不亮', 'houseId': '%s'}".formatted(other))
                .statusCode(422)
                .body("errors.pointer", contains("/newMatter/houseId"));
        var raised = answer(callback, 5, "'newMatter': {'description': '楼道灯不亮'}")
                .statusCode(200)
                .extract()
                .<String>path("newTicketId");

        me.get("/v1/tickets/" + raised)
                .statusCode(200)
                .body("description", equalTo("楼道灯不亮"))
                .body("reporter.ownerId", equalTo(owner.toString()))
                .body("originTicketId", equalTo(ticket.toString()));
        estate.ticket(UUID.fromString(raised))
                .body("channel", equalTo("CALLBACK"))
                .body("originCallbackId", equalTo(callback.toString()));
    }

    @Test
    void whoever_sold_the_house_still_answers_for_what_they_reported_and_raises_nothing_new_there() {
        var seller = estate.owner("NEUTRAL");
        var house = estate.anotherHouse();
        estate.movesIn(seller, house, "2020-01-01", "2025-06-06");
        var sold = estate.reported("REPAIR", "PLUMBING", reportedBy(seller, house));
        estate.resolved(sold);
        var asked = desk.owedOn(sold);
        TestClock.set("2025-06-07T00:00");
        estate.movesIn(estate.owner("NEUTRAL"), house, "2025-06-07", null);
        me = estate.signedIn(seller);

        me.get("/v1/me").body("houseIds", empty());
        me.get("/v1/callbacks").body("items.id", contains(asked.toString()));
        answer(asked, 4, "'newMatter': '阳台漏水'").statusCode(422).body("errors.pointer", contains("/newMatter/houseId"));
        answer(asked, 4, "").statusCode(200);
        me.get("/v1/tickets/" + sold).body("status", equalTo("CLOSED"));
    }

    @Test
    void a_session_that_has_ended_answers_nothing() {
        me.post("/v1/owner-sessions/end").statusCode(200);

        me.get("/v1/callbacks").statusCode(401);
        answer(callback, 5, "").statusCode(401);
        var token = estate.signedIn(owner).key();
        Api.withKey(token.substring(0, token.length() - 1)).get("/v1/callbacks").statusCode(401);
        desk.callback(callback).body("status", equalTo("DUE"));
    }

    @Test
    void whoever_was_erased_has_no_session_and_the_words_they_wrote_are_gone() {
        answer(callback, 5, "'comment': '师傅很好'").statusCode(200);
        estate.erased(owner);

        me.get("/v1/callbacks").statusCode(401);
        desk.callback(callback)
                .body("comment", nullValue())
                .body("scores.overall", equalTo(5))
                .body("answeredByOwner", equalTo(true));
    }

    private Answer answer(UUID id, int overall, String fields) {
        var more = fields.isEmpty() ? "" : ", " + fields;
        return me.post(
                "/v1/callbacks/" + id + "/complete", CallbackDesk.completion(overall, "'method': 'WECHAT'" + more));
    }

    private UUID resolvedFor(UUID reporter) {
        return resolved(estate.reported("REPAIR", "PLUMBING", reportedBy(reporter, estate.house())));
    }

    private UUID resolved(UUID reported) {
        estate.resolved(reported);
        return reported;
    }

    private static String reportedBy(UUID reporter, UUID house) {
        return "'houseId': '%s', 'reporter': {'ownerId': '%s', 'anonymous': false}".formatted(house, reporter);
    }

    /** The answer without what differs from request to request. */
    private static String told(Answer answer, UUID about) {
        return answer.extract()
                .asString()
                .replaceAll("\"requestId\":\"[^\"]*\"", "")
                .replace(about.toString(), "");
    }
}
