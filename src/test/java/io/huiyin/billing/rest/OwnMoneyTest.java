package io.huiyin.billing.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An owner looks at their money from their telephone. The house was sold on 2026-03-01. */
@QuarkusTest
class OwnMoneyTest {

    private Books books;
    private UUID seller;
    private UUID buyer;

    @BeforeEach
    void sell() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        seller = related("2020-01-01", "'to': '2026-02-28'");
        buyer = related("2026-03-01", "'householdHead': true");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void who_owns_the_house_sees_what_is_theirs_to_pay_and_what_they_paid() {
        var mine = books.bill(books.estate().house(), buyer, 10_000, "2026-03-31");
        var ofHouse = books.bill(books.estate().house(), null, 500, "2026-04-30", null);
        var sellers = books.bill(books.estate().house(), seller, 7_000, "2026-01-31");
        var elsewhere = books.bill(books.estate().anotherHouse(), null, 9_000, "2026-04-30");
        var payment = pay(buyer, 4_000);
        pay(seller, 1_000);
        var me = signedIn(buyer);

        me.get("/v1/fee-bills")
                .statusCode(200)
                .body("items.id", containsInAnyOrder(mine.toString(), ofHouse.toString()));
        me.get("/v1/fee-bills/" + mine)
                .statusCode(200)
                .body("paidFen", equalTo(4_000))
                // Fourteen days of 10,000 and this day of 6,000.
                .body("lateFeeFen", equalTo(73));
        me.get("/v1/fee-bills/" + mine + "/late-fee").statusCode(200).body("owedFen", equalTo(73));
        me.get("/v1/payments")
                .statusCode(200)
                .body("items.id", contains(payment.toString()))
                .body("items[0].note", nullValue())
                .body("items[0].collectorId", nullValue());
        me.get("/v1/accounts/" + books.estate().house())
                .statusCode(200)
                .body("receivableFen", equalTo(6_573))
                .body("prepaidFen", equalTo(0));
        me.get("/v1/accounts/" + books.estate().house() + "/entries")
                .statusCode(200)
                .body("items.kind", contains("LATE_FEE", "PAYMENT", "BILL_PUBLISHED", "BILL_PUBLISHED"));
        me.get("/v1/fee-bills/" + sellers).statusCode(404);
        me.get("/v1/fee-bills/" + elsewhere).statusCode(404);
        me.get("/v1/fee-bills/" + mine + "/history").statusCode(403);
    }

    @Test
    void who_sold_the_house_sees_its_money_no_more() {
        books.bill(books.estate().house(), seller, 7_000, "2026-01-31");
        pay(seller, 1_000);
        var them = signedIn(seller);

        them.get("/v1/fee-bills").statusCode(200).body("items", empty());
        them.get("/v1/payments").statusCode(200).body("items", empty());
        them.get("/v1/accounts/" + books.estate().house()).statusCode(404);
    }

    /** What was held or prepaid before they came is in no list that they see, so it is in no sum. */
    @Test
    void money_that_names_nobody_is_in_neither_their_lists_nor_their_balances() {
        var house = books.estate().anotherHouse();
        books.pay(house, 300, "2026-04-15T10:00", "").statusCode(201);
        var api = books.estate().api();
        var item = api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'ZXYJ', 'name': '装修押金', 'class': 'DEPOSIT', 'cycle': 'YEAR', 'dueDays': 10,"
                        + " 'pricing': {'method': 'ONE_OFF', 'unitPrice': '2000'}, 'effectiveFrom': '2025-01-01'}",
                books.estate().community());
        api.create(
                "/v1/deposits",
                "{'communityId': '%s', 'houseId': '%s', 'feeItemId': '%s', 'amountFen': 900, 'method': 'CASH',"
                        + " 'paidAt': '2026-04-10T03:00:00Z'}",
                books.estate().community(),
                house,
                item);
        var later = books.estate().owner("NEUTRAL");
        books.estate().movesIn(later, house, "2026-04-12", null);
        books.bill(house, null, 50, "2026-04-30", null);
        var me = signedIn(later);

        me.get("/v1/deposits").body("items", empty());
        me.get("/v1/payments").body("items", empty());
        me.get("/v1/accounts/" + house)
                .body("depositFen", equalTo(0))
                .body("prepaidFen", equalTo(0))
                .body("receivableFen", equalTo(0));
        me.get("/v1/accounts/" + house + "/entries")
                .body("items.kind", contains("PREPAYMENT_APPLIED", "BILL_PUBLISHED"));
        api.get("/v1/accounts/" + house).body("depositFen", equalTo(900)).body("prepaidFen", equalTo(250));
    }

    private UUID related(String from, String more) {
        var owner = books.estate().owner("NEUTRAL");
        books.estate()
                .api()
                .create(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '%s', %s}",
                        books.estate().house(),
                        from,
                        more);
        return owner;
    }

    private UUID pay(UUID payer, long fen) {
        return UUID.fromString(books.pay(
                        books.estate().house(),
                        fen,
                        "2026-04-15T10:00",
                        "'payerId': '%s', 'note': '老客户', 'collectorId': '%s'"
                                .formatted(payer, books.estate().receptionist()))
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private Api signedIn(UUID owner) {
        return Api.withKey(books.estate()
                .api()
                .post("/v1/owner-sessions", "{'ownerId': '%s'}", owner)
                .statusCode(201)
                .extract()
                .path("accessToken"));
    }
}
