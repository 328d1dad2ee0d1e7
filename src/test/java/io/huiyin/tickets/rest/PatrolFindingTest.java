package io.huiyin.tickets.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What patrols find (巡查问题). The clock stands at Friday 2025-06-06 15:00 and moves only where a test moves it. */
@QuarkusTest
class PatrolFindingTest {

    private static final String RESOLUTIONS = "timers.findAll { it.metric == 'RESOLUTION' }";
    private static final String RECHECKS = "timers.findAll { it.metric == 'RECHECK' }";

    @Inject
    StatementCounter statements;

    @Inject
    Database database;

    private SmallEstate estate;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("SLA-07")
    void what_a_patrol_finds_is_to_be_looked_at_again_within_two_days_of_the_finding() {
        TestClock.set("2025-06-06T17:00");

        estate.report(
                        "PUBLIC_FACILITY",
                        "CORRIDOR_LIGHT",
                        "'houseId': '%s', 'channel': 'PATROL', 'reportedAt': '2025-06-06T07:00:00Z'"
                                .formatted(estate.house()))
                .statusCode(201)
                .body("timers.metric", hasItem("FIRST_RESPONSE"))
                .body(RECHECKS, hasSize(1))
                .body(RECHECKS + "[0].status", equalTo("RUNNING"))
                .body(RECHECKS + "[0].target.clockTime", equalTo("PT48H"))
                .body(RECHECKS + "[0].startedAt", equalTo("2025-06-06T07:00:00Z"))
                .body(RECHECKS + "[0].dueAt", equalTo("2025-06-08T07:00:00Z"))
                .body("recheck", nullValue());
        estate.report("PUBLIC_FACILITY", "CORRIDOR_LIGHT", "")
                .statusCode(201)
                .body("timers.metric", not(hasItem("RECHECK")));
    }

    @Test
    @Rule("SLA-07")
    void a_finding_that_nobody_looked_at_again_in_time_is_a_breach_though_it_was_reported_as_done() {
        var id = finding();
        estate.resolved(id);
        estate.done(id, "close", "{}")
                .body("status", equalTo("CLOSED"))
                .body(RECHECKS + ".status", contains("RUNNING"));

        TestClock.set("2025-06-08T15:01");
        estate.api().post("/v1/jobs/sla-sweep/run", "{}").statusCode(200);
        estate.ticket(id)
                .body(RECHECKS + ".status", contains("BREACHED"))
                .body(RECHECKS + "[0].breachedAt", equalTo("2025-06-08T07:00:00Z"));

        estate.done(id, "recheck", "{'settled': true, 'note': '灯已亮'}")
                .body("status", equalTo("CLOSED"))
                .body("recheck.settled", equalTo(true))
                .body("recheck.at", equalTo("2025-06-08T07:01:00Z"))
                .body(RECHECKS + ".status", contains("BREACHED"))
                .body(RECHECKS + "[0].metAt", equalTo("2025-06-08T07:01:00Z"))
                .body(RECHECKS + "[0].overrunSeconds", equalTo(60));
    }

    @Test
    @Rule("SLA-07")
    void a_finding_that_is_not_settled_is_followed_from_re_check_to_re_check_until_it_is() {
        var id = finding();
        TestClock.set("2025-06-07T10:00");

        estate.done(id, "recheck", "{'settled': false, 'note': '灯仍不亮'}")
                .body("status", equalTo("ASSIGNED"))
                .body("recheck.settled", equalTo(false))
                .body(RECHECKS + ".status", contains("MET", "RUNNING"))
                .body(RECHECKS + ".startedAt", contains("2025-06-06T07:00:00Z", "2025-06-07T02:00:00Z"))
                .body(RECHECKS + "[1].dueAt", equalTo("2025-06-09T02:00:00Z"));
        TestClock.set("2025-06-09T12:00");
        estate.done(id, "recheck", "{'settled': false}")
                .body(RECHECKS + ".status", contains("MET", "BREACHED", "RUNNING"))
                .body(RECHECKS + "[2].dueAt", equalTo("2025-06-11T04:00:00Z"));
        TestClock.set("2025-06-10T12:00");
        estate.done(id, "recheck", "{'settled': true}")
                .body("recheck.settled", equalTo(true))
                .body(RECHECKS + ".status", contains("MET", "BREACHED", "MET"));

        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items.action", contains("open", "recheck", "recheck", "recheck"))
                .body("items[1].text", equalTo("灯仍不亮"))
                .body("items[1].visibleToOwner", equalTo(false))
                .body("items[2].changes.field", contains("recheckSettled"))
                .body("items[3].changes[0].before", equalTo("false"))
                .body("items[3].changes[0].after", equalTo("true"));
    }

