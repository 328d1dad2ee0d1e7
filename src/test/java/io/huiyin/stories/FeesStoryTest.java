package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A house is sold in the middle of a month: what both owe is billed, paid in part, late, too much and twice. */
@QuarkusTest
class FeesStoryTest extends Story {

    private UUID item;
    private UUID seller;
    private UUID buyer;

    @BeforeEach
    void sell() {
        TestClock.set("2026-03-15T09:00");
        item = estate.api().create("/v1/fee-items", """
                {'communityId': '%s', 'code': 'WYF', 'name': '物业费', 'class': 'PROPERTY', 'cycle': 'MONTH', 'dueDays': 30,
                 'pricing': {'method': 'AREA', 'unitPrice': '2.85'}, 'effectiveFrom': '2026-01-01',
                 'lateFee': {'dailyRate': '0.0005', 'graceDays': 0, 'capRatio': '1.00'}}""", estate.community());
        estate.api()
                .create(
                        "/v1/fee-assignments",
                        "{'feeItemId': '%s', 'houseId': '%s', 'from': '2026-03-01'}",
                        item,
                        estate.house());
        seller = owns("2020-01-01", "'to': '2026-03-10'");
        buyer = owns("2026-03-11", "'householdHead': true");
    }

    @AfterEach
    void agree() {
        assertThat(Books.differences(estate.community())).isEmpty();
        TestClock.reset();
    }

    /** 89.50 m² at 2.85 are 255.08 yuan, of which ten days of 31 are 82.28 and the rest 172.80. */
    @Test
    @Rule("FEE-05")
    void a_month_is_split_by_days_and_each_pays_their_own() {
        var run = run("2026-03");
        estate.api()
                .get("/v1/bill-runs/" + run)
                .body("billCount", equalTo(2))
                .body("totalFen", equalTo(25_508))
                .body("skipped", empty());
        var sellers = bill(seller);
        var buyers = bill(buyer);
        estate.api()
                .get("/v1/fee-bills/" + sellers)
                .body("amountFen", equalTo(8_228))
                .body("dueOn", equalTo("2026-03-31"))
                .body("lines[0].days", equalTo(10))
                .body("lines[0].daysOfPeriod", equalTo(31))
                .body("lines[0].quantity", equalTo("89.50"))
                .body("lines[0].unitPrice", equalTo("2.85"));

        TestClock.set("2026-04-15T12:00");
        pay("wx-1", buyer, 20_000)
                .body("allocations.principalFen", contains(17_280))
                .body("prepaidFen", equalTo(2_599));
        // Fourteen days of 172.80 at 0.0005 a day are 1.2096 yuan; the fifteenth is that of the payment.
        estate.api()
                .get("/v1/fee-bills/" + buyers)
                .body("lateFeePaidFen", equalTo(121))
                .body("status", equalTo("PAID"));
        pay("wx-1", buyer, 20_000).statusCode(200);
        pay("wx-2", seller, 8_000).body("allocations.principalFen", contains(8_000));
        estate.api()
                .get("/v1/fee-bills/" + sellers)
                .body("status", equalTo("PART_PAID"))
                .body("lateFeeFen", equalTo(58))
                .body("outstandingFen", equalTo(286));

        run("2026-04");
        estate.api()
                .get("/v1/fee-bills?period=2026-04&communityId=" + estate.community())
                .body("items", hasSize(1))
                .body("items[0].payerId", equalTo(buyer.toString()))
                .body("items[0].paidFen", equalTo(2_599));
    }

    @Test
    void a_second_run_fills_gaps_only_and_a_void_bill_is_one() {
        run("2026-03");
        var again = run("2026-03");
        estate.api()
                .get("/v1/bill-runs/" + again)
                .body("billCount", equalTo(0))
                .body("skipped.reason", everyItem(equalTo("ALREADY_BILLED")))
                .body("skipped", hasSize(1));

        estate.api()
                .post("/v1/fee-bills/" + bill(buyer) + "/void", "{'reason': '面积更正'}")
                .statusCode(200);
        var third = run("2026-03");
        estate.api().get("/v1/bill-runs/" + third).body("billCount", equalTo(1)).body("totalFen", equalTo(17_280));
    }

