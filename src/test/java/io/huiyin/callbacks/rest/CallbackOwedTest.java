package io.huiyin.callbacks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tickets owe a callback, by when, and who owes it. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class CallbackOwedTest {

    private SmallEstate estate;
    private CallbackDesk desk;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        desk = new CallbackDesk(estate);
    }

    @Test
    @Rule({"CBK-07", "CBK-09"})
    void a_callback_is_there_when_resolve_answers_and_is_due_on_the_next_working_day() {
        var ticket = estate.repair();

        estate.resolved(ticket).body("status", equalTo("RESOLVED")).body("owed", contains("CALLBACK"));

        var number = estate.ticket(ticket).extract().path("number");
        var callback = desk.owedOn(ticket);
        desk.callback(callback)
                .body("ticketId", equalTo(ticket.toString()))
                .body("ticketNumber", equalTo(number))
                .body("communityId", equalTo(estate.community().toString()))
                .body("kind", equalTo("REPAIR"))
                .body("status", equalTo("DUE"))
                .body("round", equalTo(1))
                .body("owedAt", equalTo("2025-06-06T07:00:00Z"))
                .body("dueAt", equalTo("2025-06-09T12:00:00Z"))
                .body("attempts", equalTo(0))
                .body("attemptLog", empty())
                .body("scores", nullValue())
                .body("allowedActions", contains("attempt", "complete", "exempt", "assign"));
        desk.timers()
                .body("items.subject.id", contains(callback.toString()))
                .body("items.subject.type", contains("callback"))
                .body("items.status", contains("RUNNING"))
                .body("items.dueAt", contains("2025-06-09T12:00:00Z"));
    }

    @ParameterizedTest
    @Rule({"CBK-01", "CBK-07"})
    @CsvSource({
        "COMPLAINT,         HYGIENE,      RESOLVED,  COMPLAINT",
        "COMPLAINT,         HYGIENE,      DECLINED,  COMPLAINT",
        "COMPLAINT,         HYGIENE,      EXPLAINED, COMPLAINT",
        "REPAIR,            PLUMBING,     RESOLVED,  REPAIR",
        "REPAIR,            PLUMBING,     DECLINED,  REPAIR",
        "LEGACY_DEFECT,     WINDOW,       RESOLVED,  REPAIR",
    })
    void complaints_and_repairs_owe_one_whatever_came_of_them(
            String kind, String category, String outcome, String callbackKind) {
        var ticket = resolved(kind, category, outcome);

        desk.callback(desk.owedOn(ticket)).body("kind", equalTo(callbackKind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLIC_FACILITY", "INQUIRY", "SUGGESTION", "HELP", "SERVICE_REQUEST", "ERRAND"})
    void whatever_else_there_is_owes_none(String kind) {
        var ticket = resolved(kind, "OTHER", "RESOLVED");

        assertThat(desk.of(ticket)).isEmpty();
        estate.done(ticket, "close", "{}").body("status", equalTo("CLOSED"));
    }

    @Test
    @Rule("CBK-14")
    void who_left_no_name_is_not_asked_and_the_result_stands_on_the_ticket() {
        var ticket = estate.reported("COMPLAINT", "HYGIENE", "'reporter': {'anonymous': true}");
        estate.dispatched(ticket);

        estate.act(ticket, "resolve", "{'outcome': 'RESOLVED', 'rootCause': '排班', 'liableDepartment': '环境部'}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/result"));
        estate.done(
                        ticket,
                        "resolve",
                        "{'outcome': 'RESOLVED', 'result': '已清理', 'rootCause': '排班', 'liableDepartment': '环境部'}")
                .body("owed", empty());

        assertThat(desk.of(ticket)).isEmpty();
        estate.done(ticket, "close", "{}").body("status", equalTo("CLOSED")).body("result", equalTo("已清理"));
    }

    @Test
    void repairs_of_public_areas_owe_one_where_the_community_wants_it() {
        var settings = "/v1/callback-settings/" + estate.community();
        estate.api().put(settings, "\"0\"", "{'publicFacilities': true}").statusCode(200);

        var ticket = resolved("PUBLIC_FACILITY", "LIFT", "RESOLVED");

        desk.callback(desk.owedOn(ticket)).body("kind", equalTo("REPAIR"));
        estate.api()
                .put(settings, "\"1\"", "{'publicFacilities': false}")
                .statusCode(200)
                .header("ETag", "\"2\"");
        assertThat(desk.of(resolved("PUBLIC_FACILITY", "LIFT", "RESOLVED"))).isEmpty();
    }

    @Test
    void settings_are_changed_by_whoever_has_read_them() {
        var settings = "/v1/callback-settings/" + estate.community();

        estate.api().get(settings).statusCode(200).header("ETag", "\"0\"").body("publicFacilities", equalTo(false));
        estate.api().put(settings, "\"7\"", "{'publicFacilities': true}").statusCode(412);
        estate.api()
                .request()
                .body(Api.json("{'publicFacilities': true}"))
                .put(settings)
                .then()
                .statusCode(428);
        estate.api().put(settings, "\"0\"", "{'publicFacilities': null}").statusCode(400);
        estate.api().get("/v1/callback-settings/" + UUID.randomUUID()).statusCode(404);
        Api.scoped(List.of("callbacks:read"), estate.api().community())
                .get(settings)
                .statusCode(404);
    }

    @Test
    void the_answer_of_a_slip_that_is_entered_afterwards_owes_it_from_its_own_time_on() {
        var ticket = estate.reported(
                "REPAIR",
                "PLUMBING",
                "'houseId': '%s', 'reportedAt': '2025-06-03T01:00:00Z'".formatted(estate.house()));
        estate.done(ticket, "accept", "{'at': '2025-06-03T02:00:00Z'}");
        estate.done(ticket, "resolve", "{'outcome': 'RESOLVED', 'result': '已修好', 'at': '2025-06-03T03:00:00Z'}");

        desk.callback(desk.owedOn(ticket))
                .body("owedAt", equalTo("2025-06-03T03:00:00Z"))
                .body("dueAt", equalTo("2025-06-04T12:00:00Z"));
    }

    @Test
    void a_policy_of_the_community_decides_by_when() {
        estate.api()
                .post(
                        "/v1/sla-policies",
                        "{'communityId': '%s', 'metric': 'CALLBACK', 'name': '急修回访', 'kind': 'REPAIR', 'priority': 'URGENT',"
                                + " 'target': {'clockTime': 'PT2H'}}",
                        estate.community())
                .statusCode(201);
        var urgent = estate.reported(
                "REPAIR", "PLUMBING", "'houseId': '%s', 'priority': 'URGENT'".formatted(estate.house()));
        estate.resolved(urgent);
        var normal = estate.repair();
        estate.resolved(normal);

        desk.callback(desk.owedOn(urgent)).body("dueAt", equalTo("2025-06-06T09:00:00Z"));
        desk.callback(desk.owedOn(normal)).body("dueAt", equalTo("2025-06-09T12:00:00Z"));
    }

    @Test
    void without_any_policy_it_is_due_on_the_next_working_day_all_the_same() {
        var policies = estate.api()
                .get("/v1/sla-policies?communityId=" + estate.community())
                .extract()
                .jsonPath();
        String id = policies.get("items.find { it.metric == 'CALLBACK' }.id");
        estate.api().delete("/v1/sla-policies/" + id, "\"1\"").statusCode(204);

        var ticket = estate.repair();
        estate.resolved(ticket);
        var callback = desk.owedOn(ticket);

        desk.callback(callback).body("dueAt", equalTo("2025-06-09T12:00:00Z"));
        desk.timers().body("items", empty());
        desk.complete(callback, 5).statusCode(200);
    }

    @Test
    void a_promise_that_is_changed_on_purpose_changes_the_queue() {
        var ticket = estate.repair();
        estate.resolved(ticket);
        var callback = desk.owedOn(ticket);
        String timer = desk.timers().extract().path("items[0].id");

        estate.api()
                .post("/v1/sla-timers/" + timer + "/retarget", "{'target': {'workingDays': 3}, 'reason': '业主出差'}")
                .statusCode(200);

        desk.callback(callback).body("dueAt", equalTo("2025-06-11T12:00:00Z"));
    }

    @Test
    void who_was_asked_first_owes_it_and_the_supervisor_answers_for_it() {
        var supervisor = estate.staff("CS_SUPERVISOR");
        var ticket = estate.reported(
                "REPAIR",
                "PLUMBING",
                "'houseId': '%s', 'receivedBy': '%s'".formatted(estate.house(), estate.receptionist()));
        estate.resolved(ticket);

        desk.callback(desk.owedOn(ticket))
                .body("assigneeId", equalTo(estate.receptionist().toString()))
                .body("accountableId", equalTo(supervisor.toString()));
    }

    @Test
    void somebody_of_customer_service_owes_it_where_another_department_was_asked_first() {
        var ticket = estate.reported(
                "REPAIR",
                "PLUMBING",
                "'houseId': '%s', 'receivedBy': '%s'".formatted(estate.house(), estate.engineer()));
        estate.resolved(ticket);

        desk.callback(desk.owedOn(ticket))
                .body("assigneeId", equalTo(estate.steward().toString()))
                .body("accountableId", nullValue());
    }

    @Test
    void what_is_owed_stands_in_the_log_with_nothing_personal() {
        var ticket = estate.repair();
        estate.resolved(ticket);
        var callback = desk.owedOn(ticket);

        estate.api()
                .get("/v1/events?limit=200&communityId=" + estate.community())
                .body("items.type", hasItem("io.huiyin.callback.owed"))
                .body("items.find { it.type == 'io.huiyin.callback.owed' }.data.ticketId", equalTo(ticket.toString()))
                .body("items.find { it.type == 'io.huiyin.callback.owed' }.subject", equalTo("callback/" + callback));
    }

    private UUID resolved(String kind, String category, String outcome) {
        var ticket = estate.reported(kind, category, "'houseId': '%s'".formatted(estate.house()));
        estate.dispatched(ticket);
        estate.done(
                ticket,
                "resolve",
                "{'outcome': '%s', 'result': '处理完毕', 'rootCause': '老化', 'liableDepartment': '工程部'}",
                outcome);
        return ticket;
    }
}