    @Test
    @Rule("SLA-07")
    void a_slip_of_an_earlier_re_check_takes_the_breach_back_and_leaves_the_next_one_owed() {
        var id = finding();
        TestClock.set("2025-06-09T10:00");
        estate.done(id, "recheck", "{'settled': false}").body(RECHECKS + ".status", contains("BREACHED", "RUNNING"));

        estate.done(id, "recheck", "{'settled': true, 'at': '2025-06-07T02:00:00Z'}")
                .body("recheck.settled", equalTo(false))
                .body("recheck.at", equalTo("2025-06-09T02:00:00Z"))
                .body(RECHECKS + ".status", contains("MET", "RUNNING"))
                .body(RECHECKS + "[0].metAt", equalTo("2025-06-07T02:00:00Z"))
                .body(RECHECKS + "[0].breachedAt", equalTo("2025-06-08T07:00:00Z"))
                .body(RECHECKS + "[1].metAt", nullValue());
    }

    @Test
    @Rule("SLA-07")
    void a_finding_that_comes_back_as_rework_is_to_be_looked_at_again() {
        var settled = finding();
        var open = finding();
        estate.resolved(settled);
        estate.resolved(open);
        estate.done(settled, "recheck", "{'settled': true}");
        TestClock.set("2025-06-07T09:00");

        estate.done(settled, "reopen", "{'reason': '又不亮了'}")
                .body(RECHECKS + ".status", contains("MET", "RUNNING"))
                .body(RECHECKS + "[1].dueAt", equalTo("2025-06-09T01:00:00Z"));
        estate.done(open, "reopen", "{'reason': '又不亮了'}")
                .body(RECHECKS + ".status", contains("RUNNING"))
                .body(RECHECKS + "[0].dueAt", equalTo("2025-06-08T07:00:00Z"));
    }

