package io.huiyin.messaging.rest;

import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationSettingsResourceTest {

    private static final String ENGLISH =
            "{'language': 'en', 'quietHours': {'from': '23:00', 'to': '07:00'}, 'urgentIgnoreQuietHours': true}";

    private final Api api = Api.admin();
    private String path;
    private UUID community;

    @BeforeEach
    void start() {
        community = api.community();
        path = "/v1/notification-settings/" + community;
    }

    @Test
    void a_community_that_decided_nothing_has_chinese_and_quiet_from_ten_to_eight() {
        api.get(path)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("language", equalTo("zh"))
                .body("quietHours.from", equalTo("22:00"))
                .body("quietHours.to", equalTo("08:00"))
                .body("urgentIgnoreQuietHours", equalTo(false));
    }

    @Test
    void they_are_changed_by_whoever_has_read_them() {
        api.put(path, "\"0\"", ENGLISH).statusCode(200).header("ETag", "\"1\"").body("language", equalTo("en"));

        api.put(path, "\"0\"", ENGLISH).statusCode(412);
        api.get(path).body("quietHours.to", equalTo("07:00")).body("urgentIgnoreQuietHours", equalTo(true));
    }

    @Test
    void what_cannot_be_is_refused() {
        api.put(path, "\"0\"", "{'language': 'fr', 'quietHours': {'from': '23:00', 'to': '07:00'}}")
                .statusCode(400);
        api.put(path, "\"0\"", "{'language': 'zh', 'quietHours': {'from': '25:00', 'to': '07:00'}}")
                .statusCode(400);
        api.put(path, "\"0\"", "{'language': 'zh', 'quietHours': {'from': '23:00'}}")
                .statusCode(400);
        api.put(path, "\"0\"", "{'language': 'zh'}").statusCode(400);
    }

    @Test
    void another_communitys_are_not_there() {
        var stranger = Api.scoped(List.of("notifications:read", "notifications:write"), api.community());

        stranger.get(path).statusCode(404);
        stranger.put(path, "\"0\"", ENGLISH).statusCode(404);
        api.get("/v1/notification-settings/" + UUID.randomUUID()).statusCode(404);
    }
}
