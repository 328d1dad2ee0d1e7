package io.huiyin.messaging.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Api;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class NotificationTemplateResourceTest {

    private static final String TEMPLATES = "/v1/notification-templates";
    private static final String CODE = "TEST_NOTICE";

    private final Api api = Api.admin();
    private UUID community;

    @BeforeEach
    void start() {
        community = api.community();
    }

    @Test
    void every_template_ships_in_chinese_and_english_with_its_variables() {
        api.get(TEMPLATES + "?limit=200&communityId=" + community)
                .statusCode(200)
                .body("items.code", hasItems(CODE))
                .body("items.shipped", everyItem(equalTo(true)))
                .body("items.subject", everyItem(not(equalTo(""))))
                .body("items.findAll { it.code == 'TEST_NOTICE' }.language", contains("en", "zh"))
                .body("items.variables.name", everyItem(hasItems("recipientName")));
        api.get(path("en"))
                .header("ETag", "\"0\"")
                .body("subject", equalTo("About {number}"))
                .body("variables.name", containsInAnyOrder("number", "recipientName"))
                .body("changedAt", nullValue());
    }

    @Test
    void a_community_can_have_words_of_its_own_and_give_them_up() {
        var read = api.get(path("zh")).extract().asString().replace('"', '\'').replace("%", "%%");

        api.put(path("zh"), "\"0\"", read.replace("请查看", "请处理"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("body", equalTo("{recipientName}，请处理 {number}。"))
                .body("shipped", equalTo(false))
                .body("changedAt", notNullValue());
        api.put(path("zh"), "\"0\"", "{'subject': 's', 'body': 'b'}").statusCode(412);
        api.get(path("en")).body("shipped", equalTo(true));
        api.get(TEMPLATES + "/" + CODE + "?language=zh&communityId=" + api.community())
                .body("shipped", equalTo(true));

        api.delete(path("zh"), "\"1\"").statusCode(204);

        api.get(path("zh"))
                .header("ETag", "\"2\"")
                .body("shipped", equalTo(true))
                .body("body", containsString("请查看"));
        api.put(path("zh"), "\"1\"", "{'subject': 's', 'body': 'b'}").statusCode(412);
    }

    @Test
    void a_placeholder_that_the_template_does_not_know_is_refused() {
        api.put(path("zh"), "\"0\"", "{'subject': '{number} {phone}', 'body': '{inject:vertx.version} {name}'}")
                .statusCode(422)
                .body("errors.pointer", contains("/subject", "/body", "/body"))
                .body("errors.code", contains("unknown-placeholder", "single-brace", "unknown-placeholder"))
                .body("errors[0].message", containsString("{phone}"));
    }

    @Test
    void a_subject_is_one_line_and_words_have_bounds() {
        api.put(path("zh"), "\"0\"", "{'subject': 'a\\nb', 'body': 'b'}").statusCode(400);
        api.put(path("zh"), "\"0\"", "{'subject': 'a', 'body': ' '}").statusCode(400);
        api.put(path("zh"), "\"0\"", "{'subject': 'a', 'body': '%s'}", "x".repeat(4001))
                .statusCode(400);
    }

    @Test
    void what_does_not_exist_is_not_found_and_another_communitys_is_neither() {
        var stranger = Api.scoped(List.of("notifications:read", "notifications:write"), api.community());

        api.get(TEMPLATES + "/NO_SUCH_CODE?language=zh&communityId=" + community)
                .statusCode(404);
        api.get(TEMPLATES + "/" + CODE + "?language=zh&communityId=" + UUID.randomUUID())
                .statusCode(404);
        stranger.get(path("zh")).statusCode(404);
        stranger.put(path("zh"), "\"0\"", "{'subject': 's', 'body': 'b'}").statusCode(404);
        stranger.get(TEMPLATES + "?communityId=" + community).statusCode(200).body("items", hasSize(0));
        api.get(TEMPLATES + "/" + CODE + "?language=fr&communityId=" + community)
                .statusCode(400);
        api.get(TEMPLATES).statusCode(400);
    }

    @Test
    void the_list_is_walked_by_cursors() {
        var list = TEMPLATES + "?code=" + CODE + "&communityId=" + community;
        var cursor = api.get(list + "&limit=1")
                .body("items.language", contains("en"))
                .extract()
                .<String>path("nextCursor");

        api.get(list + "&limit=1&cursor=" + cursor)
                .body("items.language", contains("zh"))
                .body("nextCursor", nullValue());
    }

    private String path(String language) {
        return TEMPLATES + "/" + CODE + "?language=" + language + "&communityId=" + community;
    }
}
