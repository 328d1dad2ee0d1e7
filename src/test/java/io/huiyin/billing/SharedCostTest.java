package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.database.Database;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SharedCostTest {

    @Inject
    Database database;

    private BillingEstate estate;
    private UUID item;

    @BeforeEach
    void three_houses() {
        estate = BillingEstate.build(database);
        item = estate.item("PASS_THROUGH", "SHARED", "MONTH", "CALENDAR");
        estate.standard(item, "2020-01-01", null);
        for (var area : List.of("100", "100", "50")) estate.assign(item, estate.house(area));
    }

    private UUID cost(String fields) {
        return estate.api.create("/v1/shared-costs", "{'feeItemId': '%s', 'period': '2026-11', %s}", item, fields);
    }

    @Test
    @Rule("FEE-16")
    void a_cost_is_shared_by_area_to_the_last_fen_and_the_line_says_how_and_what_was_saved() {
        estate.run(item, "2026-11", true)
                .statusCode(201)
                .body("skippedCount", equalTo(3))
                .body("skipped[0].reason", equalTo("NO_COST"));
        cost("'amountFen': 10001, 'spread': 'AREA', 'saving': '楼道灯改声控，用电比上月少 12%%'");

        // 4000.4, 4000.4 and 2000.2
        estate.api
                .get("/v1/bill-runs/preview?feeItemId=" + item + "&period=2026-11")
                .statusCode(200)
                .body("totalFen", equalTo(10001))
                .body("bills.amountFen", contains(4001, 4000, 2000))
                .body("bills[2].lines[0].quantity", equalTo("50.00"))
                .body("bills[2].lines[0].description", containsString("共 100.01 元，按建筑面积分摊，50.00 / 250.00"))
                .body("bills[2].lines[0].description", containsString("楼道灯改声控，用电比上月少 12%"));
        estate.run(item, "2026-11", true).statusCode(201).body("totalFen", equalTo(10001));
    }

    @Test
    void who_is_there_for_half_of_the_days_bears_half_as_much() {
        cost("'amountFen': 7001, 'spread': 'EVENLY'");
        estate.assign(item, estate.house("300"), "2026-11-16", null);

        estate.run(item, "2026-11", true).statusCode(201).body("totalFen", equalTo(7001));

        // 2000.29 three times and 1000.14
        assertThat(estate.bills(item))
                .containsExactly(
                        "- 2026-11-01..2026-11-30 2001 OPEN",
                        "- 2026-11-01..2026-11-30 2000 OPEN",
                        "- 2026-11-01..2026-11-30 2000 OPEN",
                        "- 2026-11-16..2026-11-30 1000 OPEN");
    }

    @Test
    void parts_are_fixed_by_the_first_run_and_the_sum_by_the_first_bill() {
        var id = cost("'amountFen': 3000, 'spread': 'EVENLY'");
        var change = "{'amountFen': 6000, 'spread': 'EVENLY'}";
        estate.api
                .put("/v1/shared-costs/" + id, "\"1\"", change)
                .statusCode(200)
                .body("amountFen", equalTo(6000));
        estate.api.put("/v1/shared-costs/" + id, "\"1\"", change).statusCode(412);
        estate.run(item, "2026-11", true).statusCode(201).body("totalFen", equalTo(6000));
        var late = estate.assign(item, estate.house("100"));

        estate.api.put("/v1/shared-costs/" + id, "\"2\"", change).statusCode(409);
        estate.run(item, "2026-11", true)
                .statusCode(201)
                .body("billCount", equalTo(0))
                .body("skipped.find { it.assignmentId == '" + late + "' }.reason", equalTo("NO_COST"));

        estate.write(
                "update fee_bill set status = 'VOID' where fee_item_id = :item", update -> update.bind("item", item));
        estate.api
                .put("/v1/shared-costs/" + id, "\"2\"", "{'amountFen': 4000, 'spread': 'EVENLY'}")
                .statusCode(200);
        estate.run(item, "2026-11", true)
                .statusCode(201)
                .body("billCount", equalTo(4))
                .body("totalFen", equalTo(4000));
    }

    @Test
    void a_cost_is_of_a_shared_item_and_entered_once() {
        var body = "{'feeItemId': '%s', 'period': '%s', 'amountFen': %s, 'spread': 'AREA'}";
        estate.api
                .post("/v1/shared-costs", body, item, "2026-13", "100")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/period"));
        estate.api
                .post("/v1/shared-costs", body, item, "2026", "100")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/period"));
        estate.api
                .post("/v1/shared-costs", body, item, "2026-11", "0")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/amountFen"));
        estate.api
                .post("/v1/shared-costs", body, item, "2026-11", "1.5")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/amountFen"));
        estate.api
                .post("/v1/shared-costs", body, estate.propertyFee("1"), "2026-11", "100")
                .statusCode(422)
                .body("errors[0].code", equalTo("other-method"));
        var id = estate.api.create("/v1/shared-costs", body, item, "2026-11", "100");
        estate.api
                .post("/v1/shared-costs", body, item, "2026-11", "100")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/period"));

        estate.api
                .get("/v1/shared-costs?communityId=" + estate.community + "&feeItemId=" + item)
                .statusCode(200)
                .body("items.id", contains(id.toString()));
        var other = Api.scoped(List.of("fees:read", "fees:write"), estate.api.community());
        other.get("/v1/shared-costs/" + id).statusCode(404);
        other.put("/v1/shared-costs/" + id, "\"1\"", "{'amountFen': 6000, 'spread': 'EVENLY'}")
                .statusCode(404);
    }
}
