package io.huiyin.forms.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visits are recorded on a form. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class FormRecordTest {

    private static final String FIELDS = """
            {'code': 'visited', 'label': '走访日期', 'type': 'DATE', 'required': true},
            {'code': 'said', 'label': '业户意见', 'type': 'TEXT', 'required': true, 'maxLength': 20},
            {'code': 'area', 'label': '面积', 'type': 'NUMBER', 'min': '10', 'max': '500'},
            {'code': 'home', 'label': '在家', 'type': 'BOOLEAN', 'required': true},
            {'code': 'mood', 'label': '态度', 'type': 'CHOICE', 'choices': ['满意', '一般']}""";

    private static final String VALUES =
            "'visited': '2025-06-05', 'said': '希望加装路灯', 'area': '89.50', 'home': true, 'mood': '满意'";

    @Inject
    Database database;

    private SmallEstate estate;
    private Api api;
    private UUID form;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        api = estate.api();
        form = api.create(
                "/v1/forms",
                "{'communityId': '%s', 'code': 'KF-07', 'name': '业户走访记录表', 'fields': [%s], 'effectiveFrom': '2025-01-01'}",
                estate.community(),
                FIELDS);
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("AUD-02")
    void a_record_stays_under_the_version_on_which_it_was_filled_in() {
        var record = filled("'houseId': '%s'".formatted(estate.house()), VALUES);
        api.post(
                        "/v1/forms/" + form + "/versions",
                        "{'fields': [{'code': 'score', 'label': '评分', 'type': 'NUMBER', 'required': true}]}")
                .statusCode(201);

        api.get("/v1/form-records/" + record)
                .statusCode(200)
                .body("formVersion", equalTo(1))
                .body("values.said", equalTo("希望加装路灯"))
                .body("values.area", equalTo("89.50"))
                .body("values.home", equalTo(true));
        fill("", VALUES).statusCode(422).body("errors.pointer", hasItem("/values/score"));
        fill("", "'score': '5'").statusCode(201).body("formVersion", equalTo(2));
        // What is filled in afterwards of a day before is filled in on the version of that day.
        fill("'on': '2025-06-05'", VALUES).statusCode(201).body("formVersion", equalTo(1));
        fill("'on': '2024-12-31'", VALUES).statusCode(422).body("errors.code", contains("no-version-then"));
        fill("'on': '2025-06-07'", VALUES).statusCode(422).body("errors.code", contains("in-future"));
        correct(record, VALUES.replace("满意", "一般")).statusCode(201).body("formVersion", equalTo(1));
    }

    @Test
    @Rule("AUD-02")
    void an_incomplete_or_inaccurate_record_names_every_field_at_once() {
        fill("", "'said': '  ', 'mood': '满意'")
                .statusCode(422)
                .body("errors.pointer", contains("/values/visited", "/values/said", "/values/home"))
                .body("errors.code", everyItem(equalTo("missing")));
        fill(
                        "",
                        "'visited': '2025-02-30', 'said': '%s', 'area': '600', 'home': 'ja', 'mood': '愤怒', 'a/b~c': '1'"
                                .formatted("长".repeat(21)))
                .statusCode(422)
                .body(
                        "errors.pointer",
                        contains(
                                "/values/visited",
                                "/values/said",
                                "/values/area",
                                "/values/home",
                                "/values/mood",
                                "/values/a~1b~0c"))
                .body(
                        "errors.code",
                        contains(
                                "wrong-type",
                                "too-long",
                                "out-of-range",
                                "wrong-type",
                                "not-a-choice",
                                "unknown-field"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            'area': 89.5; wrong-type
            'area': '8,5'; wrong-type
            'area': '1e3'; wrong-type
            'mood': true; wrong-type
            'mood': ['满意']; wrong-type
            'said': {'x': 1}; wrong-type
            'said': '\\u0007'; wrong-type
            'visited': 'gestern'; wrong-type
            'home': 1; wrong-type
            """)
    void values_are_of_their_type(String value, String code) {
        var field = value.substring(1, value.indexOf('\'', 1));
        var others = VALUES.replaceAll("'" + field + "': ('[^']*'|true)", Matcher.quoteReplacement(value));
        fill("", others)
                .statusCode(422)
                .body("errors.pointer", contains("/values/" + field))
                .body("errors.code", contains(code));
    }

    @Test
    @Rule("AUD-02")
    void a_correction_is_another_record_and_the_old_one_stays() {
        var record = filled("", VALUES);

        var corrected = correct(record, VALUES.replace("路灯", "门禁"))
                .statusCode(201)
                .body("supersedes", equalTo(record.toString()))
                .body("reason", equalTo("听错了"))
                .body("status", equalTo("CURRENT"))
                .extract()
                .<String>path("id");

        api.get("/v1/form-records/" + record)
                .body("status", equalTo("SUPERSEDED"))
                .body("supersededBy", equalTo(corrected))
                .body("values.said", equalTo("希望加装路灯"));
        correct(record, VALUES).statusCode(409);
        api.post("/v1/form-records/" + record + "/archive").statusCode(409);
        api.post("/v1/form-records/" + corrected + "/archive")
                .statusCode(200)
                .body("status", equalTo("ARCHIVED"))
                .body("archivedAt", notNullValue());
        correct(UUID.fromString(corrected), VALUES).statusCode(409);
    }

    @Test
    @Rule("AUD-02")
    void no_record_can_be_changed_or_removed_by_the_program() {
        var record = filled("", VALUES);
        for (var statement : List.of(
                "update form_record set values_sealed = null where id = '%s'",
                "update form_record set filled_on = '2025-01-01' where id = '%s'",
                "delete from form_record where id = '%s'",
                "delete from form_record_end where record_id = '%s'")) {
            assertThatThrownBy(() -> database.in(
                            Caller.job("test", estate.community()),
                            () -> database.handle().execute(statement.formatted(record))))
                    .as(statement)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void of_a_correction_and_an_archive_at_once_one_is_done() throws Exception {
        for (int round = 0; round < 4; round++) {
            var record = filled("", VALUES);
            var together = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var correction = threads.submit(() -> {
                    together.await();
                    return correct(record, VALUES).extract().statusCode();
                });
                var archive = threads.submit(() -> {
                    together.await();
                    return api.post("/v1/form-records/" + record + "/archive")
                            .extract()
                            .statusCode();
                });
                assertThat(List.of(correction.get(), archive.get())).isIn(List.of(201, 409), List.of(409, 200));
            }
        }
        api.get("/v1/form-records?communityId=" + estate.community())
                .body("items.findAll { it.status == 'CURRENT' && it.supersedes == null }", empty());
    }

    @Test
    void ids_of_elsewhere_are_not_known_and_versions_are_heeded() {
        var other = SmallEstate.build();
        fill("'ownerId': '%s'".formatted(other.owner("NEUTRAL")), VALUES)
                .statusCode(422)
                .body("errors.pointer", contains("/ownerId"));
        fill("'houseId': '%s'".formatted(other.house()), VALUES)
                .statusCode(422)
                .body("errors.pointer", contains("/houseId"));
        api.post("/v1/form-records", "{'formId': '%s', 'values': {}}", UUID.randomUUID())
                .statusCode(422)
                .body("errors.pointer", contains("/formId"));
        var record = filled("", VALUES);
        api.request()
                .header("If-Match", "\"2\"")
                .post("/v1/form-records/" + record + "/archive")
                .then()
                .statusCode(412);
        var stranger = Api.scoped(List.of("form-records:read", "form-records:write"), other.community());
        stranger.get("/v1/form-records/" + record).statusCode(404);
        stranger.post("/v1/form-records/" + record + "/archive").statusCode(404);
        api.post("/v1/forms/" + form + "/retire").statusCode(200);
        fill("", VALUES).statusCode(409);
    }

    @Test
    void they_are_listed_by_form_subject_and_day_without_what_stands_in_them() {
        var owner = estate.owner("NEUTRAL");
        var ofOwner = filled("'ownerId': '%s', 'on': '2025-06-05'".formatted(owner), VALUES);
        var ofHouse = filled("'houseId': '%s'".formatted(estate.house()), VALUES);
        var list = "/v1/form-records?communityId=" + estate.community();

        api.get(list + "&formId=" + form)
                .body("items.id", contains(ofHouse.toString(), ofOwner.toString()))
                .body("items.values", everyItem(nullValue()));
        api.get(list + "&ownerId=" + owner).body("items.id", contains(ofOwner.toString()));
        api.get(list + "&houseId=" + estate.house()).body("items.id", contains(ofHouse.toString()));
        api.get(list + "&from=2025-06-06").body("items.id", contains(ofHouse.toString()));
        api.get(list + "&to=2025-06-05").body("items.id", contains(ofOwner.toString()));
        api.get(list + "&formId=" + UUID.randomUUID()).body("items", empty());
        var cursor = api.get(list + "&limit=1").extract().<String>path("nextCursor");
        api.get(list + "&limit=1&cursor=" + cursor).body("items.id", contains(ofOwner.toString()));
    }

    @Test
    void who_only_fills_in_is_not_shown_what_others_wrote_and_whoever_reads_leaves_a_trace() {
        var record = filled("", VALUES);
        var writer = Api.scoped(List.of("form-records:write"), estate.community());

        writer.get("/v1/form-records/" + record).statusCode(403);
        writer.post("/v1/form-records/" + record + "/archive").statusCode(200).body("values", nullValue());
        api.get("/v1/form-records/" + record).statusCode(200);
        api.get("/v1/events?limit=200&communityId=" + estate.community())
                .body(
                        "items.findAll { it.subject == 'form_record/%s' }.type".formatted(record),
                        contains(
                                "io.huiyin.form-record.filled",
                                "io.huiyin.form-record.archived",
                                "io.huiyin.form-record.read"));
    }

    @Test
    @Rule("ROL-07")
    void whose_duty_is_an_area_sees_the_records_of_its_houses_and_those_of_none() {
        var foreign = filled("'houseId': '%s'".formatted(estate.houseWithoutArea()), VALUES);
        var mine = filled("'houseId': '%s'".formatted(estate.house()), VALUES);
        var ofNone = filled("", VALUES);
        var subject = "s-" + UUID.randomUUID();
        api.create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", estate.steward(), subject);

        Api.withKey(Issuer.token(subject))
                .get("/v1/form-records")
                .body("items.id", containsInAnyOrder(mine.toString(), ofNone.toString()))
                .body("items.id", not(hasItem(foreign.toString())));
    }

    @Test
    void what_is_an_owners_is_in_their_file_and_goes_with_them() {
        var owner = estate.owner("NEUTRAL");
        var record = filled("'ownerId': '%s'".formatted(owner), VALUES);
        var corrected = correct(record, VALUES.replace("路灯", "门禁")).extract().<String>path("id");

        api.get("/v1/owners/" + owner + "/export?reason=OWN_REQUEST")
                .body("formRecords.id", contains(record.toString(), corrected))
                .body("formRecords[1].values.said", equalTo("希望加装门禁"));
        api.post("/v1/owners/" + owner + "/erase", "{'reason': 'OWN_REQUEST'}").statusCode(200);

        api.get("/v1/form-records/" + corrected)
                .statusCode(200)
                .body("ownerId", equalTo(owner.toString()))
                .body("values", nullValue())
                .body("reason", nullValue());
        correct(UUID.fromString(corrected), VALUES).statusCode(409);
        fill("'ownerId': '%s'".formatted(owner), VALUES).statusCode(422).body("errors.pointer", contains("/ownerId"));
    }

    private UUID filled(String fields, String values) {
        return UUID.fromString(fill(fields, values).statusCode(201).extract().path("id"));
    }

    private Answer fill(String fields, String values) {
        var more = fields.isEmpty() ? "" : fields + ", ";
        return api.post("/v1/form-records", "{'formId': '%s', %s'values': {%s}}", form, more, values);
    }

    private Answer correct(UUID record, String values) {
        return api.post("/v1/form-records/" + record + "/correct", "{'reason': '听错了', 'values': {%s}}", values);
    }
}
