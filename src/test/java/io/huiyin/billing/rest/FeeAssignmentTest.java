package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which houses and vehicles owe what. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class FeeAssignmentTest {

    @Inject
    Database database;

    @Inject
    StatementCounter statements;

    private SmallEstate estate;
    private Api api;
    private UUID item;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        api = estate.api();
        item = item(estate.community());
    }

    @Test
    void a_house_owes_an_item_from_a_day_on() {
        var id = assign("'houseId': '%s', 'from': '2025-01-01'".formatted(estate.house()))
                .statusCode(201)
                .body("communityId", equalTo(estate.community().toString()))
                .body("paidBy", equalTo("OWNER"))
                .body("quantity", equalTo("1"))
                .body("to", nullValue())
                .body("charged", equalTo(false))
                .extract()
                .<String>path("id");

        api.get("/v1/fee-assignments/" + id).statusCode(200).header("ETag", "\"1\"");
        for (var list :
                List.of("houseId=" + estate.house(), "feeItemId=" + item, "communityId=" + estate.community())) {
            api.get("/v1/fee-assignments?" + list).statusCode(200).body("items.id", contains(id));
        }
        api.get("/v1/fee-assignments?houseId=" + estate.anotherHouse()).body("items", empty());
    }

    @Test
    void no_house_and_no_vehicle_owes_the_same_twice_on_a_day() {
        var vehicle = vehicle(estate.owner("NEUTRAL"), "鲁A12345");
        var house = "'houseId': '%s'".formatted(estate.house());
        assign(house + ", 'from': '2025-01-01', 'to': '2025-03-31'").statusCode(201);
        assign(house + ", 'from': '2025-06-01'").statusCode(201);

        assign(house + ", 'from': '2025-03-31', 'to': '2025-04-30'")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/from"))
                .body("errors[0].code", equalTo("overlaps"));
        assign(house + ", 'from': '2025-05-01'").statusCode(409);
        assign(house + ", 'from': '2025-04-01', 'to': '2025-05-31'").statusCode(201);
        assign(house + ", 'from': '2025-01-01', 'vehicleId': '%s'".formatted(vehicle))
                .statusCode(201);
        assign(house + ", 'from': '2025-02-01', 'vehicleId': '%s'".formatted(vehicle))
                .statusCode(409);
    }

    @Test
    void two_at_once_make_one() throws Exception {
        var body = "'houseId': '%s', 'from': '2025-01-01'".formatted(estate.house());

        assertThat(twice(() -> assign(body).extract().statusCode())).containsExactlyInAnyOrder(201, 409);
        assertThat(twice(() -> assignAll("").extract().statusCode())).containsExactly(200, 200);
        api.get("/v1/fee-assignments?feeItemId=" + item).body("items", hasSize(1));
    }

    @Test
    void a_vehicle_owes_for_the_only_house_of_its_owner() {
        var owner = estate.owner("NEUTRAL");
        var vehicle = vehicle(owner, "鲁A12345");
        var body = "'vehicleId': '%s', 'from': '2025-01-01'".formatted(vehicle);
        assign(body).statusCode(422).body("errors[0].pointer", equalTo("/houseId"));
        relate(owner, estate.house(), "2020-01-01', 'to': '2025-12-31");
        relate(owner, estate.anotherHouse(), "2025-02-01");

        assign(body).statusCode(201).body("houseId", equalTo(estate.house().toString()));
        assign("'vehicleId': '%s', 'from': '2025-02-01'".formatted(vehicle))
                .statusCode(422)
                .body("errors[0].code", equalTo("house-needed"));
    }

    @Test
    void who_pays_and_how_much_can_change_and_the_end_too() {
        var owner = estate.owner("NEUTRAL");
        var assignment = assigned("2025-01-01");

        api.put(
                        assignment,
                        "\"1\"",
                        "{'payerId': '%s', 'paidBy': 'TENANT', 'quantity': '2.50', 'to': '2025-12-31'}"
                                .formatted(owner))
                .statusCode(200)
                .body("payerId", equalTo(owner.toString()))
                .body("paidBy", equalTo("TENANT"))
                .body("quantity", equalTo("2.5"))
                .body("to", equalTo("2025-12-31"));
        api.put(assignment, "\"1\"", "{'quantity': '3'}").statusCode(412);
        var whole = api.get(assignment).extract();
        api.put(assignment, whole.header("ETag"), whole.asString()).statusCode(200);
        assign("'houseId': '%s', 'from': '2026-01-01'".formatted(estate.house()))
                .statusCode(201);
        api.put(assignment, "\"3\"", "{}").statusCode(409).body("errors[0].code", equalTo("overlaps"));
        api.put(assignment, "\"3\"", "{'to': '2024-12-31'}").statusCode(422).body("errors[0].pointer", equalTo("/to"));
    }

    @Test
    void an_assignment_does_not_end_before_what_is_billed() {
        var assignment = assigned("2025-01-01");
        var id = UUID.fromString(assignment.substring(assignment.lastIndexOf('/') + 1));
        bill(id, "OPEN", "2025-06-30");

        api.put(assignment, "\"1\"", "{'to': '2025-06-29'}")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/to"))
                .body("errors[0].message", containsString("ZD-202506-000001"));
        api.put(assignment, "\"1\"", "{'to': '2025-06-30'}").statusCode(200);
        database.asSystem(
                "test",
                () -> database.handle().execute("update fee_bill set status = 'VOID' where assignment_id = ?", id));
        api.put(assignment, "\"2\"", "{'to': '2025-05-31'}").statusCode(200);
    }

    @Test
    void an_estate_is_assigned_at_once_and_what_owes_already_is_skipped() {
        assigned("2024-01-01");
        for (int i = 0; i < 3; i++) estate.anotherHouse();
        var aside = estate.houseWithoutArea();
        var building = api.get("/v1/houses/" + aside).extract().<String>path("buildingId");

        assignAll(", 'areaId': '%s'".formatted(estate.area()))
                .statusCode(200)
                .body("created", equalTo(3))
                .body("skipped", equalTo(1));
        assignAll(", 'handoverStatus': 'NOT_HANDED_OVER'")
                .body("created", equalTo(0))
                .body("skipped", equalTo(0));
        assignAll(", 'buildingId': '%s', 'occupancyStatus': 'OCCUPIED'".formatted(building))
                .body("created", equalTo(1));
        assignAll("").body("created", equalTo(0)).body("skipped", equalTo(5));
        api.get("/v1/fee-assignments?houseId=" + aside).body("items.quantity", contains("1"));
    }

    @Test
    void as_many_statements_assign_ten_houses_as_one() {
        assignAll("").statusCode(200);
        for (int i = 0; i < 10; i++) estate.anotherHouse();
        statements.restart();
        assignAll("").body("created", equalTo(10));
        int ten = statements.statements().size();
        estate.anotherHouse();
        statements.restart();
        assignAll("").body("created", equalTo(1));

        assertThat(statements.statements()).hasSize(ten);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'houseId': '%1$s' | 422 | /houseId",
                "'vehicleId': '%2$s' | 422 | /vehicleId",
                "'houseId': '%3$s', 'payerId': '%4$s' | 422 | /payerId",
                "'houseId': '%3$s', 'feeItemId': '%5$s' | 422 | /houseId",
                "'houseId': '%3$s', 'feeItemId': '01890000-0000-7000-8000-000000000000' | 422 | /feeItemId",
                "'houseId': '%3$s', 'from': null | 400 | /from",
                "'houseId': '%3$s', 'quantity': '0' | 422 | /quantity",
                "'houseId': '%3$s', 'quantity': '-1' | 400 | /quantity",
                "'houseId': '%3$s', 'quantity': '1.0001' | 400 | /quantity",
                "'houseId': '%3$s', 'quantity': '99999999999' | 400 | /quantity",
                "'houseId': '%3$s', 'quantity': 1 | 400 | /quantity",
                "'houseId': '%3$s', 'to': '2024-12-31' | 422 | /to",
                "'houseId': '%3$s', 'paidBy': 'NOBODY' | 400 | /paidBy",
                "'paidBy': 'OWNER' | 422 | /houseId",
            })
    void what_is_not_of_the_community_or_no_figure_is_named(String fields, int status, String pointer) {
        var elsewhere = SmallEstate.build();
        var stranger = elsewhere.owner("NEUTRAL");
        var body = fields.formatted(
                elsewhere.house(), vehicle(stranger, "鲁A99999"), estate.house(), stranger, item(elsewhere.community()));

        assign(body).statusCode(status).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void places_of_another_community_are_not_known_and_a_retired_item_is_not_assigned() {
        var elsewhere = SmallEstate.build();
        assignAll(", 'areaId': '%s'".formatted(elsewhere.area()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/areaId"));
        assignAll(", 'phaseId': '%s'".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/phaseId"));
        assignAll(", 'buildingId': '%s'".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/buildingId"));
        Api.scoped(List.of("fees:read"), elsewhere.community())
                .get("/v1/fee-assignments/" + assigned("2025-01-01").substring(20))
                .statusCode(404);

        api.put("/v1/fee-items/" + item, "\"1\"", "{'name': '物业费', 'retiredOn': '2025-07-01'}")
                .statusCode(200);
        var other = "'houseId': '%s', 'from': '2025-%s'".formatted(estate.anotherHouse(), "%s");
        assign(other.formatted("07-01")).statusCode(422).body("errors[0].pointer", equalTo("/feeItemId"));
        assign(other.formatted("06-30")).statusCode(201);
    }

    private Answer assign(String fields) {
        var more = (fields.contains("'feeItemId'") ? "" : ", 'feeItemId': '" + item + "'")
                + (fields.contains("'from'") ? "" : ", 'from': '2025-01-01'");
        return api.post("/v1/fee-assignments", "{" + fields + more + "}");
    }

    private String assigned(String from) {
        return "/v1/fee-assignments/"
                + assign("'houseId': '%s', 'from': '%s'".formatted(estate.house(), from))
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private Answer assignAll(String fields) {
        return api.post("/v1/fee-assignments/for-houses", "{'feeItemId': '%s', 'from': '2025-01-01'%s}", item, fields);
    }

    private UUID item(UUID community) {
        return api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'WY', 'name': '物业费', 'class': 'PROPERTY', 'cycle': 'MONTH', 'dueDays': 0,"
                        + " 'pricing': {'method': 'AREA', 'unitPrice': '1'}, 'effectiveFrom': '2024-01-01'}",
                community);
    }

    private UUID vehicle(UUID owner, String plate) {
        return api.create("/v1/owners/" + owner + "/vehicles", "{'plate': '%s'}", plate);
    }

    private void relate(UUID owner, UUID house, String from) {
        api.create(
                "/v1/owners/" + owner + "/houses", "{'houseId': '%s', 'relation': 'OWNER', 'from': '%s'}", house, from);
    }

    private void bill(UUID assignment, String status, String to) {
        database.asSystem(
                "test",
                () -> database.handle()
                        .createUpdate("""
                        insert into fee_bill (id, community_id, number, assignment_id, fee_item_id, class, house_id, period,
                                              period_from, from_on, to_on, due_on, amount_fen, status, lines, created_at, published_at)
                        select gen_random_uuid(), community_id, 'ZD-202506-000001', id, fee_item_id, 'PROPERTY', house_id,
                               '2025-06', '2025-06-01', '2025-06-01', cast(:to as date), '2025-06-01', 100, :status, '[]', now(), now()
                          from fee_assignment where id = :id
                        """)
                        .bind("id", assignment)
                        .bind("status", status)
                        .bind("to", to)
                        .execute());
    }

    private static List<Integer> twice(Callable<Integer> call) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(List.of(call, call))) answers.add(answer.get());
            return answers;
        }
    }
}
