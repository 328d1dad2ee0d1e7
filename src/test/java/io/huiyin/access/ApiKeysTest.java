package io.huiyin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.AnotherPool;
import io.huiyin.events.Events;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Json;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ApiKeysTest {

    private final Api api = Api.admin();

    @Inject
    Events events;

    @Inject
    Clock clock;

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void a_key_is_bound_to_communities_that_exist() {
        Api.admin()
                .post(
                        "/v1/api-keys",
                        "{'name': 'K', 'scopes': ['tickets:read'], 'communityIds': ['%s', '%s']}",
                        Api.admin().community(),
                        UUID.randomUUID())
                .statusCode(422)
                .body("errors.pointer", contains("/communityIds/1"));
    }

    @Test
    void a_rotated_key_is_called_with_both_secrets_until_the_overlap_ends() {
        var made = make(api.community(), "");
        var key = made.getString("id");
        var old = made.getString("key");

        TestClock.advance(Duration.ofMinutes(5));
        var rotated = rotate(key, "{'overlap': 'PT2H'}")
                .statusCode(200)
                .body("id", equalTo(key))
                .body("name", equalTo("till"))
                .body("scopes", equalTo(List.of("communities:read")))
                .body("secrets", hasSize(2))
                .body("secrets[0].expiresAt", nullValue())
                .body("secrets[1].expiresAt", equalTo("2025-06-06T09:05:00Z"))
                .extract()
                .jsonPath();
        var fresh = rotated.getString("key");

        assertThat(fresh).startsWith("hy_").isNotEqualTo(old).startsWith(rotated.getString("secrets[0].prefix"));
        answers(old, 200);
        answers(fresh, 200);

        TestClock.set("2025-06-06T17:04:59.999");
        answers(old, 200);
        TestClock.set("2025-06-06T17:05:00");
        answers(old, 401);
        answers(fresh, 200);
        api.get("/v1/api-keys/" + key)
                .body("secrets.prefix", contains(rotated.getString("secrets[0].prefix")))
                .body("key", nullValue());
        api.get("/v1/api-keys?limit=1").body("items[0].secrets", hasSize(1));
    }

    @Test
    void without_a_body_the_overlap_is_a_day() {
        var key = make(api.community(), "").getString("id");

        api.post("/v1/api-keys/" + key + "/rotate")
                .statusCode(200)
                .body("secrets[1].expiresAt", equalTo("2025-06-07T07:00:00Z"));
    }

    @Test
    void a_third_secret_has_to_wait_unless_the_others_end_at_once() {
        var made = make(api.community(), "");
        var key = made.getString("id");
        var second = rotate(key, "{'overlap': 'PT1H'}").extract().jsonPath();

        rotate(key, "{'overlap': 'PT1H'}")
                .statusCode(409)
                .body("errors[0].code", equalTo("still-rotating"))
                .body("oldestExpiresAt", equalTo("2025-06-06T08:00:00Z"));
        api.get("/v1/api-keys/" + key).body("version", equalTo(2)).body("secrets", hasSize(2));

        var third = rotate(key, "{'overlap': 'PT0S'}").statusCode(200).body("secrets", hasSize(1));
        answers(made.getString("key"), 401);
        answers(second.getString("key"), 401);
        answers(third.extract().path("key"), 200);

        rotate(key, "{'overlap': 'PT1H'}").statusCode(200);
        TestClock.advance(Duration.ofHours(1));
        rotate(key, "{'overlap': 'PT1H'}").statusCode(200);
    }

    @Test
    void of_many_rotations_at_once_one_succeeds() throws Exception {
        var key = make(api.community(), "").getString("id");

        var statuses = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            Callable<Integer> call = () -> rotate(key, "{}").extract().statusCode();
            for (var result :
                    threads.invokeAll(IntStream.range(0, 6).mapToObj(i -> call).toList())) {
                statuses.add(result.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        api.get("/v1/api-keys/" + key).body("secrets", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, 422", "P31D, 422", "P30D, 200", "a day, 400", "86400, 400"})
    void an_overlap_takes_nothing_to_thirty_days(String overlap, int status) {
        rotate(make(api.community(), "").getString("id"), "{'overlap': '" + overlap + "'}")
                .statusCode(status)
                .body("errors[0].pointer", status == 200 ? nullValue() : equalTo("/overlap"));
    }

    @Test
    void a_key_that_has_ended_is_not_rotated_back_to_life() {
        var revoked = make(api.community(), "").getString("id");
        var expired = make(api.community(), ", 'expiresAt': '2025-06-06T08:00:00Z'");

        api.post("/v1/api-keys/" + revoked + "/revoke").statusCode(200).body("secrets", hasSize(0));
        rotate(revoked, "{}").statusCode(409).body("errors[0].code", equalTo("key-ended"));

        answers(expired.getString("key"), 200);
        TestClock.set("2025-06-06T16:00");
        answers(expired.getString("key"), 401);
        rotate(expired.getString("id"), "{}").statusCode(409).body("errors[0].code", equalTo("key-ended"));
        rotate(UUID.randomUUID().toString(), "{}").statusCode(404);
    }

    @Test
    void a_rotation_sees_to_its_version_and_never_answers_a_secret_twice() {
        var id = make(api.community(), "").getString("id");
        var path = "/v1/api-keys/" + id + "/rotate";
        var once = UUID.randomUUID().toString();

        api.request().header("If-Match", "\"7\"").body("{}").post(path).then().statusCode(412);
        api.request()
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", once)
                .body("{}")
                .post(path)
                .then()
                .statusCode(200);
        api.request()
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", once)
                .body("{}")
                .post(path)
                .then()
                .statusCode(409)
                .body("id", equalTo(id))
                .body("key", nullValue());
    }

    @Test
    void both_secrets_end_at_once_with_their_key() {
        var made = make(api.community(), "");
        var fresh = rotate(made.getString("id"), "{}").extract().jsonPath();

        api.post("/v1/api-keys/" + made.getString("id") + "/revoke").statusCode(200);

        answers(made.getString("key"), 401);
        answers(fresh.getString("key"), 401);
    }

    @Test
    void another_instance_refuses_a_secret_as_soon_as_it_has_ended() throws SQLException {
        try (var pool = new AnotherPool()) {
            var there = new ApiKeys(pool.database(), new KeySecrets(pool.database()), events, clock);
            var made = make(api.community(), "");
            var old = made.getString("key");
            assertThat(there.identify(old)).isPresent();

            var fresh = rotate(made.getString("id"), "{'overlap': 'PT0S'}")
                    .extract()
                    .<String>path("key");
            assertThat(there.identify(old)).isEmpty();
            assertThat(there.identify(fresh)).isPresent();

            api.post("/v1/api-keys/" + made.getString("id") + "/revoke").statusCode(200);
            assertThat(there.identify(fresh)).isEmpty();
        }
    }

    @Test
    void the_last_use_is_kept_to_the_minute_of_the_key_and_of_each_secret() {
        var made = make(api.community(), "");
        var path = "/v1/api-keys/" + made.getString("id");
        api.get(path).body("lastUsedAt", nullValue()).body("secrets[0].lastUsedAt", nullValue());

        answers(made.getString("key"), 200);
        var tag = api.get(path)
                .body("lastUsedAt", equalTo("2025-06-06T07:00:00Z"))
                .extract()
                .header("ETag");
        TestClock.advance(Duration.ofSeconds(59));
        answers(made.getString("key"), 200);
        api.get(path).body("lastUsedAt", equalTo("2025-06-06T07:00:00Z"));
        api.request().header("If-None-Match", tag).get(path).then().statusCode(304);

        TestClock.advance(Duration.ofSeconds(2));
        var fresh = rotate(made.getString("id"), "{}").extract().<String>path("key");
        answers(fresh, 200);
        api.request()
                .header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(200)
                .body("lastUsedAt", equalTo("2025-06-06T07:01:01Z"))
                .body("secrets.lastUsedAt", contains("2025-06-06T07:01:01Z", "2025-06-06T07:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"theirs", "both", "all"})
    void an_administrator_of_one_community_neither_sees_nor_touches_a_key_that_reaches_further(String reach) {
        var mine = api.community();
        var theirs = api.community();
        var communities =
                switch (reach) {
                    case "theirs" -> "'" + theirs + "'";
                    case "both" -> "'" + mine + "', '" + theirs + "'";
                    default -> "'*'";
                };
        var further = api.post(
                        "/v1/api-keys", "{'name': 'further', 'scopes': ['admin'], 'communityIds': [%s]}", communities)
                .statusCode(201)
                .extract()
                .jsonPath();
        var near = make(mine, "").getString("id");
        var admin = Api.scoped(List.of("admin"), mine);
        var path = "/v1/api-keys/" + further.getString("id");

        admin.get(path).statusCode(404);
        admin.post(path + "/rotate", "{}").statusCode(404);
        admin.post(path + "/revoke").statusCode(404);
        admin.get("/v1/api-keys")
                .body("items.id", hasItem(near))
                .body("items.id", not(hasItem(further.getString("id"))));

        answers(further.getString("key"), 200);
        api.get(path).body("version", equalTo(1));
        admin.post("/v1/api-keys/" + near + "/rotate", "{}").statusCode(200);
        admin.post("/v1/api-keys/" + near + "/revoke").statusCode(200);
    }

    private Json make(UUID community, String fields) {
        return api.post(
                        "/v1/api-keys",
                        "{'name': 'till', 'scopes': ['communities:read'], 'communityIds': ['%s']%s}",
                        community,
                        fields)
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private Answer rotate(String key, String body) {
        return api.post("/v1/api-keys/" + key + "/rotate", body);
    }

    private static void answers(String secret, int status) {
        Api.withKey(secret).get("/v1/me").statusCode(status);
    }
}
