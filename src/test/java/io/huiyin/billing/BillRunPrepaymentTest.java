package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was paid before there was a bill pays it once it is owed. */
@QuarkusTest
class BillRunPrepaymentTest {

    @Inject
    Database database;

    private BillingEstate estate;
    private UUID item;

    @BeforeEach
    void a_house_with_a_prepayment() {
        estate = BillingEstate.build(database);
        item = estate.propertyFee("2");
        var house = estate.house("100");
        var owner = estate.owner("陈先生");
        estate.relate(owner, house, "OWNER", "2021-03-31", null);
        estate.assign(item, house);
        estate.api
                .post(
                        "/v1/payments",
                        "{'communityId': '%s', 'houseId': '%s', 'payerId': '%s', 'amountFen': 30000, 'method': 'CASH', 'paidAt': '2025-06-01T02:00:00Z'}",
                        estate.community,
                        house,
                        owner)
                .statusCode(201);
    }

    @Test
    void at_once_where_the_run_publishes() {
        estate.run(item, "2025-06", true).statusCode(201);

        assertThat(estate.bills(item)).containsExactly("陈先生 2025-06-01..2025-06-30 20000 PAID");
    }

    @Test
    void and_a_draft_when_it_is_published() {
        var run = estate.run(item, "2025-06", false).statusCode(201).extract().<String>path("id");
        assertThat(estate.bills(item)).containsExactly("陈先生 2025-06-01..2025-06-30 20000 DRAFT");

        estate.api.post("/v1/bill-runs/" + run + "/publish").statusCode(200).body("status", equalTo("DONE"));

        assertThat(estate.bills(item)).containsExactly("陈先生 2025-06-01..2025-06-30 20000 PAID");
    }
}
