package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prepaid meters are topped up and report what they have left. The clock stands at Wednesday 2026-04-15 at noon. */
@QuarkusTest
class TopUpResourceTest {

    private Books books;
    private Api api;
    private UUID community;
    private UUID house;
    private UUID water;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        api = books.estate().api();
        community = books.estate().community();
        house = books.estate().house();
        water = item("SF", "WATER");
    }

    @AfterEach
    void agree() {
        assertThat(books.differences()).isEmpty();
        TestClock.reset();
    }

    @Test
    @Rule("FEE-17")
    void a_top_up_is_recorded_with_its_receipt_and_pays_no_bill() {
        var owner = books.estate().owner("NEUTRAL");
        var bill = books.bill(house, owner, 3_000, "2026-04-30");

        topUp("'amountFen': 5000, 'quantity': '12.5', 'payerId': '%s'".formatted(owner))
                .statusCode(201)
                .body("receiptNumber", equalTo("SJ-00000001"))
                .body("paidOn", equalTo("2026-04-10"))
                .body("quantity", equalTo("12.5"))
                .body("reversedAt", nullValue());
        books.pay(house, 1, "2026-04-15T10:00", "").body("receiptNumber", equalTo("SJ-00000002"));

        books.shown(bill).body("paidFen", equalTo(1));
        books.account().body("prepaidFen", equalTo(0)).body("receivableFen", equalTo(2_999));
        api.get("/v1/accounts/" + house + "/entries")
                .body("items[1].debit", equalTo("MONEY"))
                .body("items[1].credit", equalTo("TOP_UP"));
    }

    @Test
    @Rule("FEE-17")
    void a_month_is_added_up_by_merchant_and_house() {
        var merchant = books.estate().owner("NEUTRAL");
        var owner = books.estate().owner("NEUTRAL");
        var shop = books.estate().anotherHouse();
        relate(merchant, shop, "MERCHANT");
        relate(owner, house, "OWNER");
        var power = item("DF", "ELECTRICITY");
        topUp("'amountFen': 100, 'houseId': '%s', 'payerId': '%s'".formatted(shop, merchant))
                .statusCode(201);
        topUp("'amountFen': 250, 'houseId': '%s', 'payerId': '%s'".formatted(shop, merchant))
                .statusCode(201);
        topUp("'amountFen': 40, 'houseId': '%s', 'feeItemId': '%s'".formatted(shop, power))
                .statusCode(201);
        topUp("'amountFen': 7, 'houseId': '%s', 'paidAt': '2026-03-31T15:59:59Z'".formatted(shop))
                .statusCode(201);
        topUp("'amountFen': 9, 'payerId': '%s'".formatted(owner)).statusCode(201);
        var wrong = topUp("'amountFen': 1000, 'houseId': '%s'".formatted(shop))
                .extract()
                .<String>path("id");
        api.post("/v1/top-ups/" + wrong + "/reverse", "{'reason': '错账'}").statusCode(200);

        var month = "/v1/top-ups/summary?communityId=" + community + "&month=2026-04";
        api.get(month + "&relation=MERCHANT")
                .statusCode(200)
                .body("items.houseId", contains(shop.toString(), shop.toString()))
                .body("items.payerId", contains(null, merchant.toString()))
                .body("items.feeItemId", contains(power.toString(), water.toString()))
                .body("items.count", contains(1, 2))
                .body("items.amountFen", contains(40, 350));
        api.get(month).body("items", hasSize(3));
        var next = api.get(month + "&relation=MERCHANT&limit=1").extract().<String>path("nextCursor");
        api.get(month + "&relation=MERCHANT&limit=1&cursor=" + next).body("items.amountFen", contains(350));
        api.get("/v1/top-ups/summary?communityId=" + community + "&month=2026-Q1")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("month"));
        api.get("/v1/top-ups/summary?communityId=" + community).statusCode(400);
    }

    @Test
    @Rule("FEE-10")
    void the_meters_last_report_counts_with_the_top_ups_since_and_is_low_below_the_threshold() {
        topUp("'amountFen': 5000").statusCode(201);
        var id = report("2026-04-12T09:00", 800)
                .statusCode(200)
                .body("balanceFen", equalTo(800))
                .body("toppedUpFen", equalTo(0))
                .body("low", equalTo(false))
                .extract()
                .<String>path("id");
        var setting = "/v1/top-up-settings/" + water;
        api.get(setting).statusCode(200).header("ETag", "\"0\"").body("lowBelowFen", nullValue());
        api.put(setting, "\"0\"", "{'lowBelowFen': 1000}").statusCode(200).body("lowBelowFen", equalTo(1_000));
        api.put(setting, "\"0\"", "{'lowBelowFen': 2000}").statusCode(412);

        api.get("/v1/top-up-balances/" + id).body("low", equalTo(true)).body("lowBelowFen", equalTo(1_000));
        api.get("/v1/top-up-balances?low=true&communityId=" + community).body("items.id", contains(id));
        var topUp = topUp("'amountFen': 300, 'paidAt': '2026-04-13T01:00:00Z'")
                .statusCode(201)
                .extract()
                .<String>path("id");
        api.get("/v1/top-up-balances/" + id)
                .body("balanceFen", equalTo(1_100))
                .body("toppedUpFen", equalTo(300))
                .body("low", equalTo(false));
        api.get("/v1/top-up-balances?low=true&communityId=" + community).body("items", empty());

        // What comes late changes nothing.
        report("2026-04-11T09:00", 5).statusCode(200).body("balanceFen", equalTo(1_100));
        api.post("/v1/top-ups/" + topUp + "/reverse", "{'reason': '错账'}").statusCode(200);
        api.get("/v1/top-up-balances/" + id).body("balanceFen", equalTo(800));
        report("2026-04-14T09:00", -20).statusCode(200).body("balanceFen", equalTo(-20));
        api.get("/v1/top-up-balances/" + id + "/readings").body("items.balanceFen", contains(-20, 800, 5));
        api.get("/v1/top-up-balances/" + id + "/readings?limit=1").body("items.balanceFen", contains(-20));
    }

    @Test
    void a_meter_that_never_reported_has_an_unknown_balance() {
        topUp("'amountFen': 5000").statusCode(201);
        api.put("/v1/top-up-settings/" + water, "\"0\"", "{'lowBelowFen': 1000}");

        api.get("/v1/top-up-balances?communityId=" + community)
                .body("items.houseId", contains(house.toString()))
                .body("items[0].balanceFen", nullValue())
                .body("items[0].toppedUpFen", equalTo(5_000))
                .body("items[0].low", equalTo(false));
    }

    @Test
    void the_same_report_twice_is_one_and_another_of_its_moment_is_refused() {
        report("2026-04-12T09:00", 800).statusCode(200).header("ETag", "\"3-0\"");
        report("2026-04-12T09:00", 800).statusCode(200).header("ETag", "\"3-0\"");
        report("2026-04-12T09:00", 801).statusCode(409).body("errors[0].pointer", equalTo("/readAt"));
        report("2026-04-15T12:01", 1).statusCode(422).body("errors[0].pointer", equalTo("/readAt"));
        report("1999-12-31T12:00", 1).statusCode(422).body("errors[0].pointer", equalTo("/readAt"));
        api.post("/v1/top-up-balances/readings", reading(house, books.item(), "2026-04-12T09:00", 1))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/feeItemId"));
        api.post("/v1/top-up-balances/readings", reading(Books.open().estate().house(), water, "2026-04-12T09:00", 1))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/houseId"));
    }

    @Test
    void ten_notifications_at_once_are_one_top_up() throws Exception {
        Callable<Integer> call =
                () -> topUp("'amountFen': 500, 'externalId': 'wx-7'").extract().statusCode();
        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(5)) {
            for (var answer : pool.invokeAll(Collections.nCopies(10, call))) statuses.add(answer.get());
        }

        assertThat(statuses).containsOnly(200, 201);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        api.get("/v1/top-ups?houseId=" + house).body("items", hasSize(1));
        topUp("'amountFen': 501, 'externalId': 'wx-7'")
                .statusCode(409)
                .body("type", equalTo("/problems/payment-known-otherwise"));
    }

    @Test
    void it_is_reversed_once() {
        var id = topUp("'amountFen': 500").extract().<String>path("id");
        var path = "/v1/top-ups/" + id + "/reverse";
        api.post(path, "{}").statusCode(400).body("errors[0].pointer", equalTo("/reason"));
        api.request()
                .header("If-Match", "\"7\"")
                .body("{\"reason\": \"错账\"}")
                .post(path)
                .then()
                .statusCode(412);
        api.post(path, "{'reason': '错账'}").statusCode(200).body("reverseReason", equalTo("错账"));
        api.post(path, "{'reason': '错账'}").statusCode(409).body("type", equalTo("/problems/payment-reversed"));
        api.get("/v1/top-ups/" + id).statusCode(200).body("version", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'amountFen': 0                    | 400 | /amountFen
            'amountFen': 0.5                  | 400 | /amountFen
            'quantity': '0'                   | 400 | /quantity
            'quantity': '1.2345'              | 400 | /quantity
            'paidAt': '2026-04-15T04:00:01Z'  | 422 | /paidAt
            'houseId': '01960000-0000-7000-8000-000000000001'   | 422 | /houseId
            'payerId': '01960000-0000-7000-8000-000000000001'   | 422 | /payerId
            'feeItemId': '01960000-0000-7000-8000-000000000001' | 422 | /feeItemId
            """)
    void what_cannot_be_a_top_up_names_the_field(String field, int status, String pointer) {
        topUp(field).statusCode(status).body("errors[0].pointer", equalTo(pointer));
        topUp("'amountFen': 1, 'feeItemId': '%s'".formatted(item("ZX", null)))
                .statusCode(422)
                .body("errors[0].code", equalTo("no-meter"));
    }

    private UUID item(String code, String kind) {
        return api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': '%s', 'name': '水费', 'class': 'PASS_THROUGH', %s 'cycle': 'MONTH', 'dueDays': 0,"
                        + " 'pricing': {'method': 'METERED', 'unitPrice': '4.09'}, 'effectiveFrom': '2025-01-01'}",
                community,
                code,
                kind == null ? "" : "'kind': '" + kind + "',");
    }

    private void relate(UUID owner, UUID house, String relation) {
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': '%s', 'from': '2025-01-01'}",
                house,
                relation);
    }

    private Answer topUp(String fields) {
        var body = new StringBuilder("{" + fields);
        add(body, fields, "amountFen", "100");
        add(body, fields, "method", "'WECHAT'");
        add(body, fields, "paidAt", "'2026-04-10T03:00:00Z'");
        add(body, fields, "houseId", "'" + house + "'");
        add(body, fields, "feeItemId", "'" + water + "'");
        add(body, fields, "communityId", "'" + community + "'");
        return api.post("/v1/top-ups", body + "}");
    }

    private static void add(StringBuilder body, String fields, String name, String value) {
        if (!fields.contains("'" + name + "'"))
            body.append(", '").append(name).append("': ").append(value);
    }

    private Answer report(String at, long fen) {
        return api.post("/v1/top-up-balances/readings", reading(house, water, at, fen));
    }

    private static String reading(UUID house, UUID item, String at, long fen) {
        return "{'houseId': '%s', 'feeItemId': '%s', 'readAt': '%s', 'balanceFen': %d}"
                .formatted(house, item, TestClock.at(at), fen);
    }
}
