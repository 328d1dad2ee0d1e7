package io.huiyin.estate.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
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
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HouseResourceTest {

    private final Api api = Api.admin();

    @Inject
    StatementCounter statements;

    private UUID community;

    @BeforeEach
    void openCommunity() {
        TestClock.reset();
        community = api.community();
    }

    @Test
    @Rule("PRP-01")
    void a_house_stands_in_phase_area_building_unit_and_floor() {
        var area = api.create("/v1/areas", "{'communityId': '%s', 'name': '一期西片区'}", community);

        var id = api.create(
                "/v1/houses",
                "{'communityId': '%s', 'code': 'HY-1-0302', 'areaId': '%s', 'phase': '一期', 'building': '1栋', 'unit': '1单元',"
                        + " 'floor': '3', 'room': '0302', 'areaSquareMetres': '89.5', 'handoverStatus': 'HANDED_OVER',"
                        + " 'handedOverOn': '2021-03-31', 'occupancyStatus': 'OCCUPIED'}",
                community,
                area);

        api.get("/v1/houses/" + id)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("code", equalTo("HY-1-0302"))
                .body("phase", equalTo("一期"))
                .body("areaId", equalTo(area.toString()))
                .body("building", equalTo("1栋"))
                .body("unit", equalTo("1单元"))
                .body("floor", equalTo("3"))
                .body("room", equalTo("0302"))
                .body("areaSquareMetres", equalTo("89.50"))
                .body("handedOverOn", equalTo("2021-03-31"));
        api.get("/v1/phases?communityId={c}", community).body("items.name", equalTo(List.of("一期")));
        api.get("/v1/buildings?communityId={c}", community)
                .body("items.name", equalTo(List.of("1栋")))
                .body("items[0].phase", equalTo("一期"))
                .body("items[0].areaId", equalTo(area.toString()));
    }

    @Test
    @Rule("PRP-01")
    void phase_and_building_are_made_once_and_a_house_without_an_area_has_its_buildings() {
        var area = api.create("/v1/areas", "{'communityId': '%s', 'name': 'A'}", community);
        api.create(
                "/v1/buildings", "{'communityId': '%s', 'name': '1栋', 'phase': '一期', 'areaId': '%s'}", community, area);

        var first = house("'phase': '一期', 'building': '1栋', 'room': '101'");
        house("'phase': '一期', 'building': '1栋', 'room': '102'");
        house("'phase': '二期', 'building': '1栋', 'room': '101'");

        api.get("/v1/houses/" + first).body("areaId", equalTo(area.toString())).body("code", equalTo("一期-1栋-101"));
        api.get("/v1/buildings?communityId={c}", community).body("items", hasSize(2));
        api.get("/v1/houses?communityId={c}&building=1栋&areaId={a}", community, area)
                .body("items.code", equalTo(List.of("一期-1栋-101", "一期-1栋-102")));
    }

    @Test
    void a_house_has_a_note_until_it_is_cleared() {
        var id = house("'building': '1', 'room': '1', 'note': '样板间'");

        api.get("/v1/houses/" + id).body("note", equalTo("样板间"));
        api.put(
                        "/v1/houses/" + id,
                        "\"1\"",
                        "{'building': '1', 'room': '1', 'areaSquareMetres': '89.50', 'handoverStatus': 'NOT_HANDED_OVER', "
                                + "'occupancyStatus': 'VACANT'}")
                .statusCode(200)
                .body("note", nullValue());
    }

    @Test
    void houses_follow_their_building_into_another_area_unless_they_have_one_of_their_own() {
        var west = api.create("/v1/areas", "{'communityId': '%s', 'name': 'W'}", community);
        var east = api.create("/v1/areas", "{'communityId': '%s', 'name': 'E'}", community);
        var building =
                api.create("/v1/buildings", "{'communityId': '%s', 'name': '1', 'areaId': '%s'}", community, west);
        var follows = house("'building': '1', 'room': '1'");
        var stays = house("'building': '1', 'room': '2', 'areaId': '" + east + "'");
        var other = api.create("/v1/areas", "{'communityId': '%s', 'name': 'O'}", community);

        api.put("/v1/buildings/" + building, "\"1\"", "{'name': '1', 'areaId': '%s'}", other)
                .statusCode(200);

        api.get("/v1/houses/" + follows).body("areaId", equalTo(other.toString()));
        api.get("/v1/houses/" + stays).body("areaId", equalTo(east.toString()));
    }

    @ParameterizedTest
    @Rule("PRP-02")
    @ValueSource(strings = {"OCCUPIED", "VACANT", "LET", "UNSOLD"})
    void a_house_has_an_occupancy_status(String status) {
        var id = house("'building': '1', 'room': '1', 'occupancyStatus': '" + status + "'");

        api.get("/v1/houses/" + id).body("occupancyStatus", equalTo(status));
        api.get("/v1/houses?communityId={c}&occupancyStatus=" + status, community)
                .body("items", hasSize(1));
    }

    @Test
    @Rule("PRP-02")
    void a_community_tells_more_apart_within_an_occupancy_status() {
        api.create(
                "/v1/occupancy-details",
                "{'communityId': '%s', 'name': '度假居住', 'occupancyStatus': 'OCCUPIED'}",
                community);

        var id = house("'building': '1', 'room': '1', 'occupancyStatus': 'OCCUPIED', 'occupancyDetail': '度假居住'");

        api.get("/v1/houses/" + id).body("occupancyDetail", equalTo("度假居住"));
        api.get("/v1/houses?communityId={c}&occupancyDetail=度假居住", community).body("items", hasSize(1));
        enter("'building': '1', 'room': '2', 'occupancyStatus': 'VACANT', 'occupancyDetail': '度假居住'")
                .statusCode(422)
                .body("errors[0].code", equalTo("other-status"));
        enter("'building': '1', 'room': '2', 'occupancyDetail': '季节居住'")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/occupancyDetail"));
    }

    @ParameterizedTest
    @Rule("PRP-03")
    @CsvSource({"OCCUPIED", "VACANT", "LET", "UNSOLD"})
    void handover_is_independent_of_occupancy(String occupancy) {
        var before = house("'building': '1', 'room': '1', 'occupancyStatus': '" + occupancy + "'");
        var after = house("'building': '1', 'room': '2', 'occupancyStatus': '" + occupancy
                + "', 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2025-06-06'");

        api.get("/v1/houses?communityId={c}&handoverStatus=NOT_HANDED_OVER", community)
                .body("items.id", equalTo(List.of(before.toString())));
        api.get("/v1/houses?communityId={c}&handoverStatus=HANDED_OVER&occupancyStatus=" + occupancy, community)
                .body("items.id", equalTo(List.of(after.toString())));
    }

    @ParameterizedTest
    @Rule("PRP-03")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'handoverStatus': 'HANDED_OVER'                                      | /handedOverOn     | date-needed
            'handoverStatus': 'NOT_HANDED_OVER', 'handedOverOn': '2021-03-31'    | /handedOverOn     | date-without-handover
            'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2025-06-07'        | /handedOverOn     | in-future
            'areaSquareMetres': '0.00'                                           | /areaSquareMetres | not-positive
            'areaId': '01990000-0000-7000-8000-000000000000'                     | /areaId           | unknown-reference
            """)
    void what_contradicts_itself_is_refused(String fields, String pointer, String code) {
        enter("'building': '1', 'room': '1', " + fields)
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void today_is_the_communitys_day_not_the_servers() {
        TestClock.set("2025-06-07T00:30");

        enter("'building': '1', 'room': '1', 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2025-06-07'")
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'areaSquareMetres': '89.555'",
                "'areaSquareMetres': 89.5",
                "'areaSquareMetres': '-1'",
                "'areaSquareMetres': '1e2'",
                "'unit': ''",
                "'floor': 'a much too long floor'",
                "'occupancyStatus': 'HAUNTED'",
                "'handedOverOn': '2021-02-30'",
                "'code': 'a\\u001fb'"
            })
    void a_malformed_house_is_400(String fields) {
        enter("'building': '1', 'room': '1', " + fields).statusCode(400).body("errors", hasSize(1));
    }

    @Test
    void a_code_is_taken_once_in_its_community() {
        house("'building': '1', 'room': '1', 'code': 'X'");
        var other = house("'building': '1', 'room': '2', 'code': 'Y'");

        enter("'building': '1', 'room': '3', 'code': 'X'").statusCode(409).body("errors[0].pointer", equalTo("/code"));
        var read = api.get("/v1/houses/" + other).extract().asString();
        api.request()
                .header("If-Match", "\"1\"")
                .body(read.replace("\"Y\"", "\"X\""))
                .put("/v1/houses/" + other)
                .then()
                .statusCode(409);
        community = api.community();
        house("'building': '1', 'room': '1', 'code': 'X'");
    }

    @Test
    void what_was_read_can_be_edited_and_put_back() {
        var path = "/v1/houses/"
                + house(
                        "'phase': '一期', 'building': '1', 'unit': 'A', 'room': '1', 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2024-01-31'");
        var read = api.get(path).extract().asString();

        api.request()
                .header("If-Match", "\"1\"")
                .body(read.replace("VACANT", "LET"))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("occupancyStatus", equalTo("LET"))
                .body("handedOverOn", equalTo("2024-01-31"))
                .body("unit", equalTo("A"))
                .body("phase", equalTo("一期"));
        api.request().header("If-Match", "\"1\"").body(read).put(path).then().statusCode(412);
        api.request().body(read).put(path).then().statusCode(428);
    }

    @Test
    void a_list_is_ordered_by_code_and_takes_one_statement() {
        for (var room : List.of("3", "1", "2")) house("'building': '1', 'room': '" + room + "'");

        statements.restart();
        var page = api.get("/v1/houses?communityId={c}&limit=2", community)
                .extract()
                .jsonPath();

        assertThat(statements.statements()).hasSize(1);
        assertThat(page.getList("items.code")).isEqualTo(List.of("1-1", "1-2"));
        api.get("/v1/houses?communityId={c}&limit=2&cursor={n}", community, page.getString("nextCursor"))
                .body("items.code", equalTo(List.of("1-3")))
                .body("nextCursor", nullValue());
        api.get("/v1/houses?communityId={c}&code=1-2", community).body("items", hasSize(1));
        api.get("/v1/houses?communityId={c}&room=3", community).body("items[0].code", equalTo("1-3"));
    }

    @Test
    void another_communitys_houses_are_not_there() {
        var id = house("'building': '1', 'room': '1'");
        var area = api.create("/v1/areas", "{'communityId': '%s', 'name': 'A'}", community);
        var mine = api.community();
        var stranger = Api.scoped(List.of("houses:read", "houses:write"), mine);

        stranger.get("/v1/houses/" + id).statusCode(404);
        stranger.get("/v1/houses?communityId={c}", community).body("items", hasSize(0));
        stranger.get("/v1/buildings?communityId={c}", community).body("items", hasSize(0));
        stranger.post("/v1/houses", body(community, "'building': '1', 'room': '2'"))
                .statusCode(422);
        stranger.post("/v1/houses", body(mine, "'building': '1', 'room': '2', 'areaId': '" + area + "'"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/areaId"));
    }

    @Test
    void what_happens_to_a_house_is_in_the_log_without_its_values() {
        var id = house("'building': '1', 'room': '1'");
        var read = api.get("/v1/houses/" + id).extract().asString();

        api.request()
                .header("If-Match", "\"1\"")
                .body(read.replace("\"NOT_HANDED_OVER\"", "\"HANDED_OVER\", \"handedOverOn\": \"2025-06-01\""))
                .put("/v1/houses/" + id)
                .then()
                .statusCode(200);

        var events = api.get("/v1/events?communityId={c}&limit=200", community)
                .extract()
                .jsonPath();
        assertThat(events.getList("items.type"))
                .containsSubsequence(
                        "io.huiyin.house.entered", "io.huiyin.house.changed", "io.huiyin.house.handed-over");
    }

    private UUID house(String fields) {
        return UUID.fromString(enter(fields).statusCode(201).extract().path("id"));
    }

    private Answer enter(String fields) {
        return api.post("/v1/houses", body(community, fields));
    }

    /** A house that was not handed over and is vacant, unless {@code fields} say otherwise. */
    private static String body(UUID community, String fields) {
        var body = new StringBuilder("{'communityId': '" + community + "', " + fields);
        add(body, "areaSquareMetres", "89.55");
        add(body, "handoverStatus", "NOT_HANDED_OVER");
        add(body, "occupancyStatus", "VACANT");
        return body.append('}').toString();
    }

    private static void add(StringBuilder body, String name, String value) {
        if (!body.toString().contains("'" + name + "'")) {
            body.append(", '").append(name).append("': '").append(value).append('\'');
        }
    }
}
