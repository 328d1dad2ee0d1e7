package io.huiyin.approvals.rest;

import static io.huiyin.approvals.rest.ApprovalDesk.CONTROL_ROOM;
import static io.huiyin.approvals.rest.ApprovalDesk.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A repairman of another company comes to the control room. The clock stands at Friday 2025-06-06 15:00 at first. */
@QuarkusTest
class RoomAdmissionTest {

    @Inject
    Database database;

    private SmallEstate estate;
    private ApprovalDesk desk;
    private UUID officer;
    private UUID supervisor;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        desk = new ApprovalDesk(estate);
        officer = estate.staff("CONTROL_ROOM");
        supervisor = estate.staff("CS_SUPERVISOR");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("ROL-06")
    void an_outsider_is_let_in_with_a_superiors_leave_and_registered() {
        var approval = desk.approved(officer, supervisor, "ROOM_ADMISSION", CONTROL_ROOM);

        var id = admit(approval)
                .statusCode(201)
                .body("room", equalTo("CONTROL_ROOM"))
                .body("visitorName", equalTo("皇*明"))
                .body("hostStaffId", equalTo(officer.toString()))
                .body("approvalId", equalTo(approval.toString()))
                .body("admittedBy", equalTo(officer.toString()))
                .body("admittedAt", equalTo("2025-06-06T07:00:00Z"))
                .body("leftAt", nullValue())
                .extract()
                .<String>path("id");
        desk.approval(approval).body("status", equalTo("USED")).body("usedBy", equalTo(officer.toString()));
        inside(true).body("items.id", contains(id));
        TestClock.set("2025-06-06T16:30");

        leave(id).statusCode(200).body("leftAt", equalTo("2025-06-06T08:30:00Z"));
        leave(id).statusCode(409);
        inside(true).body("items", empty());
        inside(false).body("items.id", contains(id)).body("items.visitorName", contains("皇*明"));
    }

    @Test
    @Rule("ROL-06")
    void without_a_leave_that_is_in_force_nobody_is_let_in() {
        var pending = desk.asked(officer, "ROOM_ADMISSION", CONTROL_ROOM);
        isRefused(pending);
        var refused = desk.asked(officer, "ROOM_ADMISSION", CONTROL_ROOM);
        desk.refuse(supervisor, refused).statusCode(200);
        isRefused(refused);
        var manager = estate.staff("PROJECT_MANAGER");
        isRefused(desk.approved(officer, manager, "TOOL_DETENTION", about("house", estate.house())));
        var used = desk.approved(officer, supervisor, "ROOM_ADMISSION", CONTROL_ROOM);
        admit(used).statusCode(201);
        isRefused(used);
        var late = desk.approved(officer, supervisor, "ROOM_ADMISSION", CONTROL_ROOM);
        TestClock.advance(Duration.ofDays(30));
        isRefused(late);

        list().body("items.approvalId", contains(used.toString()));
    }

    @Test
    @Rule("ROL-06")
    void leave_for_one_room_opens_no_other() {
        var archive = desk.approved(officer, supervisor, "ROOM_ADMISSION", ", 'room': 'ARCHIVE_ROOM'");
        desk.approval(archive).body("room", equalTo("ARCHIVE_ROOM"));
        isRefused(archive);
        desk.approval(archive).body("status", equalTo("APPROVED"));

        admit(archive, "ARCHIVE_ROOM", officer, "皇甫明").statusCode(201).body("room", equalTo("ARCHIVE_ROOM"));

        list().body("items.room", contains("ARCHIVE_ROOM"));
    }

    /** As those of before rooms were named. */
    @Test
    @Rule("ROL-06")
    void leave_that_names_no_room_opens_none() {
        var old = desk.approved(officer, supervisor, "ROOM_ADMISSION", CONTROL_ROOM);
        database.asSystem("test", () -> {
            database.handle().execute("update approval set room = null where id = ?", old);
        });

        desk.approval(old).body("status", equalTo("APPROVED")).body("room", nullValue());
        isRefused(old);
        admit(old, "ARCHIVE_ROOM", officer, "皇甫明").statusCode(409);

        list().body("items", empty());
    }

    private void isRefused(UUID approval) {
        admit(approval)
                .statusCode(409)
                .body("room", equalTo("CONTROL_ROOM"))
                .body("type", equalTo("/problems/approval-needed"))
                .body("amountFen", nullValue())
                .body("kind", equalTo("ROOM_ADMISSION"))
                .body("approvalId", equalTo(approval.toString()));
    }

