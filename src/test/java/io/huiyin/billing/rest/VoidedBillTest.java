package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A bill of a run is taken back without leave for as much as the next run bills again. The clock stands at 2026-04-15. */
@QuarkusTest
class VoidedBillTest {

    private Books books;
    private Api api;
    private UUID house;
    private UUID payer;
    private UUID item;
    private UUID assignment;

    @BeforeEach
    void bill() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        api = books.estate().api();
        house = books.estate().house();
        payer = books.estate().owner("NEUTRAL");
        item = item("'pricing': {'method': 'FIXED', 'unitPrice': '310'}, 'vacancyRatio': '0.7'");
        assignment = assigned(house, ", 'payerId': '" + payer + "'");
        run().body("totalFen", equalTo(31_000));
    }

    @AfterEach
    void agree() {
        assertThat(books.differences()).isEmpty();
        TestClock.reset();
    }

    @Test
    @Rule("ROL-02")
    void a_discount_of_days_that_are_billed_counts_by_an_approval_of_what_it_costs_alone() {
        var bill = only();
        books.pay(house, 31_000, "2026-04-10T10:00", "'payerId': '" + payer + "'")
                .statusCode(201);
        discount("0.6");
        lacks(bill, 12_400);
        books.approved("BILL_WRITE_OFF", bill, 12_399);
        lacks(bill, 12_400);
        books.shown(bill).body("status", equalTo("PAID"));
        books.approved("BILL_WRITE_OFF", bill, 12_400);

        takeBack(bill).statusCode(200).body("status", equalTo("VOID"));

        run().body("billCount", equalTo(1)).body("totalFen", equalTo(18_600));
        books.account().body("prepaidFen", equalTo(12_400)).body("receivableFen", equalTo(0));
        api.get("/v1/approvals?status=USED&subjectId=" + bill).body("items.amountFen", contains(12_400));
    }

    @Test
    @Rule("ROL-02")
    void where_the_next_run_makes_nothing_all_of_it_is_given_up() {
        discount("0");

        lacks(only(), 31_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            /v1/fee-assignments/%s | 'payerId': '%s', 'quantity': '0.001'               | 30969
            /v1/fee-items/%s       | 'name': '某费', 'retiredOn': '2026-03-21'          | 11000
            /v1/fee-items/%s       | 'name': '某费', 'retiredOn': '2026-02-01'          | 31000
            """)
    @Rule("ROL-02")
    void less_of_it_and_fewer_days_are_given_up_too(String path, String change, int lacking) {
        var changed = path.formatted(path.contains("items") ? item : assignment);
        api.put(changed, "\"1\"", "{" + change.formatted(payer) + "}").statusCode(200);

        lacks(only(), lacking);
    }

    @Test
    @Rule("ROL-02")
    void so_is_what_a_house_need_not_pay_that_has_become_vacant() {
        var read = api.get("/v1/houses/" + house).extract();
        var vacant = read.asString().replaceFirst("\"occupancyStatus\":\"[A-Z_]+\"", "\"occupancyStatus\":\"VACANT\"");
        api.put("/v1/houses/" + house, read.header("ETag"), vacant.replace('"', '\''))
                .statusCode(200);

        lacks(only(), 9_300);
    }

    @Test
    void what_another_payer_is_billed_instead_is_not_given_up() {
        var other = books.estate().owner("NEUTRAL");
        api.put("/v1/fee-assignments/" + assignment, "\"1\"", "{'payerId': '%s'}".formatted(other))
                .statusCode(200);
        var bill = only();

        takeBack(bill).statusCode(200);

        run().body("totalFen", equalTo(31_000));
        api.get("/v1/fee-bills?status=OPEN&feeItemId=" + item).body("items.payerId", contains(other.toString()));
    }

    /** The house is sold on the 11th: each payer's bill is held against its own days. */
    @Test
    void of_two_payers_each_bill_is_made_again_for_its_days() {
        var sold = books.estate().anotherHouse();
        books.estate().movesIn(payer, sold, "2020-01-01", "2026-03-10");
        books.estate().movesIn(books.estate().owner("NEUTRAL"), sold, "2026-03-11", null);
        assigned(sold, "");
        run().body("billCount", equalTo(2)).body("totalFen", equalTo(31_000));

        var bills = api.get("/v1/fee-bills?houseId=" + sold).extract().<List<String>>path("items.id");
        for (var bill : bills) takeBack(UUID.fromString(bill)).statusCode(200);

        run().body("billCount", equalTo(2)).body("totalFen", equalTo(31_000));
        api.get("/v1/fee-bills?status=OPEN&houseId=" + sold)
                .body("items.amountFen", containsInAnyOrder(10_000, 21_000));
    }

    /** Nobody is asked when what was void is not billed again, or for less: whoever looks finds it. */
    @Test
    void what_was_taken_back_and_is_billed_for_less_since_is_found() {
        var bill = only();
        takeBack(bill).statusCode(200);
        unfilled(bill);
        run();
        unfilled();
        var second =
                api.get("/v1/fee-bills?status=OPEN&feeItemId=" + item).extract().<String>path("items[0].id");
        takeBack(UUID.fromString(second)).statusCode(200);
        discount("0.6");
        run().body("totalFen", equalTo(18_600));
        unfilled(UUID.fromString(second), bill);

        var third = UUID.fromString(
                api.get("/v1/fee-bills?status=OPEN&feeItemId=" + item).extract().path("items[0].id"));
        discount("0.5");
        books.approved("BILL_WRITE_OFF", third, 3_100);
        takeBack(third).statusCode(200);
        run().body("totalFen", equalTo(15_500));
        unfilled(UUID.fromString(second), bill);
        api.get("/v1/fee-bills/" + third + "/history").body("decisions.givenUpFen", contains(3_100));
    }

    private void unfilled(UUID... bills) {
        api.get("/v1/fee-bills?unfilled=true&communityId=" + books.estate().community())
                .statusCode(200)
                .body("items.id", equalTo(Stream.of(bills).map(UUID::toString).toList()));
    }

    /** It would wait for the other bill, which nobody need ever take back. */
    @Test
    @Rule("ROL-02")
    void what_the_bill_of_another_payer_holds_up_is_not_billed_again() {
        var sold = books.estate().anotherHouse();
        books.estate().movesIn(payer, sold, "2020-01-01", "2026-03-10");
        books.estate().movesIn(books.estate().owner("NEUTRAL"), sold, "2026-03-11", null);
        var owed = assigned(sold, "");
        run();
        var first = UUID.fromString(api.get("/v1/fee-bills?houseId=" + sold + "&payerId=" + payer)
                .extract()
                .path("items[0].id"));
        api.put("/v1/fee-assignments/" + owed, "\"1\"", "{'payerId': '%s'}".formatted(payer))
                .statusCode(200);

        lacks(first, 10_000);
    }

    @Test
    void a_share_of_a_cost_is_borne_again() {
        item = item("'class': 'PASS_THROUGH', 'pricing': {'method': 'SHARED'}");
        assigned(house, "");
        assigned(books.estate().anotherHouse(), "");
        api.create(
                "/v1/shared-costs",
                "{'feeItemId': '%s', 'period': '2026-03', 'amountFen': 1001, 'spread': 'EVENLY'}",
                item);
        run().body("totalFen", equalTo(1_001));
        var bill = UUID.fromString(api.get("/v1/fee-bills?houseId=" + house + "&feeItemId=" + item)
                .extract()
                .path("items[0].id"));

        takeBack(bill).statusCode(200);

        run().body("billCount", equalTo(1));
    }

    private void discount(String ratio) {
        api.create(
                "/v1/fee-discounts",
                "{'feeItemId': '%s', 'houseId': '%s', 'from': '2026-03-01', 'to': '2026-03-31', 'ratio': '%s', 'reason': '优惠周'}",
                item,
                house,
                ratio);
    }

    private void lacks(UUID bill, int fen) {
        takeBack(bill)
                .statusCode(409)
                .body("type", equalTo("/problems/approval-needed"))
                .body("kind", equalTo("BILL_WRITE_OFF"))
                .body("subject.id", equalTo(bill.toString()))
                .body("amountFen", equalTo(fen));
    }

    private Answer takeBack(UUID bill) {
        return api.post("/v1/fee-bills/" + bill + "/void", "{'reason': '录错'}");
    }

    private Answer run() {
        return api.post("/v1/bill-runs", "{'feeItemId': '%s', 'period': '2026-03', 'publish': true}", item)
                .statusCode(201);
    }

    private UUID only() {
        return UUID.fromString(
                api.get("/v1/fee-bills?feeItemId=" + item).extract().path("items[0].id"));
    }

    private UUID assigned(UUID owing, String more) {
        return api.create(
                "/v1/fee-assignments",
                "{'feeItemId': '%s', 'houseId': '%s', 'from': '2026-01-01'" + more + "}",
                item,
                owing);
    }

    private UUID item(String fields) {
        return api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': '%s', 'name': '某费', 'cycle': 'MONTH', 'dueDays': 20, 'effectiveFrom': '2025-01-01', "
                        + (fields.contains("'class'") ? "" : "'class': 'PROPERTY', ") + fields + "}",
                books.estate().community(),
                UUID.randomUUID().toString().substring(0, 8));
    }
}