    @Test
    @Rule("SLA-07")
    void a_finding_that_was_none_is_not_re_checked() {
        var id = finding();

        estate.done(id, "cancel", "{'reason': '误报'}").body(RECHECKS + ".status", contains("CANCELLED"));

        estate.act(id, "recheck", "{'settled': true}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/ticket-transition-not-allowed"))
                .body("ticketStatus", equalTo("CANCELLED"))
                .body("action", equalTo("recheck"));
    }

    @Test
    @Rule("SLA-07")
    void what_came_by_another_channel_is_not_re_checked() {
        var id = estate.repair();

        estate.act(id, "recheck", "{'settled': true}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/ticket-transition-not-allowed"))
                .body("ticketStatus", equalTo("ASSIGNED"))
                .body("channel", equalTo("PHONE"))
                .body("allowedActions", hasItem("accept"));
        estate.ticket(id).body("version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                                    | 400 | /settled
            {'note': '已看'}                                       | 400 | /settled
            {'settled': 'yes'}                                    | 400 | /settled
            {'settled': true, 'outcome': 'RESOLVED'}              | 400 | /outcome
            {'settled': true, 'at': 'yesterday'}                  | 400 | /at
            {'settled': true, 'at': '2025-06-06T06:59:59Z'}       | 422 | /at
            {'settled': true, 'at': '2025-06-06T07:00:01Z'}       | 422 | /at
            """)
    void a_re_check_that_cannot_be_names_the_field(String body, int status, String pointer) {
        var id = finding();

        estate.act(id, "recheck", body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
        estate.ticket(id).body("version", equalTo(1)).body("recheck", nullValue());
    }

    @Test
    void a_note_on_a_re_check_is_bounded() {
        var id = finding();

        estate.act(id, "recheck", "{'settled': true, 'note': '%s'}", "长".repeat(2001))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/note"));
        estate.done(id, "recheck", "{'settled': true, 'note': '%s'}", "长".repeat(2000));
    }

    @Test
    void a_re_check_needs_the_right_to_write() {
        var id = finding();
        var reader = Api.scoped(List.of("tickets:read"), estate.community());

        reader.post("/v1/tickets/" + id + "/recheck", "{'settled': true}").statusCode(403);
        Api.scoped(List.of("tickets:write"), Api.admin().community())
                .post("/v1/tickets/" + id + "/recheck", "{'settled': true}")
                .statusCode(404);
    }

    @Test
    void of_two_who_re_check_what_they_have_seen_one_is_too_late() throws Exception {
        var id = finding();
        var tag = estate.ticket(id).extract().header("ETag");
        Callable<Integer> recheck = () -> estate.api()
                .request()
                .header("If-Match", tag)
                .body(Api.json("{'settled': false}"))
                .post("/v1/tickets/" + id + "/recheck")
                .statusCode();

        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = pool.invokeAll(List.of(recheck, recheck)).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 412);
        }
        estate.ticket(id).body(RECHECKS, hasSize(2));
    }

    @Test
    void the_event_log_tells_of_a_re_check_without_what_was_written() {
        var id = finding();
        estate.done(id, "recheck", "{'settled': false, 'note': '秘密备注'}");
        var events = "items.findAll { it.type == 'io.huiyin.ticket.rechecked' }";

        var feed = Api.scoped(List.of("events:read"), estate.community())
                .get("/v1/events?limit=200")
                .body(events + ".subject", contains("ticket/" + id))
                .body(events + "[0].data.settled", equalTo(false));

        assertThat(feed.extract().asString()).doesNotContain("秘密");
    }

    @Test
    @Rule("SLA-08")
    void what_a_patrol_finds_is_to_be_done_before_the_next_weekly_patrol() {
        TestClock.set("2025-06-06T17:00");
        var id = estate.reported(
                "PUBLIC_FACILITY",
                "CORRIDOR_LIGHT",
                "'houseId': '%s', 'channel': 'PATROL', 'reportedAt': '2025-06-06T07:00:00Z'".formatted(estate.house()));
        estate.ticket(id)
                .body(RESOLUTIONS + ".status", contains("RUNNING"))
                .body(RESOLUTIONS + "[0].startedAt", equalTo("2025-06-06T07:00:00Z"))
                .body(RESOLUTIONS + "[0].target.clockTime", equalTo("PT168H"))
                .body(RESOLUTIONS + "[0].dueAt", equalTo("2025-06-13T07:00:00Z"));

        TestClock.set("2025-06-09T09:00");
        estate.done(id, "accept", "{}")
                .body(RESOLUTIONS + ".startedAt", contains("2025-06-06T07:00:00Z"))
                .body(RESOLUTIONS + ".dueAt", contains("2025-06-13T07:00:00Z"));
        TestClock.set("2025-06-13T15:00");
        estate.done(id, "resolve", "{'outcome': 'RESOLVED', 'result': '已更换'}")
                .body(RESOLUTIONS + ".status", contains("MET"));
    }

    @Test
    @Rule("SLA-08")
    void a_finding_that_outlasts_the_week_is_a_breach_even_if_nobody_took_it_on() {
        var id = finding();
        TestClock.set("2025-06-13T15:01");
        estate.api().post("/v1/jobs/sla-sweep/run", "{}").statusCode(200);

        estate.ticket(id)
                .body("status", equalTo("ASSIGNED"))
                .body(RESOLUTIONS + ".status", contains("BREACHED"))
                .body(RESOLUTIONS + "[0].breachedAt", equalTo("2025-06-13T07:00:00Z"));
        estate.api()
                .get("/v1/sla-timers?metric=RESOLUTION&status=BREACHED&communityId=" + estate.community())
                .body("items.subject.id", contains(id.toString()));
        estate.done(id, "accept", "{}").body(RESOLUTIONS + ".status", contains("BREACHED"));
    }

    @Test
    @Rule("SLA-08")
    void for_what_came_by_another_channel_the_week_does_not_run() {
        var id = estate.reported("PUBLIC_FACILITY", "CORRIDOR_LIGHT", "'houseId': '%s'".formatted(estate.house()));

        estate.ticket(id).body("timers.metric", contains("FIRST_RESPONSE"));
        estate.done(id, "accept", "{}").body("timers.metric", contains("FIRST_RESPONSE"));
    }

    @Test
    @Rule("SLA-08")
    void a_line_of_the_companys_own_table_goes_before_the_week_and_runs_from_the_finding_too() {
        estate.api()
                .create(
                        "/v1/sla-policies",
                        "{'communityId': '%s', 'metric': 'RESOLUTION', 'category': 'CORRIDOR_LIGHT', 'target': {'clockTime': 'PT8H'}}",
                        estate.community());

        estate.ticket(finding())
                .body(RESOLUTIONS + ".dueAt", contains("2025-06-06T15:00:00Z"))
                .body(RECHECKS + ".dueAt", contains("2025-06-08T07:00:00Z"));
    }

    @Test
    void the_week_stands_still_while_a_finding_waits_and_begins_anew_with_rework() {
        var id = finding();
        estate.done(id, "accept", "{}");
        estate.done(id, "pause", "{'reason': '等待配件'}").body(RESOLUTIONS + ".status", contains("PAUSED"));
        TestClock.set("2025-06-07T15:00");
        estate.done(id, "resume", "{}").body(RESOLUTIONS + ".dueAt", contains("2025-06-14T07:00:00Z"));
        estate.done(id, "resolve", "{'outcome': 'RESOLVED', 'result': '已更换'}");

        TestClock.set("2025-06-08T15:00");
        estate.done(id, "reopen", "{'reason': '又不亮了'}")
                .body(RESOLUTIONS + ".status", contains("MET", "RUNNING"))
                .body(RESOLUTIONS + "[1].dueAt", equalTo("2025-06-15T07:00:00Z"));
    }

    @Test
    @Rule("SLA-08")
    void the_weekly_list_has_what_patrols_found_and_nothing_else() {
        var first = finding();
        estate.repair();
        var second = finding();
        estate.complaint("VERBAL");
        estate.dispatched(second);

        findings("").body("items.id", contains(second.toString(), first.toString()));
        findings("&status=ASSIGNED").body("items.id", contains(first.toString()));
        findings("&kind=COMPLAINT").body("items", hasSize(0));
        findings("&limit=1").body("items.id", contains(second.toString())).body("nextCursor", not(nullValue()));
        statements.restart();
        findings("&limit=200").body("items", hasSize(2)).body("items.timers", everyItem(hasSize(3)));
        assertThat(statements.statements()).hasSize(2);
    }

    @Test
    @Rule("SLA-08")
    void communities_that_are_there_already_are_given_the_week_as_new_ones_are() throws IOException {
        var path = "/v1/sla-policies?metric=RESOLUTION&communityId=" + estate.community();
        var asNew = estate.api().get(path).body("items", hasSize(1)).extract().jsonPath();
        estate.api()
                .delete("/v1/sla-policies/" + asNew.getString("items[0].id"), "\"1\"")
                .statusCode(204);
        var migration = Files.readString(
                Path.of("src/main/resources/db/migration/V053__add_default_policy_for_patrol_findings.sql"));

        database.in(Caller.job("test", estate.community()), () -> {
            database.handle().execute(migration.strip().replaceAll(";$", ""));
        });

        var given = estate.api().get(path).body("items", hasSize(1)).extract().jsonPath();
        for (var field : List.of("name", "metric", "channel", "target", "ladder", "version")) {
            assertThat(given.<Object>get("items[0]." + field)).isEqualTo(asNew.get("items[0]." + field));
        }
        assertThat(UUID.fromString(given.getString("items[0].id")).version()).isEqualTo(7);
        estate.ticket(finding()).body(RESOLUTIONS + ".dueAt", contains("2025-06-13T07:00:00Z"));
    }

    @Test
    void a_finding_is_opened_with_all_its_timers_in_at_most_twelve_statements() {
        var body = Api.json(
                "{'communityId': '%s', 'houseId': '%s', 'kind': 'COMPLAINT', 'category': 'HYGIENE', 'channel': 'PATROL',"
                        + " 'medium': 'VERBAL', 'description': '楼道垃圾', 'receivedBy': '%s',"
                        + " 'reporter': {'name': '林女士', 'phone': '13812345678', 'anonymous': false}}",
                estate.community(), estate.house(), estate.receptionist());
        statements.restart();

        estate.api()
                .request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("timers.metric", containsInAnyOrder("FIRST_RESPONSE", "REPLY", "RECHECK", "RESOLUTION"));

        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(12);
        assertThat(statements.statements())
                .as("the policies are read once, however many timers start")
                .filteredOn(sql -> sql.contains("sla_policy"))
                .hasSize(1);
    }

    private Answer findings(String query) {
        return estate.api()
                .get("/v1/tickets?channel=PATROL&communityId=" + estate.community() + query)
                .statusCode(200);
    }

    /** A light in a corridor that a patrol found dark, ASSIGNED to the steward; it owes no callback. */
    private UUID finding() {
        return estate.reported(
                "PUBLIC_FACILITY", "CORRIDOR_LIGHT", "'houseId': '%s', 'channel': 'PATROL'".formatted(estate.house()));
    }
}
