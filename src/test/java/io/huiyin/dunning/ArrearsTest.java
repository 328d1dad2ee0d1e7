package io.huiyin.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Api;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of those who owe, for the meeting that looks at it. The clock stands at 2025-06-06. */
@QuarkusTest
class ArrearsTest {

    @Inject
    StatementCounter counter;

    private Debtors debtors;

    @BeforeEach
    void open() {
        TestClock.reset();
        debtors = Debtors.open();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("DUN-02")
    void a_debtor_is_one_row_with_sums_days_last_act_and_what_comes_next() {
        debtors.owes(100_000, "2025-03-31");
        debtors.owes(40_000, "2025-04-30");
        debtors.owes(7_000, "2025-06-06");
        debtors.act(
                "'step': 'PHONE', 'method': 'PHONE', 'at': '2025-05-20T02:00:00Z', 'staffId': '%s', 'outcome': 'REFUSED', "
                                .formatted(debtors.books().estate().steward())
                        + "'response': '说房子漏水，不交'");

        debtors.arrears("")
                .body("items", hasSize(1))
                .body("items[0].payerId", equalTo(debtors.owner().toString()))
                .body("items[0].bills", equalTo(2))
                .body("items[0].overdueFen", equalTo(140_000))
                .body("items[0].lateFeeFen", equalTo(100_000 * 67 / 2000 + 40_000 * 37 / 2000))
                .body("items[0].oldestDueOn", equalTo("2025-03-31"))
                .body("items[0].daysOverdue", equalTo(67))
                .body("items[0].stage", equalTo("REMINDED"))
                .body("items[0].nextStep.step", equalTo("NOTICE"))
                .body("items[0].nextStep.dueOn", equalTo("2025-05-20"))
                .body("items[0].nextStep.due", equalTo(true))
                .body("items[0].lastAct.method", equalTo("PHONE"))
                .body("items[0].lastAct.outcome", equalTo("REFUSED"))
                .body("items[0].lastAct.at", equalTo("2025-05-20T02:00:00Z"))
                .body(
                        "items[0].lastAct.staffId",
                        equalTo(debtors.books().estate().steward().toString()))
                .body("items[0].lastAct.response", equalTo("说房子漏水，不交"))
                .body("items[0].promise", nullValue());
    }

    @Test
    @Rule("DUN-02")
    void it_is_narrowed_by_days_sum_area_phase_steward_stage_and_the_step_that_is_due() {
        debtors.owes(100_000, "2025-03-31");
        var elsewhere = debtors.books().estate().houseWithoutArea();
        debtors.books().bill(elsewhere, debtors.owner(), 5_000, "2025-05-25");
        var here = debtors.house().toString();
        var there = elsewhere.toString();

        debtors.arrears("").body("items.houseId", contains(here, there));
        debtors.arrears("&minDaysOverdue=67").body("items.houseId", contains(here));
        debtors.arrears("&minDaysOverdue=68").body("items", hasSize(0));
        debtors.arrears("&minFen=5001").body("items.houseId", contains(here));
        debtors.arrears("&areaId=" + debtors.books().estate().area()).body("items.houseId", contains(here));
        debtors.arrears("&assigneeId=" + debtors.books().estate().steward()).body("items.houseId", contains(here));
        debtors.arrears("&assigneeId=" + debtors.books().estate().engineer()).body("items", hasSize(0));
        debtors.arrears("&phaseId=" + UUID.randomUUID()).body("items", hasSize(0));
        debtors.arrears("&stage=NONE&dueStep=PHONE").body("items.houseId", contains(here, there));
        debtors.reminded("PHONE", "2025-05-01");
        debtors.arrears("&dueStep=PHONE").body("items.houseId", contains(there));
        debtors.arrears("&stage=REMINDED").body("items.houseId", contains(here));
    }

    @Test
    void pages_follow_one_another_and_what_a_page_costs_does_not_grow_with_it() {
        for (int i = 0; i < 5; i++) {
            var house = debtors.books().estate().anotherHouse();
            debtors.books().bill(house, null, 1_000, "2025-05-01");
            debtors.books().bill(house, debtors.owner(), 1_000, "2025-05-01");
        }
        counter.restart();
        var first = debtors.arrears("&limit=7").body("items", hasSize(7)).extract();
        int few = counter.statements().size();
        debtors.arrears("&limit=7&cursor=" + first.path("nextCursor")).body("items", hasSize(3));
        counter.restart();
        debtors.arrears("&limit=2");
        assertThat(counter.statements()).hasSize(few);
    }

    @Test
    @Rule("DUN-02")
    void what_is_disputed_is_told_apart_and_is_no_reason_to_go_on() {
        var bill = debtors.owes(100_000, "2025-03-31");
        debtors.api()
                .post("/v1/fee-bills/" + bill + "/dispute", "{'reason': '面积有误'}")
                .statusCode(200);

        debtors.arrears("")
                .body("items[0].overdueFen", equalTo(100_000))
                .body("items[0].disputedFen", equalTo(100_000))
                .body("items[0].nextStep", nullValue());
        debtors.act("'step': 'PHONE', 'method': 'PHONE', 'outcome': 'REACHED'").statusCode(409);
    }

    @Test
    @Rule("DUN-05")
    void an_open_promise_keeps_the_next_step_back() {
        debtors.owes(100_000, "2025-03-31");
        debtors.act("'method': 'PHONE', 'outcome': 'PROMISED', 'promise': {'amountFen': 100000, 'on': '2025-06-10'}")
                .statusCode(201);

        debtors.arrears("")
                .body("items[0].promise.on", equalTo("2025-06-10"))
                .body("items[0].nextStep.due", equalTo(false));
        debtors.arrears("&dueStep=PHONE").body("items", hasSize(0));
        TestClock.set("2025-06-11T09:00");
        debtors.arrears("&dueStep=PHONE").body("items", hasSize(1)).body("items[0].promise", nullValue());
    }

    @Test
    @Rule("DUN-01")
    void whoever_reached_the_last_step_is_on_the_list_for_legal_action() {
        debtors.owes(100_000, "2024-10-01");
        debtors.reminded("TIME_LIMIT", "2025-05-01");
        debtors.arrears("&stage=LEGAL").body("items", hasSize(0));
        debtors.act("'step': 'SUSPEND', 'method': 'LETTER', 'outcome': 'REACHED'")
                .statusCode(201);
        debtors.act("'step': 'LEGAL', 'method': 'LETTER', 'outcome': 'REACHED'").statusCode(201);

        debtors.arrears("&stage=LEGAL").body("items", hasSize(1)).body("items[0].nextStep", nullValue());
    }

    @Test
    void others_see_none_of_it() {
        debtors.owes(100_000, "2025-03-31");
        var stranger = Api.scoped(List.of("dunning:read"), debtors.api().community());
        stranger.get("/v1/arrears?communityId=" + debtors.community()).body("items", hasSize(0));
        stranger.get("/v1/arrears").statusCode(200).body("items", hasSize(0));
    }

    @Test
    @Rule("ROL-07")
    void whose_duty_is_an_area_sees_its_debtors_and_what_was_done_about_them() {
        debtors.owes(100_000, "2025-03-31");
        var elsewhere = debtors.books().estate().houseWithoutArea();
        debtors.books().bill(elsewhere, debtors.owner(), 5_000, "2025-03-25");
        for (var house : List.of(debtors.house(), elsewhere)) {
            debtors.api()
                    .create(
                            "/v1/dunning-acts",
                            "{'communityId': '%s', 'houseId': '%s', 'step': 'PHONE', 'method': 'PHONE', 'outcome': 'REACHED'}",
                            debtors.community(),
                            house);
        }
        var batch = debtors.api()
                .create("/v1/dunning-letters", "{'communityId': '%s', 'step': 'NOTICE'}", debtors.community());
        var steward = signedIn(debtors.books().estate().steward());
        var here = debtors.house().toString();

        steward.get("/v1/arrears").statusCode(200).body("items.houseId", contains(here));
        steward.get("/v1/dunning-acts").statusCode(200).body("items.houseId", contains(here));
        steward.get("/v1/dunning-letters/" + batch + "/letters").body("items.houseId", contains(here));
        steward.get("/v1/dunning-progress/" + debtors.community()).statusCode(403);
    }

    /** One steward has the area of one of the two houses, another one that of none. */
    @Test
    @Rule("ROL-07")
    void what_a_batch_of_letters_comes_to_is_that_of_the_areas_of_who_asks() {
        debtors.owes(100_000, "2025-03-31");
        var elsewhere = debtors.books().estate().houseWithoutArea();
        debtors.books().bill(elsewhere, debtors.owner(), 5_000, "2025-03-25", null);
        for (var house : List.of(debtors.house(), elsewhere)) {
            debtors.api()
                    .create(
                            "/v1/dunning-acts",
                            "{'communityId': '%s', 'houseId': '%s', 'step': 'PHONE', 'method': 'PHONE', 'outcome': 'REACHED'}",
                            debtors.community(),
                            house);
        }
        var batch = "/v1/dunning-letters/"
                + debtors.api()
                        .create("/v1/dunning-letters", "{'communityId': '%s', 'step': 'NOTICE'}", debtors.community());
        debtors.api().get(batch).body("letterCount", equalTo(2)).body("totalFen", equalTo(108_350));

        var mine = signedIn(debtors.books().estate().steward());
        mine.get(batch).statusCode(200).body("letterCount", equalTo(1)).body("totalFen", equalTo(103_350));
        var other = debtors.books().estate().staff("STEWARD");
        debtors.api()
                .create(
                        "/v1/areas",
                        "{'communityId': '%s', 'name': '东区', 'stewardId': '%s'}",
                        debtors.community(),
                        other);
        var theirs = signedIn(other);
        theirs.get(batch)
                .statusCode(200)
                .body("letterCount", equalTo(0))
                .body("deliveredCount", equalTo(0))
                .body("totalFen", equalTo(0));
        theirs.get("/v1/dunning-letters").body("items.totalFen", contains(0));
        mine.get("/v1/dunning-letters").body("items.totalFen", contains(103_350));
    }

    private Api signedIn(UUID staff) {
        var subject = "user-" + UUID.randomUUID();
        debtors.api().create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, subject);
        return Api.withKey(Issuer.token(subject));
    }
}
