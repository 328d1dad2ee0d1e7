package io.huiyin.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody is bound to take is withheld while its house owes; what people live by never. The clock stands at 2025-06-06. */
@QuarkusTest
class ServiceSuspensionTest {

    private Debtors debtors;
    private UUID service;

    @BeforeEach
    void open() {
        TestClock.reset();
        debtors = Debtors.open();
        service = debtors.item("SERVICE", "PAID_SERVICE");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("DUN-06")
    void no_reason_cuts_a_utility_off() {
        debtors.api()
                .post(
                        "/v1/service-suspensions",
                        "{'houseId': '%s', 'feeItemId': '%s', 'reason': '欠费停水'}",
                        debtors.house(),
                        service)
                .statusCode(422)
                .body("type", equalTo("/problems/utility-cut-off-is-no-dunning"))
                .body("errors[0].pointer", equalTo("/reason"));
    }

    @Test
    @Rule("DUN-01")
    void a_service_is_withheld_after_both_notices_and_not_before() {
        debtors.owes(100_000, "2025-01-01");
        suspend(service)
                .statusCode(409)
                .body("type", equalTo("/problems/dunning-step-not-due"))
                .body("nextStep", equalTo("PHONE"));
        debtors.reminded("TIME_LIMIT", "2025-05-01");
        var id = suspend(service)
                .statusCode(201)
                .body("lifted", nullValue())
                .extract()
                .<String>path("id");

        debtors.api().get("/v1/service-suspensions/" + id).body("reason", equalTo("经限期催缴未缴"));
        debtors.arrears("").body("items[0].stage", equalTo("SUSPENDED"));
        debtors.api()
                .post("/v1/charges", "{'feeItemId': '%s', 'houseId': '%s'}", service, debtors.house())
                .statusCode(409)
                .body("type", equalTo("/problems/service-suspended"));
        suspend(service).statusCode(409).body("errors[0].pointer", equalTo("/feeItemId"));
        debtors.api()
                .get("/v1/service-suspensions?lifted=false&houseId=" + debtors.house())
                .body("items", hasSize(1));
    }

    @Test
    @Rule("DUN-01")
    void what_was_done_for_a_debt_that_is_paid_counts_for_no_later_one() {
        var house = debtors.house();
        var old = debtors.books().bill(house, debtors.owner(), 100_000, "2025-01-01", null);
        debtors.books().bill(house, debtors.owner(), 50_000, "2025-05-20", null);
        debtors.reminded("TIME_LIMIT", "2025-05-10");
        suspend(service).statusCode(201);
        debtors.books()
                .pay(
                        house,
                        100_000,
                        "2025-06-06T10:00",
                        "'payerId': '%s', 'allocations': [{'billId': '%s', 'amountFen': 100000}]"
                                .formatted(debtors.owner(), old))
                .statusCode(201);

        debtors.arrears("")
                .body("items[0].oldestDueOn", equalTo("2025-05-20"))
                .body("items[0].stage", equalTo("NONE"))
                .body("items[0].nextStep.step", equalTo("PHONE"));
        suspend(debtors.item("SERVICE", "PAID_SERVICE"))
                .statusCode(409)
                .body("type", equalTo("/problems/dunning-step-not-due"))
                .body("nextStep", equalTo("PHONE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WATER", "ELECTRICITY", "GAS", "HEATING"})
    @Rule("DUN-06")
    void water_power_gas_and_heat_are_never_withheld_whatever_is_owed(String kind) {
        owesAndWasWarned();
        suspend(debtors.item("PASS_THROUGH", kind))
                .statusCode(422)
                .body("type", equalTo("/problems/utility-cut-off-is-no-dunning"))
                .body("detail", containsString("944"));
        debtors.api().get("/v1/service-suspensions?houseId=" + debtors.house()).body("items", hasSize(0));
    }

    @Test
    @Rule("DUN-06")
    void neither_is_property_service_nor_parking_nor_can_a_row_say_so() {
        owesAndWasWarned();
        for (var feeClass : new String[] {"PROPERTY", "PARKING"}) {
            suspend(debtors.item(feeClass, null)).statusCode(422).body("errors[0].code", equalTo("not-optional"));
        }
        var id = UUID.fromString(suspend(service).statusCode(201).extract().path("id"));
        var water = debtors.item("PASS_THROUGH", "WATER");
        assertThatThrownBy(() -> write("update service_suspension set fee_item_id = ? where id = ?", water, id))
                .hasMessageContaining("service_suspension_item_fk");
        assertThatThrownBy(() -> write(
                        "update service_suspension set fee_item_id = ?, class = 'PASS_THROUGH' where id = ?",
                        water,
                        id))
                .hasMessageContaining("service_suspension_no_utility_ck");
    }

    @Test
    @Rule("DUN-01")
    void the_payment_that_settles_the_debt_gives_the_service_again_at_once() {
        owesAndWasWarned();
        var id = suspend(service).statusCode(201).extract().<String>path("id");
        debtors.pays(1_000, "2025-06-05T10:00");
        debtors.api().get("/v1/service-suspensions/" + id).body("lifted", nullValue());
        debtors.pays(500_000, "2025-06-06T10:00");

        debtors.api()
                .get("/v1/service-suspensions/" + id)
                .body("lifted", equalTo("SETTLED"))
                .body("liftedAt", equalTo("2025-06-06T07:00:00Z"));
        assertThat(debtors.books().differences()).isEmpty();
    }

    @Test
    void a_run_bills_what_is_withheld_only_when_it_is_given_again() {
        owesAndWasWarned();
        debtors.api()
                .create(
                        "/v1/fee-assignments",
                        "{'feeItemId': '%s', 'houseId': '%s', 'from': '2025-01-01'}",
                        service,
                        debtors.house());
        suspend(service).statusCode(201);
        run().body("billCount", equalTo(0)).body("skipped.reason", contains("SUSPENDED"));
        debtors.pays(500_000, "2025-06-06T10:00");

        run().body("billCount", equalTo(1)).body("skipped", hasSize(0));
    }

    private Answer run() {
        return debtors.api()
                .post("/v1/bill-runs", "{'feeItemId': '%s', 'period': '2025-06', 'publish': true}", service)
                .statusCode(201);
    }

    @Test
    void a_bill_that_is_taken_back_ends_it_too() {
        var bill = owesAndWasWarned();
        var id = suspend(service).statusCode(201).extract().<String>path("id");
        debtors.api()
                .post("/v1/fee-bills/" + bill + "/void", "{'reason': '面积有误'}")
                .statusCode(200);
        debtors.api().get("/v1/service-suspensions/" + id).body("lifted", equalTo("SETTLED"));
    }

    @Test
    void a_refund_that_is_taken_back_ends_it_once_it_pays_the_debt() {
        var payment = debtors.pays(200_000, "2025-01-01T10:00").extract();
        var refund = debtors.api()
                .create(
                        "/v1/refunds",
                        "{'communityId': '%s', 'houseId': '%s', 'payerId': '%s', 'amountFen': 200000, 'method': 'BANK',"
                                + " 'reason': '退房'}",
                        debtors.community(),
                        debtors.house(),
                        payment.<String>path("payerId"));
        owesAndWasWarned();
        var id = suspend(service).statusCode(201).extract().<String>path("id");

        debtors.api()
                .post("/v1/refunds/" + refund + "/reverse", "{'reason': '录错'}")
                .statusCode(200);

        debtors.api().get("/v1/service-suspensions/" + id).body("lifted", equalTo("SETTLED"));
        assertThat(debtors.books().differences()).isEmpty();
    }

    @Test
    void a_late_fee_that_is_settled_from_prepayment_ends_it_too() {
        debtors.pays(200_000, "2025-01-11T10:00");
        var bill = owesAndWasWarned();
        var id = suspend(service).statusCode(201).extract().<String>path("id");

        debtors.api()
                .post("/v1/fee-bills/" + bill + "/pay-from-prepayment", "{}")
                .statusCode(200)
                .body("status", equalTo("PAID"));

        debtors.api().get("/v1/service-suspensions/" + id).body("lifted", equalTo("SETTLED"));
    }

    @Test
    void a_dispute_that_leaves_nothing_of_a_late_fee_ends_it_too() {
        var bill = owesAndWasWarned();
        var id = suspend(service).statusCode(201).extract().<String>path("id");
        debtors.pays(100_000, "2025-06-06T10:00");
        debtors.api().get("/v1/service-suspensions/" + id).body("lifted", nullValue());
        debtors.books().approved("LATE_FEE_WAIVER", bill, 7_800);

        debtors.api()
                .post("/v1/fee-bills/" + bill + "/dispute", "{'from': '2025-01-02', 'reason': '面积有误'}")
                .statusCode(200)
                .body("status", equalTo("PAID"));

        debtors.api().get("/v1/service-suspensions/" + id).body("lifted", equalTo("SETTLED"));
    }

    @Test
    void it_is_lifted_by_hand_once() {
        owesAndWasWarned();
        var id = suspend(service).statusCode(201).extract().<String>path("id");
        debtors.api()
                .post("/v1/service-suspensions/" + id + "/lift", "{}")
                .statusCode(200)
                .body("lifted", equalTo("BY_HAND"));
        debtors.api().post("/v1/service-suspensions/" + id + "/lift", "{}").statusCode(409);
    }

    private UUID owesAndWasWarned() {
        var bill = debtors.owes(100_000, "2025-01-01");
        debtors.reminded("TIME_LIMIT", "2025-05-01");
        return bill;
    }

    private Answer suspend(UUID item) {
        return debtors.api()
                .post(
                        "/v1/service-suspensions",
                        "{'houseId': '%s', 'feeItemId': '%s', 'reason': '经限期催缴未缴'}",
                        debtors.house(),
                        item);
    }

    private void write(String sql, UUID item, UUID id) {
        Books.database().in(Caller.job("test", debtors.community()), () -> {
            Books.database().handle().execute(sql, item, id);
        });
    }
}
