package io.huiyin.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who owes something is reminded step by step, each time on record. The clock stands at 2025-06-06. */
@QuarkusTest
class DunningActTest {

    private Books books;
    private Api api;
    private UUID owner;

    @BeforeEach
    void open() {
        TestClock.reset();
        books = Books.open();
        api = books.estate().api();
        owner = books.estate().owner("NEUTRAL");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("DUN-05")
    void an_act_keeps_how_when_by_whom_and_what_was_said() {
        owes("2025-05-01");
        var id =
                act("'step': 'PHONE', 'method': 'PHONE', 'at': '2025-06-05T02:00:00Z', 'staffId': '%s', 'outcome': 'REACHED', "
                                        .formatted(books.estate().steward())
                                + "'response': '说发了工资再交'")
                        .statusCode(201)
                        .extract()
                        .<String>path("id");

        api.get("/v1/dunning-acts/" + id)
                .statusCode(200)
                .body("method", equalTo("PHONE"))
                .body("at", equalTo("2025-06-05T02:00:00Z"))
                .body("staffId", equalTo(books.estate().steward().toString()))
                .body("outcome", equalTo("REACHED"))
                .body("response", equalTo("说发了工资再交"))
                .body("payerId", equalTo(owner.toString()))
                .body("kind", equalTo("PHONE_REMINDER"));
        api.get("/v1/dunning-acts?houseId=" + books.estate().house()).body("items.id", contains(id));
        api.get("/v1/dunning-acts?staffId=" + books.estate().engineer()).body("items", hasSize(0));
    }

    @Test
    @Rule("DUN-01")
    void no_step_is_left_out_and_whoever_tries_is_told_which_comes_first() {
        owes("2024-10-01");
        act("'step': 'LEGAL', 'method': 'LETTER', 'outcome': 'REACHED'")
                .statusCode(409)
                .body("type", equalTo("/problems/dunning-step-not-due"))
                .body("nextStep", equalTo("PHONE"))
                .body("dueOn", equalTo("2024-10-08"));
        taken("PHONE", "PHONE", "2025-04-01T02:00:00Z");
        act("'step': 'TIME_LIMIT', 'method': 'LETTER', 'outcome': 'REACHED'")
                .statusCode(409)
                .body("nextStep", equalTo("NOTICE"));
        taken("NOTICE", "LETTER", "2025-04-02T02:00:00Z");
        taken("PHONE", "PHONE", "2025-04-03T02:00:00Z");
    }

    @Test
    @Rule("DUN-01")
    void a_step_waits_for_its_day_and_for_the_notice_of_the_one_before() {
        owes("2025-05-31");
        act("'step': 'PHONE', 'method': 'PHONE', 'outcome': 'REACHED'")
                .statusCode(409)
                .body("dueOn", equalTo("2025-06-07"));
        owes("2025-03-01");
        taken("PHONE", "PHONE", "2025-04-01T02:00:00Z");
        taken("NOTICE", "LETTER", "2025-05-05T02:00:00Z");
        taken("TIME_LIMIT", "LETTER", "2025-06-01T02:00:00Z");
        act("'step': 'SUSPEND', 'method': 'LETTER', 'outcome': 'REACHED'")
                .statusCode(409)
                .body("nextStep", equalTo("SUSPEND"))
                .body("dueOn", equalTo("2025-06-16"));
    }

    /** Whoever did not open the door has not been given a limit. */
    @Test
    @Rule("DUN-01")
    void a_notice_that_reached_nobody_takes_no_step() {
        owes("2025-03-01");
        taken("PHONE", "PHONE", "2025-04-01T02:00:00Z");
        act("'step': 'NOTICE', 'method': 'LETTER', 'outcome': 'NO_ANSWER'").statusCode(201);
        act("'step': 'TIME_LIMIT', 'method': 'LETTER', 'outcome': 'REACHED'")
                .statusCode(409)
                .body("nextStep", equalTo("NOTICE"));
    }

    @Test
    void a_debt_that_is_paid_takes_its_steps_along() {
        owes("2025-01-01");
        taken("PHONE", "PHONE", "2025-02-01T02:00:00Z");
        books.pay(books.estate().house(), 200_000, "2025-03-01T10:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);
        act("'step': 'NOTICE', 'method': 'LETTER', 'outcome': 'REACHED'")
                .statusCode(409)
                .body("type", equalTo("/problems/nothing-overdue"));
        act("'method': 'PHONE', 'outcome': 'PAID'").statusCode(201).body("step", nullValue());
    }

    @Test
    @Rule("DUN-05")
    void a_promise_is_kept_or_broken_by_what_was_paid_from_that_day_to_the_day_that_was_promised() {
        owes("2025-05-01");
        var promised = "'method': 'PHONE', 'outcome': 'PROMISED', 'promise': {'amountFen': 50000, 'on': '2025-06-10'}";
        act(promised).statusCode(201);
        promises("OPEN").body("items.paidFen", contains(0));
        books.pay(books.estate().house(), 49_999, "2025-06-06T10:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);
        promises("OPEN").body("items.paidFen", contains(49_999));
        TestClock.set("2025-06-11T10:00");
        promises("BROKEN").body("items", hasSize(1));
        promises("OPEN").body("items", hasSize(0));
        books.pay(books.estate().house(), 1, "2025-06-11T09:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);
        promises("BROKEN").body("items", hasSize(1));
        books.pay(books.estate().house(), 1, "2025-06-10T23:59", "'payerId': '%s'".formatted(owner))
                .statusCode(201);
        promises("KEPT").body("items.status", contains("KEPT"));
        promises("BROKEN").body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'method': 'PHONE', 'outcome': 'PROMISED' | /promise",
                "'method': 'PHONE', 'outcome': 'REACHED', 'promise': {'amountFen': 1, 'on': '2025-06-10'} | /promise",
                "'method': 'PHONE', 'outcome': 'PROMISED', 'promise': {'amountFen': 1, 'on': '2025-06-05'} | /promise/on",
                "'method': 'PHONE', 'outcome': 'REACHED', 'at': '2025-06-07T00:00:00Z' | /at",
                "'method': 'PHONE', 'outcome': 'REACHED', 'at': '1999-12-31T00:00:00Z' | /at",
                "'method': 'LETTER', 'outcome': 'REACHED', 'step': 'PHONE' | /method",
                "'method': 'PHONE', 'outcome': 'REACHED', 'step': 'CUT_WATER' | /step",
                "'method': 'PHONE', 'outcome': 'REACHED', 'staffId': '00000000-0000-7000-8000-000000000000' | /staffId",
                "'method': 'PHONE', 'outcome': 'REACHED', 'payerId': '00000000-0000-7000-8000-000000000000' | /payerId",
            })
    void what_does_not_fit_is_refused_where_it_stands(String fields, String pointer) {
        owes("2025-05-01");
        act(fields).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"   ", "\\n", "\u3000"})
    void what_they_said_is_left_out_rather_than_blank(String response) {
        owes("2025-05-01");
        act("'method': 'PHONE', 'outcome': 'REACHED', 'response': '%s'".formatted(response))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/response"))
                .body("errors[0].message", equalTo("It must not be blank; leave it out."));
    }

    @Test
    void a_sum_with_a_fraction_is_malformed() {
        act("'method': 'PHONE', 'outcome': 'PROMISED', 'promise': {'amountFen': 1.5, 'on': '2025-06-10'}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/promise/amountFen"));
    }

    @Test
    void whoever_of_several_is_meant_is_named() {
        owes("2025-05-01");
        books.bill(books.estate().house(), books.estate().owner("NEUTRAL"), 5_000, "2025-05-01");
        act("'step': 'PHONE', 'method': 'PHONE', 'outcome': 'REACHED'")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/payerId"));
        act("'payerId': '%s', 'step': 'PHONE', 'method': 'PHONE', 'outcome': 'REACHED'".formatted(owner))
                .statusCode(201);
    }

    @Test
    void others_know_nothing_of_it() {
        owes("2025-05-01");
        var id = act("'method': 'PHONE', 'outcome': 'REACHED'").extract().<String>path("id");
        var stranger = Api.scoped(List.of("dunning:read", "dunning:write"), api.community());
        stranger.get("/v1/dunning-acts/" + id).statusCode(404);
        stranger.post(
                        "/v1/dunning-acts",
                        "{'communityId': '%s', 'houseId': '%s', 'method': 'PHONE', 'outcome': 'REACHED'}",
                        books.estate().community(),
                        books.estate().house())
                .statusCode(422);
        assertThat(books.differences()).isEmpty();
    }

    private Answer promises(String status) {
        return api.get("/v1/promises?communityId=" + books.estate().community() + "&status=" + status)
                .statusCode(200);
    }

    private void owes(String dueOn) {
        books.bill(books.estate().house(), owner, 100_000, dueOn);
    }

    private void taken(String step, String method, String at) {
        act("'step': '%s', 'method': '%s', 'at': '%s', 'outcome': 'REACHED'".formatted(step, method, at))
                .statusCode(201);
    }

    private Answer act(String fields) {
        return api.post(
                "/v1/dunning-acts",
                "{'communityId': '%s', 'houseId': '%s', %s}",
                books.estate().community(),
                books.estate().house(),
                fields);
    }
}
