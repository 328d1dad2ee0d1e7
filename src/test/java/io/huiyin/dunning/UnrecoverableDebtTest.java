package io.huiyin.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ladder did not bring in has a list and a handler of its own. The clock stands at 2025-06-06. */
@QuarkusTest
class UnrecoverableDebtTest {

    private Debtors debtors;
    private UUID handler;

    @BeforeEach
    void open() {
        TestClock.reset();
        debtors = Debtors.open();
        handler = debtors.books().estate().staff("FINANCE");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("DUN-04")
    void a_debt_is_given_to_a_handler_with_its_sum_and_since_when() {
        listed().statusCode(409).body("type", equalTo("/problems/nothing-overdue"));
        debtors.owes(100_000, "2022-01-01");
        var id = listed().statusCode(201).extract().<String>path("id");

        debtors.api()
                .get("/v1/unrecoverable-debts/" + id)
                .body("handlerId", equalTo(handler.toString()))
                .body("payerId", equalTo(debtors.owner().toString()))
                .body("overdueFen", equalTo(100_000))
                .body("oldestDueOn", equalTo("2022-01-01"))
                .body("reason", equalTo("业主失联"));
        debtors.api()
                .get("/v1/unrecoverable-debts?closed=false&handlerId=" + handler)
                .body("items.id", contains(id));
        debtors.api()
                .get("/v1/unrecoverable-debts?handlerId="
                        + debtors.books().estate().steward())
                .body("items", hasSize(0));
        listed().statusCode(409).body("errors[0].code", equalTo("listed"));
    }

    @Test
    @Rule("DUN-04")
    void it_is_closed_as_written_off_once_its_bills_are_and_as_recovered_once_they_are_paid() {
        var bill = debtors.books().bill(debtors.house(), debtors.owner(), 100_000, "2022-01-01", null);
        var id = listed().statusCode(201).extract().<String>path("id");
        close(id, "WRITTEN_OFF").statusCode(409).body("type", equalTo("/problems/debt-still-owed"));
        debtors.books().approved("BILL_WRITE_OFF", bill, 100_000);
        debtors.api()
                .post("/v1/fee-bills/" + bill + "/write-off", "{'reason': '无法收回'}")
                .statusCode(200);
        close(id, "WRITTEN_OFF")
                .statusCode(200)
                .body("closedAt", notNullValue())
                .body("note", equalTo("结案"));
        close(id, "WRITTEN_OFF").statusCode(409);

        debtors.books().bill(debtors.house(), debtors.owner(), 5_000, "2022-01-01", null);
        var second = listed().statusCode(201).extract().<String>path("id");
        debtors.pays(5_000, "2025-06-06T10:00");
        close(second, "RECOVERED").statusCode(200).body("outcome", equalTo("RECOVERED"));
        debtors.api()
                .get("/v1/unrecoverable-debts?closed=true&houseId=" + debtors.house())
                .body("items", hasSize(2));
    }

    @Test
    void nothing_written_off_is_not_called_so() {
        debtors.books().bill(debtors.house(), debtors.owner(), 5_000, "2022-01-01", null);
        var id = listed().statusCode(201).extract().<String>path("id");
        debtors.pays(5_000, "2025-06-06T10:00");
        close(id, "WRITTEN_OFF").statusCode(409).body("errors[0].pointer", equalTo("/outcome"));
    }

    @Test
    @Rule("DUN-04")
    void what_came_to_be_due_later_and_was_given_up_is_no_part_of_it() {
        debtors.books().bill(debtors.house(), debtors.owner(), 5_000, "2022-01-01", null);
        var later = debtors.books().bill(debtors.house(), debtors.owner(), 7_000, "2025-06-06", null);
        var id = listed().statusCode(201)
                .body("overdueFen", equalTo(5_000))
                .extract()
                .<String>path("id");
        debtors.pays(5_000, "2025-06-06T10:00");
        debtors.books().approved("BILL_WRITE_OFF", later, 7_000);
        debtors.api()
                .post("/v1/fee-bills/" + later + "/write-off", "{'reason': '无法收回'}")
                .statusCode(200);

        close(id, "WRITTEN_OFF").statusCode(409).body("errors[0].code", equalTo("nothing-written-off"));
        close(id, "RECOVERED").statusCode(200).body("outcome", equalTo("RECOVERED"));
    }

    /** Whoever is behind is not forgotten; once nothing is owed, no word about them stays. */
    @Test
    void what_they_said_and_what_was_said_of_them_is_theirs_to_read_and_goes_with_them() {
        debtors.books().bill(debtors.house(), debtors.owner(), 5_000, "2022-01-01", null);
        debtors.act("'step': 'PHONE', 'method': 'PHONE', 'outcome': 'REFUSED', 'response': '赫连不交'")
                .statusCode(201);
        var debt = listed().statusCode(201).extract().<String>path("id");
        var erase = "/v1/owners/" + debtors.owner() + "/erase";
        debtors.api()
                .post(erase, "{'reason': 'OWN_REQUEST'}")
                .statusCode(409)
                .body("blockers.code", hasItem("OPEN_BILL"));
        debtors.books()
                .pay(
                        debtors.house(),
                        5_000,
                        "2025-06-06T10:00",
                        "'payerId': '%s', 'note': '赫连代缴'".formatted(debtors.owner()))
                .statusCode(201);
        var export = "/v1/owners/" + debtors.owner() + "/export?reason=OWN_REQUEST";
        debtors.api()
                .get(export)
                .statusCode(200)
                .body("dunning.response", hasItem("赫连不交"))
                .body("dunning.reason", hasItem("业主失联"))
                .body("billing.note", hasItem("赫连代缴"))
                .body("billing.kind", hasItem("BILL"));

        debtors.api().post(erase, "{'reason': 'OWN_REQUEST'}").statusCode(200);

        var left = debtors.api().get(export).statusCode(200).extract().asString();
        assertThat(left).doesNotContain("赫连", "失联").contains("（已删除）");
        debtors.api().get("/v1/unrecoverable-debts/" + debt).statusCode(200).body("reason", nullValue());
    }

    private Answer listed() {
        return debtors.api()
                .post(
                        "/v1/unrecoverable-debts",
                        "{'communityId': '%s', 'houseId': '%s', 'handlerId': '%s', 'reason': '业主失联'}",
                        debtors.community(),
                        debtors.house(),
                        handler);
    }

    private Answer close(String id, String outcome) {
        return debtors.api()
                .post("/v1/unrecoverable-debts/" + id + "/close", "{'outcome': '%s', 'note': '结案'}", outcome);
    }
}
