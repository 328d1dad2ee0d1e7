package io.huiyin.approvals.rest;

import static io.huiyin.approvals.rest.ApprovalDesk.CONTROL_ROOM;
import static io.huiyin.approvals.rest.ApprovalDesk.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.approvals.ApprovalKind;
import io.huiyin.staff.StaffRole;
import io.huiyin.testing.Api;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steward asks, the project's manager decides. The clock stands at Friday 2025-06-06 15:00 at first. */
@QuarkusTest
class ApprovalTest {

    private SmallEstate estate;
    private ApprovalDesk desk;
    private UUID manager;
    private UUID owner;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        desk = new ApprovalDesk(estate);
        manager = estate.staff("PROJECT_MANAGER");
        owner = estate.owner("NEUTRAL");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("ROL-02")
    void a_penalty_is_asked_for_by_one_and_approved_by_the_manager() {
        var id = desk.ask(estate.steward(), "RENOVATION_PENALTY", about("house", estate.house(), 50_000))
                .statusCode(201)
                .body("status", equalTo("PENDING"))
                .body("askedBy", equalTo(estate.steward().toString()))
                .body("amountFen", equalTo(50_000))
                .body("deciders", contains("PROJECT_MANAGER"))
                .extract()
                .<String>path("id");
        TestClock.set("2025-06-06T16:00");

        desk.act(manager, "/v1/approvals/" + id + "/approve", "{'comment': '从押金中扣除'}")
                .statusCode(200)
                .body("status", equalTo("APPROVED"))
                .body("decidedBy", equalTo(manager.toString()))
                .body("decidedAt", equalTo("2025-06-06T08:00:00Z"))
                .body("comment", equalTo("从押金中扣除"))
                .body("goodUntil", equalTo("2025-07-06T08:00:00Z"))
                .body("version", equalTo(2));
    }