    @Test
    @Rule("ROL-06")
    void one_leave_lets_one_in() throws Exception {
        var approval = desk.approved(officer, supervisor, "ROOM_ADMISSION", CONTROL_ROOM);
        Callable<Integer> call = () -> admit(approval).extract().statusCode();
        var answers = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var answer : pool.invokeAll(List.of(call, call))) answers.add(answer.get());
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        list().body("items.approvalId", contains(approval.toString()));
    }

    @Test
    void what_does_not_fit_names_the_field() {
        var approval = desk.approved(officer, supervisor, "ROOM_ADMISSION", CONTROL_ROOM);
        var elsewhere = SmallEstate.build();
        var theirs = new ApprovalDesk(elsewhere)
                .approved(elsewhere.steward(), elsewhere.staff("PROJECT_MANAGER"), "ROOM_ADMISSION", CONTROL_ROOM);

        admit(UUID.randomUUID()).statusCode(422).body("errors[0].pointer", equalTo("/approvalId"));
        admit(theirs).statusCode(422).body("errors[0].pointer", equalTo("/approvalId"));
        admit(approval, elsewhere.steward(), "皇甫明").statusCode(422).body("errors[0].pointer", equalTo("/hostStaffId"));
        admit(approval, officer, " ").statusCode(400).body("errors[0].pointer", equalTo("/visitorName"));
        desk.approval(approval).body("status", equalTo("APPROVED"));
    }

    @Test
    void another_communitys_register_looks_like_none() {
        var id = admit(desk.approved(officer, supervisor, "ROOM_ADMISSION", CONTROL_ROOM))
                .extract()
                .<String>path("id");
        var other = Api.scoped(
                List.of("approvals:read", "approvals:write"), Api.admin().community());

        other.get("/v1/room-admissions/" + id).statusCode(404);
        other.post("/v1/room-admissions/" + id + "/leave").statusCode(404);
        other.get("/v1/room-admissions?communityId=" + estate.community()).body("items", empty());
    }

    @Test
    void the_whole_name_is_shown_to_who_may_see_it_and_says_why() {
        var id = admit(desk.approved(officer, supervisor, "ROOM_ADMISSION", CONTROL_ROOM))
                .extract()
                .<String>path("id");
        var path = "/v1/room-admissions/" + id;
        var events = "/v1/events?limit=200&communityId=" + estate.community();

        estate.api().get(path + "?unmasked=true").statusCode(400).body("errors[0].pointer", equalTo("reason"));
        Api.scoped(List.of("approvals:read"), estate.community())
                .get(path + "?unmasked=true&reason=VERIFICATION")
                .statusCode(403)
                .body("requiredScope", equalTo("owners:read-sensitive"));
        estate.api().get(events).body("items.type", not(hasItem("io.huiyin.room-admission.sensitive-read")));
        estate.api()
                .get(path + "?unmasked=true&reason=VERIFICATION")
                .statusCode(200)
                .body("visitorName", equalTo("皇甫明"));

        estate.api()
                .get(events)
                .body(
                        "items.findAll { it.type == 'io.huiyin.room-admission.sensitive-read' }.data.reason",
                        contains("VERIFICATION"));
        assertThat(database.asSystem(
                        "test",
                        () -> database.handle()
                                .createQuery("select count(*) from room_admission r where r::text like '%皇甫明%'")
                                .mapTo(Integer.class)
                                .one()))
                .isZero();
    }

    @Test
    void after_a_year_the_register_forgets_the_name_and_keeps_the_visit() {
        var id = admit(desk.approved(officer, supervisor, "ROOM_ADMISSION", CONTROL_ROOM))
                .extract()
                .<String>path("id");
        var path = "/v1/room-admissions/" + id;

        TestClock.set("2026-06-06T12:00");
        retention("'on': '2030-01-01'");
        estate.api().get(path).body("visitorName", equalTo("皇*明"));
        TestClock.set("2026-06-08T12:00");
        retention("");

        estate.api()
                .get(path + "?unmasked=true&reason=VERIFICATION")
                .statusCode(200)
                .body("visitorName", nullValue())
                .body("purpose", equalTo("检修录像机"));
    }

    private void retention(String body) {
        estate.api()
                .post("/v1/jobs/visitor-retention/run", "{" + body + "}")
                .statusCode(200)
                .body("status", equalTo("DONE"));
    }

    private Answer admit(UUID approval) {
        return admit(approval, officer, "皇甫明");
    }

    private Answer admit(UUID approval, UUID host, String name) {
        return admit(approval, "CONTROL_ROOM", host, name);
    }

    private Answer admit(UUID approval, String room, UUID host, String name) {
        return desk.act(
                officer,
                "/v1/room-admissions",
                "{'communityId': '%s', 'room': '%s', 'visitorName': '%s', 'organisation': '安防公司', 'purpose': '检修录像机', 'hostStaffId': '%s', 'approvalId': '%s'}"
                        .formatted(estate.community(), room, name, host, approval));
    }

    private Answer leave(String id) {
        return desk.act(officer, "/v1/room-admissions/" + id + "/leave", "{}");
    }

    private Answer inside(boolean inside) {
        return estate.api()
                .get("/v1/room-admissions?communityId=" + estate.community() + "&inside=" + inside)
                .statusCode(200);
    }

    private Answer list() {
        return estate.api().get("/v1/room-admissions?communityId=" + estate.community());
    }
}
