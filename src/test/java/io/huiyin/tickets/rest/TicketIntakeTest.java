package io.huiyin.tickets.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How matters are taken in. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class TicketIntakeTest {

    @Inject
    StatementCounter statements;

    private SmallEstate estate;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
    }

    @Test
    @Rule({"TIN-01", "TIN-04", "STW-04", "CMP-09"})
    void a_matter_is_registered_numbered_routed_and_timed_at_once() {
        estate.report(
                        "REPAIR",
                        "PLUMBING",
                        "'houseId': '%s', 'title': '厨房漏水', 'relatedItems': '楼下 201 也受影响', 'relayTo': '工程部值班'"
                                .formatted(estate.house()))
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.containsString("/v1/tickets/"))
                .body("number", equalTo("GD-20250606-000001"))
                .body("status", equalTo("ASSIGNED"))
                .body("steward.id", equalTo(estate.steward().toString()))
                .body("assignee.id", equalTo(estate.steward().toString()))
                .body("firstReceiver.id", equalTo(estate.steward().toString()))
                .body("handler.name", equalTo("管家甲"))
                .body("handler.department", equalTo("客户服务部"))
                .body("handler.phone", startsWith("0755-8234"))
                .body("houseId", equalTo(estate.house().toString()))
                .body("reportedAt", equalTo("2025-06-06T07:00:00Z"))
                .body("reporter.name", equalTo("林女士"))
                .body("reporter.phone", equalTo("138****5678"))
                .body("relatedItems", equalTo("楼下 201 也受影响"))
                .body("relayTo", equalTo("工程部值班"))
                .body("reworkCount", equalTo(0))
                .body("timers.metric", contains("FIRST_RESPONSE"))
                .body("timers[0].dueAt", equalTo("2025-06-07T07:00:00Z"))
                .body("allowedActions", contains("assign", "accept", "reject", "cancel", "reply", "escalate"));
    }

    @ParameterizedTest
    @Rule("TIN-02")
    @ValueSource(
            strings = {
                "COUNTER",
                "PHONE",
                "LETTER",
                "ONLINE",
                "APP",
                "WECHAT",
                "CONTROL_CENTRE",
                "PATROL",
                "VISIT",
                "RECEPTION_POINT",
                "FORUM",
                "CALLBACK"
            })
    void every_channel_is_taken(String channel) {
        estate.report("INQUIRY", "OTHER", "'channel': '%s'".formatted(channel))
                .statusCode(201)
                .body("channel", equalTo(channel));
    }

    @ParameterizedTest
    @Rule({"TIN-03", "REP-01"})
    @ValueSource(
            strings = {
                "REPAIR",
                "PUBLIC_FACILITY",
                "COMPLAINT",
                "INQUIRY",
                "SUGGESTION",
                "HELP",
                "SERVICE_REQUEST",
                "ERRAND",
                "LEGACY_DEFECT"
            })
    void every_kind_is_taken_and_told_apart(String kind) {
        estate.report(kind, "OTHER", "'houseId': '%s'".formatted(estate.house()))
                .statusCode(201);

        estate.api()
                .get("/v1/tickets?communityId=" + estate.community() + "&kind=" + kind)
                .body("items.kind", contains(kind));
    }

    @Test
    @Rule("TIN-07")
    void a_matter_is_taken_at_any_hour_of_the_day() {
        for (var hour : List.of("2025-06-07T03:12", "2025-06-08T23:59", "2025-10-01T00:00")) {
            TestClock.set(hour);
            estate.report("HELP", "OTHER", "").statusCode(201);
        }
    }

    @Test
    @Rule({"TIN-05", "SLA-02", "SLA-03"})
    void spoken_or_written_decides_by_when_a_complaint_is_answered() {
        estate.report("COMPLAINT", "HYGIENE", "'medium': 'VERBAL'")
                .statusCode(201)
                .body("timers.find { it.metric == 'REPLY' }.dueAt", equalTo("2025-06-09T12:00:00Z"));
        estate.report("COMPLAINT", "HYGIENE", "'medium': 'WRITTEN', 'channel': 'LETTER'")
                .statusCode(201)
                .body("timers.find { it.metric == 'REPLY' }.dueAt", equalTo("2025-06-11T12:00:00Z"));
        estate.api()
                .post(
                        "/v1/tickets",
                        "{'communityId': '%s', 'kind': 'COMPLAINT', 'category': 'HYGIENE', 'channel': 'PHONE',"
                                + " 'description': 'x', 'reporter': {'anonymous': true}}",
                        estate.community())
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/medium"));
    }

    @Test
    @Rule("TIN-06")
    void an_anonymous_complaint_is_taken_and_owes_nobody_a_reply() {
        estate.report("COMPLAINT", "PARKING", "'reporter': {'anonymous': true}")
                .statusCode(201)
                .body("reporter.anonymous", equalTo(true))
                .body("reporter.phone", nullValue())
                .body("timers.metric", contains("FIRST_RESPONSE"));
    }

    @ParameterizedTest
    @Rule("TIN-06")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'anonymous': true, 'phone': '13812345678'}              | /reporter/phone
            {'anonymous': true, 'name': '林女士'}                     | /reporter/name
            {'anonymous': true, 'ownerId': '0197a000-0000-7000-8000-000000000001'} | /reporter/ownerId
            {'anonymous': false}                                     | /reporter/phone
            {'name': '林女士'}                                        | /reporter/phone
            {'phone': '12', 'anonymous': false}                      | /reporter/phone
            """)
    void a_reporter_is_anonymous_or_can_be_reached(String reporter, String pointer) {
        estate.report("COMPLAINT", "PARKING", "'reporter': " + reporter)
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            REPAIR    | PLUMBING  |                                          | 422 | /houseId
            REPAIR    | SECURITY  | 'houseId': '$HOUSE'                      | 422 | /category
            COMPLAINT | PLUMBING  |                                          | 422 | /category
            INQUIRY   | NONE_SUCH |                                          | 422 | /category
            INQUIRY   | OTHER     | 'reportedAt': '2025-06-06T07:00:01Z'     | 422 | /reportedAt
            INQUIRY   | OTHER     | 'houseId': '$UNKNOWN'                    | 422 | /houseId
            INQUIRY   | OTHER     | 'receivedBy': '$UNKNOWN'                 | 422 | /receivedBy
            INQUIRY   | OTHER     | 'repeatOf': '$UNKNOWN'                   | 422 | /repeatOf
            INQUIRY   | OTHER     | 'complaintClass': 'VENT'                 | 422 | /complaintClass
            INQUIRY   | OTHER     | 'appointmentAt': '2025-06-06T06:00:00Z'  | 422 | /appointmentAt
            INQUIRY   | OTHER     | 'description': ' '                       | 400 | /description
            INQUIRY   | OTHER     | 'channel': 'PIGEON'                      | 400 | /channel
            WISH      | OTHER     |                                          | 400 | /kind
            """)
    void what_does_not_fit_together_is_refused(
            String kind, String category, String fields, int status, String pointer) {
        var filled = (fields == null ? "" : fields)
                .replace("$HOUSE", estate.house().toString())
                .replace("$UNKNOWN", UUID.randomUUID().toString());

        estate.report(kind, category, filled).statusCode(status).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void nothing_of_another_community_can_be_named() {
        var other = SmallEstate.build();

        estate.report("INQUIRY", "OTHER", "'houseId': '%s'".formatted(other.house()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/houseId"));
        estate.report("INQUIRY", "OTHER", "'receivedBy': '%s'".formatted(other.receptionist()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/receivedBy"));
        estate.report("INQUIRY", "OTHER", "'repeatOf': '%s'".formatted(other.repair()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/repeatOf"));
    }

    @Test
    @Rule({"ESC-01", "ESC-02"})
    void the_first_receiver_is_who_received_it_else_who_acts_else_the_steward_else_the_first_assignee() {
        estate.report(
                        "HELP",
                        "OTHER",
                        "'houseId': '%s', 'receivedBy': '%s'".formatted(estate.house(), estate.receptionist()))
                .statusCode(201)
                .body("firstReceiver.id", equalTo(estate.receptionist().toString()))
                .body("assignee.id", equalTo(estate.steward().toString()));
        estate.api()
                .request()
                .header("X-Acting-Staff", estate.receptionist().toString())
                .body(Api.json(
                        "{'communityId': '%s', 'kind': 'HELP', 'category': 'OTHER', 'channel': 'COUNTER', 'medium': 'VERBAL',"
                                + " 'description': '求助', 'reporter': {'phone': '13812345678'}}",
                        estate.community()))
                .post("/v1/tickets")
                .then()
                .statusCode(201)
                .body("status", equalTo("REGISTERED"))
                .body("firstReceiver.id", equalTo(estate.receptionist().toString()));

        var nobodys = estate.reported("HELP", "OTHER", "");
        estate.ticket(nobodys)
                .body("firstReceiver", nullValue())
                .body("assignee", nullValue())
                .body("status", equalTo("REGISTERED"));
        estate.done(nobodys, "assign", "{'staffId': '%s'}", estate.engineer())
                .body("firstReceiver.id", equalTo(estate.engineer().toString()));
        estate.done(nobodys, "assign", "{'staffId': '%s'}", estate.steward())
                .body("firstReceiver.id", equalTo(estate.engineer().toString()))
                .body("assignee.id", equalTo(estate.steward().toString()));
    }

    @Test
    @Rule("STW-04")
    void without_an_area_or_a_steward_it_waits_in_the_register() {
        estate.report("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(estate.houseWithoutArea()))
                .statusCode(201)
                .body("status", equalTo("REGISTERED"))
                .body("steward", nullValue())
                .body("allowedActions", contains("assign", "cancel", "reply", "escalate"));
    }

    @Test
    void a_slip_that_is_entered_afterwards_counts_from_the_report() {
        estate.report("COMPLAINT", "HYGIENE", "'reportedAt': '2025-06-05T02:00:00Z'")
                .statusCode(201)
                .body("reportedAt", equalTo("2025-06-05T02:00:00Z"))
                .body("createdAt", equalTo("2025-06-06T07:00:00Z"))
                .body("number", equalTo("GD-20250606-000001"))
                .body("timers.find { it.metric == 'FIRST_RESPONSE' }.dueAt", equalTo("2025-06-06T02:00:00Z"))
                .body("timers.find { it.metric == 'REPLY' }.dueAt", equalTo("2025-06-06T12:00:00Z"));
    }

    @Test
    @Rule({"TIN-08", "TIN-16"})
    void a_service_request_has_an_appointment_that_can_be_moved() {
        var id = estate.reported(
                "SERVICE_REQUEST",
                "APPLIANCE",
                "'houseId': '%s', 'appointmentAt': '2025-06-07T02:00:00Z'".formatted(estate.house()));

        estate.done(id, "reschedule", "{'appointmentAt': '2025-06-08T02:00:00Z', 'reason': '业主改期'}")
                .body("appointmentAt", equalTo("2025-06-08T02:00:00Z"))
                .body("status", equalTo("ASSIGNED"));

        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items[1].action", equalTo("reschedule"))
                .body("items[1].text", equalTo("业主改期"))
                .body("items[1].changes[0].before", equalTo("2025-06-07T02:00:00Z"))
                .body("items[1].changes[0].after", equalTo("2025-06-08T02:00:00Z"));
        estate.act(id, "reschedule", "{'appointmentAt': '2025-06-01T02:00:00Z'}")
                .statusCode(422);
    }

    @Test
    void the_same_house_and_category_within_the_window_is_a_repeat_and_is_escalated() {
        var first = estate.repair();
        TestClock.advance(Duration.ofDays(29));
        var second = estate.report("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(estate.house()))
                .statusCode(201)
                .body("repeatOf", equalTo(first.toString()))
                .body("escalationLevel", equalTo(1))
                .extract()
                .<String>path("id");

        estate.report("REPAIR", "ELECTRICAL", "'houseId': '%s'".formatted(estate.house()))
                .body("repeatOf", nullValue())
                .body("escalationLevel", equalTo(0));
        estate.report("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(estate.anotherHouse()))
                .body("repeatOf", nullValue());
        estate.report("INQUIRY", "OTHER", "'repeatOf': '%s'".formatted(second))
                .statusCode(201)
                .body("repeatOf", equalTo(first.toString()));
        TestClock.advance(Duration.ofDays(31));
        estate.report("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(estate.house()))
                .body("repeatOf", nullValue());
    }

    @Test
    void of_several_reports_at_once_one_is_the_first_and_the_others_repeat_it() throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(i ->
                            () -> estate.report("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(estate.house()))
                                    .statusCode(201)
                                    .extract()
                                    .<String>path("repeatOf"))
                    .toList();
            var repeated = pool.invokeAll(calls).stream()
                    .map(future -> String.valueOf(future.resultNow()))
                    .toList();

            assertThat(repeated).containsOnlyOnce("null");
            assertThat(Set.copyOf(repeated)).hasSize(2);
        }
    }

    @Test
    void what_was_cancelled_is_not_repeated() {
        estate.done(estate.repair(), "cancel", "{'reason': '误报'}");

        estate.report("REPAIR", "PLUMBING", "'houseId': '%s'".formatted(estate.house()))
                .body("repeatOf", nullValue());
    }

    @Test
    void numbers_run_by_community_and_day_without_gaps() throws Exception {
        TestClock.set("2025-06-06T23:59");
        try (var pool = Executors.newFixedThreadPool(4)) {
            var calls = IntStream.range(0, 12)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> estate.report("HELP", i % 4 == 3 ? "NONE_SUCH" : "OTHER", "")
                                    .extract()
                                    .statusCode())
                    .toList();
            assertThat(pool.invokeAll(calls).stream().map(future -> future.resultNow()))
                    .containsOnly(201, 422);
        }
        TestClock.set("2025-06-07T00:00");
        estate.report("HELP", "OTHER", "").body("number", equalTo("GD-20250607-000001"));
        SmallEstate.build().report("HELP", "OTHER", "").body("number", equalTo("GD-20250607-000001"));

        var numbers = estate.api()
                .get("/v1/tickets?communityId=" + estate.community())
                .extract()
                .jsonPath()
                .getList("items.number", String.class);
        assertThat(numbers)
                .containsExactlyInAnyOrder(
                        "GD-20250607-000001",
                        "GD-20250606-000001",
                        "GD-20250606-000002",
                        "GD-20250606-000003",
                        "GD-20250606-000004",
                        "GD-20250606-000005",
                        "GD-20250606-000006",
                        "GD-20250606-000007",
                        "GD-20250606-000008",
                        "GD-20250606-000009");
    }

    @Test
    void opening_takes_at_most_twelve_statements() {
        var body = Api.json(
                "{'communityId': '%s', 'houseId': '%s', 'kind': 'COMPLAINT', 'category': 'HYGIENE', 'channel': 'PHONE',"
                        + " 'medium': 'VERBAL', 'priority': 'NORMAL', 'description': '楼道垃圾', 'receivedBy': '%s',"
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
                .body("timers", hasSize(2));

        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(12);
        assertThat(statements.statements())
                .as("timers, events and the answer's record are among them")
                .anyMatch(sql -> sql.contains("insert into sla_timer"))
                .anyMatch(sql -> sql.contains("insert into event"))
                .anyMatch(sql -> sql.contains("insert into idempotency_record"));
    }

    @Test
    void a_reporter_from_the_archive_is_called_by_the_name_there_and_found_by_the_id() {
        var owner = estate.owner("NEUTRAL");
        var reporter = "'reporter': {'ownerId': '%s'}".formatted(owner);

        estate.report("HELP", "OTHER", reporter)
                .statusCode(201)
                .body("reporter.ownerId", equalTo(owner.toString()))
                .body("reporter.name", equalTo("陈先生"))
                .body("reporter.anonymous", equalTo(false));

        estate.api().get("/v1/tickets?ownerId=" + owner).body("items.reporter.name", contains("陈先生"));
        SmallEstate.build()
                .report("HELP", "OTHER", reporter)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reporter/ownerId"));
    }

    @Test
    @Rule("SLA-06")
    void a_dissatisfied_owner_is_responded_to_sooner() {
        estate.report("HELP", "OTHER", "'reporter': {'ownerId': '%s'}".formatted(estate.owner("DISSATISFIED")))
                .statusCode(201)
                .body("timers[0].metric", equalTo("FIRST_RESPONSE"))
                .body("timers[0].dueAt", equalTo("2025-06-06T08:00:00Z"));
    }

    @Test
    void a_reporters_whole_number_is_shown_on_demand_to_who_may_see_it_and_that_is_noted() {
        var id = estate.repair();
        var scopes = List.of("tickets:read", "events:read");
        var desk = Api.scoped(scopes, estate.community());
        var trusted = Api.scoped(List.of("tickets:read", "owners:read-sensitive"), estate.community());

        desk.get("/v1/tickets/" + id + "?unmasked=true&reason=CONTACT")
                .statusCode(403)
                .body("requiredScope", equalTo("owners:read-sensitive"));
        trusted.get("/v1/tickets/" + id).body("reporter.phone", equalTo("138****5678"));
        trusted.get("/v1/tickets").body("items[0].reporter.phone", equalTo("138****5678"));
        assertThat(feed(desk)).doesNotContain("ticket.sensitive-read");
        trusted.get("/v1/tickets/" + id + "?unmasked=true&reason=CONTACT")
                .statusCode(200)
                .body("reporter.phone", equalTo("13812345678"));

        assertThat(feed(desk)).contains("ticket.sensitive-read").doesNotContain("13812345678");
    }

    private static String feed(Api api) {
        return api.get("/v1/events?limit=200").statusCode(200).extract().asString();
    }

    @Test
    @Rule({"CMP-05", "WTY-07"})
    void every_community_begins_with_subjects_defects_and_trades() {
        var api = estate.api();

        api.get("/v1/ticket-categories?communityId=" + estate.community())
                .statusCode(200)
                .body(
                        "items.code",
                        contains(
                                "SECURITY",
                                "HYGIENE",
                                "PARKING",
                                "FACILITIES",
                                "GREENING",
                                "DEVELOPER",
                                "OUTER_WALL_SEEPAGE",
                                "BAY_WINDOW_LEAK",
                                "LEAK_TO_BELOW",
                                "DOWNPIPE",
                                "DOOR_LOCK",
                                "WINDOW",
                                "CORRIDOR_LIGHT",
                                "LIFT",
                                "PLUMBING",
                                "ELECTRICAL",
                                "APPLIANCE",
                                "DOORS_WINDOWS",
                                "OTHER"));
        api.get("/v1/ticket-categories?kind=COMPLAINT&communityId=" + estate.community())
                .body(
                        "items.code",
                        contains("SECURITY", "HYGIENE", "PARKING", "FACILITIES", "GREENING", "DEVELOPER", "OTHER"));
        api.get("/v1/ticket-categories?kind=LEGACY_DEFECT&communityId=" + estate.community())
                .body("items.code", hasItems("OUTER_WALL_SEEPAGE", "LIFT", "OTHER"))
                .body("items.code", not(hasItem("PARKING")));
        api.get("/v1/ticket-categories?communityId=" + UUID.randomUUID()).body("items", empty());
    }

    @Test
    void a_manager_adds_categories_and_retires_them() {
        var api = estate.api();
        var id = api.create(
                "/v1/ticket-categories",
                "{'communityId': '%s', 'code': 'POOL', 'name': '泳池', 'kinds': ['COMPLAINT', 'PUBLIC_FACILITY']}",
                estate.community());
        estate.report("COMPLAINT", "POOL", "").statusCode(201);
        estate.report("INQUIRY", "POOL", "").statusCode(422);
        api.post(
                        "/v1/ticket-categories",
                        "{'communityId': '%s', 'code': 'POOL', 'name': '泳池', 'kinds': ['COMPLAINT']}",
                        estate.community())
                .statusCode(409);

        api.put("/v1/ticket-categories/" + id, "\"1\"", "{'name': '泳池与会所', 'kinds': ['COMPLAINT'], 'active': false}")
                .statusCode(200)
                .header("ETag", "\"2\"");

        estate.report("COMPLAINT", "POOL", "").statusCode(422).body("errors[0].code", equalTo("unknown-category"));
    }
}
