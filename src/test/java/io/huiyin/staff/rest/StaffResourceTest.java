package io.huiyin.staff.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Api;
import io.huiyin.testing.Request;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StaffResourceTest {

    private final Api api = Api.admin();

    @Inject
    StatementCounter statements;

    private UUID community;

    @BeforeEach
    void openCommunity() {
        community = api.community();
    }

    @Test
    void a_member_of_staff_is_entered_read_and_listed_by_role() {
        var id = api.create(
                "/v1/staff",
                "{'communityId': '%s', 'name': '林晓', 'roles': ['ENGINEER', 'DUTY_OFFICER'], 'phone': '+86 138 0000 5678', 'department': '工程部'}",
                community);
        staff("周前台", "'RECEPTIONIST'");

        api.get("/v1/staff/" + id)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("roles", equalTo(List.of("DUTY_OFFICER", "ENGINEER")))
                .body("phone", equalTo("13800005678"))
                .body("department", equalTo("工程部"))
                .body("active", equalTo(true))
                .body("email", nullValue());
        api.get("/v1/staff?communityId={c}&role=ENGINEER", community).body("items.id", equalTo(List.of(id.toString())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"片区管家", "物业助理", "物业服务助理", "楼管员", "区域管家", "客户专员", " 片区 管家"})
    @Rule("STW-02")
    void whoever_bears_a_stewards_title_is_a_steward(String title) {
        var id = api.create("/v1/staff", "{'communityId': '%s', 'name': '何晴', 'title': '%s'}", community, title);

        api.get("/v1/staff/" + id).body("roles", equalTo(List.of("STEWARD"))).body("title", equalTo(title));
        api.get("/v1/staff?communityId={c}&role=STEWARD", community).body("items.id", equalTo(List.of(id.toString())));
    }

    @Test
    @Rule("STW-02")
    void any_other_title_says_nothing_about_the_role() {
        api.post("/v1/staff", "{'communityId': '%s', 'name': '何晴', 'title': '楼管员助手'}", community)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/roles"))
                .body("errors[0].code", equalTo("no-role"));
    }

    @Test
    void what_cannot_be_entered_says_why() {
        api.post("/v1/staff", "{'communityId': '%s', 'name': 'N', 'roles': ['STEWARD']}", UUID.randomUUID())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/communityId"));
        api.post("/v1/staff", "{'communityId': '%s', 'name': 'N', 'roles': ['STEWARD'], 'phone': '12'}", community)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/phone"));
        api.post("/v1/staff", "{'communityId': '%s', 'name': 'N', 'roles': ['BUTLER']}", community)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/roles/0"));
        api.post("/v1/staff", "{'communityId': '%s', 'name': 'N', 'roles': [null]}", community)
                .statusCode(400);
    }

    @Test
    void what_was_read_can_be_edited_and_put_back() {
        var path = "/v1/staff/" + staff("林晓", "'ENGINEER'");
        var read = api.get(path).extract().asString();

        api.request()
                .header("If-Match", "\"1\"")
                .body(read.replace("林晓", "林小晓"))
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("林小晓"))
                .body("roles", equalTo(List.of("ENGINEER")));
        api.put(path, "\"1\"", "{'name': 'X', 'roles': ['ENGINEER']}").statusCode(412);
    }

    @Test
    void a_deactivated_member_leaves_the_list_of_active_ones_and_can_come_back() {
        var id = staff("林晓", "'ENGINEER'");

        api.post("/v1/staff/" + id + "/deactivate").statusCode(200).body("active", equalTo(false));

        api.get("/v1/staff?communityId={c}&active=true", community).body("items", equalTo(List.of()));
        api.get("/v1/staff?communityId={c}&active=false", community).body("items.id", equalTo(List.of(id.toString())));
        api.post("/v1/staff/" + id + "/reactivate").statusCode(200).body("active", equalTo(true));
    }

    @Test
    void only_someone_at_work_in_the_keys_communities_can_be_named_as_acting() {
        var steward = staff("何晴", "'STEWARD'");
        var foreign = Api.scoped(List.of("staff:read"), api.community());

        actingAs(api, steward.toString()).get("/v1/staff").then().statusCode(200);
        for (var nobody : List.of(UUID.randomUUID().toString(), "not-an-id")) {
            actingAs(api, nobody)
                    .get("/v1/staff")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("X-Acting-Staff"));
        }
        actingAs(foreign, steward.toString()).get("/v1/staff").then().statusCode(400);
        api.post("/v1/staff/" + steward + "/deactivate").statusCode(200);
        actingAs(api, steward.toString()).get("/v1/staff").then().statusCode(400);
    }

    @Test
    void nobody_sees_the_staff_of_another_community() {
        var id = staff("林晓", "'ENGINEER'");
        var stranger = Api.scoped(List.of("staff:read", "staff:write"), api.community());

        stranger.get("/v1/staff/" + id).statusCode(404);
        stranger.get("/v1/staff?communityId={c}", community).body("items", equalTo(List.of()));
        stranger.post("/v1/staff", "{'communityId': '%s', 'name': 'N', 'roles': ['STEWARD']}", community)
                .statusCode(422);
        stranger.post("/v1/staff/" + id + "/deactivate").statusCode(404);
    }

    @Test
    void a_list_takes_one_statement_however_long_it_is() {
        for (int i = 0; i < 5; i++) staff("员工" + i, "'SECURITY'");

        statements.restart();
        var page = api.get("/v1/staff?communityId={c}&limit=3", community)
                .extract()
                .jsonPath();

        assertThat(statements.statements()).hasSize(1);
        assertThat(page.getList("items.name")).isEqualTo(List.of("员工0", "员工1", "员工2"));
        api.get("/v1/staff?communityId={c}&limit=3&cursor={n}", community, page.getString("nextCursor"))
                .body("items.name", equalTo(List.of("员工3", "员工4")))
                .body("nextCursor", nullValue());
    }

    private UUID staff(String name, String roles) {
        return api.create("/v1/staff", "{'communityId': '%s', 'name': '%s', 'roles': [%s]}", community, name, roles);
    }

    private static Request actingAs(Api client, String staffId) {
        return client.request().header("X-Acting-Staff", staffId);
    }
}
