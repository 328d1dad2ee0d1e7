package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.database.Database;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MeterTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @Inject
    Database database;

    private BillingEstate estate;
    private UUID item;
    private UUID house;

    @BeforeEach
    void build() {
        estate = BillingEstate.build(database);
        item = estate.item("PASS_THROUGH", "METERED", "MONTH", "CALENDAR");
        house = estate.house("100");
        estate.assign(item, house);
    }

    private UUID meter(String initial, String multiplier) {
        return estate.api.create(
                "/v1/meters",
                "{'houseId': '%s', 'feeItemId': '%s', 'number': 'W-%d', 'multiplier': '%s', 'installedOn': '2025-01-01', "
                        + "'initialValue': '%s'}",
                house,
                item,
                NUMBERS.incrementAndGet(),
                multiplier,
                initial);
    }

    private Answer read(UUID meter, String on, String value) {
        return estate.api.post("/v1/meters/" + meter + "/readings", "{'readOn': '%s', 'value': '%s'}", on, value);
    }

    private Answer preview(String period) {
        return estate.api
                .get("/v1/bill-runs/preview?feeItemId=" + item + "&period=" + period)
                .statusCode(200);
    }

    @Test
    @Rule("FEE-05")
    void consumption_is_charged_with_the_readings_in_the_line() {
        estate.standard(item, "2020-01-01", "0.55");
        var meter = meter("100", "2");
        read(meter, "2025-05-31", "150.5").statusCode(201).body("value", equalTo("150.5"));

        // (150.5 - 100) x 2 = 101
        preview("2025-05")
                .body("totalFen", equalTo(5555))
                .body("bills[0].lines[0].quantity", equalTo("101"))
                .body("bills[0].lines[0].previous", equalTo("100"))
                .body("bills[0].lines[0].present", equalTo("150.5"))
                .body("bills[0].lines[0].multiplier", equalTo("2"))
                .body("bills[0].lines[0].unitPrice", equalTo("0.55"));
        preview("2025-04").body("billCount", equalTo(0)).body("skipped.reason", contains("NO_READING"));
    }

    @Test
    void each_tier_has_a_line() {
        estate.standard(
                item,
                "2020-01-01",
                null,
                null,
                "[{\"upTo\": \"100\", \"unitPrice\": \"0.5\"}, {\"upTo\": \"200\", \"unitPrice\": \"0.6\"}, {\"unitPrice\": \"0.9\"}]");
        var meter = meter("0", "1");
        read(meter, "2025-04-30", "70").statusCode(201);
        read(meter, "2025-05-31", "300").statusCode(201);

        preview("2025-05")
                .body("totalFen", equalTo(5000 + 6000 + 2700))
                .body("bills[0].lines.tier", contains(1, 2, 3))
                .body("bills[0].lines.quantity", contains("100", "100", "30"))
                .body("bills[0].lines.amountFen", contains(5000, 6000, 2700))
                .body("bills[0].lines[1].description", containsString("第 2 档"));
        preview("2025-04").body("bills[0].lines.amountFen", contains(3500));
    }

    @Test
    void what_a_replaced_meter_measured_is_added() {
        estate.standard(item, "2020-01-01", "1");
        var old = meter("0", "1");
        var next = UUID.fromString(estate.api
                .post(
                        "/v1/meters/" + old + "/replace",
                        "{'on': '2025-05-10', 'finalValue': '40', 'newNumber': 'W-%d', 'newInitialValue': '5', 'multiplier': '10'}",
                        NUMBERS.incrementAndGet())
                .statusCode(201)
                .body("replacesId", equalTo(old.toString()))
                .extract()
                .path("id"));
        estate.api
                .post("/v1/meters/" + old + "/replace", "{'on': '2025-05-11', 'finalValue': '40', 'newNumber': 'X'}")
                .statusCode(409);
        preview("2025-05").body("totalFen", equalTo(4000));
        read(next, "2025-05-31", "7").statusCode(201);

        preview("2025-05").body("bills[0].lines.quantity", contains("40", "20")).body("totalFen", equalTo(6000));
        estate.api
                .get("/v1/meters?communityId=" + estate.community + "&houseId=" + house)
                .statusCode(200)
                .body("items.id", contains(next.toString(), old.toString()))
                .body("items[1].removedOn", equalTo("2025-05-10"));
    }

    @Test
    void a_reading_does_not_run_backwards_nor_is_a_day_read_twice() {
        var meter = meter("100", "1");
        read(meter, "2025-03-31", "90")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/value"))
                .body("errors[0].message", containsString("100"));
        read(meter, "2025-03-31", "150").statusCode(201);
        read(meter, "2025-05-31", "200").statusCode(201);
        read(meter, "2025-04-30", "149")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/value"))
                .body("errors[0].message", containsString("150 on 2025-03-31"));
        read(meter, "2025-04-30", "201").statusCode(422).body("errors[0].message", containsString("200 on 2025-05-31"));
        read(meter, "2025-03-31", "150").statusCode(409).body("errors[0].pointer", equalTo("/readOn"));
        read(meter, "2025-06-07", "300").statusCode(422).body("errors[0].code", equalTo("in-future"));
        read(meter, "2024-12-31", "100").statusCode(422).body("errors[0].code", equalTo("not-in-use"));
        read(meter, "2025-04-30", "1e3").statusCode(400).body("errors[0].pointer", equalTo("/value"));

        var first = estate.api
                .get("/v1/meters/" + meter + "/readings")
                .statusCode(200)
                .body("items.value", contains("200", "150"))
                .extract()
                .<String>path("items[0].id");
        estate.api
                .get("/v1/meters/" + meter + "/readings/" + first)
                .statusCode(200)
                .body("readOn", equalTo("2025-05-31"));
    }

    @Test
    void what_a_published_bill_rests_on_stays() {
        estate.standard(item, "2020-01-01", "1");
        var meter = meter("0", "1");
        read(meter, "2025-03-20", "10").statusCode(201);
        read(meter, "2025-04-20", "20").statusCode(201);
        estate.run(item, "2025-04", true).statusCode(201).body("totalFen", equalTo(1000));

        read(meter, "2025-04-25", "22").statusCode(409).body("errors[0].code", equalTo("already-billed"));
        read(meter, "2025-03-25", "12").statusCode(409);
        read(meter, "2025-04-10", "15").statusCode(201);
        read(meter, "2025-05-25", "30").statusCode(201);
        preview("2025-05").body("totalFen", equalTo(1000));
    }

    @Test
    void a_round_of_readings_is_entered_whole_or_not_at_all() {
        var first = meter("0", "1");
        var second = meter("50", "1");
        var number = estate.api.get("/v1/meters/" + second).extract().<String>path("number");
        var body = "{'communityId': '%s', 'readings': [{'meterId': '%s', 'readOn': '2025-05-31', 'value': '10'}, "
                + "{'meterNumber': '%s', 'readOn': '2025-05-31', 'value': '%s'}, "
                + "{'meterNumber': '%s', 'readOn': '2025-05-31', 'value': '1'}]}";

        estate.api
                .post("/v1/meter-readings", body, estate.community, first, number, "49", number)
                .statusCode(422)
                .body("errors.pointer", hasSize(2));
        estate.api
                .post("/v1/meter-readings", body, estate.community, first, number, "49", "nobody")
                .statusCode(422)
                .body("errors.pointer", contains("/readings/2/meterNumber"));
        estate.api.get("/v1/meters/" + first + "/readings").body("items", hasSize(0));

        estate.api
                .post(
                        "/v1/meter-readings",
                        "{'communityId': '%s', 'readings': [{'meterId': '%s', 'readOn': '2025-05-31', 'value': '10'}, "
                                + "{'meterNumber': '%s', 'readOn': '2025-05-31', 'value': '60'}]}",
                        estate.community,
                        first,
                        number)
                .statusCode(200)
                .body("count", equalTo(2));
        estate.api
                .post(
                        "/v1/meter-readings",
                        "{'communityId': '%s', 'readings': [{'readOn': '2025-05-31', 'value': '10'}]}",
                        estate.community)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/readings/0"));
    }

    @Test
    void meters_are_of_metered_items_and_of_ones_own_community() {
        var fixed = estate.propertyFee("1");
        var install =
                "{'houseId': '%s', 'feeItemId': '%s', 'number': '%s', 'installedOn': '2025-01-01', 'multiplier': '%s'}";
        estate.api
                .post("/v1/meters", install, house, fixed, "A", "1")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/feeItemId"));
        estate.api
                .post("/v1/meters", install, UUID.randomUUID(), item, "A", "1")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/houseId"));
        estate.api
                .post("/v1/meters", install, house, item, "A", "0")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/multiplier"));
        var meter = estate.api.create("/v1/meters", install, house, item, "A", "1");
        estate.api
                .post("/v1/meters", install, house, item, "A", "1")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/number"));

        var other = Api.scoped(List.of("fees:read", "fees:write"), estate.api.community());
        other.get("/v1/meters/" + meter).statusCode(404);
        other.get("/v1/meters/" + meter + "/readings").statusCode(404);
        other.post("/v1/meters/" + meter + "/readings", "{'readOn': '2025-05-31', 'value': '1'}")
                .statusCode(404);
        other.post("/v1/meters", install, house, item, "B", "1").statusCode(422);
        assertThat(estate.count("select count(*) from meter where house_id = :id", house))
                .isEqualTo(1);
    }
}
