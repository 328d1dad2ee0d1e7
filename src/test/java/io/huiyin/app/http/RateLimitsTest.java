package io.huiyin.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Request;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Limits so small that a test reaches them, behind a proxy that is believed: each test calls from an address of its own. */
@QuarkusTest
@TestProfile(RateLimitsTest.SmallLimits.class)
class RateLimitsTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    private final int number = ADDRESSES.incrementAndGet();
    private final String address = "198.51.100." + number;
    private Api api;

    public static class SmallLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "huiyin.http.rate.key", "5/10s",
                    "huiyin.http.rate.address", "12/1m",
                    "huiyin.http.rate.failures", "3/30s",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1");
        }
    }

    @BeforeEach
    void callWithAKeyOfItsOwn() {
        // Later than the test before, whose buckets are still there.
        TestClock.advance(Duration.ofMinutes(2L * number));
        api = Api.scoped(List.of("communities:read"), Api.admin().community());
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void a_key_is_told_what_is_left_and_then_to_wait() {
        for (int left = 4; left >= 0; left--) {
            me(api, address)
                    .statusCode(200)
                    .header("RateLimit-Policy", "\"key\";q=5;w=10")
                    .header("RateLimit", "\"key\";r=" + left + ";t=" + (left > 0 ? 0 : 2))
                    .header("Retry-After", nullValue());
        }

        me(api, address)
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", "2")
                .header("RateLimit-Policy", "\"key\";q=5;w=10")
                .header("RateLimit", "\"key\";r=0;t=2")
                .body("type", equalTo("/problems/rate-limited"))
                .body("limit", equalTo("key"));

        TestClock.advance(Duration.ofMillis(1999));
        me(api, address).statusCode(429).header("Retry-After", "1");
        TestClock.advance(Duration.ofMillis(1));
        me(api, address).statusCode(200);
        me(api, address).statusCode(429);
    }

    @Test
    void keys_are_counted_apart_wherever_they_call_from() {
        var other = Api.scoped(List.of("communities:read"), Api.admin().community());
        for (int i = 0; i < 5; i++) me(api, address + (i % 2)).statusCode(200);

        me(api, address).statusCode(429);
        me(other, address).statusCode(200);
    }

    @Test
    void what_a_key_may_not_do_tells_the_limits_as_well() {
        api.request()
                .header("X-Forwarded-For", address)
                .get("/v1/communities/not-an-id")
                .then()
                .statusCode(400)
                .header("RateLimit", "\"key\";r=4;t=0");
    }

    @Test
    void an_address_is_counted_whatever_keys_it_calls_with() {
        var keys = List.of(
                api,
                Api.scoped(List.of("communities:read"), Api.admin().community()),
                Api.scoped(List.of("communities:read"), Api.admin().community()));
        for (int i = 0; i < 12; i++) me(keys.get(i % 3), address).statusCode(200);

        me(keys.getFirst(), address)
                .statusCode(429)
                .body("limit", equalTo("address"))
                .header("Retry-After", "5")
                .header("RateLimit-Policy", "\"address\";q=12;w=60");
        me(keys.getFirst(), address + "1").statusCode(200);
    }

    @Test
    void guessing_keys_is_slowed_down() {
        for (int guess = 0; guess < 3; guess++)
            me(Api.withKey("hy_guess" + guess), address).statusCode(401);

        me(Api.withKey("hy_guess3"), address)
                .statusCode(429)
                .body("limit", equalTo("failures"))
                .header("Retry-After", "10");
        me(api, address).statusCode(429).body("limit", equalTo("failures"));

        TestClock.advance(Duration.ofSeconds(10));
        me(Api.withKey("hy_guess3"), address).statusCode(401);
        me(Api.withKey("hy_guess4"), address).statusCode(429);
    }

    @Test
    void an_address_where_someone_guesses_still_serves_the_keys_that_were_good_before() {
        me(api, address).statusCode(200);
        for (int guess = 0; guess < 4; guess++) me(Api.withKey("hy_guess" + guess), address);
        me(Api.withKey("hy_guess"), address).statusCode(429);

        me(api, address).statusCode(200);
    }

    @Test
    void a_key_that_ended_counts_as_a_guess() {
        me(api, address).statusCode(200);
        for (int guess = 0; guess < 3; guess++)
            me(Api.withKey("hy_guess" + guess), address).statusCode(401);
        var mine = me(api, address).statusCode(200).extract().<String>path("id");
        Api.admin().post("/v1/api-keys/" + mine + "/revoke").statusCode(200);

        me(api, address).statusCode(401);
        me(api, address).statusCode(429);
    }

    @Test
    void whoever_sends_no_key_is_not_guessing() {
        for (int i = 0; i < 5; i++) {
            Request.given()
                    .header("X-Forwarded-For", address)
                    .get("/v1/me")
                    .then()
                    .statusCode(401);
        }

        me(api, address).statusCode(200);
    }

    @Test
    void a_guess_at_an_address_that_leads_nowhere_counts_too() {
        for (int guess = 0; guess < 3; guess++) {
            Api.withKey("hy_guess")
                    .request()
                    .header("X-Forwarded-For", address)
                    .get("/v1/nothing-here")
                    .then()
                    .statusCode(401);
        }

        me(Api.withKey("hy_guess"), address).statusCode(429);
    }

    @Test
    void subscribers_of_ipv6_are_counted_by_their_network() {
        for (int guess = 0; guess < 3; guess++)
            me(Api.withKey("hy_guess"), "2a00:1:2:3::" + guess).statusCode(401);

        me(Api.withKey("hy_guess"), "2a00:1:2:3:ffff::9").statusCode(429);
        me(Api.withKey("hy_guess"), "2a00:1:2:4::9").statusCode(401);
        assertThat(ClientAddress.of("2a00:1:2:3:ffff::9")).isEqualTo(ClientAddress.of("2a00:1:2:3::1"));
    }

    private static Answer me(Api api, String address) {
        return api.request().header("X-Forwarded-For", address).get("/v1/me").then();
    }
}
