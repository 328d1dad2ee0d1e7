package io.huiyin.reports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.reports.ReportBooks;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CollectionReportTest {

    private static final String HALF_YEAR = "from=2025-01-01&to=2025-06-30";

    private ReportBooks books;

    @BeforeEach
    void open() {
        TestClock.reset();
        books = ReportBooks.open();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    /** The seeds claim 75 %. */
    @Test
    @Rule("FEE-14")
    void payers_are_counted_and_their_rate_is_reckoned_from_the_counts() {
        books.manyBills(8483, 6247);

        books.api()
                .get(books.report("collection", "from=2025-05-01&to=2025-05-31"))
                .statusCode(200)
                .body("total.houses", equalTo(8483))
                .body("total.housesPaid", equalTo(6247))
                .body("total.houseRate", equalTo("73.64"))
                .body("total.rate", equalTo("73.64"))
                .body("total.receivableFen", equalTo(848300))
                .body("total.collectedFen", equalTo(624700));
    }

    @Test
    @Rule("FEE-02")
    void each_class_is_held_against_its_target() {
        var house = books.books().estate().house();
        var property = books.bill(house, "PROPERTY", 100_000, "2025-03-01");
        var parking = books.bill(house, "PARKING", 100_000, "2025-03-01");
        var gas = books.bill(house, "PASS_THROUGH", 100_000, "2025-03-01");
        books.bill(house, "SERVICE", 100_000, "2025-03-01");
        books.paid(house, property, 95_000, "2025-03-10T10:00");
        books.paid(house, parking, 97_999, "2025-03-10T10:00");
        books.paid(house, gas, 100_000, "2025-03-10T10:00");

        books.api()
                .get(books.report("collection", HALF_YEAR))
                .statusCode(200)
                .body("groups.class", contains("PROPERTY", "PARKING", "PASS_THROUGH", "SERVICE"))
                .body("groups.target", contains("95.00", "98.00", "100.00", null))
                .body("groups.rate", contains("95.00", "98.00", "100.00", "0.00"))
                // 97.999 % shows as 98.00 and is not 98.
                .body("groups.reached", contains(true, false, true, null))
                .body("total.rate", equalTo("73.25"))
                .body("total.target", nullValue());
    }

    @Test
    @Rule("FEE-02")
    void a_community_sets_targets_of_its_own() {
        var house = books.books().estate().house();
        var bill = books.bill(house, "PROPERTY", 10_000, "2025-03-01");
        books.paid(house, bill, 9_000, "2025-03-10T10:00");
        var targets = "/v1/collection-targets/" + books.community();
        books.api()
                .get(targets)
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("property", equalTo("95.00"))
                .body("parking", equalTo("98.00"))
                .body("passThrough", equalTo("100.00"));

        var body = "{'property': '90', 'parking': '92.5', 'passThrough': '100'}";
        books.api().put(targets, "\"0\"", body).statusCode(200).body("parking", equalTo("92.50"));

        books.api().put(targets, "\"0\"", body).statusCode(412);
        books.api()
                .put(targets, "\"1\"", "{'property': '100.01', 'parking': '92.5', 'passThrough': '100'}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/property"));
        books.api()
                .get(books.report("collection", HALF_YEAR))
                .body("groups[0].target", equalTo("90.00"))
                .body("groups[0].reached", equalTo(true));
        Api.scoped(List.of("reports:read"), Api.admin().community())
                .get(targets)
                .statusCode(404);
    }

    @Test
    @Rule({"FEE-07", "FEE-03"})
    void it_is_told_apart_by_phase_area_building_item_quarter_and_month() {
        var one = books.houseIn("一期");
        var two = books.houseIn("二期");
        var here = books.books().estate().house();
        books.paid(one, books.bill(one, "PROPERTY", 10_000, "2025-02-01"), 5_000, "2025-02-10T10:00");
        var ofTwo = books.bill(two, "PROPERTY", 10_000, "2025-03-31");
        books.ofItem(ofTwo, "电梯费");
        books.paid(two, ofTwo, 10_000, "2025-02-10T10:00");
        books.paid(here, books.bill(here, "PROPERTY", 10_000, "2025-04-01"), 2_500, "2025-04-10T10:00");

        grouped("PHASE", "一期 50.00 1/0", "二期 100.00 1/1", "null 25.00 1/0");
        grouped("AREA", "一期片区 25.00 1/0", "null 75.00 2/1");
        grouped("BUILDING", "1栋 25.00 1/0", "一期 8栋 50.00 1/0", "二期 8栋 100.00 1/1");
        grouped("FEE_ITEM", "物业费 37.50 2/0", "电梯费 100.00 1/1");
        grouped("QUARTER", "2025-Q1 75.00 2/1", "2025-Q2 25.00 1/0");
        grouped("MONTH", "2025-02 50.00 1/0", "2025-03 100.00 1/1", "2025-04 25.00 1/0");
    }

    private void grouped(String by, String... expected) {
        var report = books.api()
                .get(books.report("collection", HALF_YEAR + "&groupBy=" + by))
                .statusCode(200)
                .body("total.rate", equalTo("58.33"))
                .extract()
                .jsonPath();
        var told = report.<java.util.Map<String, Object>>getList("groups").stream()
                .map(group -> "%s %s %s/%s"
                        .formatted(group.get("name"), group.get("rate"), group.get("houses"), group.get("housesPaid")))
                .toList();
        assertThat(told).as(by).containsExactly(expected);
    }

    /** Ten thousand, of which 3,000 are paid in March, 4,000 in May and taken back; 7,000 are given up in June. */
    @Test
    @Rule("FEE-07")
    void a_past_rate_is_reckoned_again_and_what_is_written_off_is_not_collected() {
        var house = books.books().estate().house();
        var bill = books.bill(house, "PROPERTY", 10_000, "2025-03-01");
        var voided = books.bill(books.books().estate().anotherHouse(), "PROPERTY", 99_999, "2025-03-01");
        books.paid(house, bill, 3_000, "2025-03-10T10:00");
        var mistaken = books.paid(house, bill, 4_000, "2025-05-10T10:00");
        collected(HALF_YEAR, 109_999, 7_000, 0);

        books.api()
                .post("/v1/payments/" + mistaken + "/reverse", "{'reason': '录错'}")
                .statusCode(200);
        books.api()
                .post("/v1/fee-bills/" + voided + "/void", "{'reason': '重复'}")
                .statusCode(200);
        books.books().approved("BILL_WRITE_OFF", bill, 7_000);
        books.api()
                .post("/v1/fee-bills/" + bill + "/write-off", "{'reason': '无法收回'}")
                .statusCode(200);

        collected(HALF_YEAR, 10_000, 3_000, 7_000);
        collected(HALF_YEAR + "&asOf=2025-06-05", 10_000, 3_000, 0);
        collected(HALF_YEAR + "&asOf=2025-03-09", 10_000, 0, 0);
        assertThat(books.books().differences()).isEmpty();
    }

    private void collected(String query, int receivable, int collected, int writtenOff) {
        books.api()
                .get(books.report("collection", query))
                .statusCode(200)
                .body("total.receivableFen", equalTo(receivable))
                .body("total.collectedFen", equalTo(collected))
                .body("total.writtenOffFen", equalTo(writtenOff));
    }

    @Test
    void of_nothing_there_is_no_rate() {
        books.api()
                .get(books.report("collection", HALF_YEAR))
                .statusCode(200)
                .body("groups", hasSize(0))
                .body("total.bills", equalTo(0))
                .body("total", not(org.hamcrest.Matchers.hasKey("rate")))
                .body("total", not(org.hamcrest.Matchers.hasKey("houseRate")));
    }

    @Test
    @Rule("FEE-07")
    void who_came_in_the_middle_of_a_period_owes_a_part_of_that_period() {
        var house = books.books().estate().house();
        var seller = books.bill(house, "PROPERTY", 4_000, "2025-04-01");
        var buyer = books.bill(house, "PROPERTY", 6_000, "2025-05-10");
        books.sql("update fee_bill set period = '2025-Q2', period_from = '2025-04-01' where id = :id", buyer, null);
        books.paid(house, seller, 4_000, "2025-05-20T10:00");

        for (var grouping : new String[] {"MONTH", "QUARTER"}) {
            books.api()
                    .get(books.report("collection", "from=2025-04-01&to=2025-04-30&groupBy=" + grouping))
                    .body("groups.receivableFen", contains(10_000))
                    .body("groups.rate", contains("40.00"));
        }
        books.api()
                .get(books.report("collection", "from=2025-05-01&to=2025-05-31"))
                .body("total.bills", equalTo(0));
        books.api()
                .get(books.report("bills", "from=2025-04-01&to=2025-04-30"))
                .body("items.periodFrom", contains("2025-04-01", "2025-04-01"))
                .body("items.from", contains("2025-04-01", "2025-05-10"));
    }

    @Test
    @Rule("FEE-15")
    void what_each_collector_took_is_told_without_what_was_taken_back() {
        var estate = books.books().estate();
        var one = estate.staff("RECEPTIONIST");
        books.books().pay(estate.house(), 10_000, "2025-05-01T10:00", "'collectorId': '" + one + "'");
        var reversed = books.books()
                .pay(estate.house(), 3_000, "2025-05-02T10:00", "'collectorId': '" + one + "'")
                .extract()
                .path("id");
        books.books().pay(estate.house(), 700, "2025-05-31T23:59", "'collectorId': '" + estate.receptionist() + "'");
        books.books().pay(estate.house(), 50, "2025-05-15T10:00", "");
        books.books().pay(estate.house(), 9, "2025-06-01T00:00", "'collectorId': '" + one + "'");
        books.api()
                .post("/v1/payments/" + reversed + "/reverse", "{'reason': '录错'}")
                .statusCode(200);

        books.api()
                .get(books.report("collection", "from=2025-05-01&to=2025-05-31&groupBy=COLLECTOR"))
                .statusCode(200)
                .body("collectors.name", contains("前台丙", "员工丁", null))
                .body("collectors.payments", contains(1, 2, 1))
                .body("collectors.reversals", contains(0, 1, 0))
                .body("collectors.receivedFen", contains(700, 13_000, 50))
                .body("collectors.reversedFen", contains(0, 3_000, 0))
                .body("collectors.netFen", contains(700, 10_000, 50))
                .body("$", not(org.hamcrest.Matchers.hasKey("total")));
        books.api()
                .get(books.report("collection", HALF_YEAR + "&groupBy=COLLECTOR&class=PROPERTY"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("class"));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2025-05-01, 400, to",
        "from=2025-05-01&to=2025-02-30, 400, to",
        "from=2025-05-01&to=2025-04-30, 422, to",
        "from=2020-01-01&to=2023-01-01, 422, to",
        "from=2025-05-01&to=2025-05-31&groupBy=HOUSE, 400, groupBy",
    })
    void what_is_wrong_is_named(String query, int status, String pointer) {
        books.api()
                .get(books.report("collection", query))
                .statusCode(status)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void it_is_for_those_who_may_read_reports_of_their_communities() {
        var report = books.report("collection", HALF_YEAR);

        Api.scoped(List.of("reports:read"), Api.admin().community()).get(report).statusCode(404);
        Api.scoped(List.of("fees:read"), books.community()).get(report).statusCode(403);
        Api.scoped(List.of("reports:read"), books.community()).get(report).statusCode(200);
    }

    /** The name of a phase is text, and nothing else, wherever it is shown. */
    @Test
    void it_is_a_chart_for_who_wants_one() {
        var house = books.houseIn("一期");
        books.sql("update phase set name = :text where community_id = :community", null, "<script>&'期");
        books.paid(house, books.bill(house, "PROPERTY", 10_000, "2025-02-01"), 5_500, "2025-02-10T10:00");

        var chart = books.api()
                .request()
                .accept("image/svg+xml")
                .get(books.report("collection", HALF_YEAR + "&groupBy=PHASE"))
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("image/svg+xml"))
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Vary", containsString("Accept"))
                .extract()
                .asString();

        assertThat(chart)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("&lt;script&gt;&amp;&apos;期", "55.00 % / 95.00 %", "width=\"264.0\"")
                .doesNotContain("<script");
        books.api()
                .request()
                .accept("text/csv")
                .get(books.report("collection", HALF_YEAR))
                .then()
                .statusCode(406);
        books.api()
                .request()
                .accept("*/*")
                .get(books.report("collection", HALF_YEAR))
                .then()
                .contentType("application/json");
    }
}
