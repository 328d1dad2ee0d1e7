package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bills are settled from prepayment at the counter. The clock stands at 2026-04-15; late fees are 0.0005 a day. */
@QuarkusTest
class PrepaidBillTest {

    private Books books;
    private Api api;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        api = books.estate().api();
    }

    @AfterEach
    void agree() {
        assertThat(books.differences()).isEmpty();
        TestClock.reset();
    }

    @Test
    void a_late_fee_is_paid_from_prepayment_by_somebodys_word_as_of_today() {
        var payment = books.paid(150_000, "2026-04-11T10:00");
        var bill = late();

        settle(bill, "")
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("lateFeePaidFen", equalTo(500))
                .body("outstandingFen", equalTo(0));

        books.account().body("prepaidFen", equalTo(49_500)).body("receivableFen", equalTo(0));
        api.get("/v1/accounts/" + books.estate().house() + "/entries?limit=1")
                .body("items.kind", contains("PREPAYMENT_APPLIED"))
                .body("items.debit", contains("PREPAID"))
                .body("items.credit", contains("LATE_FEE_RECEIVABLE"))
                .body("items.effectiveOn", contains("2026-04-15"))
                .body("items.paymentId", contains(payment.toString()));
        api.get("/v1/payments/" + payment)
                .body("allocations.principalFen", contains(100_000))
                .body("allocations.lateFeeFen", contains(500));
    }

    @Test
    void once_its_payment_is_reversed_the_late_fee_is_owed_again_for_all_its_days() {
        var payment = books.paid(150_000, "2026-04-11T10:00");
        var bill = late();
        settle(bill, "").statusCode(200);

        reverse(payment).statusCode(200);

        books.shown(bill)
                .body("status", equalTo("OPEN"))
                .body("paidFen", equalTo(0))
                .body("lateFeePaidFen", equalTo(0))
                .body("lateFeeFen", equalTo(750));
        books.account().body("prepaidFen", equalTo(0)).body("receivableFen", equalTo(100_750));
    }

    @Test
    void a_late_fee_that_is_not_owed_after_all_is_prepaid_again() {
        books.paid(150_000, "2026-04-11T10:00");
        var bill = late();
        settle(bill, "").statusCode(200);
        books.approved("LATE_FEE_WAIVER", bill, 500);

        api.post("/v1/fee-bills/" + bill + "/void", "{'reason': '录错'}").statusCode(200);

        books.account().body("prepaidFen", equalTo(150_000)).body("receivableFen", equalTo(0));
    }

    @Test
    void what_it_had_paid_on_a_bill_that_was_written_off_since_is_given_up_too() {
        var payment = books.paid(150_000, "2026-04-11T10:00");
        var bill = late();
        settle(bill, "'amountFen': 200").statusCode(200).body("outstandingFen", equalTo(300));
        books.approved("BILL_WRITE_OFF", bill, 300);
        api.post("/v1/fee-bills/" + bill + "/write-off", "{'reason': '失联'}").statusCode(200);

        reverse(payment).statusCode(409).body("amountFen", equalTo(100_200));
        books.approved("BILL_WRITE_OFF", bill, 100_200);
        reverse(payment).statusCode(200);

        books.account().body("prepaidFen", equalTo(0)).body("receivableFen", equalTo(0));
    }

    /** As of the day on which it was prepaid, which makes the late fee less than it seemed. */
    @Test
    void principal_comes_first_and_money_of_before_lowers_the_late_fee() {
        var open = books.bill(40_000, "2026-03-31");
        var named = books.bill(10_000, "2026-04-30");
        books.pay(
                        books.estate().house(),
                        60_000,
                        "2026-04-05T10:00",
                        "'allocations': [{'billId': '%s', 'amountFen': 10000}]".formatted(named))
                .statusCode(201);
        books.shown(open).body("outstandingFen", equalTo(40_300));

        settle(open, "'amountFen': 30000")
                .statusCode(200)
                .body("status", equalTo("PART_PAID"))
                .body("paidFen", equalTo(30_000))
                .body("lateFeePaidFen", equalTo(0))
                // Four days of 40,000 and eleven of 10,000.
                .body("lateFeeFen", equalTo(80 + 55));
        settle(open, "'amountFen': 10135")
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("lateFeePaidFen", equalTo(80));

        books.account().body("prepaidFen", equalTo(60_000 - 10_000 - 40_080));
    }

    @Test
    void no_more_is_taken_than_is_owed_and_prepaid_by_the_bills_own_payer() {
        var owner = books.estate().ownerOf(books.estate().house());
        var bill = books.bill(books.estate().house(), owner, 100_000, "2026-03-31");
        books.pay(books.estate().anotherHouse(), 5_000, "2026-04-15T10:00", "'payerId': '" + owner + "'");
        books.pay(
                books.estate().house(),
                5_000,
                "2026-04-15T10:00",
                "'payerId': '" + books.estate().owner("NEUTRAL") + "'");
        settle(bill, "")
                .statusCode(422)
                .body("errors[0].code", equalTo("over-prepaid"))
                .body("errors[0].pointer", equalTo("/amountFen"));

        books.pay(
                books.estate().house(),
                100_401,
                "2026-04-14T10:00",
                "'payerId': '%s', %s".formatted(owner, elsewhere(owner)));
        settle(bill, "'amountFen': 100751")
                .statusCode(422)
                .body("errors[0].code", equalTo("over-outstanding"))
                .body("errors[0].pointer", equalTo("/amountFen"));
        settle(bill, "'amountFen': 100401").statusCode(422).body("errors[0].code", equalTo("over-prepaid"));
        // The days until 04-13 are thirteen, 650 fen, of which 400 are prepaid.
        settle(bill, "")
                .statusCode(200)
                .body("paidFen", equalTo(100_000))
                .body("lateFeePaidFen", equalTo(400))
                .body("outstandingFen", equalTo(250));
    }

    @Test
    void a_bill_that_nobody_owes_and_what_is_no_sum_are_refused() {
        books.paid(150_000, "2026-03-31T10:00");
        var paid = books.bill(100_000, "2026-03-31");
        settle(paid, "").statusCode(409).body("type", equalTo("/problems/bill-not-owed"));
        settle(paid, "'amountFen': 0").statusCode(400).body("errors[0].pointer", equalTo("/amountFen"));
        settle(UUID.randomUUID(), "").statusCode(404);
        var address = "/v1/fee-bills/" + paid + "/pay-from-prepayment";
        api.request()
                .header("If-Match", "\"77\"")
                .body("{}")
                .post(address)
                .then()
                .statusCode(412);
        Api.scoped(List.of("payments:write"), api.community())
                .post(address, "{}")
                .statusCode(404);
        Api.scoped(List.of("fees:write", "payments:read"), books.estate().community())
                .post(address, "{}")
                .statusCode(403);
    }

    @Test
    void of_two_at_once_one_settles_it() throws Exception {
        books.paid(150_000, "2026-04-11T10:00");
        var bill = late();
        Callable<Integer> call = () -> settle(bill, "").extract().statusCode();
        var answers = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var answer : pool.invokeAll(List.of(call, call))) answers.add(answer.get());
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        books.account().body("prepaidFen", equalTo(49_500));
    }

    /** What was prepaid on 04-11 pays its principal; ten days cost 500 fen. */
    private UUID late() {
        var bill = books.bill(100_000, "2026-03-31");
        books.shown(bill).body("status", equalTo("PART_PAID")).body("outstandingFen", equalTo(500));
        return bill;
    }

    /** A bill that a payment names, so that the rest of it is prepaid whatever else is open. */
    private String elsewhere(UUID owner) {
        var named = books.bill(books.estate().house(), owner, 1, "2026-04-30");
        return "'allocations': [{'billId': '%s', 'amountFen': 1}]".formatted(named);
    }

    private Answer settle(UUID bill, String fields) {
        return api.post("/v1/fee-bills/" + bill + "/pay-from-prepayment", "{" + fields + "}");
    }

    private Answer reverse(UUID payment) {
        return api.post("/v1/payments/" + payment + "/reverse", "{'reason': '退票'}");
    }
}
