package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.database.Database;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who pays for which days of a period: 100.01 yuan for the thirty days of November 2026. */
@QuarkusTest
class BillSplitTest {

    @Inject
    Database database;

    private BillingEstate estate;
    private UUID item;
    private UUID house;

    @BeforeEach
    void build() {
        estate = BillingEstate.build(database);
        item = estate.propertyFee("1");
        house = estate.house("100.01");
    }

    private List<String> november() {
        estate.run(item, "2026-11", true).statusCode(201);
        return estate.bills(item);
    }

    @Test
    void a_sale_splits_by_days_to_the_largest_remainder() {
        estate.relate(estate.owner("甲"), house, "OWNER", "2021-03-31", "2026-11-10");
        estate.relate(estate.owner("乙"), house, "OWNER", "2026-11-11", null);
        estate.assign(item, house);

        // 3333.67 and 6667.33
        assertThat(november())
                .containsExactly("甲 2026-11-01..2026-11-10 3334 OPEN", "乙 2026-11-11..2026-11-30 6667 OPEN");
    }

    /** Reports go by it: who bought or moved in meanwhile owes a part of the same period. */
    @Test
    void each_part_keeps_the_first_day_of_the_whole_period() {
        estate.relate(estate.owner("甲"), house, "OWNER", "2021-03-31", "2026-11-10");
        estate.relate(estate.owner("乙"), house, "OWNER", "2026-11-11", null);
        estate.assign(item, house, "2026-11-05", null);
        assertThat(november()).hasSize(2);

        assertThat(estate.count("""
                        select count(*) from fee_bill
                         where fee_item_id = :id and period_from = '2026-11-01' and from_on > '2026-11-01'
                        """, item)).isEqualTo(2);
    }

    @Test
    void complementary_assignments_add_up_to_the_whole() {
        estate.assign(item, house, "2020-01-01", "2026-11-10");
        estate.assign(item, house, "2026-11-11", null);

        assertThat(november())
                .containsExactly("- 2026-11-01..2026-11-10 3334 OPEN", "- 2026-11-11..2026-11-30 6667 OPEN");
    }

    @Test
    void of_two_equal_remainders_the_earlier_days_are_rounded_up() {
        estate.assign(item, house, "2020-01-01", "2026-11-15");
        estate.assign(item, house, "2026-11-16", null);

        assertThat(november())
                .containsExactly("- 2026-11-01..2026-11-15 5001 OPEN", "- 2026-11-16..2026-11-30 5000 OPEN");
    }

    @Test
    @Rule("FEE-05")
    void a_payer_has_one_bill_with_a_line_for_each_stretch() {
        var first = estate.owner("甲");
        estate.relate(first, house, "OWNER", "2021-03-31", "2026-11-05");
        estate.relate(estate.owner("乙"), house, "OWNER", "2026-11-06", "2026-11-20");
        estate.relate(first, house, "OWNER", "2026-11-21", null);
        estate.assign(item, house);

        estate.api
                .get("/v1/bill-runs/preview?feeItemId=" + item + "&period=2026-11")
                .statusCode(200)
                .body("bills[0].lines.from", equalTo(List.of("2026-11-01", "2026-11-21")))
                .body("bills[0].lines.days", equalTo(List.of(5, 10)))
                .body("bills[0].lines.daysOfPeriod", equalTo(List.of(30, 30)))
                .body("bills[0].lines.quantity", equalTo(List.of("100.01", "100.01")))
                .body("bills[0].lines.unitPrice", equalTo(List.of("1.00", "1.00")))
                .body("bills[0].lines.amountFen", equalTo(List.of(1667, 3334)));
        // 1666.83, 5000.50 and 3333.67
        assertThat(november())
                .containsExactly("甲 2026-11-01..2026-11-30 5001 OPEN", "乙 2026-11-06..2026-11-20 5000 OPEN");
    }

