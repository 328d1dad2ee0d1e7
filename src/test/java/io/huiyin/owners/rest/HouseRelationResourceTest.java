package io.huiyin.owners.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.owners.Estate;
import io.huiyin.owners.RelationKind;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
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
class HouseRelationResourceTest {

    private final Api api = Api.admin();

    @Inject
    StatementCounter statements;

    private Estate estate;
    private UUID owner;
    private UUID house;

    @BeforeEach
    void openEstate() {
        TestClock.reset();
        estate = Estate.open(api);
        owner = estate.owner("张三", "13800005678");
        house = estate.house("0302");
    }

    @ParameterizedTest
    @EnumSource(RelationKind.class)
    @Rule("OWN-06")
    void an_owner_is_one_of_six_things_to_a_house(RelationKind relation) {
        estate.relate(owner, house, relation.name(), "2021-03-31", "");

        api.get("/v1/owners/" + owner + "/houses").body("items.relation", equalTo(List.of(relation.name())));
        api.get("/v1/owners?houseId={h}&relation=" + relation, house)
                .body("items.id", equalTo(List.of(owner.toString())));
    }

    @Test
    @Rule("OWN-06")
    void one_person_is_several_things_to_several_houses() {
        var shop = estate.house("商铺", "01", "");
        estate.relate(owner, house, "OWNER", "2021-03-31", "");
        estate.relate(owner, house, "OCCUPANT", "2022-01-01", "");
        estate.relate(owner, shop, "MERCHANT", "2023-01-01", "");

        api.get("/v1/owners/" + owner)
                .body("houses.relation", equalTo(List.of("MERCHANT", "OCCUPANT", "OWNER")))
                .body("houses.houseId", equalTo(List.of(shop.toString(), house.toString(), house.toString())));
        api.get("/v1/owners?houseId={h}&relation=MERCHANT", house).body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2024-01-01 | -          | 409
            2024-12-31 | 2025-06-01 | 409
            2023-01-01 | 2024-01-01 | 409
            2024-02-01 | 2024-03-01 | 409
            2025-01-01 | -          | 201
            2023-01-01 | 2023-12-31 | 201
            """)
    @Rule("OWN-06")
    void the_same_relation_does_not_overlap_itself(String from, String to, int status) {
        estate.relate(owner, house, "TENANT", "2024-01-01", ", 'to': '2024-12-31'");

        api.post(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'TENANT', 'from': '%s'%s}",
                        house,
                        from,
                        to == null ? "" : ", 'to': '" + to + "'")
                .statusCode(status);
        estate.relate(owner, house, "OWNER", "2024-06-01", "");
        estate.relate(estate.owner("李四"), house, "TENANT", "2024-06-01", "");
    }

    @Test
    @Rule("OWN-06")
    void a_relation_ends_and_another_one_begins() {
        var relation = estate.relate(owner, house, "OWNER", "2021-03-31", "");
        var path = "/v1/owners/" + owner + "/houses/" + relation;

        api.put(path, "\"1\"", "{'relation': 'OWNER', 'from': '2021-03-31', 'to': '2025-05-31'}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("to", equalTo("2025-05-31"));

        var buyer = estate.owner("李四");
        estate.relate(buyer, house, "OWNER", "2025-06-01", "");
        api.get("/v1/owners?houseId={h}&relation=OWNER", house).body("items.id", equalTo(List.of(buyer.toString())));
        api.put(path, "\"1\"", "{'relation': 'OWNER', 'from': '2021-03-31'}").statusCode(412);
        assertThat(eventTypes())
                .containsSubsequence(
                        "io.huiyin.owner.relation-began",
                        "io.huiyin.owner.relation-ended",
                        "io.huiyin.owner.relation-began");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'from': '2024-02-01', 'to': '2024-01-31'                             | /to            | before-from
            'from': '2025-06-07', 'householdHead': true                          | /householdHead | not-current
            'from': '2021-01-01', 'to': '2025-06-05', 'householdHead': true      | /householdHead | not-current
            """)
    void dates_that_contradict_each_other_are_refused(String fields, String pointer, String code) {
        api.post("/v1/owners/" + owner + "/houses", "{'houseId': '%s', 'relation': 'OWNER', %s}", house, fields)
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void a_house_of_another_community_is_unknown() {
        var elsewhere = Estate.open(api).house("0101");

        for (var unknown : List.of(elsewhere, UUID.randomUUID())) {
            api.post(
                            "/v1/owners/" + owner + "/houses",
                            "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-03-31'}",
                            unknown)
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/houseId"));
        }
        api.post(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-02-30'}",
                        house)
                .statusCode(400);
    }

    @Test
    @Rule("OWN-02")
    void the_heads_of_a_buildings_households_are_listed() {
        var neighbour = estate.owner("李四", "13911112222");
        estate.relate(neighbour, estate.house("0303"), "TENANT", "2024-01-01", ", 'householdHead': true");
        estate.relate(owner, house, "OWNER", "2021-03-31", ", 'householdHead': true");
        estate.relate(estate.owner("王五"), house, "OCCUPANT", "2021-03-31", "");
        estate.relate(
                estate.owner("赵六"), estate.house("2栋", "0101", ""), "OWNER", "2021-03-31", ", 'householdHead': true");
        var building = api.get("/v1/houses/" + house).extract().path("buildingId");

        statements.restart();
        api.get("/v1/household-heads?communityId={c}&buildingId={b}", estate.community(), building)
                .statusCode(200)
                .body("items.name", equalTo(List.of("张三", "李四")))
                .body("items.room", equalTo(List.of("0302", "0303")))
                .body("items[0].phones", equalTo(List.of("138****5678")));

        assertThat(statements.statements()).hasSize(1);
        var page = api.get("/v1/household-heads?communityId={c}&limit=2", estate.community())
                .extract()
                .jsonPath();
        api.get(
                        "/v1/household-heads?communityId={c}&limit=2&cursor={n}",
                        estate.community(),
                        page.getString("nextCursor"))
                .body("items.name", equalTo(List.of("赵六")));
    }

    @Test
    @Rule("OWN-02")
    void a_household_has_one_head_and_can_lose_it() {
        var first = estate.relate(owner, house, "OWNER", "2021-03-31", ", 'householdHead': true");
        var wife = estate.owner("王五");
        var second = estate.relate(wife, house, "OWNER", "2021-03-31", ", 'householdHead': true");
        api.get("/v1/household-heads?communityId={c}", estate.community()).body("items.name", equalTo(List.of("王五")));

        api.put(
                        "/v1/owners/" + owner + "/houses/" + first,
                        "\"2\"",
                        "{'relation': 'OWNER', 'from': '2021-03-31', 'householdHead': true}")
                .statusCode(200);
        api.get("/v1/owners/" + wife + "/houses/" + second).body("householdHead", equalTo(false));
        api.put("/v1/owners/" + owner + "/houses/" + first, "\"3\"", "{'relation': 'OWNER', 'from': '2021-03-31'}")
                .statusCode(200);

        api.get("/v1/household-heads?communityId={c}", estate.community()).body("items", hasSize(0));
    }

    private List<String> eventTypes() {
        return api.get("/v1/events?communityId={c}&limit=200", estate.community())
                .extract()
                .jsonPath()
                .getList("items.type");
    }
}
