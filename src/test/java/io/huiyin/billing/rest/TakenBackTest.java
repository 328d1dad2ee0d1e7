package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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

/** Deposits and refunds that were entered by mistake. The clock stands at Wednesday 2026-04-15 at noon. */
@QuarkusTest
class TakenBackTest {

    private Books books;
    private Api api;
    private UUID item;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        api = books.estate().api();
        item = api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'ZXYJ', 'name': '装修押金', 'class': 'DEPOSIT', 'cycle': 'YEAR', 'dueDays': 10,"
                        + " 'pricing': {'method': 'ONE_OFF', 'unitPrice': '2000'}, 'effectiveFrom': '2025-01-01'}",
                books.estate().community());
    }

    @AfterEach
    void agree() {
        assertThat(books.differences()).isEmpty();
        TestClock.reset();
    }

    @Test
    void a_deposit_that_is_taken_back_was_never_received_and_its_notification_changes_nothing() {
        var deposit = deposit("1");
        reverse("/v1/deposits/" + deposit)
                .statusCode(200)
                .body("status", equalTo("REVERSED"))
                .body("balanceFen", equalTo(0))
                .body("amountFen", equalTo(20_000))
                .body("reversedAt", equalTo("2026-04-15T04:00:00Z"))
                .body("reverseReason", equalTo("录错"))
                .body("version", equalTo(2));

        books.account().body("depositFen", equalTo(0));
        api.get("/v1/accounts/" + books.estate().house() + "/entries")
                .body("items.kind", contains("DEPOSIT_REVERSED", "DEPOSIT_RECEIVED"))
                .body("items.debit", contains("DEPOSIT", "MONEY"))
                .body("items.effectiveOn", contains("2026-04-10", "2026-04-10"));
        receive("1").statusCode(200).body("id", equalTo(deposit.toString())).body("status", equalTo("REVERSED"));
        api.get("/v1/deposits?status=REVERSED&communityId=" + books.estate().community())
                .body("items.id", contains(deposit.toString()));
        reverse("/v1/deposits/" + deposit).statusCode(409).body("type", equalTo("/problems/deposit-reversed"));
        refundDeposit(deposit, 1).statusCode(409).body("type", equalTo("/problems/deposit-reversed"));
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 1);
        deduct(deposit, 1).statusCode(409).body("type", equalTo("/problems/deposit-reversed"));
    }

    @Test
    void a_deposit_of_which_some_left_stays_until_what_was_given_back_is_taken_back() {
        var deposit = deposit("1");
        var movement = refundDeposit(deposit, 5_000).statusCode(200).extract().<String>path("movements[0].id");
        reverse("/v1/deposits/" + deposit).statusCode(409).body("type", equalTo("/problems/deposit-used"));

        TestClock.set("2026-04-16T12:00");
        var back = "/v1/deposits/" + deposit + "/movements/" + movement;
        reverse(back)
                .statusCode(200)
                .body("status", equalTo("HELD"))
                .body("refundedFen", equalTo(0))
                .body("balanceFen", equalTo(20_000))
                .body("movements[0].reversedAt", equalTo("2026-04-16T04:00:00Z"))
                .body("movements[0].reverseReason", equalTo("录错"));
        books.account().body("depositFen", equalTo(20_000));
        api.get("/v1/accounts/" + books.estate().house() + "/entries")
                .body("items[0].kind", equalTo("DEPOSIT_REFUND_REVERSED"))
                .body("items[0].effectiveOn", equalTo("2026-04-15"));
        reverse(back).statusCode(409).body("type", equalTo("/problems/refund-reversed"));
        reverse("/v1/deposits/" + deposit).statusCode(200);
    }

    @Test
    void what_was_deducted_stays_deducted() {
        var deposit = deposit("1");
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 300);
        var movement = deduct(deposit, 300).statusCode(200).extract().<String>path("movements[0].id");

        reverse("/v1/deposits/" + deposit + "/movements/" + movement).statusCode(404);
        reverse("/v1/deposits/" + deposit).statusCode(409).body("type", equalTo("/problems/deposit-used"));
        var other = deposit("2");
        var back = refundDeposit(other, 1).statusCode(200).extract().<String>path("movements[0].id");
        reverse("/v1/deposits/" + deposit + "/movements/" + back).statusCode(404);
    }

    @Test
    void a_refund_that_is_taken_back_pays_what_is_open_by_then_as_if_it_had_never_gone_back() {
        var payment = books.paid(5_000, "2026-04-01T10:00");
        var later = books.paid(1_000, "2026-04-02T10:00");
        var refund = refund(5_500);
        var bill = books.bill(3_000, "2026-03-31");
        books.shown(bill).body("paidFen", equalTo(500));

        reverse("/v1/refunds/" + refund)
                .statusCode(200)
                .body("reversedAt", notNullValue())
                .body("reverseReason", equalTo("录错"))
                .body("version", equalTo(2));

        // Of the days until the payment of 04-01 there is none that counts.
        books.shown(bill).body("status", equalTo("PAID")).body("lateFeeFen", equalTo(0));
        books.account().body("prepaidFen", equalTo(3_000)).body("receivableFen", equalTo(0));
        api.get("/v1/payments/" + payment).body("prepaidFen", equalTo(2_500));
        api.get("/v1/payments/" + later).body("prepaidFen", equalTo(500));
        reverse("/v1/refunds/" + refund).statusCode(409).body("type", equalTo("/problems/refund-reversed"));
        // Nothing of it went back any more. A day of 3,000 and fourteen of 2,000 cost 16 fen.
        reverse("/v1/payments/" + payment).statusCode(200).body("prepaidFen", equalTo(0));
        books.account().body("prepaidFen", equalTo(0)).body("receivableFen", equalTo(2_016));
    }

    @Test
    void a_payment_of_which_another_refund_went_back_stays() {
        var payment = books.paid(5_000, "2026-04-01T10:00");
        refund(1_000);
        reverse("/v1/refunds/" + refund(2_000)).statusCode(200);

        reverse("/v1/payments/" + payment).statusCode(409).body("type", equalTo("/problems/payment-refunded"));
        books.account().body("prepaidFen", equalTo(4_000));
    }

    @Test
    void of_two_at_once_one_takes_it_back() throws Exception {
        books.paid(5_000, "2026-04-01T10:00");
        var deposit = deposit("1");
        var movement = refundDeposit(deposit, 5_000).statusCode(200).extract().<String>path("movements[0].id");
        for (var what : List.of(
                "/v1/refunds/" + refund(2_000),
                "/v1/deposits/" + deposit + "/movements/" + movement,
                "/v1/deposits/" + deposit)) {
            Callable<Integer> call = () -> reverse(what).extract().statusCode();
            var answers = new ArrayList<Integer>();
            try (var pool = Executors.newFixedThreadPool(2)) {
                for (var answer : pool.invokeAll(List.of(call, call))) answers.add(answer.get());
            }
            assertThat(answers).as(what).containsExactlyInAnyOrder(200, 409);
        }
        books.account().body("prepaidFen", equalTo(5_000)).body("depositFen", equalTo(0));
    }

    @Test
    void it_needs_a_reason_the_present_version_and_the_right_to_it() {
        books.paid(5_000, "2026-04-01T10:00");
        var deposit = deposit("1");
        refundDeposit(deposit, 1).statusCode(200);
        for (var what : List.of("/v1/refunds/" + refund(2_000), "/v1/deposits/" + deposit)) {
            api.post(what + "/reverse", "{'reason': ' '}")
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/reason"));
            api.request()
                    .header("If-Match", "\"7\"")
                    .body("{\"reason\": \"录错\"}")
                    .post(what + "/reverse")
                    .then()
                    .statusCode(412);
            Api.scoped(List.of("payments:write"), api.community())
                    .post(what + "/reverse", "{'reason': '录错'}")
                    .statusCode(404);
            Api.scoped(List.of("payments:read"), books.estate().community())
                    .post(what + "/reverse", "{'reason': '录错'}")
                    .statusCode(403);
        }
        reverse("/v1/refunds/" + UUID.randomUUID()).statusCode(404);
        reverse("/v1/deposits/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void why_it_was_taken_back_is_the_offices() {
        var owner = books.estate().ownerOf(books.estate().house());
        var taken = takenBackOf(owner);

        var own = books.estate().signedIn(owner);
        own.get("/v1/refunds/" + taken.refund())
                .statusCode(200)
                .body("reversedAt", notNullValue())
                .body("reverseReason", nullValue());
        own.get("/v1/deposits/" + taken.deposit())
                .statusCode(200)
                .body("status", equalTo("REVERSED"))
                .body("reverseReason", nullValue())
                .body("movements[0].reversedAt", notNullValue())
                .body("movements[0].reverseReason", nullValue());
    }

    @Test
    void why_it_was_taken_back_goes_with_whom_it_is_about() {
        var owner = books.estate().owner("NEUTRAL");
        var taken = takenBackOf(owner);
        refund(2_000, "'payerId': '%s', ".formatted(owner));
        api.get("/v1/owners/" + owner + "/export?reason=OWN_REQUEST")
                .statusCode(200)
                .body("billing.reverseReason", hasItem("录错"))
                .body("deposits.reverseReason", contains("录错"));

        api.post("/v1/owners/" + owner + "/erase", "{'reason': 'OWN_REQUEST'}").statusCode(200);

        api.get("/v1/refunds/" + taken.refund())
                .body("reverseReason", not("录错"))
                .body("reverseReason", notNullValue());
        api.get("/v1/deposits/" + taken.deposit())
                .body("reverseReason", not("录错"))
                .body("movements[0].reverseReason", not("录错"));
    }

    private record Taken(UUID refund, UUID deposit) {}

    private Taken takenBackOf(UUID owner) {
        var payer = "'payerId': '%s'".formatted(owner);
        books.pay(books.estate().house(), 2_000, "2026-04-01T10:00", payer).statusCode(201);
        var refund = refund(1_000, payer + ", ");
        reverse("/v1/refunds/" + refund).statusCode(200);
        var deposit = UUID.fromString(receive("1', " + payer + ", 'note': '装修")
                .statusCode(201)
                .extract()
                .path("id"));
        var movement = refundDeposit(deposit, 1).statusCode(200).extract().<String>path("movements[0].id");
        reverse("/v1/deposits/" + deposit + "/movements/" + movement).statusCode(200);
        reverse("/v1/deposits/" + deposit).statusCode(200);
        return new Taken(refund, deposit);
    }

    private UUID deposit(String number) {
        return UUID.fromString(receive(number).statusCode(201).extract().path("id"));
    }

    private Answer receive(String number) {
        return api.post(
                "/v1/deposits",
                "{'communityId': '%s', 'houseId': '%s', 'feeItemId': '%s', 'amountFen': 20000, 'method': 'WECHAT',"
                        + " 'externalId': 'wx-%s', 'paidAt': '2026-04-10T03:00:00Z'}",
                books.estate().community(),
                books.estate().house(),
                item,
                number);
    }

    private Answer refundDeposit(UUID deposit, long fen) {
        return api.post(
                "/v1/deposits/" + deposit + "/refund", "{'amountFen': %d, 'method': 'CASH', 'reason': '验收合格'}", fen);
    }

    private Answer deduct(UUID deposit, long fen) {
        return api.post(
                "/v1/deposits/" + deposit + "/deduct",
                "{'items': [{'description': '清运', 'amountFen': %d}], 'reason': '违章装修'}",
                fen);
    }

    private UUID refund(long fen) {
        return refund(fen, "");
    }

    private UUID refund(long fen, String more) {
        return api.create(
                "/v1/refunds",
                "{'communityId': '%s', 'houseId': '%s', " + more + "'amountFen': %d, 'method': 'BANK', 'reason': '退房'}",
                books.estate().community(),
                books.estate().house(),
                fen);
    }

    private Answer reverse(String what) {
        return api.post(what + "/reverse", "{'reason': '录错'}");
    }
}
