package io.huiyin.reports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.huiyin.reports.ReportBooks;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CollectionTrendTest {

    private static final List<String> PHASES = List.of("一期", "二期", "三期");
    private static final List<Integer> BEFORE = List.of(5_500, 6_000, 3_000);
    private static final List<Integer> AFTER = List.of(5_800, 7_000, 4_000);

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

    @Test
    @Rule("RPT-09")
    void by_phase_from_quarter_to_quarter() {
        for (int i = 0; i < PHASES.size(); i++) {
            var house = books.houseIn(PHASES.get(i));
            var first = books.bill(house, "PROPERTY", 10_000, "2025-02-01");
            var second = books.bill(house, "PROPERTY", 10_000, "2025-05-01");
            books.paid(house, first, BEFORE.get(i), "2025-03-20T10:00");
            books.paid(house, second, AFTER.get(i), "2025-05-20T10:00");
        }

        rises("periods=2025-Q1,2025-Q2", "2025-Q1", "2025-Q2");
    }

    @Test
    @Rule("RPT-09")
    void by_phase_from_day_to_day() {
        for (int i = 0; i < PHASES.size(); i++) {
            var house = books.houseIn(PHASES.get(i));
            var bill = books.bill(house, "PROPERTY", 10_000, "2025-02-01");
            books.paid(house, bill, BEFORE.get(i), "2025-03-20T10:00");
            books.paid(house, bill, AFTER.get(i) - BEFORE.get(i), "2025-05-20T10:00");
        }

        rises("from=2025-01-01&to=2025-03-31&asOf=2025-03-31,2025-05-31", "2025-03-31", "2025-05-31");
    }

    private void rises(String query, String first, String second) {
        var address = books.report("collection-trend", "by=PHASE&class=PROPERTY&" + query);
        books.api()
                .get(address)
                .statusCode(200)
                .body("points.label", contains(first, second))
                .body("lines.name", contains("一期", "三期", "二期"))
                .body(
                        "lines.values.rate",
                        contains(pair("55.00", "58.00"), pair("30.00", "40.00"), pair("60.00", "70.00")))
                .body("lines.change", contains("3.00", "10.00", "10.00"))
                .body("lines.target", everyItem(equalTo("95.00")))
                .body("lines[0].values[1].change", equalTo("3.00"))
                .body("lines[0].values[1].toTarget", equalTo("-37.00"))
                .body("lines.values.reached.flatten()", everyItem(equalTo(false)))
                .body("total.values.rate", contains("48.33", "56.00"))
                .body("total.change", equalTo("7.67"));
        var chart = books.api()
                .request()
                .accept("image/svg+xml")
                .get(address)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(chart).contains("一期", "55.00 % / 95.00 %", "58.00 % / 95.00 %");
    }

    private static List<String> pair(String one, String other) {
        return List.of(one, other);
    }

    @Test
    void what_is_of_one_class_first_and_of_several_later_has_no_target() {
        var house = books.houseIn("一期");
        books.bill(house, "PROPERTY", 10_000, "2025-02-01");
        books.bill(house, "PARKING", 10_000, "2025-05-01");

        books.api()
                .get(books.report("collection-trend", "by=PHASE&periods=2025-Q1,2025-Q2"))
                .body("lines[0].class", equalTo(null))
                .body("lines[0].target", equalTo(null))
                .body("total.target", equalTo(null))
                .body("total.values.toTarget", contains("-95.00", "-98.00"));
        books.api()
                .get(books.report("collection-trend", "by=CLASS&periods=2025-Q1,2025-Q2"))
                .body("lines.target", contains("95.00", "98.00"));
    }

    /** Without a rate there is no change either. */
    @Test
    void a_quarter_without_bills_has_no_rate() {
        var house = books.houseIn("一期");
        books.bill(house, "PROPERTY", 10_000, "2025-05-01");

        books.api()
                .get(books.report("collection-trend", "periods=2024,2025-05,2025-Q3"))
                .statusCode(200)
                .body("points.from", contains("2024-01-01", "2025-05-01", "2025-07-01"))
                .body("points.to", contains("2024-12-31", "2025-05-31", "2025-09-30"))
                .body("lines[0].values.rate", contains(null, "0.00", null))
                .body("lines[0].values.change", contains(null, null, null))
                .body("lines[0].change", equalTo(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "periods=2025-Q1",
                "periods=2025-Q1,2025-Q5",
                "periods=2025-Q1,2025-Q2&from=2025-01-01",
                "from=2025-01-01&to=2025-03-31",
                "from=2025-01-01&to=2025-03-31&asOf=2025-03-31,2025-02-30",
            })
    void what_is_malformed_is_refused(String query) {
        books.api().get(books.report("collection-trend", query)).statusCode(400);
    }

    @Test
    void it_is_by_phase_area_or_class_alone() {
        books.api()
                .get(books.report("collection-trend", "periods=2025-Q1,2025-Q2&by=COLLECTOR"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("by"));
    }
}
