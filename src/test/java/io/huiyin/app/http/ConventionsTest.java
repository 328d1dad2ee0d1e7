package io.huiyin.app.http;

import static io.huiyin.testing.Request.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anything;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every operation has in common, tried on the communities. */
@QuarkusTest
class ConventionsTest {

    private static final String PROBLEM = "application/problem+json";

    private final Api api = Api.admin();

    @ParameterizedTest
    @CsvSource({"GET,/v1/communities", "GET,/v1/nothing-here", "DELETE,/v1/communities", "POST,/v1/communities"})
    void nobody_learns_anything_without_a_key(String method, String path) {
        given().request(method, path).then().statusCode(401).contentType(PROBLEM);
        given().header("Authorization", "Bearer hy_wrong")
                .contentType("text/plain")
                .request(method, path)
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/unauthenticated"));
    }

    @Test
    void a_missing_scope_is_403_before_anything_is_looked_up() {
        var reader = Api.scoped(List.of("tickets:read"), api.community());

        reader.get("/v1/communities/" + UUID.randomUUID())
                .statusCode(403)
                .contentType(PROBLEM)
                .body("requiredScope", equalTo("communities:read"));
    }

    @Test
    void what_another_community_has_looks_like_what_does_not_exist() {
        var theirs = api.community();
        var mine = Api.scoped(List.of("communities:read"), api.community());

        var foreign =
                mine.get("/v1/communities/" + theirs).statusCode(404).extract().jsonPath();
        var absent = mine.get("/v1/communities/" + UUID.randomUUID())
                .statusCode(404)
                .extract()
                .jsonPath();

        assertThat(foreign.getString("title")).isEqualTo(absent.getString("title"));
        assertThat(foreign.getString("detail")).isEqualTo(absent.getString("detail"));
        mine.get("/v1/communities").body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            not json                                       | malformed-request |
            {'code': 'X', 'name': 'N', 'colour': 'red'}    | malformed-request | /colour
            {'code': 'X', 'code': 'Y', 'name': 'N'}        | malformed-request |
            {'code': 7, 'name': 'N'}                       | malformed-request | /code
            {'code': 'X', 'name': ['N']}                   | malformed-request | /name
            {'code': 'X', 'name': 'a\\u0000b'}             | malformed-request | /name
            {'code': 'X', 'name': 'a\\ud800b'}             | malformed-request | /name
            {'code': 'X', 'name': 'N', 'timeZone': 'Mars'} | malformed-request | /timeZone
            {'code': 'X', 'name': 'N'} trailing            | malformed-request |
            {'code': 'X'}                                  | invalid-request   | /name
            {'code': ' ', 'name': 'N'}                     | invalid-request   | /code
            []                                             | malformed-request |
            """)
    void a_malformed_body_is_400_and_names_the_field(String body, String type, String pointer) {
        api.post("/v1/communities", body.replace("%", "%%"))
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/" + type))
                .body("errors[0].pointer", pointer == null ? anything() : equalTo(pointer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'amountFen': NaN}                    | /amountFen
            {'amountFen': 010}                    | /amountFen
            {'allocations': [{'amountFen': NaN}]} | /allocations/0/amountFen
            {'note': 'x', 'amountFen': }          | /amountFen
            """)
    void where_a_body_is_no_json_is_told(String body, String pointer) {
        api.post("/v1/payments", body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("/problems/malformed-request"))
                .body("errors.pointer", equalTo(List.of(pointer)));
    }

