package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.huiyin.database.Database;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that are charged once. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class ChargeTest {

    @Inject
    Database database;

    private SmallEstate estate;
    private Api api;
    private UUID service;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        api = estate.api();
        service = item("BJ", "SERVICE", "'method': 'ONE_OFF', 'unitPrice': '60.50'", "2024-01-01");
    }

    @Test
    @Rule("SVC-01")
    void a_service_is_charged_by_the_standard_that_was_published_for_its_day_and_by_no_other() {
        api.post(
                        "/v1/fee-items/" + service + "/standards",
                        "{'effectiveFrom': '2025-06-01', 'unitPrice': '70', 'dueDays': 7,"
                                + " 'lateFee': {'dailyRate': '0.0005', 'graceDays': 3, 'capRatio': '1'}}")
                .statusCode(201);

        charge("'quantity': '2'")
                .statusCode(201)
                .body("number", equalTo("ZD-202506-000001"))
                .body("on", equalTo("2025-06-06"))
                .body("dueOn", equalTo("2025-06-13"))
                .body("amountFen", equalTo(14000))
                .body("lines.unitPrice", contains("70.00"));
        charge("'on': '2025-05-31'")
                .statusCode(201)
                .body("number", equalTo("ZD-202505-000001"))
                .body("amountFen", equalTo(6050));
        charge("'unitPrice': '1'").statusCode(400).body("errors[0].pointer", equalTo("/unitPrice"));
        charge("'amountFen': 1").statusCode(400).body("errors[0].pointer", equalTo("/amountFen"));
        charge("'on': '2023-12-31'").statusCode(422).body("errors[0].code", equalTo("no-standard"));
    }

    @Test
    void a_charge_is_a_published_bill_of_the_owner_and_an_entry_of_the_ledger() {
        var owner = estate.owner("NEUTRAL");
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2021-03-31'}",
                estate.house());

        var charge = charge("'quantity': '1'")
                .statusCode(201)
                .body("payerId", equalTo(owner.toString()))
                .extract();

        assertThat(booked(charge.path("billId")))
                .isEqualTo("OPEN SERVICE 2025-06 2025-06-06 2025-06-06 6050 " + owner
                        + " / BILL_PUBLISHED RECEIVABLE INCOME 6050 2025-06-06 " + owner + " / " + estate.house());
        api.get("/v1/fee-assignments/" + charge.path("assignmentId"))
                .body("charged", equalTo(true))
                .body("to", equalTo("2025-06-06"));
        charge("'quantity': '1'").statusCode(201).body("number", equalTo("ZD-202506-000002"));
        api.post(
                        "/v1/fee-assignments",
                        "{'feeItemId': '%s', 'houseId': '%s', 'from': '2025-01-01'}",
                        service,
                        estate.house())
                .statusCode(201);
        api.put("/v1/fee-assignments/" + charge.path("assignmentId"), "\"1\"", "{'to': '2025-06-07'}")
                .statusCode(409);
    }

    @Test
    void only_services_and_what_is_charged_once_are_and_never_a_deposit() {
        service = item("WY", "PROPERTY", "'method': 'AREA', 'unitPrice': '2.85'", "2024-01-01");
        charge("'quantity': '1'").statusCode(422).body("errors[0].code", equalTo("not-charged-once"));
        service = item("YJ", "DEPOSIT", "'method': 'ONE_OFF', 'unitPrice': '2000'", "2024-01-01");
        charge("'quantity': '1'").statusCode(422).body("errors[0].pointer", equalTo("/feeItemId"));
        service = item("FREE", "SERVICE", "'method': 'ONE_OFF', 'unitPrice': '0'", "2024-01-01");
        charge("'quantity': '1'").statusCode(422).body("errors[0].code", equalTo("nothing-to-pay"));
        service = item("OLD", "SERVICE", "'method': 'ONE_OFF', 'unitPrice': '1'", "2024-01-01");
        api.put("/v1/fee-items/" + service, "\"1\"", "{'name': '旧', 'retiredOn': '2025-06-06'}")
                .statusCode(200);
        charge("'quantity': '1'").statusCode(422).body("errors[0].code", equalTo("retired"));
        charge("'on': '2025-06-05'").statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'quantity': '0' | 422 | /quantity",
                "'quantity': '-1' | 400 | /quantity",
                "'quantity': 1 | 400 | /quantity",
                "'payerId': '%s' | 422 | /payerId",
                "'houseId': '%2$s' | 422 | /houseId",
                "'houseId': null | 400 | /houseId",
                "'feeItemId': '%s' | 422 | /feeItemId",
                "'on': 'today' | 400 | /on",
            })
    void what_cannot_be_charged_is_named(String field, int status, String pointer) {
        charge(field.formatted(UUID.randomUUID(), SmallEstate.build().house()))
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void a_sum_that_no_reader_holds_is_refused() {
        service = item("DEAR", "SERVICE", "'method': 'ONE_OFF', 'unitPrice': '99999999.999999'", "2024-01-01");

        charge("'quantity': '999999999.999'")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/quantity"))
                .body("errors[0].code", equalTo("too-much"));
    }

    @Test
    void nobody_charges_who_may_only_read() {
        Api.scoped(List.of("fees:read"), estate.community())
                .post("/v1/charges", "{'feeItemId': '%s', 'houseId': '%s'}", service, estate.house())
                .statusCode(403);
    }

    private Answer charge(String fields) {
        var more = (fields.contains("'feeItemId'") ? "" : ", 'feeItemId': '" + service + "'")
                + (fields.contains("'houseId'") ? "" : ", 'houseId': '" + estate.house() + "'");
        return api.post("/v1/charges", "{" + fields + more + "}");
    }

    private UUID item(String code, String feeClass, String pricing, String from) {
        return api.create("/v1/fee-items", """
                {'communityId': '%s', 'code': '%s', 'name': '家政保洁', 'class': '%s', 'pricing': {%s}, 'cycle': 'MONTH',
                 'dueDays': 0, 'effectiveFrom': '%s'}""", estate.community(), code, feeClass, pricing, from);
    }

    private String booked(String bill) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("""
                                select concat_ws(' ', b.status, b.class, b.period, b.from_on, b.due_on, b.amount_fen, b.payer_id,
                                                 '/', e.kind, e.debit, e.credit, e.amount_fen, e.effective_on, e.payer_id, '/',
                                                 e.house_id)
                                  from fee_bill b join ledger_entry e on e.bill_id = b.id
                                 where b.id = :bill
                                """)
                        .bind("bill", UUID.fromString(bill))
                        .mapTo(String.class)
                        .one());
    }
}