    /** The house is handed over on the 15th: gas is opened, and the year of the property fee begins that day. */
    @Test
    @Rule("FEE-09")
    void what_is_collected_for_others_is_taken_at_move_in_with_the_property_fee() {
        var house = estate.api()
                .create(
                        "/v1/houses",
                        "{'communityId': '%s', 'building': '9栋', 'room': '901', 'areaSquareMetres': '100',"
                                + " 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2026-03-15', 'occupancyStatus': 'OCCUPIED'}",
                        estate.community());
        var gas = item(
                "RQ", "PASS_THROUGH", "MONTH", "'kind': 'GAS', 'pricing': {'method': 'ONE_OFF', 'unitPrice': '280'}");
        var yearly = item(
                "WYN", "PROPERTY", "YEAR", "'anchor': 'HANDOVER', 'pricing': {'method': 'AREA', 'unitPrice': '2.00'}");
        assigned(yearly, house, "2026-03-15");
        estate.api().create("/v1/bill-runs", "{'feeItemId': '%s', 'period': '2026', 'publish': true}", yearly);
        estate.api()
                .post("/v1/charges", "{'feeItemId': '%s', 'houseId': '%s'}", gas, house)
                .statusCode(201)
                .body("amountFen", equalTo(28_000));

        estate.api()
                .post(
                        "/v1/payments",
                        "{'communityId': '%s', 'houseId': '%s', 'amountFen': 268000, 'method': 'POS',"
                                + " 'paidAt': '2026-03-15T01:00:00Z'}",
                        estate.community(),
                        house)
                .statusCode(201)
                .body("allocations.principalFen", hasItems(240_000, 28_000))
                .body("prepaidFen", equalTo(0));
        estate.api()
                .get("/v1/fee-bills?houseId=" + house)
                .body("items.status", everyItem(equalTo("PAID")))
                .body("items.class", hasItems("PASS_THROUGH", "PROPERTY"))
                .body("items.to", hasItems("2027-03-14", "2026-03-15"));
    }

    @Test
    void up_to_when_a_parking_space_is_paid_is_told_as_of_the_property_fee() {
        var parking = item("CW", "PARKING", "QUARTER", "'pricing': {'method': 'FIXED', 'unitPrice': '450'}");
        assigned(parking, estate.house(), "2026-01-01");
        estate.api().create("/v1/bill-runs", "{'feeItemId': '%s', 'period': '2026-Q1', 'publish': true}", parking);
        TestClock.set("2026-04-15T12:00");
        pay("wx-3", seller, 45_000);
        pay("wx-4", buyer, 45_000);

        estate.api()
                .get("/v1/paid-to?houseId=" + estate.house())
                .body("items.feeItemId", contains(parking.toString()))
                .body("items.paidTo", contains("2026-03-31"));
    }

    private UUID item(String code, String feeClass, String cycle, String fields) {
        return estate.api().create("/v1/fee-items", """
                {'communityId': '%s', 'code': '%s', 'name': '某费', 'class': '%s', 'cycle': '%s', 'dueDays': 0,
                 'effectiveFrom': '2026-01-01', """ + fields + "}", estate.community(), code, feeClass, cycle);
    }

    private void assigned(UUID item, UUID house, String from) {
        estate.api()
                .create("/v1/fee-assignments", "{'feeItemId': '%s', 'houseId': '%s', 'from': '%s'}", item, house, from);
    }

    private UUID owns(String from, String more) {
        var owner = estate.owner("NEUTRAL");
        estate.api()
                .create(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '%s', %s}",
                        estate.house(),
                        from,
                        more);
        return owner;
    }

    private UUID run(String period) {
        return estate.api()
                .create("/v1/bill-runs", "{'feeItemId': '%s', 'period': '%s', 'publish': true}", item, period);
    }

    private UUID bill(UUID payer) {
        return UUID.fromString(estate.api()
                .get("/v1/fee-bills?period=2026-03&payerId=" + payer)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id"));
    }

    private Answer pay(String external, UUID payer, long fen) {
        return estate.api()
                .post(
                        "/v1/payments",
                        "{'communityId': '%s', 'houseId': '%s', 'payerId': '%s', 'amountFen': %d, 'method': 'WECHAT',"
                                + " 'externalId': '%s', 'paidAt': '2026-04-15T03:00:00Z'}",
                        estate.community(),
                        estate.house(),
                        payer,
                        fen,
                        external);
    }
}