    @Test
    void a_tenant_pays_for_their_days_and_the_owner_for_the_others() {
        estate.relate(estate.owner("业主"), house, "OWNER", "2021-03-31", null);
        estate.relate(estate.owner("租户"), house, "TENANT", "2026-06-01", "2026-11-12");
        estate.assign(item, house, "TENANT", null, "1", "2020-01-01", null);

        assertThat(november())
                .containsExactly("租户 2026-11-01..2026-11-12 4000 OPEN", "业主 2026-11-13..2026-11-30 6001 OPEN");
    }

    @Test
    void a_tenant_does_not_pay_what_the_owner_owes() {
        estate.relate(estate.owner("业主"), house, "OWNER", "2021-03-31", null);
        estate.relate(estate.owner("租户"), house, "TENANT", "2026-11-10", "2026-11-12");
        estate.assign(item, house);

        assertThat(november()).containsExactly("业主 2026-11-01..2026-11-30 10001 OPEN");
    }

    @Test
    void of_several_owners_the_household_head_pays_then_the_earliest() {
        estate.relate(estate.owner("先"), house, "OWNER", "2021-03-31", null);
        var head = estate.owner("户主");
        estate.relate(head, house, "OWNER", "2021-04-01", "2026-11-20");
        estate.write(
                "update house_relation set household_head = true where owner_id = :owner",
                update -> update.bind("owner", head));
        estate.assign(item, house);

        // 6667.33 and 3333.67
        assertThat(november())
                .containsExactly("户主 2026-11-01..2026-11-20 6667 OPEN", "先 2026-11-21..2026-11-30 3334 OPEN");
    }

    @Test
    void without_anybody_the_bill_is_the_houses_and_who_is_named_pays_whatever_happens() {
        var named = estate.owner("指定");
        estate.relate(estate.owner("业主"), house, "OWNER", "2026-11-21", null);
        estate.assign(item, house);
        estate.assign(item, house, "OWNER", named, "1", "2020-01-01", null);

        assertThat(november())
                .containsExactly(
                        "- 2026-11-01..2026-11-20 6667 OPEN",
                        "业主 2026-11-21..2026-11-30 3334 OPEN",
                        "指定 2026-11-01..2026-11-30 10001 OPEN");
    }

    @Test
    void a_refill_never_charges_days_that_another_payer_was_charged() {
        estate.relate(estate.owner("甲"), house, "OWNER", "2021-03-31", null);
        estate.assign(item, house);
        assertThat(november()).hasSize(1);
        estate.write(
                "update house_relation set to_on = '2026-11-10' where house_id = :house",
                update -> update.bind("house", house));
        estate.relate(estate.owner("乙"), house, "OWNER", "2026-11-11", null);

        estate.run(item, "2026-11", true)
                .statusCode(201)
                .body("billCount", equalTo(0))
                .body("skipped[0].reason", equalTo("ALREADY_BILLED"));
    }

    @Test
    void each_assignment_sees_the_cuts_of_those_that_take_its_place() {
        house = estate.house("111.52");
        estate.relate(estate.owner("甲"), house, "OWNER", "2021-03-31", "2026-11-05");
        estate.relate(estate.owner("乙"), house, "OWNER", "2026-11-06", null);
        estate.assign(item, house, "2020-01-01", "2026-11-06");
        estate.assign(item, house, "OWNER", estate.owner("指定"), "1", "2026-11-07", "2026-11-17");
        estate.assign(item, house, "2026-11-18", null);

        // 1858.67, 371.73, 4089.07 and 4832.53: two fen are left for the first and for the second
        assertThat(november())
                .containsExactlyInAnyOrder(
                        "甲 2026-11-01..2026-11-05 1859 OPEN",
                        "乙 2026-11-06..2026-11-06 372 OPEN",
                        "指定 2026-11-07..2026-11-17 4089 OPEN",
                        "乙 2026-11-18..2026-11-30 4832 OPEN");
    }