    /** Every role tries every kind. */
    @Test
    @Rule("ROL-02")
    void each_kind_is_decided_by_its_roles_and_by_nobody_else() {
        estate.api()
                .put("/v1/approval-settings/" + estate.community(), "\"0\"", "{'utilityCutOff': true}")
                .statusCode(200);
        var projects = List.of("PROJECT_MANAGER");
        var managers = List.of("PROJECT_MANAGER", "CS_MANAGER");
        var rights = Map.ofEntries(
                Map.entry("RENOVATION_PENALTY", projects),
                Map.entry("RENOVATION_COMPENSATION", projects),
                Map.entry("TOOL_DETENTION", projects),
                Map.entry("UTILITY_CUT_OFF", projects),
                Map.entry("OWNER_FILE_READING", projects),
                Map.entry("COMPANY_PAPER_READING", projects),
                Map.entry("SUPPLY_BUDGET", managers),
                Map.entry("ROOM_ADMISSION", List.of("PROJECT_MANAGER", "CS_MANAGER", "CS_SUPERVISOR")),
                Map.entry("LATE_FEE_WAIVER", managers),
                Map.entry("DEPOSIT_DEDUCTION", managers),
                Map.entry("REFUND", managers),
                Map.entry("BILL_WRITE_OFF", managers));
        assertThat(rights.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ApprovalKind.values())
                        .map(ApprovalKind::name)
                        .toList());
        var staff = Arrays.stream(StaffRole.values())
                .collect(Collectors.toMap(StaffRole::name, role -> estate.staff(role.name())));
        var soft = new SoftAssertions();
        rights.forEach((kind, deciders) -> {
            var waiting = desk.asked(estate.steward(), kind, whatItNeeds(kind));
            staff.forEach((role, member) -> {
                boolean decides = deciders.contains(role);
                var id = decides ? desk.asked(estate.steward(), kind, whatItNeeds(kind)) : waiting;
                soft.assertThat(desk.approve(member, id).extract().statusCode())
                        .as("%s by %s", kind, role)
                        .isEqualTo(decides ? 200 : 403);
            });
        });
        soft.assertAll();
        desk.approve(staff.get("FINANCE"), desk.asked(estate.steward(), "REFUND", whatItNeeds("REFUND")))
                .statusCode(403)
                .body("requiredRoles", contains("PROJECT_MANAGER", "CS_MANAGER"));
    }

    private String whatItNeeds(String kind) {
        return switch (kind) {
            case "ROOM_ADMISSION" -> CONTROL_ROOM;
            case "COMPANY_PAPER_READING" -> "";
            case "SUPPLY_BUDGET" -> ", 'amountFen': 100";
            case "TOOL_DETENTION", "UTILITY_CUT_OFF" -> about("house", estate.house());
            case "OWNER_FILE_READING" -> about("owner", owner);
            default -> about("house", estate.house(), 100);
        };
    }

    @Test
    @Rule("ROL-02")
    void nobody_decides_what_they_asked_for_themselves() {
        var id = desk.asked(manager, "REFUND", about("house", estate.house(), 100));

        desk.approve(manager, id).statusCode(409).body("detail", containsString("asked for themselves"));
        desk.refuse(manager, id).statusCode(409);

        desk.approval(id).body("status", equalTo("PENDING"));
        desk.approve(estate.staff("CS_MANAGER"), id).statusCode(200);
    }

    @Test
    @Rule("ROL-02")
    void a_decision_names_a_person_of_the_community() {
        var id = desk.asked(null, "REFUND", about("house", estate.house(), 100));
        desk.approval(id).body("askedBy", nullValue());

        desk.approve(null, id).statusCode(422).body("errors[0].code", equalTo("acting-staff-needed"));
        desk.refuse(null, id).statusCode(422);
        desk.approve(SmallEstate.build().staff("PROJECT_MANAGER"), id).statusCode(403);

        desk.approve(manager, id).statusCode(200).body("decidedBy", equalTo(manager.toString()));
    }

    @Test
    @Rule("ROL-02")
    void who_signs_in_decides_in_their_own_name() {
        var id = desk.asked(estate.steward(), "REFUND", about("house", estate.house(), 100));

        signedIn(estate.staff("CS_LEAD"))
                .post("/v1/approvals/" + id + "/approve")
                .statusCode(403);
        signedIn(estate.staff("CS_SUPERVISOR"))
                .post("/v1/approvals/" + id + "/approve")
                .statusCode(403)
                .body("requiredRoles", contains("PROJECT_MANAGER", "CS_MANAGER"));
        signedIn(manager)
                .post("/v1/approvals/" + id + "/approve")
                .statusCode(200)
                .body("decidedBy", equalTo(manager.toString()));
    }

    @Test
    @Rule("ROL-02")
    void of_two_who_decide_at_once_one_does() throws Exception {
        var other = estate.staff("CS_MANAGER");
        for (int round = 0; round < 5; round++) {
            var id = desk.asked(estate.steward(), "REFUND", about("house", estate.house(), 100));
            assertThat(atOnce(
                            () -> desk.approve(manager, id).extract().statusCode(),
                            () -> desk.refuse(other, id).extract().statusCode()))
                    .containsExactlyInAnyOrder(200, 409);
            desk.approval(id).body("version", equalTo(2));
        }
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(List.of(one, other))) answers.add(answer.get());
            return answers;
        }
    }

    @Test
    @Rule("ROL-02")
    void water_and_power_stay_on_unless_the_community_allows_it_against_danger() {
        desk.ask(estate.steward(), "UTILITY_CUT_OFF", about("house", estate.house()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/kind"))
                .body("errors[0].code", equalTo("utility-cut-off-not-allowed"))
                .body("detail", containsString("Civil Code, article 944"));
        var settings = "/v1/approval-settings/" + estate.community();
        estate.api().get(settings).statusCode(200).body("utilityCutOff", equalTo(false));

        estate.api().put(settings, "\"0\"", "{'utilityCutOff': true}").statusCode(200);
        // It is about no money: what is owed is no reason.
        desk.ask(estate.steward(), "UTILITY_CUT_OFF", about("house", estate.house(), 100))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/amountFen"));
        var id = desk.asked(estate.steward(), "UTILITY_CUT_OFF", about("house", estate.house()));
        desk.approve(estate.staff("CS_MANAGER"), id).statusCode(403);

        estate.api().put(settings, "\"1\"", "{'utilityCutOff': false}").statusCode(200);
        desk.approve(manager, id).statusCode(422).body("errors[0].code", equalTo("utility-cut-off-not-allowed"));
        estate.api().put(settings, "\"1\"", "{'utilityCutOff': true}").statusCode(412);
        estate.api().put(settings, "\"2\"", "{'utilityCutOff': true}").statusCode(200);
        desk.approve(manager, id).statusCode(200);
    }

    @Test
    void settings_are_a_managers_and_of_ones_own_community() {
        var settings = "/v1/approval-settings/" + estate.community();

        signedIn(estate.staff("CS_SUPERVISOR"))
                .put(settings, "\"0\"", "{'utilityCutOff': true}")
                .statusCode(403);
        signedIn(SmallEstate.build().staff("PROJECT_MANAGER")).get(settings).statusCode(404);
        estate.api().put(settings, "\"0\"", "{}").statusCode(400).body("errors[0].pointer", equalTo("/utilityCutOff"));
    }

    @Test
    void what_is_refused_says_why_and_is_over() {
        var id = desk.asked(estate.steward(), "REFUND", about("house", estate.house(), 100));
        desk.act(manager, "/v1/approvals/" + id + "/refuse", "{}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"));

        desk.refuse(manager, id)
                .statusCode(200)
                .body("status", equalTo("REFUSED"))
                .body("comment", equalTo("依据不足"))
                .body("goodUntil", nullValue());

        desk.approve(manager, id)
                .statusCode(409)
                .body("type", equalTo("/problems/approval-not-as-it-stands"))
                .body("approvalStatus", equalTo("REFUSED"));
        desk.withdraw(estate.steward(), id).statusCode(409);
    }

    @Test
    void what_was_asked_is_taken_back_by_who_asked_or_may_decide() {
        var pending = desk.asked(estate.steward(), "REFUND", about("house", estate.house(), 100));
        var approved = desk.approved(estate.steward(), manager, "REFUND", about("house", estate.house(), 200));

        desk.withdraw(estate.engineer(), pending).statusCode(409);
        desk.withdraw(estate.steward(), pending)
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"))
                .body("withdrawnBy", equalTo(estate.steward().toString()));
        desk.withdraw(manager, approved).statusCode(200).body("status", equalTo("WITHDRAWN"));

        desk.withdraw(estate.steward(), pending).statusCode(409);
        desk.approve(manager, pending).statusCode(409).body("approvalStatus", equalTo("WITHDRAWN"));
    }

    @Test
    void an_approval_is_good_for_thirty_days() {
        var id = desk.approved(estate.steward(), manager, "REFUND", about("house", estate.house(), 100));
        var list = "/v1/approvals?communityId=" + estate.community() + "&status=";
        var tag = desk.approval(id).extract().header("ETag");

        TestClock.set("2025-07-06T14:59");
        estate.api().get(list + "APPROVED").body("items.id", contains(id.toString()));
        estate.api().get(list + "EXPIRED").body("items", empty());
        TestClock.set("2025-07-06T15:00");

        desk.approval(id).body("status", equalTo("EXPIRED")).header("ETag", not(equalTo(tag)));
        estate.api().get(list + "EXPIRED").body("items.status", contains("EXPIRED"));
        estate.api().get(list + "APPROVED").body("items", empty());
        desk.withdraw(estate.steward(), id).statusCode(409).body("approvalStatus", equalTo("EXPIRED"));
    }

    @Test
    void they_are_listed_newest_first_page_by_page() {
        var first = desk.asked(estate.steward(), "REFUND", about("house", estate.house(), 100));
        var second = desk.asked(estate.steward(), "ROOM_ADMISSION", CONTROL_ROOM);
        var third = desk.asked(estate.steward(), "REFUND", about("ticket", first, 100));
        desk.refuse(manager, second).statusCode(200);
        var list = "/v1/approvals?communityId=" + estate.community();

        var page = estate.api()
                .get(list + "&limit=2")
                .statusCode(200)
                .body("items.id", contains(third.toString(), second.toString()))
                .extract()
                .<String>path("nextCursor");
        estate.api()
                .get(list + "&limit=2&cursor=" + page)
                .body("items.id", contains(first.toString()))
                .body("nextCursor", nullValue());
        estate.api().get(list + "&kind=ROOM_ADMISSION").body("items.id", contains(second.toString()));
        estate.api().get(list + "&status=REFUSED").body("items.id", contains(second.toString()));
        estate.api().get(list + "&status=PENDING").body("items", hasSize(2));
        estate.api().get(list + "&subjectId=" + estate.house()).body("items.id", contains(first.toString()));
        estate.api().get("/v1/approvals?cursor=" + page).statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            REFUND             | , 'amountFen': 100                                                                   | 422 | /subject
            REFUND             | , 'subject': {'type': 'bill', 'id': '01960000-0000-7000-8000-000000000001'}          | 422 | /amountFen
            SUPPLY_BUDGET      | ""                                                                                   | 422 | /amountFen
            ROOM_ADMISSION     | , 'amountFen': 100                                                                   | 422 | /amountFen
            ROOM_ADMISSION     | ""                                                                                   | 422 | /room
            ROOM_ADMISSION     | , 'room': 'STORE_ROOM'                                                               | 400 | /room
            COMPANY_PAPER_READING | , 'room': 'ARCHIVE_ROOM'                                                          | 422 | /room
            ROOM_ADMISSION     | , 'amountFen': 0                                                                     | 400 | /amountFen
            TOOL_DETENTION     | , 'subject': {'type': 'House', 'id': '01960000-0000-7000-8000-000000000001'}         | 400 | /subject/type
            TOOL_DETENTION     | , 'subject': {'type': 'house'}                                                       | 400 | /subject/id
            OWNER_FILE_READING | , 'subject': {'type': 'owner', 'id': '01960000-0000-7000-8000-000000000001'}         | 422 | X-Acting-Staff
            """)
    void what_does_not_fit_names_the_field(String kind, String more, int status, String pointer) {
        desk.ask(null, kind, more).statusCode(status).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void without_a_reason_or_a_known_community_nothing_is_asked() {
        desk.act(null, "/v1/approvals", "{'communityId': '%s', 'kind': 'ROOM_ADMISSION'}".formatted(estate.community()))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reason"));
        desk.act(
                        null,
                        "/v1/approvals",
                        "{'communityId': '%s', 'kind': 'ROOM_ADMISSION', 'reason': '检修'}".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/communityId"));
    }

    @Test
    void another_communitys_look_like_none_and_stale_versions_are_refused() {
        var id = desk.asked(estate.steward(), "REFUND", about("house", estate.house(), 100));
        var foreign = signedIn(SmallEstate.build().staff("PROJECT_MANAGER"));

        foreign.get("/v1/approvals/" + id).statusCode(404);
        foreign.post("/v1/approvals/" + id + "/approve").statusCode(404);
        foreign.get("/v1/approvals?communityId=" + estate.community()).body("items", empty());
        estate.api()
                .request()
                .header("X-Acting-Staff", manager)
                .header("If-Match", "\"7\"")
                .body("{}")
                .post("/v1/approvals/" + id + "/approve")
                .then()
                .statusCode(412);
    }

    /** The engineer's areas name neither the house nor the owner; what they asked for themselves they see. */
    @Test
    @Rule("ROL-07")
    void whose_duty_is_an_area_sees_what_is_asked_about_it_and_what_they_asked() {
        estate.api()
                .create(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-01-01'}",
                        estate.house());
        var ofOwner = desk.asked(manager, "OWNER_FILE_READING", about("owner", owner));
        var ofHouse = desk.asked(manager, "TOOL_DETENTION", about("house", estate.house()));
        var ofNone = desk.asked(manager, "ROOM_ADMISSION", CONTROL_ROOM);
        var own = desk.asked(estate.engineer(), "TOOL_DETENTION", about("house", estate.house()));
        var list = "/v1/approvals?communityId=" + estate.community();

        signedIn(estate.engineer())
                .get(list)
                .statusCode(200)
                .body("items.id", contains(own.toString(), ofNone.toString()));
        signedIn(estate.steward())
                .get(list)
                .body("items.id", contains(own.toString(), ofNone.toString(), ofHouse.toString(), ofOwner.toString()));
    }

    @Test
    void what_was_written_about_an_owner_goes_with_them() {
        var id = desk.asked(estate.steward(), "OWNER_FILE_READING", about("owner", owner));
        desk.refuse(manager, id).statusCode(200);
        estate.api()
                .get("/v1/owners/" + owner + "/export?reason=OWN_REQUEST")
                .statusCode(200)
                .body("approvals.id", contains(id.toString()));

        estate.api()
                .post("/v1/owners/" + owner + "/erase", "{'reason': 'OWN_REQUEST'}")
                .statusCode(200);

        desk.approval(id)
                .body("reason", equalTo("（已删除）"))
                .body("comment", equalTo("（已删除）"))
                .body("status", equalTo("REFUSED"));
    }

    private Api signedIn(UUID staff) {
        var subject = "approvals-" + UUID.randomUUID();
        estate.api().create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, subject);
        return Api.withKey(Issuer.token(subject));
    }
}
