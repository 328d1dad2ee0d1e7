package io.huiyin.sla.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.sla.SlaPolicies;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SlaPolicyResourceTest {

    private static final String LIFT = "{'communityId': '%s', 'metric': 'RESOLUTION', 'name': '电梯', 'category': 'LIFT',"
            + " 'target': {'workingTime': 'PT8H'}}";

    @Inject
    SlaPolicies policies;

    @Inject
    Database database;

    private final Api api = Api.admin();
    private UUID community;

    @BeforeEach
    void aCommunity() {
        community = api.community();
    }

    @Test
    @Rule({"SLA-01", "SLA-02", "SLA-03", "SLA-06", "SLA-08"})
    void a_community_has_the_default_policies_to_read_and_edit() {
        database.in(Caller.job("test", community), () -> policies.createDefaults(community));
        database.in(Caller.job("test", community), () -> policies.createDefaults(community));

        api.get("/v1/sla-policies?communityId=" + community)
                .statusCode(200)
                .body(
                        "items.metric",
                        contains(
                                "FIRST_RESPONSE",
                                "FIRST_RESPONSE",
                                "REPLY",
                                "REPLY",
                                "ON_SITE",
                                "CALLBACK",
                                "RECHECK",
                                "RESOLUTION",
                                "PROMISE"))
                .body("items[1].segment", equalTo("DISSATISFIED"))
                .body("items[1].target.clockTime", equalTo("PT1H"))
                .body("items[3].medium", equalTo("WRITTEN"))
                .body("items[3].target.workingDays", equalTo(3))
                .body("items[7].channel", equalTo("PATROL"))
                .body("items[7].name", equalTo("巡区问题销项"))
                .body("items[7].target.clockTime", equalTo("PT168H"))
                .body("items[8].target", nullValue());
        api.get("/v1/sla-policies?metric=REPLY&communityId=" + community).body("items", hasSize(2));
    }

    @Test
    void a_policy_that_says_nothing_of_its_ladder_gets_the_standard_one() {
        var id = api.create("/v1/sla-policies", LIFT, community);

        api.get("/v1/sla-policies/" + id)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("target.workingTime", equalTo("PT8H"))
                .body("ladder.role", contains("ASSIGNEE", "SUPERVISOR", "MANAGER", "MANAGER"))
                .body("ladder.atPercent", contains(50, 80, 100, null))
                .body("ladder[3].afterDue", equalTo("PT24H"));
    }

    @Test
    void put_replaces_all_terms_and_needs_the_version_that_was_read() {
        var path = "/v1/sla-policies/" + api.create("/v1/sla-policies", LIFT, community);
        var body = "{'category': 'LIFT', 'priority': 'URGENT', 'target': {'clockTime': 'PT2H'},"
                + " 'ladder': [{'afterDue': 'PT1H', 'role': 'MANAGER'}, {'atPercent': 90, 'role': 'ASSIGNEE'}]}";

        api.put(path, "\"1\"", body)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("metric", equalTo("RESOLUTION"))
                .body("name", nullValue())
                .body("priority", equalTo("URGENT"))
                .body("ladder.role", contains("ASSIGNEE", "MANAGER"));
        api.put(path, "\"1\"", body).statusCode(412);
        api.request().body(Api.json(body)).put(path).then().statusCode(428);
    }

    @Test
    void what_was_read_can_be_put_back() {
        var path = "/v1/sla-policies/" + api.create("/v1/sla-policies", LIFT, community);

        api.put(path, "\"1\"", api.get(path).extract().asString())
                .statusCode(200)
                .body("name", equalTo("电梯"));
    }

    @Test
    void a_policy_can_be_removed() {
        var path = "/v1/sla-policies/" + api.create("/v1/sla-policies", LIFT, community);

        api.delete(path, "\"2\"").statusCode(412);
        api.delete(path, "\"1\"").statusCode(204);
        api.get(path).statusCode(404);
    }

    @Test
    void two_policies_never_have_the_same_conditions() {
        api.create("/v1/sla-policies", LIFT, community);
        var general = api.create(
                "/v1/sla-policies",
                "{'communityId': '%s', 'metric': 'RESOLUTION', 'target': {'workingDays': 3}}",
                community);

        api.post("/v1/sla-policies", LIFT, community)
                .statusCode(409)
                .body("errors[0].code", equalTo("same-conditions"));
        api.put("/v1/sla-policies/" + general, "\"1\"", "{'category': 'LIFT', 'target': {'workingDays': 3}}")
                .statusCode(409);
    }

    @Test
    void a_policy_can_be_for_what_comes_by_one_channel() {
        var body =
                "{'communityId': '%s', 'metric': 'FIRST_RESPONSE', 'channel': '%s', 'target': {'clockTime': 'PT2H'}}";
        var path = "/v1/sla-policies/" + api.create("/v1/sla-policies", body, community, "FORUM");

        api.get(path).body("channel", equalTo("FORUM"));
        api.post("/v1/sla-policies", body, community, "FORUM").statusCode(409);
        api.post("/v1/sla-policies", body, community, "LETTER").statusCode(201);
        api.put(path, "\"1\"", "{'channel': 'LETTER', 'target': {'clockTime': 'PT2H'}}")
                .statusCode(409)
                .body("errors[0].code", equalTo("same-conditions"));
        api.put(path, "\"1\"", "{'channel': 'APP', 'target': {'clockTime': 'PT3H'}}")
                .statusCode(200)
                .body("channel", equalTo("APP"));
    }

    @ParameterizedTest(name = "{1} {2}: {0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            422 | exactly-one      | /target          | 'metric': 'REPLY', 'target': {}
            422 | exactly-one      | /target          | 'metric': 'REPLY', 'target': {'clockTime': 'PT1H', 'workingDays': 1}
            422 | out-of-range     | /target          | 'metric': 'REPLY', 'target': {'workingDays': 0}
            422 | out-of-range     | /target          | 'metric': 'REPLY', 'target': {'clockTime': 'PT0.5S'}
            422 | out-of-range     | /target          | 'metric': 'REPLY', 'target': {'clockTime': 'PT9000H'}
            422 | target-of-metric | /target          | 'metric': 'REPLY'
            422 | target-of-metric | /target          | 'metric': 'PROMISE', 'target': {'workingDays': 1}
            422 | step             | /ladder/0        | 'metric': 'PROMISE', 'ladder': [{'role': 'MANAGER'}]
            422 | step             | /ladder/0        | 'metric': 'PROMISE', 'ladder': [{'atPercent': 101, 'role': 'MANAGER'}]
            422 | twice            | /ladder/1        | 'metric': 'PROMISE', 'ladder': [{'atPercent': 9, 'role': 'MANAGER'}, {'atPercent': 9, 'role': 'MANAGER'}]
            400 | not-null         | /ladder/0/role   | 'metric': 'PROMISE', 'ladder': [{'atPercent': 50}]
            400 | wrong-type       | /metric          | 'metric': 'LUNCH'
            400 | wrong-type       | /target/clockTime | 'metric': 'REPLY', 'target': {'clockTime': 'one hour'}
            400 | pattern          | /kind            | 'metric': 'PROMISE', 'kind': 'a repair'
            400 | pattern          | /channel         | 'metric': 'PROMISE', 'channel': 'by patrol'
            400 | unknown-field    | /colour          | 'metric': 'PROMISE', 'colour': 'red'
            """)
    void unsound_policies_are_refused(int status, String code, String pointer, String members) {
        api.post("/v1/sla-policies", "{'communityId': '" + community + "', " + members + "}")
                .statusCode(status)
                .body("errors[0].code", equalTo(code))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void another_community_s_policies_are_not_there() {
        var path = "/v1/sla-policies/" + api.create("/v1/sla-policies", LIFT, community);
        var stranger = Api.scoped(List.of("sla:read", "sla:write"), api.community());

        stranger.get(path).statusCode(404);
        stranger.put(path, "\"1\"", "{'target': {'workingDays': 3}}").statusCode(404);
        stranger.delete(path, "\"1\"").statusCode(404);
        stranger.get("/v1/sla-policies?communityId=" + community).body("items", empty());
        stranger.post("/v1/sla-policies", LIFT, community)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/communityId"));
        api.get(path).statusCode(200);
    }

    @Test
    void every_edit_is_in_the_log() {
        var path = "/v1/sla-policies/" + api.create("/v1/sla-policies", LIFT, community);
        api.put(path, "\"1\"", "{'target': {'workingDays': 3}}").statusCode(200);
        api.delete(path, "\"2\"").statusCode(204);

        api.get("/v1/events?communityId=" + community)
                .body(
                        "items.findAll { it.type.contains('sla-policy') }.type",
                        contains(
                                "io.huiyin.sla-policy.created",
                                "io.huiyin.sla-policy.changed",
                                "io.huiyin.sla-policy.removed"))
                .body("items.findAll { it.type.contains('sla-policy') }.data.metric", not(empty()));
    }
}
