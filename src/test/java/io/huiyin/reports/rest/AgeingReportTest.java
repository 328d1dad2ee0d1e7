package io.huiyin.reports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.reports.ReportBooks;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgeingReportTest {

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

    /** On 2025-06-06: each first and last day of what is 1 to 30, 31 to 90, 91 to 180, 181 to 365 days and longer overdue. */
    @Test
    void what_is_outstanding_is_told_by_how_long_it_is_overdue() {
        var house = books.houseIn("一期");
        for (var due : new String[] {
            "2025-06-06",
            "2025-06-05",
            "2025-05-07",
            "2025-05-06",
            "2025-03-08",
            "2025-03-07",
            "2024-12-08",
            "2024-12-07",
            "2024-06-06",
            "2024-06-05"
        }) {
            books.bill(house, "PROPERTY", 100, due);
        }
        // Not begun yet: nobody owes it.
        books.bill(house, "PROPERTY", 100, "2025-06-07");

        books.api()
                .get(books.report("ageing", "groupBy=PHASE"))
                .statusCode(200)
                .body("on", equalTo("2025-06-06"))
                .body("groups.name", contains("一期"))
                .body("groups[0].buckets.bucket[0]", equalTo("NOT_DUE"))
                .body("groups[0].buckets.bills", contains(1, 2, 2, 2, 2, 1))
                .body("groups[0].buckets.outstandingFen", contains(100, 200, 200, 200, 200, 100))
                .body("total.bills", equalTo(10))
                .body("total.houses", equalTo(1))
                .body("total.outstandingFen", equalTo(1000));
    }

    @Test
    void a_past_day_is_reckoned_without_what_was_paid_later() {
        var house = books.books().estate().house();
        var bill = books.bill(house, "PROPERTY", 10_000, "2025-03-01");
        books.paid(house, bill, 4_000, "2025-04-10T10:00");
        books.paid(house, bill, 6_000, "2025-05-10T10:00");

        outstanding("2025-02-28", 0);
        outstanding("2025-04-09", 10_000);
        outstanding("2025-04-10", 6_000);
        outstanding("2025-05-10", 0);
        assertThat(books.books().differences()).isEmpty();
    }

    private void outstanding(String on, int fen) {
        books.api().get(books.report("ageing", "on=" + on)).statusCode(200).body("total.outstandingFen", equalTo(fen));
    }

    @Test
    void bills_have_no_collector() {
        books.api()
                .get(books.report("ageing", "groupBy=COLLECTOR"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("groupBy"));
    }
}
