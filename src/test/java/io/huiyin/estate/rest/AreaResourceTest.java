package io.huiyin.estate.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AreaResourceTest {

    private final Api api = Api.admin();

    @Inject
    StatementCounter statements;

    private UUID community;
    private UUID steward;

    @BeforeEach
    void openCommunity() {
        community = api.community();
        steward = staff(community, "STEWARD");
    }

    @Test
    @Rule("STW-01")
    void an_area_names_its_steward_and_its_security_and_repair_persons() {
        var guards = List.of(staff(community, "SECURITY"), staff(community, "SECURITY"));
        var fitter = staff(community, "ENGINEER");

        var id = api.create(
                "/v1/areas",
                "{'communityId': '%s', 'name': '一期西片区', 'stewardId': '%s', 'securityIds': ['%s', '%s'], 'repairIds': ['%s']}",
                community,
                steward,
                guards.get(0),
                guards.get(1),
                fitter);

        api.get("/v1/areas/" + id)
                .statusCode(200)
                .body("stewardId", equalTo(steward.toString()))
                .body("securityIds", equalTo(guards.stream().map(UUID::toString).toList()))
                .body("repairIds", equalTo(List.of(fitter.toString())));
    }

    @Test
    @Rule("STW-01")
    void an_area_that_lacks_one_of_them_is_found() {
        var whole = api.create(
                "/v1/areas",
                "{'communityId': '%s', 'name': 'A', 'stewardId': '%s', 'securityIds': ['%s'], 'repairIds': ['%s']}",
                community,
                steward,
                staff(community, "SECURITY"),
                staff(community, "ENGINEER"));
        var lacking =
                api.create("/v1/areas", "{'communityId': '%s', 'name': 'B', 'stewardId': '%s'}", community, steward);

        api.get("/v1/areas?communityId={c}&complete=false", community)
                .body("items.id", equalTo(List.of(lacking.toString())));
        api.get("/v1/areas?communityId={c}&complete=true", community)
                .body("items.id", equalTo(List.of(whole.toString())));
    }

    @Test
    void only_active_staff_of_the_community_answers_for_an_area() {
        var gone = staff(community, "SECURITY");
        api.post("/v1/staff/" + gone + "/deactivate").statusCode(200);
        var foreign = staff(api.community(), "ENGINEER");

        api.post(
                        "/v1/areas",
                        "{'communityId': '%s', 'name': 'A', 'stewardId': '%s', 'securityIds': ['%s'], 'repairIds': ['%s']}",
                        community,
                        UUID.randomUUID(),
                        gone,
                        foreign)
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/stewardId", "/securityIds/0", "/repairIds/0")));
        api.post("/v1/areas", "{'communityId': '%s', 'name': 'A', 'phaseId': '%s'}", community, UUID.randomUUID())
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/phaseId")));
    }

    @Test
    void an_area_is_named_once_and_changed_as_it_was_read() {
        var id = api.create("/v1/areas", "{'communityId': '%s', 'name': 'A', 'stewardId': '%s'}", community, steward);
        api.create("/v1/areas", "{'communityId': '%s', 'name': 'B'}", community);
        var path = "/v1/areas/" + id;
        var read = api.get(path).extract().asString();

        api.post("/v1/areas", "{'communityId': '%s', 'name': 'A'}", community).statusCode(409);
        api.put(path, "\"1\"", "{'name': 'B'}").statusCode(409);
        api.request()
                .header("If-Match", "\"1\"")
                .body(read)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        api.put(path, "\"1\"", "{'name': 'A'}").statusCode(412);
        api.put(path, "\"2\"", "{'name': 'A2', 'repairIds': ['%s']}", steward)
                .statusCode(200)
                .body("stewardId", equalTo(null))
                .body("repairIds", hasSize(1));
        api.put(path, "\"3\"", "{'name': 'A2'}").statusCode(200).body("repairIds", hasSize(0));
    }

    @Test
    void a_list_takes_one_statement_however_many_people_answer() {
        for (var name : List.of("C", "A", "B")) {
            api.create(
                    "/v1/areas",
                    "{'communityId': '%s', 'name': '%s', 'securityIds': ['%s']}",
                    community,
                    name,
                    steward);
        }

        statements.restart();
        var page = api.get("/v1/areas?communityId={c}&limit=2", community)
                .extract()
                .jsonPath();

        assertThat(statements.statements()).hasSize(1);
        assertThat(page.getList("items.name")).isEqualTo(List.of("A", "B"));
        api.get("/v1/areas?communityId={c}&limit=2&cursor={n}", community, page.getString("nextCursor"))
                .body("items.name", equalTo(List.of("C")));
    }

    @Test
    void another_communitys_areas_are_not_there() {
        var id = api.create("/v1/areas", "{'communityId': '%s', 'name': 'A'}", community);
        var stranger = Api.scoped(List.of("areas:read", "areas:write"), api.community());

        stranger.get("/v1/areas/" + id).statusCode(404);
        stranger.get("/v1/areas?communityId={c}", community).body("items", hasSize(0));
        stranger.put("/v1/areas/" + id, "\"1\"", "{'name': 'X'}").statusCode(404);
        stranger.post("/v1/areas", "{'communityId': '%s', 'name': 'X'}", community)
                .statusCode(422);
    }

    private UUID staff(UUID of, String role) {
        return api.create("/v1/staff", "{'communityId': '%s', 'name': '某某', 'roles': ['%s']}", of, role);
    }
}
