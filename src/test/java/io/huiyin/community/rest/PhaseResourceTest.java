package io.huiyin.community.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PhaseResourceTest {

    private final Api api = Api.admin();
    private UUID community;

    @BeforeEach
    void openCommunity() {
        community = api.community();
    }

    @Test
    @Rule("PRP-01")
    void a_community_has_phases_an_address_and_a_floor_area() {
        var path = "/v1/communities/" + community;
        api.put(path, "\"1\"", "{'name': '回音里', 'address': '示范路 1 号', 'floorAreaSquareMetres': '1200345.6'}")
                .statusCode(200)
                .body("floorAreaSquareMetres", equalTo("1200345.60"));

        phase("二期");
        phase("一期");

        api.get(path).body("address", equalTo("示范路 1 号")).body("floorAreaSquareMetres", equalTo("1200345.60"));
        api.get("/v1/phases?communityId={c}", community).body("items.name", equalTo(List.of("一期", "二期")));
    }

    @Test
    void a_floor_area_is_a_positive_decimal() {
        for (var wrong : List.of("'0'", "'0.00'", "'-1'", "'1.234'", "12", "'1e3'")) {
            api.post(
                            "/v1/communities",
                            "{'code': 'Y%d', 'name': 'N', 'floorAreaSquareMetres': %s}",
                            System.nanoTime(),
                            wrong)
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/floorAreaSquareMetres"));
        }
    }

    @Test
    void a_phase_is_named_once_in_its_community() {
        var first = phase("一期");
        var second = phase("二期");

        api.post("/v1/phases", "{'communityId': '%s', 'name': '一期'}", community)
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/name"));
        api.put("/v1/phases/" + second, "\"1\"", "{'name': '一期'}").statusCode(409);
        api.put("/v1/phases/" + first, "\"1\"", "{'name': '一期'}").statusCode(200);
        api.put("/v1/phases/" + first, "\"1\"", "{'name': '东区'}").statusCode(412);
        api.create("/v1/phases", "{'communityId': '%s', 'name': '一期'}", api.community());
    }

    @Test
    void a_name_is_one_line() {
        api.post("/v1/phases", "{'communityId': '%s', 'name': 'a\\nb'}", community)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void phases_are_walked_by_name() {
        for (var name : List.of("C", "A", "B")) phase(name);

        var page = api.get("/v1/phases?communityId={c}&limit=2", community)
                .body("items.name", equalTo(List.of("A", "B")))
                .extract()
                .jsonPath();

        api.get("/v1/phases?communityId={c}&limit=2&cursor={n}", community, page.getString("nextCursor"))
                .body("items.name", equalTo(List.of("C")));
    }

    @Test
    void another_communitys_phases_are_not_there() {
        var id = phase("一期");
        var stranger = Api.scoped(List.of("communities:read", "communities:write"), api.community());

        stranger.get("/v1/phases/" + id).statusCode(404);
        stranger.get("/v1/phases?communityId={c}", community).body("items", hasSize(0));
        stranger.put("/v1/phases/" + id, "\"1\"", "{'name': 'X'}").statusCode(404);
        stranger.post("/v1/phases", "{'communityId': '%s', 'name': 'X'}", community)
                .statusCode(422);
    }

    private UUID phase(String name) {
        return api.create("/v1/phases", "{'communityId': '%s', 'name': '%s'}", community, name);
    }
}
