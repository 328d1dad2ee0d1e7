package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.billing.BillRunPreview.PreviewedBill;
import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.SmallEstate;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a run would make, shown to whoever asks: three of the houses are in the area of a steward, five are not. */
@QuarkusTest
class BillPreviewTest {

    @Inject
    Database database;

    @Inject
    BillPreviews previews;

    @Inject
    RunItems items;

    private SmallEstate area;
    private BillingEstate estate;
    private Api steward;

    @BeforeEach
    void build() {
        area = SmallEstate.build();
        estate = BillingEstate.of(database, area);
        var subject = UUID.randomUUID().toString();
        area.api().create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", area.steward(), subject);
        steward = Api.withKey(Issuer.token(subject));
    }

    private UUID item(String method, String price) {
        var item = estate.item(price == null ? "PASS_THROUGH" : "PROPERTY", method, "MONTH", "CALENDAR");
        estate.standard(item, "2020-01-01", price);
        estate.assign(item, area.house());
        for (int i = 0; i < 5; i++) estate.assign(item, area.houseWithoutArea());
        for (int i = 0; i < 2; i++) estate.assign(item, area.anotherHouse());
        return item;
    }

    private UUID shared(int fen) {
        var item = item("SHARED", null);
        estate.api.create(
                "/v1/shared-costs",
                "{'feeItemId': '%s', 'period': '2026-11', 'amountFen': %d, 'spread': 'EVENLY'}",
                item,
                fen);
        return item;
    }

    private static Answer preview(Api api, UUID item) {
        return api.get("/v1/bill-runs/preview?feeItemId=" + item + "&period=2026-11")
                .statusCode(200);
    }

    @Test
    void a_steward_is_shown_the_houses_of_their_area_alone_and_of_a_shared_cost_what_those_will_bear() {
        var item = shared(8003);

        preview(estate.api, item).body("billCount", equalTo(8)).body("totalFen", equalTo(8003));
        preview(steward, item)
                .body("totalFen", equalTo(3001))
                .body("billCount", equalTo(3))
                .body("assignmentCount", equalTo(3))
                .body("skippedCount", equalTo(0))
                .body("bills.amountFen", contains(1001, 1000, 1000));
        estate.run(item, "2026-11", true).statusCode(201).body("totalFen", equalTo(8003));

        steward.get("/v1/fee-bills?feeItemId=" + item)
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items.amountFen", contains(1000, 1000, 1001));
    }

    @Test
    void a_steward_is_shown_no_more_of_what_has_a_price() {
        preview(steward, item("AREA", "1")).body("billCount", equalTo(3)).body("totalFen", equalTo(26_850));
    }

    @Test
    void of_very_many_the_first_are_looked_at_and_it_says_so() {
        for (var item : List.of(item("AREA", "1"), shared(8003))) {
            var some = previewOf(item, 3);
            assertThat(some.assignmentCount()).isEqualTo(3);
            assertThat(some.moreAssigned()).isTrue();
            assertThat(some.bills()).hasSize(3);

            var all = previewOf(item, 8);
            assertThat(all.assignmentCount()).isEqualTo(8);
            assertThat(all.moreAssigned()).isFalse();
            assertThat(all.bills()).startsWith(some.bills().toArray(PreviewedBill[]::new));
        }
    }

    private BillRunPreview previewOf(UUID item, int most) {
        var period = Period.parse("2026-11", "period");
        return database.in(
                Caller.job("test", estate.community),
                () -> previews.of(items.previewed(item, period, "feeItemId", "period"), period, most));
    }

    @Test
    void whoever_owes_nothing_in_the_period_is_not_looked_at() {
        var item = item("AREA", "1");
        estate.assign(item, area.houseWithoutArea(), "2020-01-01", "2026-10-31");
        estate.assign(item, area.houseWithoutArea(), "2026-12-01", null);

        preview(estate.api, item)
                .body("assignmentCount", equalTo(8))
                .body("billCount", equalTo(8))
                .body("moreAssigned", equalTo(false));
    }
}
