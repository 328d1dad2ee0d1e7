package io.huiyin.billing.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.billing.Books;
import io.huiyin.kernel.Ids;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody holds in hand, a bill or a number of the bank, leads to the money. The clock stands at 2026-04-15. */
@QuarkusTest
class MoneyLookUpTest {

    private Books books;
    private Api api;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        api = books.estate().api();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void the_payments_of_a_bill_are_those_that_paid_something_of_it_prepaid_or_reversed_ones_too() {
        var owner = books.estate().owner("NEUTRAL");
        var ahead = paidBy(owner, 4_000, "2026-04-01T10:00");
        var bill = books.bill(books.estate().house(), owner, 10_000, "2026-04-30");
        var next = books.estate().anotherHouse();
        var other = books.bill(next, null, 10_000, "2026-04-30");
        var partly = paidBy(owner, 1_000, "2026-04-02T10:00");
        var taken = paidBy(owner, 2_000, "2026-04-03T10:00");
        api.post("/v1/payments/" + taken + "/reverse", "{'reason': '退票'}").statusCode(200);
        books.pay(next, 500, "2026-04-04T10:00", "").statusCode(201);

        api.get("/v1/payments?billId=" + bill)
                .statusCode(200)
                .body("items.id", contains(taken.toString(), partly.toString(), ahead.toString()))
                .body("items[0].allocations", empty())
                .body("items[2].allocations.principalFen", contains(4_000));
        api.get("/v1/payments?billId=" + bill + "&limit=1&to=2026-04-02").body("items.id", contains(partly.toString()));
        api.get("/v1/payments?billId=" + other).body("items.amountFen", contains(500));
        api.get("/v1/payments?billId=" + Ids.next()).statusCode(200).body("items", empty());
    }

    @Test
    void nobody_finds_payments_by_a_bill_of_another_community() {
        var bill = books.bill(1_000, "2026-04-30");
        books.pay(1_000, "2026-04-10T10:00");
        var stranger = Api.scoped(List.of("payments:read"), api.community());

        stranger.get("/v1/payments?billId=" + bill).statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"payments", "deposits", "top-ups", "refunds"})
    void money_is_found_by_the_number_of_the_bank_and_by_its_day(String list) {
        var item =
                switch (list) {
                    case "deposits" ->
                        item("'class': 'DEPOSIT', 'cycle': 'YEAR'", "'method': 'ONE_OFF', 'unitPrice': '2000'");
                    case "top-ups" ->
                        item(
                                "'class': 'PASS_THROUGH', 'kind': 'WATER', 'cycle': 'MONTH'",
                                "'method': 'METERED', 'unitPrice': '4.09'");
                    default -> null;
                };
        if (list.equals("refunds")) books.pay(9_000, "2026-03-01T10:00");
        var early = entered(list, item, "BANK", "T-1", "2026-04-10");
        var late = entered(list, item, "WECHAT", "T-1", "2026-04-12");
        entered(list, item, "WECHAT", "T-2", "2026-04-13");

        var of = "/v1/" + list + "?communityId=" + books.estate().community();
        api.get(of + "&externalId=T-1&method=BANK").statusCode(200).body("items.id", contains(early));
        api.get(of + "&externalId=T-1").body("items.id", contains(late, early));
        api.get(of + "&from=2026-04-10&to=2026-04-12").body("items.id", contains(late, early));
        api.get(of + "&from=2026-04-11&to=2026-04-12").body("items.id", contains(late));
        api.get(of + "&externalId=T-9").statusCode(200).body("items", empty());
        api.get(of + "&method=CHEQUE").statusCode(400).body("errors[0].pointer", equalTo("method"));
        api.get(of + "&from=soon").statusCode(400).body("errors[0].pointer", equalTo("from"));
    }

    private UUID paidBy(UUID owner, long fen, String at) {
        return UUID.fromString(books.pay(books.estate().house(), fen, at, "'payerId': '%s'".formatted(owner))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** Refunds are of the day on which they are made. */
    private String entered(String list, UUID item, String method, String number, String day) {
        if (list.equals("refunds")) TestClock.set(day + "T12:00");
        var more = list.equals("refunds")
                ? ", 'reason': '退款'"
                : ", 'paidAt': '%s'".formatted(TestClock.at(day + "T10:00"));
        if (item != null) more += ", 'feeItemId': '%s'".formatted(item);
        return api.create(
                        "/v1/" + list,
                        "{'communityId': '%s', 'houseId': '%s', 'amountFen': 100, 'method': '%s', 'externalId': '%s'%s}",
                        books.estate().community(),
                        books.estate().house(),
                        method,
                        number,
                        more)
                .toString();
    }

    private UUID item(String kind, String pricing) {
        return api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'F1', 'name': '费用', %s, 'dueDays': 0, 'pricing': {%s},"
                        + " 'effectiveFrom': '2025-01-01'}",
                books.estate().community(),
                kind,
                pricing);
    }
}
