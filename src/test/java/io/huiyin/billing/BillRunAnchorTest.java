package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.database.Database;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Periods that begin on a day of the phase or of the handover. */
@QuarkusTest
class BillRunAnchorTest {

    private static final String OCCUPIED =
            "'handoverStatus': 'HANDED_OVER', 'handedOverOn': '%s', 'occupancyStatus': 'OCCUPIED'";

    @Inject
    Database database;

    private BillingEstate estate;

    @BeforeEach
    void build() {
        estate = BillingEstate.build(database);
    }

    private UUID phaseWithHouse(UUID item, String name, int month, int day) {
        var phase = estate.api.create("/v1/phases", "{'communityId': '%s', 'name': '%s'}", estate.community, name);
        estate.assign(item, estate.house("100", "'phase': '" + name + "', " + OCCUPIED.formatted("2021-03-31")));
        if (month > 0) estate.anchor(item, phase, month, day);
        return phase;
    }

    @Test
    @Rule("FEE-13")
    void the_years_of_four_phases_begin_on_four_days() {
        var item = estate.item("AREA", "YEAR", "PHASE");
        estate.standard(item, "2020-01-01", "1");
        phaseWithHouse(item, "一期", 1, 1);
        phaseWithHouse(item, "二期", 4, 1);
        phaseWithHouse(item, "三期", 7, 15);
        phaseWithHouse(item, "四期", 11, 28);
        phaseWithHouse(item, "五期", 0, 0);

        estate.run(item, "2026", true)
                .statusCode(201)
                .body("billCount", equalTo(4))
                .body("totalFen", equalTo(480_000))
                .body("skipped.reason", contains("NO_ANCHOR"));
        assertThat(estate.bills(item))
                .containsExactly(
                        "- 2026-01-01..2026-12-31 120000 OPEN",
                        "- 2026-04-01..2027-03-31 120000 OPEN",
                        "- 2026-07-15..2027-07-14 120000 OPEN",
                        "- 2026-11-28..2027-11-27 120000 OPEN");
    }

    @Test
    @Rule("FEE-13")
    void months_from_handover_begin_on_its_day_or_the_months_last() {
        var item = estate.item("FIXED", "MONTH", "HANDOVER");
        estate.standard(item, "2020-01-01", "30");
        estate.assign(item, estate.house("100", OCCUPIED.formatted("2024-02-29")));
        estate.assign(item, estate.house("100", OCCUPIED.formatted("2025-05-31")));
        var never = estate.assign(item, estate.vacantHouse("100"));

        estate.run(item, "2025-02", true)
                .statusCode(201)
                .body("billCount", equalTo(1))
                .body("skipped.reason", contains("NOT_HANDED_OVER", "NOT_HANDED_OVER"));
        estate.run(item, "2026-11", true).statusCode(201).body("skipped.assignmentId", contains(never.toString()));
        assertThat(estate.bills(item))
                .containsExactly(
                        "- 2025-02-28..2025-03-28 3000 OPEN",
                        "- 2026-11-29..2026-12-28 3000 OPEN",
                        "- 2026-11-30..2026-12-30 3000 OPEN");
    }

    @Test
    void with_the_calendar_a_house_is_billed_whether_it_was_handed_over_or_not() {
        var item = estate.propertyFee("1");
        estate.assign(item, estate.vacantHouse("100"));

        estate.run(item, "2026-11", true).statusCode(201).body("billCount", equalTo(1));
    }
}
