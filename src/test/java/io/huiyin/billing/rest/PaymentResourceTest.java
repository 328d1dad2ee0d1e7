package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money comes in. The clock stands at Wednesday 2026-04-15 at noon; late fees are 0.0005 a day. */
@QuarkusTest
class PaymentResourceTest {

    private Books books;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
    }

    @AfterEach
    void agree() {
        assertThat(books.differences()).isEmpty();
        TestClock.reset();
    }

    @Test
    void the_worked_example_of_the_rules_comes_to_six_yuan() {
        var bill = books.bill(100_000, "2026-03-31");
        books.pay(60_000, "2026-04-11T09:00");

        books.shown(bill)
                .body("status", equalTo("PART_PAID"))
                .body("paidFen", equalTo(60_000))
                .body("lateFeeFen", equalTo(600))
                .body("outstandingFen", equalTo(40_600));
        books.estate()
                .api()
                .get("/v1/fee-bills/" + bill + "/late-fee?on=2026-04-15")
                .body("late.totalFen", equalTo(600))
                .body("late.stretches.days", contains(10, 5))
                .body("late.stretches.baseFen", contains(100_000, 40_000))
                .body("owedFen", equalTo(600));
        books.account().body("receivableFen", equalTo(40_600)).body("lateFeeFen", equalTo(600));

        books.pay(40_600, "2026-04-15T11:00")
                .body("allocations.principalFen", contains(40_000))
                // What is paid on a day costs nothing that day.
                .body("allocations.lateFeeFen", contains(580))
                .body("prepaidFen", equalTo(20));
        books.shown(bill).body("status", equalTo("PAID")).body("outstandingFen", equalTo(0));
    }

    @Test
    void principal_comes_first_by_due_day_then_late_fees_and_the_rest_is_prepaid() {
        var younger = books.bill(20_000, "2026-04-05");
        var older = books.bill(10_000, "2026-03-31");

        books.pay(25_000, "2026-04-10T10:00")
                .body("allocations.billId", contains(older.toString(), younger.toString()))
                .body("allocations.principalFen", contains(10_000, 15_000))
                .body("allocations.lateFeeFen", contains(0, 0))
                .body("prepaidFen", equalTo(0));
        // Nine days of the older one and, until the 9th, four of the younger one were late.
        books.pay(5_000 + 45 + 40 + 7, "2026-04-10T11:00")
                .body("allocations.billId", contains(younger.toString(), older.toString()))
                .body("allocations.principalFen", contains(5_000, 0))
                .body("allocations.lateFeeFen", contains(40, 45))
                .body("prepaidFen", equalTo(7));
        books.shown(older).body("status", equalTo("PAID"));
        books.shown(younger).body("status", equalTo("PAID"));
        books.account().body("receivableFen", equalTo(0)).body("prepaidFen", equalTo(7));
    }

    @Test
    void prepayment_pays_the_next_bill_of_the_same_payer_and_no_other_ones() {
        var estate = books.estate();
        var mine = estate.owner("NEUTRAL");
        var other = estate.owner("NEUTRAL");
        books.pay(estate.house(), 3_000, "2026-04-01T10:00", "'payerId': '%s'".formatted(mine))
                .statusCode(201);
        books.pay(estate.house(), 4_000, "2026-04-02T10:00", "'payerId': '%s'".formatted(mine))
                .statusCode(201);

        var theirs = books.bill(estate.house(), other, 5_000, "2026-04-30");
        var first = books.bill(estate.house(), mine, 5_000, "2026-04-30");

        books.shown(theirs).body("paidFen", equalTo(0));
        books.shown(first).body("status", equalTo("PAID"));
        estate.api()
                .get("/v1/payments?houseId=" + estate.house())
                .body("items.prepaidFen", contains(2_000, 0))
                .body("items.allocations.principalFen", contains(List.of(2_000), List.of(3_000)));
    }

    @Test
    void a_late_fee_is_rounded_once_over_all_its_stretches() {
        var bill = books.bill(100_000, "2026-03-31");
        books.pay(50_000, "2026-04-12T10:00");
        books.pay(200, "2026-04-14T10:00");

        // Eleven days of 100,000, two of 50,000, one of 49,800: 624.9 fen.
        books.pay(49_800 + 625, "2026-04-15T09:00").body("prepaidFen", equalTo(0));

        books.shown(bill).body("status", equalTo("PAID")).body("lateFeePaidFen", equalTo(625));
    }

    @Test
    void a_late_fee_that_was_paid_and_is_not_owed_after_all_pays_something_else() {
        var bill = books.bill(100_000, "2026-03-31");
        var principal = books.paid(100_000, "2026-04-12T10:00");
        books.pay(550, "2026-04-12T11:00").body("allocations.lateFeeFen", contains(550));
        books.estate()
                .api()
                .post("/v1/payments/" + principal + "/reverse", "{'reason': '退票'}")
                .statusCode(200);
        books.shown(bill).body("lateFeePaidFen", equalTo(550)).body("lateFeeFen", equalTo(200));
        books.approved("LATE_FEE_WAIVER", bill, 750);

        books.estate()
                .api()
                .post("/v1/fee-bills/" + bill + "/dispute", "{'from': '2026-04-01', 'reason': '面积有误'}")
                .statusCode(200)
                .body("disputed", equalTo(true))
                .body("lateFeePaidFen", equalTo(0))
                .body("lateFeeFen", equalTo(0))
                .body("paidFen", equalTo(550));
    }

    @Test
    void money_of_before_lowers_the_late_fee_by_a_counter_entry() {
        var bill = books.bill(100_000, "2026-03-31");
        books.estate().api().post("/v1/jobs/late-fees/run").statusCode(200);
        books.shown(bill).body("lateFeeFen", equalTo(750));

        books.pay(60_000, "2026-04-11T09:00");

        books.shown(bill).body("lateFeeFen", equalTo(600));
        books.estate()
                .api()
                .get("/v1/accounts/" + books.estate().house() + "/entries")
                .body("items.kind", contains("LATE_FEE_TAKEN_BACK", "PAYMENT", "LATE_FEE", "BILL_PUBLISHED"))
                .body("items.amountFen", contains(150, 60_000, 750, 100_000));
    }

    @Test
    void named_bills_get_what_is_named_principal_before_late_fee() {
        var one = books.bill(10_000, "2026-03-31");
        var two = books.bill(10_000, "2026-04-05");

        books.pay(books.estate().house(), 12_000, "2026-04-15T10:00", named(two, 10_045))
                .statusCode(201)
                .body("allocations.billId", contains(two.toString()))
                .body("allocations.principalFen", contains(10_000))
                .body("allocations.lateFeeFen", contains(45))
                .body("prepaidFen", equalTo(1_955));
        books.shown(one).body("paidFen", equalTo(0));
        books.shown(two).body("status", equalTo("PAID"));
    }

    /** A till that reads what a bill shows and pays it at once is not refused for the late fee of today, which it owes no more. */
    @Test
    void what_a_bill_shows_as_outstanding_can_be_paid_on_it_and_no_fen_more() {
        var house = books.estate().house();
        var bill = books.bill(house, null, 100_000, "2026-03-31");
        long shown = books.estate()
                .api()
                .get("/v1/fee-bills/" + bill)
                .statusCode(200)
                .extract()
                .<Integer>path("outstandingFen");
        assertThat(shown).isEqualTo(100_750);

        books.pay(house, shown + 1, "2026-04-15T10:00", named(bill, shown + 1))
                .statusCode(422)
                .body("errors[0].code", equalTo("over-outstanding"))
                .body("errors[0].pointer", equalTo("/allocations/0/amountFen"));
        books.pay(house, shown, "2026-04-15T10:00", named(bill, shown)).statusCode(201);

        books.estate().api().get("/v1/fee-bills/" + bill).body("status", equalTo("PAID"));
        books.account().body("receivableFen", equalTo(0)).body("prepaidFen", equalTo(50));
    }

    @Test
    void the_order_in_which_bills_are_named_makes_no_other_payment() {
        var house = books.estate().house();
        var one = books.bill(house, null, 100, "2026-04-30");
        var other = books.bill(house, null, 100, "2026-04-30");
        var parts =
                "'externalId': 'E1', 'allocations': [{'billId': '%s', 'amountFen': 10}, {'billId': '%s', 'amountFen': 10}]";

        books.pay(house, 20, "2026-04-15T10:00", parts.formatted(one, other)).statusCode(201);
        books.pay(house, 20, "2026-04-15T10:00", parts.formatted(other, one)).statusCode(200);
    }

    @Test
    void parts_that_cannot_be_are_refused_and_nothing_is_booked() {
        var bill = books.bill(10_000, "2026-04-30");
        var elsewhere = books.bill(books.estate().anotherHouse(), null, 10_000, "2026-04-30");
        var paid = books.bill(500, "2026-04-20");
        books.pay(500, "2026-04-15T10:00");
        var house = books.estate().house();

        books.pay(house, 20_000, "2026-04-15T10:00", named(bill, 10_001))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/allocations/0/amountFen"));
        books.pay(house, 20_000, "2026-04-15T10:00", named(elsewhere, 1))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/allocations/0/billId"));
        books.pay(house, 100, "2026-04-15T10:00", named(bill, 101))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/allocations"));
        books.pay(house, 100, "2026-04-15T10:00", named(paid, 1)).statusCode(422);
        books.estate()
                .api()
                .post("/v1/fee-bills/" + bill + "/void", "{'reason': '重复出账'}")
                .statusCode(200)
                .body("status", equalTo("VOID"));
        books.pay(house, 100, "2026-04-15T10:00", named(bill, 1))
                .statusCode(409)
                .body("type", equalTo("/problems/bill-not-owed"))
                .body("billStatus", equalTo("VOID"));

        books.estate().api().get("/v1/payments?houseId=" + house).body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'amountFen': 0                    | 400 | /amountFen
            'amountFen': -1                   | 400 | /amountFen
            'amountFen': 9007199254740992     | 400 | /amountFen
            'amountFen': 10.5                 | 400 | /amountFen
            'amountFen': '10'                 | 400 | /amountFen
            'method': 'BITCOIN'               | 400 | /method
            'externalId': ''                  | 400 | /externalId
            'externalId': '   '               | 400 | /externalId
            'externalId': ' A1'               | 400 | /externalId
            'externalId': 'A1　'              | 400 | /externalId
            'invoiceNumber': ' '              | 400 | /invoiceNumber
            'allocations': []                 | 400 | /allocations
            'paidAt': '2026-04-15T04:00:01Z'  | 422 | /paidAt
            'paidAt': '1999-12-31T00:00:00Z'  | 422 | /paidAt
            'houseId': '01960000-0000-7000-8000-000000000001' | 422 | /houseId
            'payerId': '01960000-0000-7000-8000-000000000001' | 422 | /payerId
            'collectorId': '01960000-0000-7000-8000-000000000001' | 422 | /collectorId
            """)
    void what_cannot_be_paid_names_the_field_and_leaves_the_ledger_alone(String field, int status, String pointer) {
        var name = field.substring(1, field.indexOf("'", 1));
        var body = new StringBuilder("{" + field);
        if (!name.equals("amountFen")) body.append(", 'amountFen': 100");
        if (!name.equals("method")) body.append(", 'method': 'CASH'");
        if (!name.equals("paidAt")) body.append(", 'paidAt': '2026-04-15T03:00:00Z'");
        if (!name.equals("houseId"))
            body.append(", 'houseId': '" + books.estate().house() + "'");
        body.append(", 'communityId': '" + books.estate().community() + "'}");

        books.estate()
                .api()
                .post("/v1/payments", body.toString())
                .statusCode(status)
                .body("errors[0].pointer", equalTo(pointer));
        books.estate()
                .api()
                .get("/v1/payments?communityId=" + books.estate().community())
                .body("items", empty());
    }

    @Test
    @Rule({"FEE-06", "FEE-12"})
    void counter_and_bank_are_entered_with_receipt_invoice_and_collector() {
        var house = books.estate().house();
        var more = "'invoiceNumber': '033002600111-12345678', 'collectorId': '%s'"
                .formatted(books.estate().receptionist());
        books.pay(house, 100, "2026-04-15T10:00", more)
                .statusCode(201)
                .body("method", equalTo("CASH"))
                .body("receiptNumber", equalTo("SJ-00000001"))
                .body("invoiceNumber", equalTo("033002600111-12345678"))
                .body("collectorId", equalTo(books.estate().receptionist().toString()));
        books.estate()
                .api()
                .post(
                        "/v1/payments",
                        "{'communityId': '%s', 'houseId': '%s', 'amountFen': 200, 'method': 'BANK', 'externalId': 'T1',"
                                + " 'paidAt': '2026-04-14T03:00:00Z'}",
                        books.estate().community(),
                        house)
                .statusCode(201)
                .body("receiptNumber", equalTo("SJ-00000002"))
                .body("collectorId", nullValue());
        books.estate()
                .api()
                .get("/v1/payments?communityId=%s&from=2026-04-15&to=2026-04-15"
                        .formatted(books.estate().community()))
                .body("items.amountFen", contains(100));
        books.estate()
                .api()
                .get("/v1/payments?collectorId=%s".formatted(books.estate().receptionist()))
                .body("items.amountFen", contains(100));
    }

    /** As is entered for the wrong house at the counter: the bank's statement knows it by one number alone. */
    @Test
    void the_number_of_what_was_reversed_is_free_for_other_content() {
        var wrong = numbered(books.estate().house()).statusCode(201).extract().<String>path("id");
        var other = books.estate().anotherHouse();
        numbered(other).statusCode(409).body("type", equalTo("/problems/payment-known-otherwise"));
        books.estate()
                .api()
                .post("/v1/payments/" + wrong + "/reverse", "{'reason': '房号录错'}")
                .statusCode(200);

        // What is told again is not revived.
        numbered(books.estate().house())
                .statusCode(200)
                .body("id", equalTo(wrong))
                .body("reversedAt", notNullValue());
        var right = numbered(other).statusCode(201).extract().<String>path("id");
        numbered(other).statusCode(200).body("id", equalTo(right));
        numbered(books.estate().anotherHouse()).statusCode(409).body("paymentId", equalTo(right));
        books.estate()
                .api()
                .form("file", "a.csv", "流水号,金额,日期\nQ1,2.00,2026-04-15\n".getBytes(StandardCharsets.UTF_8))
                .post("/v1/reconciliations?method=BANK&communityId="
                        + books.estate().community())
                .then()
                .statusCode(201)
                .body("counts", equalTo(Map.of("MATCHED", 1)));
    }

    @Test
    void what_was_reversed_by_mistake_is_entered_anew_once() {
        var house = books.estate().house();
        var first = numbered(house).statusCode(201).extract().<String>path("id");
        replacing(first).statusCode(422).body("errors[0].code", equalTo("not-reversed"));
        replacing(UUID.randomUUID().toString()).statusCode(422).body("errors[0].pointer", equalTo("/replacesId"));
        books.estate()
                .api()
                .post("/v1/payments/" + first + "/reverse", "{'reason': '误冲正'}")
                .statusCode(200);

        var anew = replacing(first)
                .statusCode(201)
                .body("replacesId", equalTo(first))
                .body("externalId", equalTo("Q1"))
                .extract()
                .<String>path("id");

        replacing(first).statusCode(200).body("id", equalTo(anew));
        numbered(house, "'replacesId': '%s', 'note': '另一笔', 'externalId': 'Q2'".formatted(first))
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/replacesId"));
        books.account().body("prepaidFen", equalTo(200));
        assertThat(books.differences()).isEmpty();
    }

    private Answer replacing(String payment) {
        return numbered(books.estate().house(), "'replacesId': '%s', 'externalId': 'Q1'".formatted(payment));
    }

    private Answer numbered(UUID house) {
        return numbered(house, "'externalId': 'Q1'");
    }

    private Answer numbered(UUID house, String more) {
        return books.estate()
                .api()
                .post(
                        "/v1/payments",
                        "{'communityId': '%s', 'houseId': '%s', 'amountFen': 200, 'method': 'BANK', %s,"
                                + " 'paidAt': '2026-04-15T03:00:00Z'}",
                        books.estate().community(),
                        house,
                        more);
    }

    @Test
    void fifty_notifications_at_once_settle_once() throws Exception {
        var bill = books.bill(10_000, "2026-04-30");
        var body = Api.json(
                "{'communityId': '%s', 'houseId': '%s', 'amountFen': 10000, 'method': 'WECHAT', 'externalId': 'wx-1',"
                        + " 'paidAt': '2026-04-15T03:00:00Z'}",
                books.estate().community(), books.estate().house());
        Callable<Integer> call = () ->
                books.estate().api().request().body(body).post("/v1/payments").statusCode();
        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(10)) {
            var calls = Collections.nCopies(50, call);
            for (var answer : pool.invokeAll(calls)) statuses.add(answer.get());
        }

        assertThat(statuses).containsOnly(200, 201);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        books.shown(bill).body("paidFen", equalTo(10_000));
        books.pay(books.estate().house(), 1, "2026-04-15T10:00", "").body("receiptNumber", equalTo("SJ-00000002"));
        books.estate()
                .api()
                .post("/v1/payments", body.replace("10000", "9999").replace('"', '\''))
                .statusCode(409)
                .body("type", equalTo("/problems/payment-known-otherwise"));
    }

    @Test
    void a_reversed_payment_leaves_everything_as_if_it_had_never_been() {
        var bill = books.bill(100_000, "2026-03-31");
        var payment = books.paid(60_000, "2026-04-01T10:00");
        books.pay(500, "2026-04-15T10:00");
        books.shown(bill).body("paidFen", equalTo(60_500));
        var path = "/v1/payments/" + payment + "/reverse";

        books.estate()
                .api()
                .request()
                .header("If-Match", "\"9\"")
                .body("{\"reason\": \"退票\"}")
                .post(path)
                .then()
                .statusCode(412);
        books.estate()
                .api()
                .post(path, "{'reason': '支票退票'}")
                .statusCode(200)
                .body("allocations", empty())
                .body("prepaidFen", equalTo(0))
                .body("reversedAt", matchesPattern("2026-04-15T.*"));
        books.shown(bill)
                .body("status", equalTo("PART_PAID"))
                .body("paidFen", equalTo(500))
                // Fourteen days of 100,000 and one of 99,500.
                .body("lateFeeFen", equalTo(750));
        books.estate()
                .api()
                .post(path, "{'reason': '再来'}")
                .statusCode(409)
                .body("type", equalTo("/problems/payment-reversed"));
    }

    @Test
    void what_was_prepaid_is_taken_back_from_the_bills_that_took_it() {
        var payment = books.paid(5_000, "2026-04-01T10:00");
        var bill = books.bill(3_000, "2026-04-30");
        books.shown(bill).body("status", equalTo("PAID"));

        books.estate()
                .api()
                .post("/v1/payments/" + payment + "/reverse", "{'reason': '错账'}")
                .statusCode(200);

        books.shown(bill).body("status", equalTo("OPEN")).body("paidFen", equalTo(0));
        books.account().body("prepaidFen", equalTo(0)).body("receivableFen", equalTo(3_000));
    }

    @Test
    void prepayment_goes_back_up_to_what_there_is_and_then_its_payment_stays() {
        var payment = books.paid(5_000, "2026-04-01T10:00");
        refund(5_001).statusCode(422).body("errors[0].pointer", equalTo("/amountFen"));
        var refund = refund(2_000)
                .statusCode(201)
                .body("refundedOn", equalTo("2026-04-15"))
                .extract()
                .<String>path("id");
        books.estate().api().get("/v1/refunds/" + refund).statusCode(200).body("amountFen", equalTo(2_000));
        books.estate()
                .api()
                .get("/v1/payments/" + payment)
                .statusCode(200)
                .body("amountFen", equalTo(5_000))
                .body("prepaidFen", equalTo(3_000));
        Api.scoped(List.of("payments:read"), Api.admin().community())
                .get("/v1/payments/" + payment)
                .statusCode(404);
        books.account().body("prepaidFen", equalTo(3_000));
        books.estate()
                .api()
                .post("/v1/payments/" + payment + "/reverse", "{'reason': '错账'}")
                .statusCode(409)
                .body("type", equalTo("/problems/payment-refunded"));
        books.estate()
                .api()
                .get("/v1/refunds?communityId=" + books.estate().community())
                .body("items.amountFen", contains(2_000));
    }

    /** The tests' installation asks for an approval from 10,000 yuan on. */
    @Test
    @Rule("ROL-02")
    void a_large_refund_needs_an_approval() {
        books.paid(2_000_000, "2026-04-01T10:00");
        refund(1_000_000).statusCode(409).body("type", equalTo("/problems/approval-needed"));
        refund(999_999).statusCode(201);
        books.approved("REFUND", "house", books.estate().house(), 1_000_000);
        refund(1_000_000).statusCode(201);
    }

    private Answer refund(long fen) {
        return books.estate()
                .api()
                .post(
                        "/v1/refunds",
                        "{'communityId': '%s', 'houseId': '%s', 'amountFen': %d, 'method': 'BANK', 'reason': '退房'}",
                        books.estate().community(),
                        books.estate().house(),
                        fen);
    }

    private static String named(UUID bill, long fen) {
        return "'allocations': [{'billId': '%s', 'amountFen': %d}]".formatted(bill, fen);
    }
}
