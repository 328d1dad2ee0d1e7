package io.huiyin.owners.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.owners.Estate;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The four changes that are recorded of an owner, and the internal ones. */
@QuarkusTest
class OwnerHistoryTest {

    private final Api api = Api.admin();

    @Inject
    Database database;

    private Estate estate;
    private UUID owner;

    @BeforeEach
    void openEstate() {
        TestClock.reset();
        estate = Estate.open(api);
        owner = estate.ownerWith(
                "'name': '张三', 'phones': ['13800005678'], 'emergencyContact': {'name': '李四', 'phone': '13911112222'}");
    }

    @Test
    @Rule("OWN-04")
    void a_change_of_name_is_recorded_with_its_date() {
        change("'name': '张三丰', 'phones': ['138****5678'], 'emergencyContact': {'name': '李四', 'phone': '139****2222'},"
                + " 'changedOn': '2025-06-01', 'changeReason': '户籍更名'");

        history()
                .body("items", hasSize(1))
                .body("items[0].field", equalTo("NAME"))
                .body("items[0].changedOn", equalTo("2025-06-01"))
                .body("items[0].reason", equalTo("户籍更名"))
                .body("items[0].before.name", equalTo("张三"))
                .body("items[0].after.name", equalTo("张三丰"))
                .body("items[0].recordedAt", equalTo("2025-06-06T07:00:00Z"))
                .body("items[0].recordedBy", equalTo("test administrator"));
    }

    @Test
    @Rule("OWN-04")
    void a_change_of_phone_is_recorded_and_masked() {
        change(
                "'name': '张三', 'phones': ['13733334444', '138****5678'], 'emergencyContact': {'name': '李四', 'phone': '139****2222'}");

        history()
                .body("items.field", equalTo(List.of("PHONE")))
                .body("items[0].changedOn", equalTo("2025-06-06"))
                .body("items[0].before.phones", equalTo(List.of("138****5678")))
                .body("items[0].after.phones", equalTo(List.of("137****4444", "138****5678")));
        api.get("/v1/owners/" + owner + "/history?unmasked=true&reason=CONTACT")
                .body("items[0].after.phones", equalTo(List.of("13733334444", "13800005678")));
        var clerk = Api.scoped(List.of("owners:read"), estate.community());
        clerk.get("/v1/owners/" + owner + "/history?unmasked=true&reason=CONTACT")
                .statusCode(403);
    }

    @Test
    @Rule({"OWN-03", "OWN-04"})
    void an_emergency_contact_is_held_and_its_changes_are_kept() {
        change(
                "'name': '张三', 'phones': ['138****5678'], 'emergencyContact': {'name': '赵六', 'relation': '同事', 'phone': '13733334444'}");
        change("'name': '张三', 'phones': ['138****5678']");

        api.get("/v1/owners/" + owner).body("emergencyContact", nullValue());
        history()
                .body("items.field", equalTo(List.of("EMERGENCY_CONTACT", "EMERGENCY_CONTACT")))
                .body("items[0].after", nullValue())
                .body("items[0].before.emergencyContact.name", equalTo("赵六"))
                .body("items[1].before.emergencyContact.name", equalTo("李四"))
                .body("items[1].before.emergencyContact.phone", equalTo("139****2222"))
                .body("items[1].after.emergencyContact.relation", equalTo("同事"));
    }

    @Test
    @Rule("OWN-04")
    void a_change_of_the_household_head_is_recorded_with_both() {
        var house = estate.house("0302");
        var wife = estate.owner("王五");
        estate.relate(owner, house, "OWNER", "2021-03-31", ", 'householdHead': true");

        estate.relate(wife, house, "OWNER", "2021-03-31", ", 'householdHead': true, 'changedOn': '2025-05-20'");

        for (var one : List.of(owner, wife)) {
            api.get("/v1/owners/" + one + "/history")
                    .body("items[0].field", equalTo("HOUSEHOLD_HEAD"))
                    .body("items[0].houseId", equalTo(house.toString()))
                    .body("items[0].changedOn", equalTo("2025-05-20"))
                    .body("items[0].before.householdHead.name", equalTo("张三"))
                    .body("items[0].after.householdHead.name", equalTo("王五"));
        }
        api.get("/v1/owners/" + owner).body("houses[0].householdHead", equalTo(false));
    }

    @Test
    void internal_marks_leave_a_trace_for_those_who_may_see_them() {
        change("'name': '张三', 'phones': ['138****5678'], 'emergencyContact': {'name': '李四', 'phone': '139****2222'},"
                + " 'segment': 'DISSATISFIED', 'complaintPoints': '电梯', 'changeReason': '多次投诉'");

        history()
                .body("items.field", equalTo(List.of("COMPLAINT_POINTS", "SEGMENT")))
                .body("items[1].before.segment", equalTo("NEUTRAL"))
                .body("items[1].after.segment", equalTo("DISSATISFIED"));
        Api.scoped(List.of("owners:read"), estate.community())
                .get("/v1/owners/" + owner + "/history")
                .body("items", hasSize(0));
    }

