package io.huiyin.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Behind a proxy that is not the one who calls here. */
@QuarkusTest
@TestProfile(ForwardedAddressTest.AnotherProxy.class)
class ForwardedAddressTest {

    public static class AnotherProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "huiyin.http.rate.failures", "2/1m",
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.trusted-proxies", "192.0.2.7");
        }
    }

    @Test
    void whoever_is_no_configured_proxy_cannot_choose_the_address_it_is_counted_by() {
        for (int guess = 0; guess < 2; guess++) guess("198.51.100." + guess, 401);

        guess("198.51.100.77", 429);
    }

    @Test
    void believing_anyone_is_warned_of() {
        assertThat(new ProxyNotice(true, Optional.empty()).believesAnyone()).isTrue();
        assertThat(new ProxyNotice(true, Optional.of("10.0.0.1")).believesAnyone())
                .isFalse();
        assertThat(new ProxyNotice(false, Optional.empty()).believesAnyone()).isFalse();
    }

    private static void guess(String address, int status) {
        Api.withKey("hy_guess")
                .request()
                .header("X-Forwarded-For", address)
                .get("/v1/me")
                .then()
                .statusCode(status)
                .body("status", equalTo(status));
    }
}
