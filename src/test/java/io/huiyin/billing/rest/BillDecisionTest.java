package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bills are taken back, given up, disputed. The clock stands at 2026-04-15; late fees are 0.0005 a day. */
@QuarkusTest
class BillDecisionTest {

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
    void what_was_paid_on_a_void_bill_pays_the_others_of_the_payer_and_is_prepaid() {
        var wrong = books.bill(10_000, "2026-03-31");
        books.pay(10_000 + 75, "2026-04-15T10:00").body("allocations.lateFeeFen", contains(70));
        var right = books.bill(4_000, "2026-04-30");

        act(wrong, "void", "{'reason': '面积有误'}")
                .statusCode(200)
                .body("status", equalTo("VOID"))
                .body("paidFen", equalTo(0))
                .body("outstandingFen", equalTo(0));

        books.shown(right).body("status", equalTo("PAID"));
        books.account().body("prepaidFen", equalTo(6_075)).body("receivableFen", equalTo(0));
        act(wrong, "void", "{'reason': '再次'}")
                .statusCode(409)
                .body("type", equalTo("/problems/bill-not-owed"))
                .body("billStatus", equalTo("VOID"));
        books.estate()
                .api()
                .get("/v1/fee-bills/" + wrong + "/history")
                .body("decisions.kind", contains("VOID"))
                .body("decisions.reason", contains("面积有误"));
    }

    @Test
    void what_someone_paid_for_another_is_theirs_when_the_bill_is_void() {
        var estate = books.estate();
        var payer = estate.owner("NEUTRAL");
        var debtor = estate.owner("NEUTRAL");
        var bill = books.bill(estate.house(), debtor, 10_000, "2026-04-15");
        books.pay(
                        estate.house(),
                        10_000,
                        "2026-04-15T10:00",
                        "'payerId': '%s', 'allocations': [{'billId': '%s', 'amountFen': 10000}]".formatted(payer, bill))
                .statusCode(201);
        act(bill, "void", "{'reason': '面积有误'}").statusCode(200);
        assertThat(books.differences()).isEmpty();

        refund(debtor, 1).statusCode(422).body("errors[0].code", equalTo("over-prepaid"));
        refund(payer, 10_000).statusCode(201);
    }

    private Answer refund(UUID payer, long fen) {
        return books.estate()
                .api()
                .post(
                        "/v1/refunds",
                        "{'communityId': '%s', 'houseId': '%s', 'payerId': '%s', 'amountFen': %d, 'method': 'CASH',"
                                + " 'reason': '退款'}",
                        books.estate().community(),
                        books.estate().house(),
                        payer,
                        fen);
    }

    @Test
    void a_late_fee_is_waived_by_an_approval_once_and_up_to_its_sum() {
        var bill = books.bill(100_000, "2026-03-31");
        act(bill, "waive-late-fee", "{'reason': '首次逾期'}")
                .statusCode(409)
                .body("type", equalTo("/problems/approval-needed"))
                .body("amountFen", equalTo(750));
        books.approved("LATE_FEE_WAIVER", bill, 500);
        act(bill, "waive-late-fee", "{'reason': '首次逾期'}").statusCode(409);
        act(bill, "waive-late-fee", "{'amountFen': 751, 'reason': '首次逾期'}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/amountFen"));

        act(bill, "waive-late-fee", "{'amountFen': 500, 'reason': '首次逾期'}")
                .statusCode(200)
                .body("lateFeeWaivedFen", equalTo(500))
                .body("lateFeeFen", equalTo(250));
        act(bill, "waive-late-fee", "{'amountFen': 1, 'reason': '再次'}").statusCode(409);

