package io.huiyin.owners.rest;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.owners.Estate;
import io.huiyin.owners.Kinship;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Members, vehicles and special dates of an owner. */
@QuarkusTest
class HouseholdTest {

    private final Api api = Api.admin();
    private String owner;

    @BeforeEach
    void openEstate() {
        TestClock.reset();
        owner = "/v1/owners/" + Estate.open(api).owner("张三");
    }

    @ParameterizedTest
    @EnumSource(Kinship.class)
    @Rule("OWN-02")
    void members_are_listed_under_the_owner_with_their_kinship(Kinship kinship) {
        var member = api.create(owner + "/members", "{'name': '王五', 'kinship': '%s', 'bornOn': '1990-01-01'}", kinship);

        api.get(owner + "/members/" + member)
                .body("kinship", equalTo(kinship.name()))
                .body("bornOn", equalTo("1990-01-01"));
        api.get(owner + "/members").body("items.name", equalTo(List.of("王五")));
    }

    @Test
    @Rule("OWN-02")
    void a_member_is_changed_and_taken_out() {
        var path = owner + "/members/"
                + api.create(owner + "/members", "{'name': '王五', 'kinship': 'SPOUSE', 'phone': '13700003456'}");
        var read = api.get(path).body("phone", equalTo("137****3456")).extract().asString();

        api.request()
                .header("If-Match", "\"1\"")
                .body(read.replace("王五", "王小五"))
                .put(path)
                .then()
                .statusCode(200);
        api.get("/v1/owners?phone=13700003456&name=王小五").body("items", hasSize(1));
        api.put(path, "\"2\"", "{'name': '王五', 'kinship': 'SPOUSE', 'phone': '137****9999'}")
                .statusCode(422);
        api.put(path, "\"2\"", "{'name': '王五', 'kinship': 'SPOUSE', 'bornOn': '2025-06-07'}")
                .statusCode(422);
        api.put(path, "\"2\"", "{'name': '王五', 'kinship': 'SPOUSE'}")
                .statusCode(200)
                .body("phone", nullValue());
        api.request().delete(path).then().statusCode(428);
        api.delete(path, "\"2\"").statusCode(412);
        api.delete(path, "\"3\"").statusCode(204);

        api.get(path).statusCode(404);
        api.get(owner + "/members").body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"鲁A12345,鲁A12345", "粤b·d12345,粤BD12345", "京A 1234警,京A1234警", "ＡＢ12345,", "12345,", "鲁A123,"})
    void a_plate_has_one_form(String written, String form) {
        var answer = api.post(owner + "/vehicles", "{'plate': '%s', 'description': '白色轿车'}", written);

        if (form == null) answer.statusCode(422).body("errors[0].pointer", equalTo("/plate"));
        else answer.statusCode(201).body("plate", equalTo(form));
    }

    @Test
    @Rule("OWN-05")
    void a_vehicle_is_linked_to_the_household_once() {
        var vehicle = api.create(owner + "/vehicles", "{'plate': '鲁A12345'}");
        var other = api.create(owner + "/vehicles", "{'plate': '鲁A54321'}");

        api.post(owner + "/vehicles", "{'plate': '鲁a 12345'}")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/plate"));
        api.put(owner + "/vehicles/" + other, "\"1\"", "{'plate': '鲁A12345'}").statusCode(409);
        api.put(owner + "/vehicles/" + other, "\"1\"", "{'plate': '鲁A54321', 'description': '货车'}")
                .statusCode(200);
        api.delete(owner + "/vehicles/" + vehicle, "\"1\"").statusCode(204);
        api.get(owner + "/vehicles").body("items.description", equalTo(List.of("货车")));
    }

    @Test
    void special_dates_come_again_every_year_unless_said_otherwise() {
        var birthday = api.create(owner + "/special-dates", "{'kind': 'BIRTHDAY', 'on': '1960-02-29', 'label': '本人'}");
        api.create(owner + "/special-dates", "{'kind': 'RECOVERY', 'on': '2025-05-01', 'yearly': false}");
        var path = owner + "/special-dates/" + birthday;

        api.get(owner + "/special-dates").body("items.yearly", equalTo(List.of(true, false)));
        api.put(path, "\"1\"", "{'kind': 'WEDDING', 'on': '1985-10-01'}")
                .statusCode(200)
                .body("kind", equalTo("WEDDING"))
                .body("label", nullValue());
        api.delete(path, "\"2\"").statusCode(204);
        api.get(path).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members", "/vehicles", "/special-dates"})
    void what_belongs_to_one_owner_is_not_found_under_another(String part) {
        var bodies = java.util.Map.of(
                "/members", "{'name': '王五', 'kinship': 'SPOUSE'}",
                "/vehicles", "{'plate': '鲁A12345'}",
                "/special-dates", "{'kind': 'BIRTHDAY', 'on': '1960-02-29'}");
        var id = api.create(owner + part, bodies.get(part));
        var other = "/v1/owners/" + Estate.open(api).owner("李四");

        api.get(other + part + "/" + id).statusCode(404);
        api.put(other + part + "/" + id, "\"1\"", bodies.get(part)).statusCode(404);
        api.delete(other + part + "/" + id, "\"1\"").statusCode(404);
    }
}
