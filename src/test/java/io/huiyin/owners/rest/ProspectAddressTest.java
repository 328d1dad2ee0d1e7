package io.huiyin.owners.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Api;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Request;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProspectAddressTest {

    private static final String ALL = "/v1/prospect-addresses";

    @Inject
    Database database;

    private SmallEstate estate;
    private Api sales;
    private UUID custodian;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        sales = Api.scoped(List.of("prospects:write"), estate.community());
        custodian = estate.receptionist();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("OWN-12")
    void sales_hands_over_and_the_custodian_alone_sees() {
        keptBy(custodian);
        var id = handedOver();

        var keeper = signedIn(custodian);
        keeper.get(ALL + "/" + id)
                .statusCode(200)
                .body("name", equalTo("周女士"))
                .body("address", equalTo("青岛市市南区香港中路10号2单元1201室"))
                .body("interestedIn", equalTo("二期三居"))
                .body("receivedOn", equalTo("2025-06-06"));
        keeper.get(ALL).body("items.id", contains(id.toString()));
        acting(custodian).get(ALL + "/" + id).then().statusCode(200);

        var manager = signedIn(estate.staff("PROJECT_MANAGER"));
        for (var other : List.of(manager, estate.api(), signedIn(estate.staff("RECEPTIONIST")))) {
            other.get(ALL + "/" + id).statusCode(404);
            other.get(ALL + "?communityId=" + estate.community())
                    .statusCode(200)
                    .body("items", hasSize(0));
            other.put(ALL + "/" + id, "\"1\"", prospect("李先生", "")).statusCode(404);
            other.delete(ALL + "/" + id, "\"1\"").statusCode(404);
        }
        acting(estate.staff("CS_MANAGER")).get(ALL + "/" + id).then().statusCode(404);
        sales.get(ALL + "/" + id).statusCode(403);
        sales.put(ALL + "/" + id, "\"1\"", prospect("李先生", "")).statusCode(404);
    }

    @Test
    @Rule("OWN-12")
    void the_database_shows_them_to_nobody_else_whatever_the_query() {
        keptBy(custodian);
        var id = handedOver();

        assertThat(rows(null)).doesNotContain(id);
        assertThat(rows(estate.steward())).doesNotContain(id);
        assertThat(rows(custodian)).contains(id);
        database.in(caller(estate.steward()), () -> {
            assertThat(database.handle().execute("update prospect_address set version = 7"))
                    .isZero();
            assertThat(database.handle().execute("delete from prospect_address"))
                    .isZero();
        });
    }

    @Test
    @Rule("OWN-12")
    void custody_passes_on_at_once_and_wholly() {
        keptBy(custodian);
        var id = handedOver();
        var before = signedIn(custodian);
        var next = estate.staff("ARCHIVIST");
        var after = signedIn(next);
        after.get(ALL + "/" + id).statusCode(404);

        keptBy(next);

        before.get(ALL + "/" + id).statusCode(404);
        before.get(ALL).body("items", hasSize(0));
        after.get(ALL + "/" + id).statusCode(200);
    }

    @ParameterizedTest
    @Rule("OWN-12")
    @CsvSource({
        "name, 周女士13800005678",
        "address, 香港中路10号 138 0000 5678",
        "source, 销售部 0532-82345678",
        "interestedIn, 二期 ＋８６１３８００００５６７８",
        "note, 一三八〇〇〇〇五六七八"
    })
    void a_text_with_a_phone_number_is_refused_by_name(String field, String text) {
        keptBy(custodian);

        sales.post(ALL, of(field, text))
                .statusCode(422)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/" + field))
                .body("errors[0].code", equalTo("phone-not-allowed"))
                .body("errors[0].message", not(equalTo(text)));
        var id = handedOver();
        acting(custodian)
                .header("If-Match", "\"1\"")
                .body(Api.json(prospect("周女士", "'note': '电话8234-5678'")))
                .put(ALL + "/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/note"));
    }

    @ParameterizedTest
    @Rule("OWN-12")
    @ValueSource(strings = {"phone", "mobile", "phones"})
    void there_is_no_field_for_a_phone(String field) {
        keptBy(custodian);

        sales.post(ALL, of(field, "1"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/" + field))
                .body("errors[0].code", equalTo("unknown-field"));
    }

    @Test
    void what_is_handed_over_fits() {
        sales.post(ALL, of("note", "")).statusCode(409).body("errors[0].code", equalTo("no-custodian"));
        keptBy(custodian);
        sales.post(ALL, "{'communityId': '%s', 'name': ' ', 'address': '香港中路'}", estate.community())
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/name"));
        sales.post(ALL, of("receivedOn", "2025-06-07"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/receivedOn"));
        Api.scoped(List.of("prospects:write"), estate.api().community())
                .post(ALL, of("note", ""))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/communityId"));
    }

    @Test
    void a_custodian_works_here() {
        var path = "/v1/prospect-settings/" + estate.community();
        estate.api().get(path).statusCode(200).body("custodianId", nullValue()).body("version", equalTo(0));
        var elsewhere = SmallEstate.build();
        var gone = estate.staff("ARCHIVIST");
        estate.api().post("/v1/staff/" + gone + "/deactivate", "{}").statusCode(200);
        for (var nobody : List.of(elsewhere.receptionist(), gone, UUID.randomUUID())) {
            estate.api()
                    .put(path, "\"0\"", "{'custodianId': '%s'}", nobody)
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/custodianId"));
        }
        estate.api().put(path, "\"0\"", "{}").statusCode(400);
        keptBy(custodian);
        estate.api().put(path, "\"0\"", "{'custodianId': '%s'}", custodian).statusCode(412);
        signedIn(custodian)
                .put(path, "\"1\"", "{'custodianId': '%s'}", estate.steward())
                .statusCode(403);
        elsewhere.api().get("/v1/prospect-settings/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void the_custodian_corrects_and_forgets() {
        keptBy(custodian);
        var id = handedOver();
        var keeper = signedIn(custodian);

        keeper.put(ALL + "/" + id, "\"2\"", prospect("周女士", "")).statusCode(412);
        keeper.put(ALL + "/" + id, "\"1\"", prospect("周先生", ""))
                .statusCode(200)
                .body("name", equalTo("周先生"))
                .body("interestedIn", nullValue())
                .body("version", equalTo(2));
        keeper.delete(ALL + "/" + id, "\"1\"").statusCode(412);
        keeper.delete(ALL + "/" + id, "\"2\"").statusCode(204);
        keeper.get(ALL + "/" + id).statusCode(404);
    }

    @Test
    void whoever_looks_leaves_an_event_and_whoever_is_shown_nothing_does_not() {
        keptBy(custodian);
        var id = handedOver();
        estate.api().get(ALL + "/" + id);
        estate.api().get(ALL);
        assertThat(events()).doesNotContain("io.huiyin.prospect-address.read", "io.huiyin.prospect-address.listed");

        var keeper = signedIn(custodian);
        keeper.get(ALL + "/" + id);
        keeper.get(ALL);

        assertThat(events())
                .contains(
                        "io.huiyin.prospect-setting.changed",
                        "io.huiyin.prospect-address.created",
                        "io.huiyin.prospect-address.read",
                        "io.huiyin.prospect-address.listed");
        estate.api()
                .get("/v1/events?limit=200&communityId=" + estate.community())
                .body("items.subject", hasItem("prospect_address/" + id));
    }

    @Test
    @Rule("OWN-12")
    void who_did_not_become_an_owner_is_forgotten_after_two_years() {
        keptBy(custodian);
        var id = handedOver();

        TestClock.set(Instant.parse("2027-06-05T12:00:00Z"));
        retain("");
        // Nobody gets older by a date that somebody names.
        retain("'on': '2050-01-01'");
        acting(custodian).get(ALL + "/" + id).then().statusCode(200);
        TestClock.set(Instant.parse("2027-06-08T12:00:00Z"));
        retain("");

        acting(custodian).get(ALL + "/" + id).then().statusCode(404);
    }

    private void retain(String body) {
        estate.api()
                .post("/v1/jobs/prospect-retention/run", "{" + body + "}")
                .statusCode(200)
                .body("status", equalTo("DONE"));
    }

    private void keptBy(UUID staff) {
        var path = "/v1/prospect-settings/" + estate.community();
        var tag = estate.api().get(path).statusCode(200).extract().header("ETag");
        estate.api()
                .put(path, tag, "{'custodianId': '%s'}", staff)
                .statusCode(200)
                .body("custodianId", equalTo(staff.toString()));
    }

    private UUID handedOver() {
        return sales.create(ALL, """
                {'communityId': '%s', 'name': '周女士', 'address': '青岛市市南区香港中路10号2单元1201室', 'source': '销售中心',
                 'interestedIn': '二期三居', 'note': '中秋寄贺卡'}""", estate.community());
    }

    private String of(String field, String text) {
        var name = field.equals("name") ? "" : "'name': '周女士', ";
        var address = field.equals("address") ? "" : "'address': '香港中路10号', ";
        var value = text.isEmpty() ? "" : ", '" + field + "': '" + text + "'";
        return "{" + name + address + "'communityId': '" + estate.community() + "'" + value + "}";
    }

    private static String prospect(String name, String more) {
        return "{'name': '" + name + "', 'address': '香港中路10号', 'receivedOn': '2025-06-01'"
                + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private Api signedIn(UUID staff) {
        var subject = "prospects-" + UUID.randomUUID();
        estate.api().create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, subject);
        return Api.withKey(Issuer.token(subject));
    }

    private Request acting(UUID staff) {
        return Api.scoped(List.of("prospects:read", "prospects:write"), estate.community())
                .request()
                .header("X-Acting-Staff", staff);
    }

    private List<String> events() {
        return estate.api()
                .get("/v1/events?limit=200&communityId=" + estate.community())
                .extract()
                .jsonPath()
                .getList("items.type");
    }

    private Caller caller(UUID staff) {
        return Caller.job("test", estate.community()).actingAs(staff);
    }

    private List<UUID> rows(UUID staff) {
        return database.in(
                caller(staff),
                () -> database.handle()
                        .createQuery("select id from prospect_address")
                        .mapTo(UUID.class)
                        .list());
    }
}
