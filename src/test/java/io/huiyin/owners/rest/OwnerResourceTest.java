package io.huiyin.owners.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.owners.Estate;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class OwnerResourceTest {

    private static final String CONTACT =
            "'emergencyContact': {'name': '李四', 'relation': '姐姐', 'phone': '139 1111 2222'}";

    private final Api api = Api.admin();

    @Inject
    Database database;

    private Estate estate;

    @BeforeEach
    void openEstate() {
        TestClock.reset();
        estate = Estate.open(api);
    }

    @Test
    @Rule("OWN-01")
    void one_archive_holds_name_room_floor_area_household_members_and_circumstances() {
        var house = estate.house("0302");
        var owner = estate.ownerWith(
                "'name': '张三', 'phones': ['13800005678'], 'specialCircumstances': '独居老人，行动不便', 'note': '下午联系', "
                        + CONTACT);
        estate.relate(owner, house, "OWNER", "2021-03-31", ", 'householdHead': true");
        api.create("/v1/owners/" + owner + "/members", "{'name': '王五', 'kinship': 'SPOUSE', 'phone': '13700003456'}");
        api.create("/v1/owners/" + owner + "/vehicles", "{'plate': '鲁 a·12345'}");
        api.create("/v1/owners/" + owner + "/special-dates", "{'kind': 'BIRTHDAY', 'on': '1960-02-29'}");

        api.get("/v1/owners/" + owner)
                .statusCode(200)
                .body("name", equalTo("张三"))
                .body("phones", equalTo(List.of("138****5678")))
                .body("specialCircumstances", equalTo("独居老人，行动不便"))
                .body("note", equalTo("下午联系"))
                .body("emergencyContact.name", equalTo("李四"))
                .body("emergencyContact.phone", equalTo("139****2222"))
                .body("houses[0].room", equalTo("0302"))
                .body("houses[0].areaSquareMetres", equalTo("89.55"))
                .body("houses[0].householdHead", equalTo(true))
                .body("members.name", equalTo(List.of("王五")))
                .body("members[0].phone", equalTo("137****3456"))
                .body("vehicles.plate", equalTo(List.of("鲁A12345")))
                .body("specialDates[0].on", equalTo("1960-02-29"));
    }

    @Test
    @Rule("OWN-01")
    void there_is_one_archive_per_owner_and_each_is_its_own() {
        var first = estate.owner("张三");
        var second = estate.owner("张三");

        api.create("/v1/owners/" + first + "/vehicles", "{'plate': '鲁A12345'}");

        assertThat(first).isNotEqualTo(second);
        api.get("/v1/owners/" + second).body("vehicles", hasSize(0));
    }

    @ParameterizedTest
    @EnumSource(io.huiyin.owners.Channel.class)
    @Rule("OWN-19")
    void an_owner_says_how_to_be_reached(io.huiyin.owners.Channel channel) {
        var owner = api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'COMPANY', 'name': '示例商贸', 'email': 'a@example.com', 'preferredChannels': ['%s', 'PHONE']}",
                estate.community(),
                channel);

        api.get("/v1/owners/" + owner).body("preferredChannels[0]", equalTo(channel.name()));
        api.get("/v1/owners?communityId={c}&preferredChannel=" + channel, estate.community())
                .body("items.id", equalTo(List.of(owner.toString())));
    }

    @Test
    void numbers_are_sealed_in_the_database_and_masked_in_answers() {
        var owner = estate.ownerWith(
                "'name': '张三', 'phones': ['13800005678', '0755-82345678'], 'identityNumber': '11010119900307123x'");

        api.get("/v1/owners/" + owner)
                .body("phones", equalTo(List.of("138****5678", "075******5678")))
                .body("identityNumber", equalTo("110***********123X"));
        var stored = database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery(
                                "select o::text || p::text from owner o join owner_phone p on p.owner_id = o.id where o.id = :id")
                        .bind("id", owner)
                        .mapTo(String.class)
                        .list());
        for (var row : stored) {
            assertThat(row).contains("张三").doesNotContain("00005678", "82345678", "19900307");
        }
    }

    @Test
    void whole_numbers_need_a_permission_and_leave_a_trace() {
        var owner = estate.ownerWith(
                "'name': '张三', 'phones': ['13800005678'], 'identityNumber': '110101199003071234', " + CONTACT);
        var clerk = Api.scoped(List.of("owners:read", "owners:write"), estate.community());
        var trusted = Api.scoped(List.of("owners:read", "owners:read-sensitive"), estate.community());

        clerk.get("/v1/owners/" + owner + "?unmasked=true&reason=CONTACT")
                .statusCode(403)
                .body("requiredScope", equalTo("owners:read-sensitive"));
        clerk.get("/v1/owners/" + UUID.randomUUID() + "?unmasked=true&reason=CONTACT")
                .statusCode(403);
        trusted.get("/v1/owners/" + owner).body("phones", equalTo(List.of("138****5678")));
        assertThat(sensitiveReads()).isEmpty();
        trusted.get("/v1/owners/" + owner + "?unmasked=true&reason=CONTACT")
                .statusCode(200)
                .body("phones", equalTo(List.of("13800005678")))
                .body("identityNumber", equalTo("110101199003071234"))
                .body("emergencyContact.phone", equalTo("13911112222"));

        assertThat(sensitiveReads()).containsExactly(List.of("phones", "identityNumber", "emergencyContact"));
    }

    @Test
    void internal_marks_are_shown_to_those_who_may_see_them() {
        var owner = estate.ownerWith("'name': '张三', 'segment': 'DISSATISFIED', 'complaintPoints': '电梯'");
        var clerk = Api.scoped(List.of("owners:read", "owners:write"), estate.community());
        var manager = Api.scoped(List.of("owners:read", "owners:read-internal"), estate.community());

        clerk.get("/v1/owners/" + owner)
                .statusCode(200)
                .body("segment", nullValue())
                .body("complaintPoints", nullValue());
        clerk.get("/v1/owners").body("items[0].segment", nullValue());
        clerk.get("/v1/owners?segment=DISSATISFIED")
                .statusCode(403)
                .body("requiredScope", equalTo("owners:read-internal"));
        manager.get("/v1/owners/" + owner)
                .body("segment", equalTo("DISSATISFIED"))
                .body("complaintPoints", equalTo("电梯"));
        manager.get("/v1/owners?segment=DISSATISFIED").body("items", hasSize(1));
    }

    @Test
    void whoever_cannot_see_the_internal_marks_does_not_clear_them() {
        var owner = estate.ownerWith("'name': '张三', 'segment': 'DISSATISFIED', 'complaintPoints': '电梯'");
        var clerk = Api.scoped(List.of("owners:read", "owners:write"), estate.community());
        var read = clerk.get("/v1/owners/" + owner).extract();

        clerk.request()
                .header("If-Match", read.header("ETag"))
                .body(read.asString())
                .put("/v1/owners/" + owner)
                .then()
                .statusCode(200);

        api.get("/v1/owners/" + owner).body("segment", equalTo("DISSATISFIED")).body("complaintPoints", equalTo("电梯"));
        api.put("/v1/owners/" + owner, "\"2\"", "{'kind': 'PERSON', 'name': '张三', 'changeReason': '已转化'}")
                .statusCode(200)
                .body("segment", equalTo("NEUTRAL"))
                .body("complaintPoints", nullValue());
    }

    @Test
    void what_was_read_can_be_edited_and_put_back_masks_and_all() {
        var owner = estate.ownerWith(
                "'name': '张三', 'phones': ['13800005678', '13911112222'], 'identityNumber': '110101199003071234', "
                        + CONTACT);
        var path = "/v1/owners/" + owner;
        var read = api.get(path).extract();

        api.request()
                .header("If-Match", read.header("ETag"))
                .body(read.asString()
                        .replace("139****2222\"]", "13733334444\"]")
                        .replace("张三", "张三丰"))
                .put(path)
                .then()
                .statusCode(200)
                .body("name", equalTo("张三丰"));

        api.get(path + "?unmasked=true&reason=CONTACT")
                .body("phones", equalTo(List.of("13800005678", "13733334444")))
                .body("identityNumber", equalTo("110101199003071234"))
                .body("emergencyContact.phone", equalTo("13911112222"));
        api.request()
                .header("If-Match", read.header("ETag"))
                .body(read.asString())
                .put(path)
                .then()
                .statusCode(412);
        api.request().body(read.asString()).put(path).then().statusCode(428);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'phones': ['138****5679']                                       | /phones/0                | stray-mask
            'phones': ['13800005678', '138****0000']                        | /phones/1                | stray-mask
            'phones': ['82345678']                                          | /phones/0                | invalid-phone
            'identityNumber': '110***1234'                                  | /identityNumber          | stray-mask
            'identityNumber': '身份证'                                       | /identityNumber          | invalid-identity-number
            'emergencyContact': {'name': '李四', 'phone': '139****2222'}      | /emergencyContact/phone  | stray-mask
            'emergencyContact': {'name': '李四', 'phone': '1'}                | /emergencyContact/phone  | invalid-phone
            'changedOn': '2025-06-07'                                       | /changedOn               | in-future
            """)
    void a_number_that_is_none_and_a_stray_mask_are_refused(String fields, String pointer, String code) {
        var owner = estate.owner("张三", "13800005678");

        api.put("/v1/owners/" + owner, "\"1\"", "{'kind': 'PERSON', 'name': '张三', %s}", fields)
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void a_new_owner_has_nothing_that_a_mask_could_stand_for() {
        api.post(
                        "/v1/owners",
                        "{'communityId': '%s', 'kind': 'PERSON', 'name': '张三', 'phones': ['138****5678']}",
                        estate.community())
                .statusCode(422)
                .body("errors[0].code", equalTo("stray-mask"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'kind': 'PERSON'                                                   | /name
            'kind': 'DOG', 'name': 'N'                                         | /kind
            'kind': 'PERSON', 'name': 'N', 'phones': [null]                    | /phones/0
            'kind': 'PERSON', 'name': 'N', 'preferredChannels': ['PIGEON']     | /preferredChannels/0
            'kind': 'PERSON', 'name': 'N', 'email': 'no'                       | /email
            'kind': 'PERSON', 'name': 'N', 'emergencyContact': {'phone': '1'}  | /emergencyContact/name
            """)
    void a_malformed_owner_is_400(String fields, String pointer) {
        api.post("/v1/owners", "{'communityId': '%s', %s}", estate.community(), fields)
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void an_etag_changes_with_the_household_and_still_names_the_owners_version() {
        var path = "/v1/owners/" + estate.owner("张三");
        var before = api.get(path).extract().header("ETag");

        api.create(path + "/vehicles", "{'plate': '鲁A12345'}");

        var after = api.get(path).extract().header("ETag");
        assertThat(after).isNotEqualTo(before).startsWith("\"1-");
        api.request().header("If-None-Match", after).get(path).then().statusCode(304);
        api.request().header("If-None-Match", before).get(path).then().statusCode(200);
        api.put(path, before, "{'kind': 'PERSON', 'name': '张三'}").statusCode(200);
    }

    @Test
    void another_communitys_owners_are_not_there() {
        var owner = estate.owner("张三", "13800005678");
        var stranger = Api.scoped(List.of("admin"), api.community());
        var path = "/v1/owners/" + owner;

        stranger.get(path).statusCode(404);
        stranger.get("/v1/owners?communityId={c}", estate.community()).body("items", hasSize(0));
        stranger.get("/v1/owners?phone=13800005678").body("items", hasSize(0));
        stranger.put(path, "\"1\"", "{'kind': 'PERSON', 'name': 'X'}").statusCode(404);
        for (var part : List.of("/houses", "/members", "/vehicles", "/special-dates", "/history")) {
            stranger.get(path + part).statusCode(404);
        }
        stranger.post(path + "/vehicles", "{'plate': '鲁A12345'}").statusCode(404);
        stranger.post("/v1/owners", "{'communityId': '%s', 'kind': 'PERSON', 'name': 'X'}", estate.community())
                .statusCode(422);
    }

    @Test
    void events_name_what_changed_and_never_what_it_says() {
        var owner = estate.owner("张三", "13800005678");
        api.put("/v1/owners/" + owner, "\"1\"", "{'kind': 'PERSON', 'name': '张三丰', 'phones': ['13911112222']}")
                .statusCode(200);

        var events = api.get("/v1/events?communityId={c}&limit=200", estate.community())
                .extract();

        assertThat(events.asString())
                .doesNotContain("张三")
                .doesNotContain("00005678")
                .doesNotContain("11112222");
        assertThat(events.jsonPath().getList("items.findAll { it.type == 'io.huiyin.owner.changed' }.data.fields"))
                .containsExactly(List.of("name", "phones", "preferredChannels"));
    }

    @Test
    @Rule("AUD-03")
    void who_opens_an_owners_record_is_noted_and_who_only_lists_is_not() {
        var owner = estate.owner("张三", "13800005678");
        api.put(
                        "/v1/owners/" + owner,
                        "\"1\"",
                        "{'kind': 'PERSON', 'name': '张三', 'note': '晚上联系', 'segment': 'DISSATISFIED', 'changeReason': '多次投诉'}")
                .statusCode(200);
        var clerk = Api.scoped(List.of("owners:read"), estate.community());

        api.get("/v1/owners?communityId=" + estate.community()).statusCode(200);
        var reads = "items.findAll { it.type == 'io.huiyin.owner.read' }";
        var events = "/v1/events?limit=200&communityId=" + estate.community();
        api.get(events).body(reads, empty());
        api.get("/v1/owners/" + owner).statusCode(200);
        var opened = clerk.get("/v1/owners/" + owner).statusCode(200).extract();
        clerk.get("/v1/owners/" + owner + "/history").statusCode(200);

        api.get(events)
                .body(reads + ".data.fields", contains(List.of("note", "segment"), List.of("note"), List.of("history")))
                .body(reads + "[1].requestid", equalTo(opened.header("X-Request-Id")))
                .body(reads + "[1].actor", equalTo("API_KEY:test"));
    }

    @Test
    @Rule("AUD-03")
    void who_asks_for_whole_numbers_says_why() {
        var owner = "/v1/owners/" + estate.owner("张三", "13800005678");

        api.get(owner + "?unmasked=true").statusCode(400).body("errors[0].pointer", equalTo("reason"));
        api.get(owner + "?unmasked=true&reason=CURIOSITY").statusCode(400);
        assertThat(sensitiveReads()).isEmpty();
        api.get(owner + "?unmasked=true&reason=EMERGENCY").statusCode(200);

        api.get("/v1/events?limit=200&communityId=" + estate.community())
                .body(
                        "items.findAll { it.type == 'io.huiyin.owner.sensitive-read' }.data.reason",
                        contains("EMERGENCY"));
    }

    private List<Object> sensitiveReads() {
        return api.get("/v1/events?communityId={c}&limit=200", estate.community())
                .extract()
                .jsonPath()
                .getList("items.findAll { it.type == 'io.huiyin.owner.sensitive-read' }.data.fields");
    }
}
