package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BillRunTest {

    @Inject
    Database database;

    private BillingEstate estate;

    @BeforeEach
    void build() {
        estate = BillingEstate.build(database);
    }

    @Test
    @Rule("FEE-05")
    void a_house_owes_its_area_and_each_line_can_be_reckoned_again() {
        var item = estate.propertyFee("2.85");
        var house = estate.house("89.50");
        var owner = estate.owner("陈先生");
        estate.relate(owner, house, "OWNER", "2021-03-31", null);
        var assignment = estate.assign(item, house);

        estate.api
                .get("/v1/bill-runs/preview?feeItemId=" + item + "&period=2026-11")
                .statusCode(200)
                .body("billCount", equalTo(1))
                .body("totalFen", equalTo(25508))
                .body("bills[0].assignmentId", equalTo(assignment.toString()))
                .body("bills[0].payerId", equalTo(owner.toString()))
                .body("bills[0].dueOn", equalTo("2026-11-21"))
                .body("bills[0].lines", hasSize(1))
                .body("bills[0].lines[0].description", equalTo("物业服务费 2026-11"))
                .body("bills[0].lines[0].from", equalTo("2026-11-01"))
                .body("bills[0].lines[0].to", equalTo("2026-11-30"))
                .body("bills[0].lines[0].days", equalTo(30))
                .body("bills[0].lines[0].daysOfPeriod", equalTo(30))
                .body("bills[0].lines[0].ratio", equalTo("1.00"))
                .body("bills[0].lines[0].amountFen", equalTo(25508));
        assertThat(estate.bills(item)).isEmpty();

        var run = estate.run(item, "2026-11", true)
                .statusCode(201)
                .body("status", equalTo("DONE"))
                .body("billCount", equalTo(1))
                .body("totalFen", equalTo(25508))
                .body("skippedCount", equalTo(0))
                .body("publishedAt", notNullValue())
                .extract()
                .<String>path("id");
        assertThat(estate.bills(item)).containsExactly("陈先生 2026-11-01..2026-11-30 25508 OPEN");
        estate.api.get("/v1/bill-runs/" + run).statusCode(200).body("totalFen", equalTo(25508));
        assertThat(estate.count(
                        "select sum(e.amount_fen) from ledger_entry e join fee_bill b on b.id = e.bill_id "
                                + "where b.run_id = :id and e.debit = 'RECEIVABLE' and e.credit = 'INCOME'",
                        UUID.fromString(run)))
                .isEqualTo(25508);
    }

    @Test
    void numbers_follow_each_other_in_a_community_and_month() {
        var first = estate.propertyFee("1");
        var second = estate.item("FIXED", "QUARTER", "CALENDAR");
        estate.standard(second, "2020-01-01", "30");
        for (int i = 0; i < 3; i++) {
            var house = estate.house("100");
            estate.assign(first, house);
            estate.assign(second, house, "OWNER", null, "2", "2020-01-01", null);
        }

        estate.run(first, "2026-10", false).statusCode(201);
        estate.run(second, "2026-Q4", false).statusCode(201).body("totalFen", equalTo(18000));

        assertThat(numbers())
                .containsExactly(
                        "ZD-202610-000001",
                        "ZD-202610-000002",
                        "ZD-202610-000003",
                        "ZD-202610-000004",
                        "ZD-202610-000005",
                        "ZD-202610-000006");
    }

    private List<String> numbers() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select number from fee_bill where community_id = :community order by number")
                        .bind("community", estate.community)
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void running_again_makes_what_is_missing_and_nothing_twice() {
        var item = estate.propertyFee("2");
        estate.assign(item, estate.house("100"));
        estate.run(item, "2026-11", true).statusCode(201).body("billCount", equalTo(1));
        var later = estate.assign(item, estate.house("50"));

        estate.run(item, "2026-11", true)
                .statusCode(201)
                .body("billCount", equalTo(1))
                .body("totalFen", equalTo(10000))
                .body("skippedCount", equalTo(1))
                .body("skipped.reason", contains("ALREADY_BILLED"));
        var third = estate.run(item, "2026-11", true)
                .statusCode(201)
                .body("billCount", equalTo(0))
                .extract()
                .<String>path("id");
        assertThat(estate.bills(item)).hasSize(2);

        var page = estate.api
                .get("/v1/bill-runs/" + third + "/skipped?limit=1")
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .<String>path("nextCursor");
        estate.api
                .get("/v1/bill-runs/" + third + "/skipped?limit=1&cursor=" + page)
                .statusCode(200)
                .body("items.assignmentId", contains(later.toString()))
                .body("nextCursor", nullValue());
    }

    @Test
    void the_place_of_a_void_bill_is_filled_again() {
        var item = estate.propertyFee("2");
        estate.assign(item, estate.house("100"));
        estate.run(item, "2026-11", true).statusCode(201);
        estate.write(
                "update fee_bill set status = 'VOID' where fee_item_id = :item", update -> update.bind("item", item));

        estate.run(item, "2026-11", true).statusCode(201).body("billCount", equalTo(1));

        assertThat(estate.bills(item))
                .containsExactly("- 2026-11-01..2026-11-30 20000 VOID", "- 2026-11-01..2026-11-30 20000 OPEN");
    }

    @Test
    void drafts_are_owed_once_published_and_gone_once_discarded() {
        var item = estate.propertyFee("2");
        estate.assign(item, estate.house("100"));
        var drafts = estate.run(item, "2026-11", false)
                .statusCode(201)
                .body("publishedAt", nullValue())
                .extract()
                .<String>path("id");
        assertThat(estate.bills(item)).containsExactly("- 2026-11-01..2026-11-30 20000 DRAFT");
        assertThat(entries(item)).isZero();

        estate.api.post("/v1/bill-runs/" + drafts + "/discard").statusCode(200).body("status", equalTo("DISCARDED"));
        assertThat(estate.bills(item)).isEmpty();
        estate.api.post("/v1/bill-runs/" + drafts + "/publish").statusCode(409);

        var again = estate.run(item, "2026-11", false).statusCode(201).extract().<String>path("id");
        estate.api
                .post("/v1/bill-runs/" + again + "/publish")
                .statusCode(200)
                .body("status", equalTo("DONE"))
                .body("publishedAt", notNullValue());
        assertThat(estate.bills(item)).containsExactly("- 2026-11-01..2026-11-30 20000 OPEN");
        assertThat(entries(item)).isEqualTo(1);
        estate.api.post("/v1/bill-runs/" + again + "/publish").statusCode(409);
        estate.api.post("/v1/bill-runs/" + again + "/discard").statusCode(409);
        estate.api
                .request()
                .header("If-Match", "\"1\"")
                .post("/v1/bill-runs/" + again + "/publish")
                .then()
                .statusCode(412);
    }

    private long entries(UUID item) {
        return estate.count(
                "select count(*) from ledger_entry e join fee_bill b on b.id = e.bill_id where b.fee_item_id = :id",
                item);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "2026-Q5", "november"})
    void what_is_no_period_is_refused(String period) {
        var item = estate.propertyFee("2");

        estate.run(item, period, true).statusCode(400).body("errors[0].pointer", equalTo("/period"));
        estate.api
                .get("/v1/bill-runs/preview?feeItemId=" + item + "&period=" + period)
                .statusCode(400)
                .body("errors[0].pointer", equalTo("period"));
    }

    @Test
    void a_period_of_another_cycle_a_deposit_and_what_is_retired_or_foreign_are_refused() {
        var item = estate.propertyFee("2");
        estate.run(item, "2026-Q4", true).statusCode(422).body("errors[0].pointer", equalTo("/period"));
        var deposit = estate.item("DEPOSIT", "FIXED", "MONTH", "CALENDAR");
        estate.run(deposit, "2026-11", true).statusCode(422).body("errors[0].code", equalTo("deposit"));
        estate.write(
                "update fee_item set retired_on = '2025-06-06' where id = :item", update -> update.bind("item", item));
        estate.run(item, "2026-11", true).statusCode(422).body("errors[0].code", equalTo("retired"));

        var other = Api.scoped(List.of("fees:read", "fees:write"), estate.api.community());
        other.post("/v1/bill-runs", "{'feeItemId': '%s', 'period': '2026-11', 'publish': true}", item)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/feeItemId"))
                .body("errors[0].code", equalTo("unknown-reference"));
        estate.api
                .post("/v1/bill-runs", "{'period': '2026-11', 'publish': true}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/feeItemId"));
    }

    @Test
    void nobody_sees_the_runs_of_another_community() {
        var item = estate.propertyFee("2");
        estate.assign(item, estate.house("100"));
        var run = estate.run(item, "2026-11", false).statusCode(201).extract().<String>path("id");
        var other = Api.scoped(List.of("fees:read", "fees:write"), estate.api.community());

        other.get("/v1/bill-runs/" + run).statusCode(404);
        other.get("/v1/bill-runs/" + run + "/skipped").statusCode(404);
        other.post("/v1/bill-runs/" + run + "/publish").statusCode(404);
        other.get("/v1/bill-runs?communityId=" + estate.community)
                .statusCode(200)
                .body("items", hasSize(0));
        estate.api
                .get("/v1/bill-runs?communityId=" + estate.community + "&feeItemId=" + item)
                .statusCode(200)
                .body("items.id", contains(run));
    }

    @ParameterizedTest
    @CsvSource({
        // price, area, vacancy, discounts of all and of the house, amount
        "2.85, 89.50, , , , 25508",
        "1.005, 1.00, , , , 101",
        "2, 100, 0.7, , , 14000",
        "2, 100, , 0.9, , 18000",
        "2, 100, , 0.9, 0.8, 16000",
        "2, 100, 0.7, 0.9, 0.95, 12600",
    })
    void the_most_favourable_discount_is_multiplied_with_vacancy_alone(
            String price, String area, String vacancy, String ofAll, String ofHouse, int amount) {
        var item = estate.item("AREA", "MONTH", "CALENDAR");
        estate.standard(item, "2020-01-01", price, vacancy, null);
        var house = estate.vacantHouse(area);
        estate.assign(item, house);
        if (ofAll != null) estate.discount(item, null, "2026-11-01", "2026-11-01", ofAll);
        if (ofHouse != null) estate.discount(item, house, "2026-01-01", "2026-12-31", ofHouse);
        estate.discount(item, null, "2026-11-02", "2026-12-31", "0.1");
        estate.discount(item, estate.house("1"), "2026-01-01", "2026-12-31", "0.2");

        estate.run(item, "2026-11", true).statusCode(201).body("totalFen", equalTo(amount));
    }

    @Test
    void the_standard_of_the_first_day_holds_and_without_one_nothing_is_owed() {
        var item = estate.item("AREA", "MONTH", "CALENDAR");
        estate.standard(item, "2026-11-01", "2");
        estate.standard(item, "2026-11-02", "3");
        estate.standard(item, "2026-12-01", "0");
        estate.assign(item, estate.house("100"));

        estate.run(item, "2026-10", true).statusCode(201).body("skipped.reason", contains("NO_STANDARD"));
        estate.run(item, "2026-11", true).statusCode(201).body("totalFen", equalTo(20000));
        estate.run(item, "2026-12", true).statusCode(201).body("skipped.reason", contains("NOTHING_TO_PAY"));
    }

    @Test
    void what_is_charged_once_is_billed_in_the_period_in_which_it_begins() {
        var item = estate.item("SERVICE", "ONE_OFF", "MONTH", "CALENDAR");
        estate.standard(item, "2020-01-01", "60.50");
        estate.standard(item, "2026-11-15", "70.00");
        estate.discount(item, null, "2026-11-01", "2026-11-17", "0.5");
        estate.discount(item, null, "2026-11-18", "2026-11-18", "0.9");
        var house = estate.house("100");
        var owner = estate.owner("陈先生");
        estate.relate(owner, house, "OWNER", "2021-03-31", null);
        estate.assign(item, house, "OWNER", null, "3", "2026-11-18", null);
        var charge = estate.api
                .post(
                        "/v1/charges",
                        "{'houseId': '%s', 'feeItemId': '%s', 'quantity': '3', 'on': '2026-11-18'}",
                        house,
                        item)
                .statusCode(201)
                .body("amountFen", equalTo(18900))
                .body("dueOn", equalTo("2026-12-08"))
                .extract();

        estate.run(item, "2026-10", true)
                .statusCode(201)
                .body("billCount", equalTo(0))
                .body("skippedCount", equalTo(0));
        estate.api
                .get("/v1/bill-runs/preview?feeItemId=" + item + "&period=2026-11")
                .statusCode(200)
                .body("bills.amountFen", contains(18900))
                .body("bills[0].dueOn", equalTo(charge.path("dueOn")))
                .body("bills[0].lines[0].unitPrice", equalTo(charge.path("lines[0].unitPrice")))
                .body("bills[0].lines[0].ratio", equalTo(charge.path("lines[0].ratio")));
        estate.run(item, "2026-11", true).statusCode(201).body("totalFen", equalTo(18900));
        estate.run(item, "2026-12", true)
                .statusCode(201)
                .body("billCount", equalTo(0))
                .body("skippedCount", equalTo(0));
        var bill = "陈先生 2026-11-18..2026-11-18 18900 OPEN";
        assertThat(estate.bills(item)).containsExactly(bill, bill);
        assertThat(estate.count(
                        "select count(*) from fee_bill where fee_item_id = :id and period_from = '2026-11-18' and due_on = '2026-12-08'",
                        item))
                .isEqualTo(2);
    }
}
