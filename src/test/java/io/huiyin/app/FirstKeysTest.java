package io.huiyin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.access.ApiKeys;
import io.huiyin.testing.Api;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FirstKeysTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Inject
    ApiKeys keys;

    @Test
    void a_bootstrap_key_makes_no_second_way_in_where_a_key_exists() {
        Api.admin().get("/v1/me").statusCode(200);

        new FirstKeys(keys, false, false, Optional.of(SECRET)).start(new StartupEvent());

        Api.withKey(SECRET).get("/v1/me").statusCode(401);
    }

    @Test
    void a_short_bootstrap_key_stops_the_start_and_is_not_repeated() {
        var keysOfAShortOne = new FirstKeys(keys, false, false, Optional.of("secret"));

        assertThatThrownBy(() -> keysOfAShortOne.start(new StartupEvent()))
                .hasMessageContaining("32 characters")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void the_demo_key_is_fresh_at_each_start_and_ends_the_one_before() {
        var first = demoKey();
        var second = demoKey();

        assertThat(second).isNotEqualTo(first);
        Api.withKey(first).get("/v1/me").statusCode(401);
        Api.withKey(second).get("/v1/me").statusCode(200);
    }

    @Test
    void without_the_demo_no_key_is_printed() {
        var notice = new StartNotice();

        new FirstKeys(keys, true, false, Optional.empty()).ready(notice);
        new FirstKeys(keys, false, true, Optional.empty()).ready(notice);

        assertThat(notice.toString()).doesNotContain("hy_");
    }

    private String demoKey() {
        var notice = new StartNotice();
        new FirstKeys(keys, true, true, Optional.empty()).ready(notice);
        return notice.toString().replaceAll("(?s).*(hy_\\w+).*", "$1");
    }
}