    @Test
    void a_body_that_is_not_utf8_is_400() {
        api.request()
                .body("{\"code\": \"X\", \"name\": \"小区\"}".getBytes(StandardCharsets.UTF_16))
                .post("/v1/communities")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @Test
    void an_empty_body_is_400() {
        api.request().post("/v1/communities").then().statusCode(400).contentType(PROBLEM);
    }

    @Test
    void unknown_routes_wrong_methods_and_media_types_are_problems_too() {
        api.get("/v1/nothing-here").statusCode(404).contentType(PROBLEM);
        api.request()
                .delete("/v1/communities")
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .header("Allow", "GET, HEAD, OPTIONS, POST");
        api.request().options("/v1/communities").then().header("Allow", "GET, HEAD, OPTIONS, POST");
        api.request().options("/v1/communities/" + UUID.randomUUID()).then().header("Allow", "GET, HEAD, OPTIONS, PUT");
        api.request()
                .contentType("text/plain")
                .body("x")
                .post("/v1/communities")
                .then()
                .statusCode(415)
                .contentType(PROBLEM);
        api.request()
                .accept("image/png")
                .get("/v1/communities")
                .then()
                .statusCode(406)
                .contentType(PROBLEM);
    }

    /** They stand in subjects of mails, in lists and logs, where a line of their own would say something else. */
    @Test
    void a_name_is_one_line() {
        var community = api.community();
        var line = "x\\r\\nBcc: y";
        var about = "'communityId': '" + community + "', ";

        for (var body : List.of("'code': 'c', 'name': '" + line + "'", "'code': '" + line + "', 'name': 'n'")) {
            api.post("/v1/communities", "{" + body + "}").statusCode(400).body("errors[0].code", equalTo("plain-text"));
        }
        api.post("/v1/staff", "{" + about + "'name': '" + line + "', 'roles': ['STEWARD']}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/name"));
        api.post(
                        "/v1/tickets",
                        "{" + about
                                + "'kind': 'COMPLAINT', 'channel': 'PHONE', 'medium': 'VERBAL', 'category': 'HYGIENE',"
                                + " 'priority': 'NORMAL', 'title': '" + line + "', 'description': 'two\\nlines',"
                                + " 'reporter': {'name': '" + line + "', 'phone': '13900001234', 'anonymous': false}}")
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/reporter/name", "/title")));
        api.post(
                        "/v1/api-keys",
                        "{'name': '" + line + "', 'scopes': ['tickets:read'], 'communityIds': ['" + community + "']}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/name"));
    }

    /** A body of one text must not be made of plain text, whoever offers to. */
    @Test
    void only_json_is_taken_for_json() {
        var path = "/v1/phases/" + UUID.randomUUID();
        for (var type : List.of("text/plain", "application/xml", "application/problem+json")) {
            api.request()
                    .header("If-Match", "\"1\"")
                    .contentType(type)
                    .body("{}")
                    .put(path)
                    .then()
                    .statusCode(415)
                    .contentType(PROBLEM);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/sla-timers?dueBefore=%2B999999999-12-31T23:59:59Z",
        "/v1/sla-timers?dueAfter=0000-12-31T23:59:59Z",
        "/v1/callbacks?dueBefore=2025-06-06",
        "/v1/callbacks?dueBefore=2025-06-06T24:00:00Z",
        "/v1/reminders?from=%2B999999999-12-31",
        "/v1/reminders?to=-999999999-01-01",
        "/v1/warranties?expiresTo=2025-02-30",
        "/v1/warranties?expiresTo=2025-06-06T00:00:00Z"
    })
    void a_time_that_the_contract_cannot_write_is_400(String address) {
        api.request().get(address).then().statusCode(400).contentType(PROBLEM);
    }

    @ParameterizedTest
    @CsvSource({
        "'+999999999-12-31T23:59:59Z'",
        "-000001-12-31T23:59:59Z",
        "9999-12-31T23:59:59-01:00",
        "2025-06-06T24:00:00Z",
        "2025-06-06",
        "''"
    })
    void a_moment_in_a_body_is_of_the_same_form(String expiresAt) {
        api.post(
                        "/v1/api-keys",
                        "{'name': 'k', 'scopes': ['communities:read'], 'communityIds': ['%s'], 'expiresAt': '%s'}",
                        api.community(),
                        expiresAt)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/expiresAt"));
    }

    @Test
    void a_moment_is_kept_to_the_microsecond_from_the_first_answer_on() {
        api.post(
                        "/v1/api-keys",
                        "{'name': 'k', 'scopes': ['communities:read'], 'communityIds': ['%s'],"
                                + " 'expiresAt': '9999-12-31T23:59:59.9999999Z'}",
                        api.community())
                .statusCode(201)
                .body("expiresAt", equalTo("9999-12-31T23:59:59.999999Z"));
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "1750000000", "-9223372036854775808", "1.5", "[2025,6,6]", "true"})
    void a_moment_is_no_number(String reportedAt) {
        api.post(
                        "/v1/tickets",
                        "{'communityId': '%s', 'kind': 'COMPLAINT', 'channel': 'PHONE', 'medium': 'VERBAL', 'category': 'HYGIENE',"
                                + " 'priority': 'NORMAL', 'description': 'd', 'reportedAt': %s,"
                                + " 'reporter': {'phone': '13900001234', 'anonymous': false}}",
                        api.community(),
                        reportedAt)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reportedAt"));
    }

    @ParameterizedTest
    @CsvSource({"'+999999999-12-31'", "-999999999-01-01", "2025-06-06T17:00:00Z", "20250606"})
    void a_date_in_a_body_is_of_the_same_form(String on) {
        api.post("/v1/jobs/sla-sweep/run", "{'on': '%s'}", on)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/on"));
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=201", "limit=x", "cursor=abc", "limit=5&cursor=AAAAAAAAAAAAAAAA"})
    void a_page_that_cannot_be_is_400(String query) {
        api.get("/v1/communities?" + query).statusCode(400).contentType(PROBLEM).body("errors", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/communities?limit=0, limit, min",
        "/v1/communities?limit=x, limit, unreadable-parameter",
        "/v1/tickets?houseId=1, houseId, unreadable-parameter",
        "/v1/tickets?houseId=01890000-0000-7000-8000-000000000000&status=open, status, unreadable-parameter",
        "/v1/sla-timers?dueBefore=soon, dueBefore, unreadable-parameter",
        "/v1/communities/not-an-id, id, unreadable-parameter",
        "/v1/communities?Limit=5, Limit, unknown-parameter",
        "/v1/communities?limit=5&limit=6, limit, duplicate-parameter",
        "/v1/tickets?house=01890000-0000-7000-8000-000000000000, house, unknown-parameter",
        "/v1/reports/collection?groupby=PHASE, groupby, unknown-parameter",
        "/v1/me?limit=5, limit, unknown-parameter",
        "/v1/tickets?repeat=1, repeat, unreadable-parameter",
        "/v1/tickets?repeat=, repeat, unreadable-parameter",
        "/v1/tickets?status=, status, unreadable-parameter",
        "/v1/communities?limit=, limit, unreadable-parameter",
        "/v1/arrears?minFen=x, minFen, unreadable-parameter",
        "/v1/arrears?minFn=1, minFn, unknown-parameter",
    })
    void a_parameter_that_cannot_be_is_named(String address, String name, String code) {
        api.get(address)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.pointer", equalTo(List.of(name)))
                .body("errors.code", equalTo(List.of(code)));
    }

    @Test
    void a_field_that_is_there_twice_is_named() {
        api.post("/v1/tickets", "{'reporter': {'name': '甲', 'name': '乙'}}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/reporter/name"))
                .body("errors[0].code", equalTo("duplicate-field"));
    }

    @Test
    void a_list_is_walked_by_cursors_and_says_where_the_next_page_is() {
        var first = api.community();
        var second = api.community();
        var reader = Api.scoped(List.of("communities:read"), first, second);

        var page = reader.get("/v1/communities?limit=1").statusCode(200).extract();
        var cursor = page.jsonPath().getString("nextCursor");

        assertThat(page.header("Link")).contains("cursor=").contains("rel=\"next\"");
        assertThat(page.jsonPath().getList("items.id")).containsExactly(second.toString());
        reader.get("/v1/communities?limit=1&cursor=" + cursor)
                .body("items.id", equalTo(List.of(first.toString())))
                .body("nextCursor", nullValue());
        reader.get("/v1/communities?code=other&cursor=" + cursor).statusCode(400);
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        var path = "/v1/communities/" + api.community();
        var tag = api.get(path).statusCode(200).extract().header("ETag");
        var body = "{'name': '新名'}";

        assertThat(tag).isEqualTo("\"1\"");
        api.request().body(Api.json(body)).put(path).then().statusCode(428);
        api.put(path, "\"7\"", body).statusCode(412);
        api.put(path, "W/\"1\"", body).statusCode(412);
        api.put(path, "1", body).statusCode(412);
        api.put(path, tag, body).statusCode(200).header("ETag", "\"2\"");
        api.request().header("If-None-Match", "\"2\"").get(path).then().statusCode(304);
    }

    @Test
    void the_same_idempotency_key_answers_the_same_once() {
        var code = "I" + System.nanoTime();
        var body = Api.json("{'code': '%s', 'name': 'N'}", code);
        var key = UUID.randomUUID().toString();

        var first = api.request().header("Idempotency-Key", key).body(body).post("/v1/communities");
        var again = api.request().header("Idempotency-Key", key).body(body).post("/v1/communities");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.asString()).isEqualTo(first.asString());
        api.request()
                .header("Idempotency-Key", key)
                .body(body.replace("N", "M"))
                .post("/v1/communities")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));
        api.get("/v1/communities?code=" + code).body("items", hasSize(1));
    }

    @Test
    void problems_speak_chinese_unless_asked_otherwise() {
        given().get("/v1/me").then().body("title", equalTo("需要有效的访问密钥"));
        given().header("Accept-Language", "en-GB,en;q=0.8")
                .get("/v1/me")
                .then()
                .body("title", equalTo("A valid key is needed"));
    }

    @Test
    void a_key_is_shown_once_and_ends_at_once() {
        var community = api.community();
        var made = api.post(
                        "/v1/api-keys",
                        "{'name': 'k', 'scopes': ['communities:read'], 'communityIds': ['%s']}",
                        community)
                .statusCode(201)
                .body("key", notNullValue())
                .extract()
                .jsonPath();
        var client = Api.withKey(made.getString("key"));
        client.get("/v1/me").statusCode(200).body("communityIds", equalTo(List.of(community.toString())));

        api.get("/v1/api-keys/" + made.getString("id")).statusCode(200).body("key", nullValue());
        api.post("/v1/api-keys/" + made.getString("id") + "/revoke").statusCode(200);

        client.get("/v1/me").statusCode(401);
    }

    @Test
    void a_key_cannot_give_what_its_maker_lacks() {
        var maker = Api.scoped(List.of("admin"), api.community());

        maker.request()
                .contentType("application/json")
                .body(Api.json(
                        "{'name': 'k', 'scopes': ['ticket:read', 'admin'], 'communityIds': ['*', '%s', 'x']}",
                        api.community()))
                .post("/v1/api-keys")
                .then()
                .statusCode(422)
                .body(
                        "errors.pointer",
                        equalTo(List.of("/scopes/0", "/communityIds/0", "/communityIds/1", "/communityIds/2")));
    }

    @Test
    void a_repeated_key_never_answers_the_secret_again() {
        var body = Api.json("{'name': 'k', 'scopes': ['communities:read'], 'communityIds': ['%s']}", api.community());
        var key = UUID.randomUUID().toString();
        var id = api.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/api-keys")
                .path("id");

        api.request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/api-keys")
                .then()
                .statusCode(409)
                .body("id", equalTo(id));
    }
}