    @Test
    @Rule("SEG-03")
    void no_mark_is_changed_without_a_reason() {
        var marks = List.of(
                "'segment': 'DISSATISFIED'", "'complaintPoints': '噪声'", "'complaintPoints': '噪声', 'changeReason': ' '");
        for (var mark : marks) {
            var etag = api.get("/v1/owners/" + owner).extract().header("ETag");
            api.put("/v1/owners/" + owner, etag, "{'kind': 'PERSON', 'name': '张三', " + mark + "}")
                    .statusCode(422)
                    .body("errors.pointer", equalTo(List.of("/changeReason")))
                    .body("errors.code", equalTo(List.of("reason-needed")));
        }
        history().body("items", hasSize(0));
        change("'name': '张三丰'");
        history().body("items.field", not(hasItem("SEGMENT")));
        // Whoever may not see the marks does not change them, and need not explain.
        var clerk = Api.scoped(List.of("owners:read", "owners:write"), estate.community());
        var etag = clerk.get("/v1/owners/" + owner).extract().header("ETag");
        clerk.put("/v1/owners/" + owner, etag, "{'kind': 'PERSON', 'name': '张四'}")
                .statusCode(200);
    }

    @Test
    @Rule("SEG-03")
    void a_mark_that_an_owner_gets_at_once_stands_in_the_history() {
        var marked = api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '赵六', 'phones': [], 'segment': 'KEY', 'changeReason': '前任管家移交'}",
                estate.community());

        api.get("/v1/owners/" + marked + "/history")
                .body("items.field", equalTo(List.of("SEGMENT")))
                .body("items[0].before.segment", equalTo("NEUTRAL"))
                .body("items[0].after.segment", equalTo("KEY"))
                .body("items[0].reason", equalTo("前任管家移交"))
                .body("items[0].recordedAt", equalTo(TestClock.now().toString()));
    }

    @Test
    @Rule("SEG-03")
    void a_change_of_a_mark_keeps_who_made_it_when_and_why() {
        var staff = api.create(
                "/v1/staff", "{'communityId': '%s', 'name': '客服主管', 'roles': ['CS_SUPERVISOR']}", estate.community());

        var changed = api.request()
                .header("X-Acting-Staff", staff)
                .header("If-Match", api.get("/v1/owners/" + owner).extract().header("ETag"))
                .body(Api.json(
                        "{'kind': 'PERSON', 'name': '张三', 'segment': 'DISSATISFIED', 'changeReason': '多次投诉未解决'}"))
                .put("/v1/owners/" + owner)
                .then()
                .statusCode(200)
                .extract();

        var mark = "items.find { it.field == 'SEGMENT' }";
        history()
                .body(mark + ".reason", equalTo("多次投诉未解决"))
                .body(mark + ".staffId", equalTo(staff.toString()))
                .body(mark + ".recordedAt", equalTo(TestClock.now().toString()));
        var event = "items.find { it.requestid == '" + changed.header("X-Request-Id") + "' }";
        api.get("/v1/events?limit=200&communityId=" + estate.community())
                .body(event + ".type", equalTo("io.huiyin.owner.changed"))
                .body(event + ".data.fields", hasItem("segment"))
                .body(event + ".actingstaff", equalTo(staff.toString()));
    }

    @Test
    void nothing_is_recorded_where_nothing_changed() {
        var read = api.get("/v1/owners/" + owner).extract();

        api.request()
                .header("If-Match", read.header("ETag"))
                .body(read.asString())
                .put("/v1/owners/" + owner)
                .then()
                .statusCode(200);

        history().body("items", hasSize(0));
    }

    @Test
    @Rule("OWN-04")
    void what_was_said_before_and_after_is_sealed() {
        change("'name': '张三丰', 'phones': ['13733334444']");

        var rows = database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select c::text from owner_change c where owner_id = :id")
                        .bind("id", owner)
                        .mapTo(String.class)
                        .list());

        assertThat(rows).hasSize(3).noneMatch(row -> row.contains("张三") || row.contains("4444"));
    }

    @Test
    void a_history_is_walked_from_the_newest() {
        change("'name': 'A'");
        change("'name': 'B'");

        var page = api.get("/v1/owners/" + owner + "/history?limit=1")
                .body("items[0].after.name", equalTo("B"))
                .extract()
                .jsonPath();

        api.get("/v1/owners/" + owner + "/history?limit=10&cursor={n}", page.getString("nextCursor"))
                .body("items.field", equalTo(List.of("EMERGENCY_CONTACT", "PHONE", "NAME")));
    }

    private void change(String fields) {
        var path = "/v1/owners/" + owner;
        api.put(path, api.get(path).extract().header("ETag"), "{'kind': 'PERSON', %s}", fields)
                .statusCode(200);
    }

    private Answer history() {
        return api.get("/v1/owners/" + owner + "/history").statusCode(200);
    }
}
