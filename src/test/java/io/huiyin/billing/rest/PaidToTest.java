package io.huiyin.billing.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bills of one day each, without late fee. The clock stands at Wednesday 2026-04-15 at noon. */
@QuarkusTest
class PaidToTest {

    private Books books;
    private UUID house;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        house = books.estate().house();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("FEE-11")
    void a_fee_is_paid_up_to_the_day_before_the_first_that_is_not() {
        for (var day : List.of("2026-04-01", "2026-04-02", "2026-04-03")) bill(house, 1_000, day);
        paidTo(house).body("items[0].paidTo", nullValue()).body("items[0].billedTo", equalTo("2026-04-03"));

        books.pay(1_500, "2026-04-10T10:00");
        paidTo(house)
                .body("items.paidTo", contains("2026-04-01"))
                .body("items.billedFrom", contains("2026-04-01"))
                .body("items.feeItemId", contains(books.item().toString()));
        books.pay(1_500, "2026-04-11T10:00");
        paidTo(house).body("items.paidTo", contains("2026-04-03"));
    }

    @Test
    void days_behind_a_gap_and_void_bills_do_not_count() {
        bill(house, 1_000, "2026-04-01");
        bill(house, 1_000, "2026-04-03");
        books.pay(2_000, "2026-04-10T10:00");
        paidTo(house).body("items.paidTo", contains("2026-04-01")).body("items.billedTo", contains("2026-04-03"));

        var wrong = bill(house, 1_000, "2026-04-02");
        books.estate()
                .api()
                .post("/v1/fee-bills/" + wrong + "/void", "{'reason': '重复出账'}")
                .statusCode(200);
        paidTo(house).body("items.paidTo", contains("2026-04-01"));
        bill(house, 500, "2026-04-02");
        books.pay(500, "2026-04-10T10:00");
        paidTo(house).body("items.paidTo", contains("2026-04-03"));
    }

    @Test
    void the_list_of_a_community_goes_by_house_and_shows_no_other_communitys() {
        var other = books.estate().anotherHouse();
        bill(house, 1_000, "2026-04-01");
        bill(other, 1_000, "2026-04-01");
        var list = "/v1/paid-to?communityId=" + books.estate().community();

        var first = books.estate().api().get(list + "&limit=1").body("items", hasSize(1));
        var next = first.extract().<String>path("nextCursor");
        books.estate()
                .api()
                .get(list + "&limit=1&cursor=" + next)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
        Api.scoped(List.of("fees:read"), books.estate().api().community())
                .get("/v1/paid-to?houseId=" + house)
                .statusCode(200)
                .body("items", empty());
    }

    private UUID bill(UUID house, long fen, String day) {
        return books.bill(house, null, fen, day, null);
    }

    private Answer paidTo(UUID house) {
        return books.estate().api().get("/v1/paid-to?houseId=" + house).statusCode(200);
    }
}
