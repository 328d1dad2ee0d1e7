package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From 10,000 yuan on a refund needs leave, in one sum or in several. The clock stands at 2026-04-15. */
@QuarkusTest
class RefundApprovalTest {

    private Books books;
    private UUID house;
    private UUID payer;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        house = books.estate().house();
        payer = prepaid(house);
    }

    @AfterEach
    void agree() {
        assertThat(books.differences()).isEmpty();
        TestClock.reset();
    }

    @ParameterizedTest
    @CsvSource({"400000, 600000", "600000, 400000", "999998, 2", "2, 999998"})
    @Rule("ROL-02")
    void a_sum_that_is_split_needs_the_leave_that_the_whole_needs(long first, long second) {
        refund(house, payer, first).statusCode(201).body("approvalId", nullValue());
        isRefused(second);
        books.approved("REFUND", "owner", payer, second - 1);
        books.approved("REFUND", "house", house, second);
        isRefused(second);
        books.approved("REFUND", "owner", payer, second);

        refund(house, payer, second).statusCode(201).body("approvalId", notNullValue());
    }

    @Test
    void what_stays_below_together_needs_none() {
        refund(house, payer, 400_000).statusCode(201);
        refund(house, payer, 599_999).statusCode(201).body("approvalId", nullValue());

        isRefused(1);
    }

    @Test
    void what_went_back_with_leave_does_not_count_along() {
        books.approved("REFUND", "owner", payer, 1_000_000);
        refund(house, payer, 1_000_000).statusCode(201).body("approvalId", notNullValue());

        refund(house, payer, 999_999).statusCode(201).body("approvalId", nullValue());
        isRefused(1);
    }

    @Test
    void what_went_to_another_payer_or_for_another_house_does_not_count_along() {
        var other = prepaid(house);
        var elsewhere = books.estate().anotherHouse();
        books.pay(elsewhere, 3_000_000, "2026-04-01T10:00", "'payerId': '%s'".formatted(payer))
                .statusCode(201);
        refund(house, payer, 999_999).statusCode(201);

        refund(house, other, 999_999).statusCode(201);
        refund(elsewhere, payer, 999_999).statusCode(201);
        isRefused(1);
    }

    /** It is taken back in the books; whether the money went all the same, only a statement tells. */
    @Test
    void what_was_taken_back_counts_along() {
        var mistaken = refund(house, payer, 600_000).statusCode(201).extract().<String>path("id");
        books.estate()
                .api()
                .post("/v1/refunds/" + mistaken + "/reverse", "{'reason': '录错'}")
                .statusCode(200);

        isRefused(400_000);
        refund(house, payer, 399_999).statusCode(201).body("approvalId", nullValue());
    }

    /** By the day in Shanghai. */
    @Test
    void what_went_back_thirty_days_ago_does_not_count_along() {
        refund(house, payer, 999_999).statusCode(201);
        TestClock.set("2026-05-14T23:59");
        isRefused(1);

        TestClock.set("2026-05-15T00:00");
        refund(house, payer, 999_999).statusCode(201);
        isRefused(1);
    }

    @Test
    @Rule("ROL-02")
    void of_two_halves_at_once_one_waits_for_leave() throws Exception {
        Callable<Integer> call = () -> refund(house, payer, 500_000).extract().statusCode();
        var answers = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var answer : pool.invokeAll(List.of(call, call))) answers.add(answer.get());
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 409);
        books.account().body("prepaidFen", equalTo(2_500_000));
    }

    @Test
    void by_whose_leave_it_went_back_is_the_offices() {
        books.approved("REFUND", "owner", payer, 1_000_000);
        var refund = refund(house, payer, 1_000_000)
                .body("approvalId", notNullValue())
                .extract()
                .<String>path("id");

        books.estate()
                .signedIn(payer)
                .get("/v1/refunds/" + refund)
                .statusCode(200)
                .body("approvalId", nullValue());
    }

    private void isRefused(long fen) {
        refund(house, payer, fen)
                .statusCode(409)
                .body("type", equalTo("/problems/approval-needed"))
                .body("kind", equalTo("REFUND"))
                .body("subject.id", equalTo(payer.toString()))
                .body("amountFen", equalTo((int) fen));
    }

    /** Who lives in a house and has prepaid 30,000 yuan for it. */
    private UUID prepaid(UUID house) {
        var owner = books.estate().ownerOf(house);
        books.pay(house, 3_000_000, "2026-04-01T10:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);
        return owner;
    }

    private Answer refund(UUID house, UUID payer, long fen) {
        return books.estate()
                .api()
                .post(
                        "/v1/refunds",
                        "{'communityId': '%s', 'houseId': '%s', 'payerId': '%s', 'amountFen': %d, 'method': 'BANK', 'reason': '退房'}",
                        books.estate().community(),
                        house,
                        payer,
                        fen);
    }
}
