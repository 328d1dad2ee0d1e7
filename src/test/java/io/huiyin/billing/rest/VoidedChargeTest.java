package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
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

/** What no run bills again is not taken back without leave. The clock stands at 2026-04-15. */
@QuarkusTest
class VoidedChargeTest {

    private static final String EVENT = "items.find { it.type == 'io.huiyin.fee-bill.voided' }.data";

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
    @Rule("ROL-02")
    void a_charge_is_taken_back_by_an_approval_of_its_sum_alone() {
        var bill = charged();
        isRefused(bill);
        books.approved("BILL_WRITE_OFF", bill, 19_999);
        isRefused(bill);
        books.approved("BILL_WRITE_OFF", charged(), 20_000);
        isRefused(bill);
        books.approved("LATE_FEE_WAIVER", bill, 20_000);
        isRefused(bill);
        books.approved("BILL_WRITE_OFF", bill, 20_000);

        takeBack(bill).statusCode(200).body("status", equalTo("VOID"));

        books.account().body("receivableFen", equalTo(20_000));
        events().body(EVENT + ".amountFen", equalTo(20_000)).body(EVENT + ".approvalId", notNullValue());
        api.get("/v1/approvals?status=USED&subjectId=" + bill).body("items.amountFen", hasItem(20_000));
    }

    /** What the books say stays as it was, also what was paid. */
    @Test
    void without_an_approval_nothing_is_booked_of_a_charge_that_was_paid() {
        var bill = charged();
        books.pay(20_000, "2026-04-15T10:00");
        var entries = entries();

        isRefused(bill);

        assertThat(entries()).isEqualTo(entries);
        books.shown(bill).body("status", equalTo("PAID")).body("paidFen", equalTo(20_000));
        books.account().body("prepaidFen", equalTo(0));
        books.approved("BILL_WRITE_OFF", bill, 20_000);
        takeBack(bill).statusCode(200);
        books.account().body("prepaidFen", equalTo(20_000));
    }

    @Test
    @Rule("ROL-02")
    void what_a_deposit_did_not_cover_is_given_up_by_an_approval_alone() {
        var deposit = deposit(40_000);
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 50_000);
        var bill = UUID.fromString(api.post(
                        "/v1/deposits/" + deposit + "/deduct",
                        "{'items': [{'description': '外墙修复', 'amountFen': 50000}], 'reason': '违章装修'}")
                .statusCode(200)
                .extract()
                .path("movements[0].billId"));
        isRefused(bill);
        books.account().body("receivableFen", equalTo(10_000));
        books.approved("BILL_WRITE_OFF", bill, 10_000);

        takeBack(bill).statusCode(200).body("status", equalTo("VOID"));

        books.account().body("receivableFen", equalTo(0));
    }

    @Test
    void what_the_next_run_bills_again_needs_no_approval() {
        var bill = books.bill(10_000, "2026-04-30");

        takeBack(bill).statusCode(200).body("status", equalTo("VOID"));

        events().body(EVENT + ".amountFen", equalTo(10_000)).body(EVENT + ".approvalId", nullValue());
    }

    @Test
    void one_approval_takes_a_charge_back_once() throws Exception {
        var bill = charged();
        books.approved("BILL_WRITE_OFF", bill, 20_000);
        Callable<Integer> call = () -> takeBack(bill).extract().statusCode();
        var answers = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var answer : pool.invokeAll(List.of(call, call))) answers.add(answer.get());
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        books.account().body("receivableFen", equalTo(0));
    }

    private void isRefused(UUID bill) {
        takeBack(bill)
                .statusCode(409)
                .body("type", equalTo("/problems/approval-needed"))
                .body("kind", equalTo("BILL_WRITE_OFF"))
                .body("subject.id", equalTo(bill.toString()))
                .body("amountFen", equalTo(books.shown(bill).extract().path("amountFen")));
        books.shown(bill).body("status", not(equalTo("VOID")));
    }

    private Answer takeBack(UUID bill) {
        return api.post("/v1/fee-bills/" + bill + "/void", "{'reason': '录错'}");
    }

    private UUID charged() {
        return UUID.fromString(api.post(
                        "/v1/charges",
                        "{'feeItemId': '%s', 'houseId': '%s'}",
                        item("'class': 'SERVICE', 'pricing': {'method': 'ONE_OFF', 'unitPrice': '200'}"),
                        books.estate().house())
                .statusCode(201)
                .extract()
                .path("billId"));
    }

    private UUID deposit(long fen) {
        return api.create(
                "/v1/deposits",
                "{'communityId': '%s', 'houseId': '%s', 'feeItemId': '%s', 'amountFen': %d, 'method': 'CASH', 'paidAt': '%s'}",
                books.estate().community(),
                books.estate().house(),
                item("'class': 'DEPOSIT', 'pricing': {'method': 'ONE_OFF', 'unitPrice': '2000'}"),
                fen,
                TestClock.at("2026-04-10T10:00"));
    }

    private UUID item(String fields) {
        return api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': '%s', 'name': '某费', 'cycle': 'MONTH', 'dueDays': 0, 'effectiveFrom': '2025-01-01', "
                        + fields + "}",
                books.estate().community(),
                UUID.randomUUID().toString().substring(0, 8));
    }

    private List<?> entries() {
        return api.get("/v1/accounts/" + books.estate().house() + "/entries")
                .extract()
                .path("items");
    }

    private Answer events() {
        return api.get("/v1/events?limit=200&communityId=" + books.estate().community())
                .statusCode(200);
    }
}