        books.pay(100_250, "2026-04-15T12:00")
                .body("allocations.lateFeeFen", contains(200))
                .body("prepaidFen", equalTo(50));
        books.shown(bill).body("status", equalTo("PAID"));
    }

    @Test
    void what_was_waived_stays_waived_whatever_is_entered_and_taken_back_afterwards() {
        var bill = books.bill(100_000, "2026-03-31");
        books.approved("LATE_FEE_WAIVER", bill, 700);
        act(bill, "waive-late-fee", "{'amountFen': 700, 'reason': '首次逾期'}").body("lateFeeFen", equalTo(50));

        // Five days of 100,000 and ten of 10,000 make 300 fen: all of it is waived.
        var payment = books.paid(90_000, "2026-04-06T10:00");
        books.shown(bill).body("lateFeeWaivedFen", equalTo(300)).body("lateFeeFen", equalTo(0));
        TestClock.set("2026-04-25T12:00");
        books.shown(bill).body("lateFeeWaivedFen", equalTo(350)).body("lateFeeFen", equalTo(0));
        books.estate()
                .api()
                .get("/v1/fee-bills/" + bill + "/late-fee?on=2026-05-05")
                .body("waivedFen", equalTo(400))
                .body("owedFen", equalTo(0));
        assertThat(books.differences()).isEmpty();

        books.estate()
                .api()
                .post("/v1/payments/" + payment + "/reverse", "{'reason': '退票'}")
                .statusCode(200);
        // 25 days of 100,000 make 1,250.
        books.shown(bill).body("lateFeeWaivedFen", equalTo(700)).body("lateFeeFen", equalTo(550));
    }

    @Test
    void a_late_fee_that_is_not_owed_after_all_pays_what_is_still_open() {
        var first = books.bill(100_000, "2026-03-31");
        var bounced = books.paid(100_000, "2026-04-15T10:00");
        books.pay(700, "2026-04-15T10:00").body("allocations.lateFeeFen", contains(700));
        var second = books.bill(50_000, "2026-04-30");
        books.estate()
                .api()
                .post("/v1/payments/" + bounced + "/reverse", "{'reason': '退票'}")
                .statusCode(200);

        // Four days of 100,000: of the 700 that were paid, 500 are not owed any more.
        books.pay(100_000, "2026-04-05T10:00");

        books.shown(first).body("status", equalTo("PAID")).body("lateFeePaidFen", equalTo(200));
        books.shown(second).body("paidFen", equalTo(500));
        books.account().body("prepaidFen", equalTo(0));
    }

    @Test
    void a_bad_debt_is_given_up_by_an_approval_and_its_sum_leaves_the_books() {
        var bill = books.bill(100_000, "2026-03-31");
        books.pay(40_000, "2026-04-05T10:00");
        // Four days of 100,000 and eleven of 60,000.
        books.shown(bill).body("outstandingFen", equalTo(60_000 + 530));
        act(bill, "write-off", "{'reason': '失联'}").statusCode(409).body("amountFen", equalTo(60_530));
        books.approved("BILL_WRITE_OFF", bill, 60_530);

        act(bill, "write-off", "{'reason': '失联三年'}")
                .statusCode(200)
                .body("status", equalTo("WRITTEN_OFF"))
                .body("outstandingFen", equalTo(0));
        books.account().body("receivableFen", equalTo(0));
        act(bill, "dispute", "{'reason': '迟了'}").statusCode(409);
    }

    @Test
    void a_payment_that_proves_false_does_not_revive_what_was_written_off() {
        var bill = books.bill(100_000, "2026-03-31");
        var payment = books.paid(40_000, "2026-04-05T10:00");
        books.approved("BILL_WRITE_OFF", bill, 60_530);
        act(bill, "write-off", "{'reason': '失联三年'}").statusCode(200);
        var reverse = "/v1/payments/" + payment + "/reverse";
        books.estate()
                .api()
                .post(reverse, "{'reason': '退票'}")
                .statusCode(409)
                .body("type", equalTo("/problems/approval-needed"))
                .body("kind", equalTo("BILL_WRITE_OFF"))
                .body("subject.id", equalTo(bill.toString()))
                .body("amountFen", equalTo(40_000));
        books.approved("BILL_WRITE_OFF", bill, 40_000);

        books.estate().api().post(reverse, "{'reason': '退票'}").statusCode(200);

        books.shown(bill).body("status", equalTo("WRITTEN_OFF")).body("paidFen", equalTo(0));
        // Nobody had given it up before today.
        var api = books.estate().api();
        var ageing = "/v1/reports/ageing?communityId=" + books.estate().community() + "&on=";
        api.get(ageing + "2026-04-14").body("total.outstandingFen", equalTo(100_000));
        api.get(ageing + "2026-04-15").body("total.outstandingFen", equalTo(0));
        books.account().body("receivableFen", equalTo(0));
    }

    @Test
    void days_of_a_dispute_gather_no_late_fee_and_gather_again_behind_it() {
        var bill = books.bill(100_000, "2026-03-31");
        act(bill, "dispute", "{'from': '2026-04-16', 'reason': '单价有误'}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/from"));
        // Five days that have passed would cost nothing: 250 fen.
        act(bill, "dispute", "{'from': '2026-04-11', 'reason': '单价有误'}")
                .statusCode(409)
                .body("type", equalTo("/problems/approval-needed"))
                .body("amountFen", equalTo(250));
        books.approved("LATE_FEE_WAIVER", bill, 250);
        act(bill, "dispute", "{'from': '2026-04-11', 'reason': '单价有误'}")
                .statusCode(200)
                .body("disputed", equalTo(true))
                .body("lateFeeFen", equalTo(500));
        act(bill, "dispute", "{'reason': '又一次'}").statusCode(409);
        act(bill, "settle-dispute", "{'to': '2026-04-10', 'outcome': '维持'}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/to"));

        TestClock.set("2026-04-20T12:00");
        books.shown(bill).body("lateFeeFen", equalTo(500));
        act(bill, "settle-dispute", "{'to': '2026-04-18', 'outcome': '维持原账单'}")
                .statusCode(200)
                .body("disputed", equalTo(false))
                .body("lateFeeFen", equalTo(600));
        act(bill, "settle-dispute", "{'outcome': '再次'}").statusCode(409);
        act(bill, "dispute", "{'from': '2026-04-18', 'reason': '重叠'}").statusCode(422);
        books.estate()
                .api()
                .get("/v1/fee-bills/" + bill + "/late-fee?on=2026-04-20")
                .body("late.stretches.days", contains(12))
                .body("late.totalFen", equalTo(600));
    }

    @Test
    void a_bill_without_terms_of_lateness_gathers_none() {
        var bill = books.bill(books.estate().house(), null, 100_000, "2026-01-31", null);

        books.shown(bill).body("lateFeeFen", equalTo(0)).body("outstandingFen", equalTo(100_000));
        books.estate()
                .api()
                .get("/v1/fee-bills/" + bill + "/late-fee")
                .statusCode(200)
                .body("late", nullValue())
                .body("owedFen", equalTo(0));
    }

    @Test
    void bills_are_listed_by_what_they_are() {
        var api = books.estate().api();
        var paid = books.bill(100, "2026-04-30");
        books.pay(100, "2026-04-15T10:00");
        var open = books.bill(200, "2026-05-31");
        var house = books.estate().house();

        api.get("/v1/fee-bills?houseId=" + house).body("items.id", contains(open.toString(), paid.toString()));
        api.get("/v1/fee-bills?status=PAID&communityId=" + books.estate().community())
                .body("items.id", contains(paid.toString()));
        api.get("/v1/fee-bills?period=2026-05&communityId=" + books.estate().community())
                .body("items.id", contains(open.toString()));
        api.get("/v1/fee-bills?period=2026-13").statusCode(400).body("errors[0].pointer", equalTo("period"));
        var first = api.get("/v1/fee-bills?limit=1&houseId=" + house)
                .body("items.id", contains(open.toString()))
                .extract()
                .<String>path("nextCursor");
        api.get("/v1/fee-bills?limit=1&houseId=" + house + "&cursor=" + first)
                .body("items.id", contains(paid.toString()))
                .body("nextCursor", nullValue());
        Api.scoped(List.of("fees:read"), Api.admin().community())
                .get("/v1/fee-bills/" + paid)
                .statusCode(404);
    }

    private Answer act(UUID bill, String action, String body) {
        return books.estate().api().post("/v1/fee-bills/" + bill + "/" + action, body);
    }
}