    @Test
    void days_from_which_an_item_is_retired_are_not_billed_and_those_before_are_whenever_the_run_is_made() {
        estate.assign(item, house, "2020-01-01", "2026-11-05");
        estate.assign(item, house, "2026-11-06", null);
        retire("2026-11-11");

        estate.run(item, "2026-12", true).statusCode(422).body("errors[0].code", equalTo("retired"));
        // 1666.83 and 1666.83, of a whole with 6667.33 that nobody owes
        assertThat(november())
                .containsExactly("- 2026-11-01..2026-11-05 1667 OPEN", "- 2026-11-06..2026-11-10 1667 OPEN");
    }

    @Test
    void a_period_that_is_far_ahead_is_a_mistake() {
        estate.assign(item, house);

        estate.run(item, "2062-11", true)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/period"))
                .body("errors[0].code", equalTo("too-far-ahead"));
    }

    private void retire(String on) {
        estate.api
                .put("/v1/fee-items/" + item, "\"1\"", "{'name': '物业费', 'retiredOn': '%s'}", on)
                .statusCode(200);
    }

    /** Up to five assignments that cover the period together, whoever pays them, beside owners who come and go at random. */
    @Test
    void parts_add_up_to_the_whole_whatever_happens() {
        var random = new Random(20261101);
        var areas = new ArrayList<String>();
        var owners = List.of(estate.owner("甲"), estate.owner("乙"), estate.owner("丙"));
        long whole = 0;
        for (int i = 0; i < 25; i++) {
            areas.add("%d.%02d".formatted(1 + random.nextInt(200), random.nextInt(100)));
            var of = estate.house(areas.getLast());
            whole += Math.round(Double.parseDouble(areas.getLast()) * 100);
            var from = "2020-01-01";
            for (int day = 1 + random.nextInt(12); day < 30; day += 1 + random.nextInt(14)) {
                var to = LocalDate.of(2026, 11, day);
                assign(of, owners, random, from, to.toString());
                from = to.plusDays(1).toString();
            }
            assign(of, owners, random, from, null);
            for (var owner : owners) {
                var first = LocalDate.of(2026, 10, 25).plusDays(random.nextInt(36));
                relate(owner, of, first, first.plusDays(random.nextInt(20)), i);
            }
        }

        estate.run(item, "2026-11", true).statusCode(201);

        assertThat(estate.count("select sum(amount_fen) from fee_bill where fee_item_id = :id", item))
                .isEqualTo(whole);
        assertThat(estate.count("""
                        select count(*) from fee_bill b
                         where b.fee_item_id = :id
                           and b.amount_fen <> (select sum((l ->> 'amountFen')::bigint) from jsonb_array_elements(b.lines) l)
                        """, item)).isZero();
        assertThat(estate.count("""
                        select count(*) from (
                            select b.house_id
                              from fee_bill b, jsonb_to_recordset(b.lines) as l (days integer)
                             where b.fee_item_id = :id group by b.house_id having sum(l.days) <> 30) short
                        """, item)).isZero();
    }

    private void assign(UUID of, List<UUID> owners, Random random, String from, String to) {
        var paidBy = random.nextBoolean() ? "OWNER" : "TENANT";
        var payer = random.nextInt(3) == 0 ? owners.get(random.nextInt(3)) : null;
        estate.assign(item, of, paidBy, payer, "1", from, to);
    }

    private void relate(UUID owner, UUID of, LocalDate from, LocalDate to, int place) {
        estate.write(
                "insert into house_relation (id, community_id, owner_id, house_id, relation, from_on, to_on, created_at) "
                        + "values (:id, :community, :owner, :house, :relation, :from, :to, now())",
                update -> update.bind("id", UUID.randomUUID())
                        .bind("relation", place % 4 == 1 ? "TENANT" : "OWNER")
                        .bind("owner", owner)
                        .bind("house", of)
                        .bind("from", from)
                        .bind("to", place % 3 == 0 ? null : to));
    }
}
