package io.huiyin.forms.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms and their versions. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class FormTest {

    private static final String NOTE = "{'code': 'note', 'label': '备注', 'type': 'TEXT'}";

    @Inject
    Database database;

    private final Api api = Api.admin();
    private UUID community;
    private UUID form;

    @BeforeEach
    void build() {
        TestClock.reset();
        community = api.community();
        form = api.create(
                "/v1/forms",
                "{'communityId': '%s', 'code': 'KF-07', 'name': '业户走访记录表', 'fields': [%s], 'effectiveFrom': '2025-01-01'}",
                community,
                NOTE);
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("AUD-02")
    void a_version_takes_effect_on_its_day_and_the_one_before_stays_on_record() {
        publish("{'code': 'visited', 'label': '走访日期', 'type': 'DATE', 'required': true}", "2025-06-10")
                .statusCode(201)
                .body("number", equalTo(2))
                .header("Location", endsWith("/v1/forms/" + form + "/versions/2"));

        var path = "/v1/forms/" + form;
        api.get(path)
                .body("versionInForce", equalTo(1))
                .body("latestVersion", equalTo(2))
                .body("fields.code", contains("note"));
        TestClock.set("2025-06-10T00:00");
        var changed = api.get(path)
                .body("versionInForce", equalTo(2))
                .body("fields.code", contains("visited"))
                .extract()
                .header("ETag");
        api.get("/v1/forms?communityId=" + community + "&code=KF-07").body("items.versionInForce", contains(2));
        api.get(path + "/versions").body("items.number", contains(2, 1));
        api.get(path + "/versions?limit=1").body("items.number", contains(2));
        api.get(path + "/versions/1")
                .body("fields.code", contains("note"))
                .body("effectiveFrom", equalTo("2025-01-01"));
        api.get(path + "/versions/3").statusCode(404);
        api.request().header("If-Match", changed).post(path + "/retire").then().statusCode(200);
        api.get("/v1/forms?retired=false&communityId=" + community).body("items", empty());
    }

    /** As the program's own role: nobody has the means, whatever the program did. */
    @Test
    @Rule("AUD-02")
    void a_published_version_can_neither_be_changed_nor_removed() {
        for (var statement : new String[] {
            "update form_version set fields = '[]' where form_id = '%s'",
            "update form_version set effective_from = '2020-01-01' where form_id = '%s'",
            "delete from form_version where form_id = '%s'"
        }) {
            assertThatThrownBy(() -> database.in(
                            Caller.job("test", community),
                            () -> database.handle().execute(statement.formatted(form))))
                    .as(statement)
                    .hasMessageContaining("permission denied");
        }
        api.get("/v1/forms/" + form + "/versions/1").body("fields.code", contains("note"));
    }

    @Test
    void versions_go_forward() {
        publish(NOTE, "2025-06-05").statusCode(422).body("errors.pointer", contains("/effectiveFrom"));
        publish(NOTE, "2025-08-01").statusCode(201);
        publish(NOTE, "2025-07-01").statusCode(422).body("errors.code", contains("too-early"));
        api.request()
                .header("If-Match", "\"1\"")
                .body(Api.json("{'fields': [%s]}", NOTE))
                .post("/v1/forms/" + form + "/versions")
                .then()
                .statusCode(412);
    }

    @Test
    void of_two_versions_at_once_each_gets_a_number_of_its_own() throws Exception {
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var made = Stream.generate(() -> threads.submit(() -> {
                        together.await();
                        return publish(NOTE, "2025-07-01")
                                .statusCode(201)
                                .extract()
                                .<Integer>path("number");
                    }))
                    .limit(2)
                    .toList();
            assertThat(made.get(0).get() + made.get(1).get()).isEqualTo(5);
        }
    }

    @Test
    void fields_that_do_not_fit_together_are_all_named() {
        publish("""
                        {'code': 'a', 'label': '甲', 'type': 'CHOICE'},
                        {'code': 'a', 'label': '乙', 'type': 'DATE', 'maxLength': 5},
                        {'code': 'c', 'label': '丙', 'type': 'NUMBER', 'min': '5', 'max': '3', 'choices': ['是']},
                        {'code': 'd', 'label': '丁', 'type': 'TEXT', 'min': '1'}""", "2025-07-01")
                .statusCode(422)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/fields/0/choices",
                                "/fields/1/code",
                                "/fields/1/maxLength",
                                "/fields/2/choices",
                                "/fields/2/max",
                                "/fields/3/min"));
        publish("{'code': 'Not a code', 'label': '', 'type': 'TEXT'}", "2025-07-01")
                .statusCode(400);
    }

    @Test
    void a_code_is_taken_once_and_a_retired_form_gets_no_version() {
        var body = "{'communityId': '%s', 'code': 'KF-07', 'name': '又一个', 'fields': [%s]}";
        api.post("/v1/forms", body, community, NOTE).statusCode(409).body("errors[0].pointer", equalTo("/code"));
        api.post("/v1/forms", body, UUID.randomUUID(), NOTE).statusCode(422);
        api.post("/v1/forms/" + form + "/retire").statusCode(200);
        api.post("/v1/forms/" + form + "/retire").statusCode(409);
        publish(NOTE, "2025-07-01").statusCode(409);
    }

    @Test
    void a_form_of_the_future_has_no_version_in_force_yet() {
        var later = api.create(
                "/v1/forms",
                "{'communityId': '%s', 'code': 'KF-08', 'name': '交接班记录', 'fields': [%s], 'effectiveFrom': '2025-07-01'}",
                community,
                NOTE);
        api.get("/v1/forms/" + later).body("versionInForce", nullValue()).body("fields", empty());
    }

    private Answer publish(String fields, String effectiveFrom) {
        return api.post(
                "/v1/forms/" + form + "/versions", "{'fields': [%s], 'effectiveFrom': '%s'}", fields, effectiveFrom);
    }
}
