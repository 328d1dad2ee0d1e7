package io.huiyin.owners.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.owners.Estate;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking households up, as the desk does while someone is on the phone. */
@QuarkusTest
class OwnerLookUpTest {

    private final Api api = Api.admin();

    @Inject
    StatementCounter statements;

    private Estate estate;
    private UUID zhang;

    @BeforeEach
    void openEstate() {
        TestClock.reset();
        estate = Estate.open(api);
        zhang = estate.ownerWith(
                "'name': '张三', 'phones': ['0755-82345678', '13800005678'], 'identityNumber': 'E12345678',"
                        + " 'importance': 'VIP', 'segment': 'KEY', 'email': 'zhang@example.com', 'specialCircumstances': '轮椅'");
        var house = estate.house("1栋", "0302", ", 'code': 'HY-1-0302'");
        estate.relate(zhang, house, "OWNER", "2021-03-31", "");
        api.create("/v1/owners/" + zhang + "/members", "{'name': '王五', 'kinship': 'SPOUSE', 'phone': '13700003456'}");
        api.create("/v1/owners/" + zhang + "/vehicles", "{'plate': '粤B·12345'}");
        var li = estate.owner("李四", "13911112222");
        estate.relate(li, estate.house("0303"), "TENANT", "2024-01-01", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=张三",
                "name=张",
                "name=王五",
                "room=0302",
                "room=HY-1-0302",
                "plate=粤B12345",
                "plate=粤b 12345",
                "phone=13800005678",
                "phone=%2B86 138-0000-5678",
                "phone=0755 82345678",
                "phone=13700003456",
                "name=张三&room=0302&plate=粤B12345",
                "email=zhang@example.com",
                "identityNumber=e12345678",
                "importance=VIP",
                "segment=KEY",
                "inNeed=true",
                "relation=OWNER",
                "kind=PERSON&relation=OWNER"
            })
    @Rule({"OWN-05", "OWN-13"})
    void name_room_plate_and_whatever_is_stored_lead_to_the_household(String query) {
        api.request()
                .queryParams(parameters(query))
                .queryParam("communityId", estate.community())
                .get("/v1/owners")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(zhang.toString())))
                .body("items[0].houses.houseCode", equalTo(List.of("HY-1-0302")))
                .body("items[0].members.name", equalTo(List.of("王五")))
                .body("items[0].vehicles.plate", equalTo(List.of("粤B12345")))
                .body("items[0].phones", equalTo(List.of("075******5678", "138****5678")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=三",
                "room=0303&name=张三",
                "plate=粤B1234",
                "phone=13800005679",
                "room=HY-1-0302&relation=TENANT",
                "importance=IMPORTANT",
                "inNeed=false&name=张",
                "occupancyStatus=LET&room=0302",
                "name=张三&phone=13911112222"
            })
    @Rule({"OWN-05", "OWN-13"})
    void what_does_not_all_fit_leads_to_nobody(String query) {
        api.request()
                .queryParams(parameters(query))
                .queryParam("communityId", estate.community())
                .get("/v1/owners")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    @Rule("OWN-05")
    void whoever_moved_out_is_not_found_by_the_room_any_more() {
        var relation = api.get("/v1/owners/" + zhang + "/houses").extract().jsonPath();
        api.put(
                        "/v1/owners/" + zhang + "/houses/" + relation.getString("items[0].id"),
                        "\"1\"",
                        "{'relation': 'OWNER', 'from': '2021-03-31', 'to': '2025-06-05'}")
                .statusCode(200);

        api.get("/v1/owners?communityId={c}&room=0302", estate.community()).body("items", hasSize(0));
        api.get("/v1/owners?communityId={c}&name=张三", estate.community()).body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IMPORTANCE       | 2 | NORMAL, VIP    | 1, 1
            SEGMENT          | 2 | KEY, NEUTRAL   | 1, 1
            KIND             | 2 | PERSON         | 2
            PREFERRED_CHANNEL| 2 | SMS            | 2
            IN_NEED          | 2 | false, true    | 1, 1
            RELATION         | 2 | OWNER, TENANT  | 1, 1
            BUILDING         | 2 | 1栋            | 2
            OCCUPANCY_STATUS | 2 | VACANT         | 2
            HANDOVER_STATUS  | 2 | NOT_HANDED_OVER| 2
            AREA             | 2 |                |
            """)
    @Rule("OWN-13")
    void owners_are_counted_by_whatever_is_stored(String by, long owners, String values, String counts) {
        statements.restart();

        var answer = api.get("/v1/owner-statistics?communityId={c}&by=" + by, estate.community())
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(statements.statements()).hasSize(1);
        assertThat(answer.getLong("owners")).isEqualTo(owners);
        assertThat(answer.getList("counts.value", String.class)).isEqualTo(parts(values));
        assertThat(answer.getList("counts.owners", String.class)).isEqualTo(parts(counts));
    }

    @Test
    @Rule("OWN-13")
    void a_filter_narrows_what_is_counted() {
        api.get("/v1/owner-statistics?communityId={c}&by=IMPORTANCE&relation=TENANT", estate.community())
                .body("owners", equalTo(1))
                .body("counts.value", equalTo(List.of("NORMAL")));
        api.get("/v1/owner-statistics?communityId={c}&by=RELATION&plate=粤B12345", estate.community())
                .body("counts.value", equalTo(List.of("OWNER")));
        api.get("/v1/owner-statistics?communityId={c}", estate.community()).statusCode(400);
        var clerk = Api.scoped(List.of("owners:read"), estate.community());
        clerk.get("/v1/owner-statistics?by=SEGMENT").statusCode(403);
        clerk.get("/v1/owner-statistics?by=KIND").statusCode(200);
    }

    @Test
    void a_phone_that_is_none_is_400() {
        api.get("/v1/owners?phone=12").statusCode(400).body("errors[0].pointer", equalTo("phone"));
    }

    @Test
    void a_list_takes_two_statements_and_is_walked_by_name() {
        for (int i = 0; i < 6; i++) estate.owner("住户" + i, "1390000000" + i);

        statements.restart();
        var page = api.get("/v1/owners?communityId={c}&name=住户&limit=4", estate.community())
                .extract()
                .jsonPath();

        assertThat(statements.statements()).hasSize(2);
        assertThat(page.getList("items.name")).isEqualTo(List.of("住户0", "住户1", "住户2", "住户3"));
        api.get(
                        "/v1/owners?communityId={c}&name=住户&limit=4&cursor={n}",
                        estate.community(),
                        page.getString("nextCursor"))
                .body("items.name", equalTo(List.of("住户4", "住户5")))
                .body("nextCursor", nullValue());
    }

    /** An address is kept in logs of proxies and in histories; what says who somebody is goes into the body. */
    @Test
    void who_is_looked_for_need_not_stand_in_an_address() {
        for (int i = 0; i < 6; i++) estate.owner("住户" + i, "1390000000" + i);
        var search = "{'communityId': '%s', 'name': '住户', 'limit': 4";

        var page = api.post("/v1/owners/search", search + "}", estate.community())
                .statusCode(200)
                .header("Link", nullValue())
                .body("items.name", equalTo(List.of("住户0", "住户1", "住户2", "住户3")))
                .extract()
                .jsonPath();
        api.post("/v1/owners/search", search + ", 'cursor': '%s'}", estate.community(), page.getString("nextCursor"))
                .body("items.name", equalTo(List.of("住户4", "住户5")))
                .body("nextCursor", nullValue());
        api.post("/v1/owners/search", "{'communityId': '%s', 'phone': '139 0000 0003'}", estate.community())
                .body("items.name", equalTo(List.of("住户3")));
        api.get("/v1/owners?communityId={c}&name=住户", estate.community()).header("Deprecation", "@1795478400");
        api.get("/v1/owners?communityId={c}", estate.community()).header("Deprecation", nullValue());
        assertThat(new String(Base64.getUrlDecoder().decode(page.getString("nextCursor")), StandardCharsets.UTF_8))
                .doesNotContain("住户");
    }

    @Test
    void a_search_is_checked_and_limited_like_the_list() {
        api.post("/v1/owners/search", "{'phone': '12'}").statusCode(400).body("errors[0].pointer", equalTo("/phone"));
        api.post("/v1/owners/search", "{'limit': 201}").statusCode(400).body("errors[0].pointer", equalTo("/limit"));
        api.post("/v1/owners/search", "{'cursor': 'x'}").statusCode(400);
        var clerk = Api.scoped(List.of("owners:read"), estate.community());
        clerk.post("/v1/owners/search", "{'segment': 'KEY'}").statusCode(403);
        estate.owner("陈先生", "13900001111");
        var stranger = Api.scoped(List.of("owners:read"), api.community());
        stranger.post("/v1/owners/search", "{'communityId': '%s'}", estate.community())
                .statusCode(200)
                .body("items", hasSize(0));
    }

    private static List<String> parts(String text) {
        return text == null ? List.of() : List.of(text.split(", "));
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new HashMap<String, String>();
        for (var pair : query.split("&")) {
            var parts = pair.split("=", 2);
            parameters.put(parts[0], parts[1].replace("%2B", "+"));
        }
        return parameters;
    }
}
