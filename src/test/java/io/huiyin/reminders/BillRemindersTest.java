package io.huiyin.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bills that are published on Wednesday 2026-04-15 at noon, and what is told of them. Late fees are 0.0005 a day. */
@QuarkusTest
class BillRemindersTest {

    @Inject
    TestRuns runs;

    @Inject
    StatementCounter counter;

    private Books books;
    private SmallEstate estate;
    private Api api;
    private UUID owner;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        estate = books.estate();
        api = estate.api();
        owner = estate.owner("NEUTRAL");
        relate(owner, estate.house(), "OWNER");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule({"FEE-04", "FEE-05"})
    void each_payer_gets_one_message_for_a_period_that_says_of_each_bill_what_it_is_and_comes_to() {
        var first = books.bill(estate.house(), owner, 25_508, "2026-04-20");
        books.bill(estate.anotherHouse(), owner, 15_000, "2026-04-25");
        books.bill(estate.house(), owner, 100, "2026-05-20");
        books.pay(estate.house(), 5_008, "2026-04-15T12:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);

        assertThat(run(BillIssued.CODE, "2026-04-15")).isEqualTo(3);
        assertThat(run(BillIssued.CODE, "2026-04-15")).isZero();
        assertThat(run(BillIssued.CODE, "2026-04-16")).isZero();

        var number = books.shown(first).extract().<String>path("number");
        var house = api.get("/v1/houses/" + estate.house()).extract().<String>path("code");
        messages(owner)
                .body("items.template", everyItem(equalTo("BILL_ISSUED")))
                .body("items.subject", containsInAnyOrder("2026-04 账单：应付 355.00 元", "2026-05 账单：应付 1.00 元"))
                .body(
                        "items.find { it.subject.startsWith('2026-04') }.body",
                        allOf(
                                containsString("您 2026-04 的账单共 2 笔，合计 405.08 元，已付 50.08 元，应付 355.00 元"),
                                containsString(house + " 物业费 2026-04-20 至 2026-04-20（" + number
                                        + "）：255.08 元，已付 50.08 元，应付 205.00 元，请于 2026-04-20 前（含当日）缴纳"),
                                containsString("150.00 元")));
        reminders(BillIssued.CODE)
                .body("items.subject.type", everyItem(equalTo("fee_bill")))
                .body("items.occurrence", containsInAnyOrder("2026-04", "2026-04", "2026-05"));
        api.get("/v1/reminder-rules/BILL_ISSUED?communityId=" + estate.community())
                .body("channels", contains("E_MAIL", "SMS", "FAX"))
                .body("active", equalTo(true));
    }

    @Test
    void a_bill_of_the_house_goes_to_who_stands_for_it_and_nobody_reads_of_anothers() {
        var tenant = estate.owner("NEUTRAL");
        relate(tenant, estate.house(), "TENANT");
        books.bill(estate.house(), null, 11_100, "2026-04-20");
        books.bill(estate.house(), tenant, 22_200, "2026-04-20");
        books.bill(estate.anotherHouse(), null, 33_300, "2026-04-20");

        assertThat(run(BillIssued.CODE, "2026-04-15")).isEqualTo(2);

        messages(owner)
                .body("items", hasSize(1))
                .body("items[0].body", allOf(containsString("111.00"), not(containsString("222.00"))));
        messages(tenant)
                .body("items", hasSize(1))
                .body("items[0].body", allOf(containsString("222.00"), not(containsString("111.00"))));
    }

    @Test
    void what_was_missed_is_told_late_once_and_what_is_void_never() {
        var wrong = books.bill(estate.house(), owner, 100, "2026-04-20");
        books.bill(estate.house(), owner, 200, "2026-04-20");
        api.post("/v1/fee-bills/" + wrong + "/void", "{'reason': '错账'}").statusCode(200);
        TestClock.set("2026-04-22T09:00");

        assertThat(run(BillIssued.CODE, "2026-04-14")).isZero();
        assertThat(run(BillIssued.CODE, "2026-04-22")).isEqualTo(1);
        assertThat(run(BillIssued.CODE, "2026-04-22")).isZero();
        books.bill(estate.house(), owner, 300, "2026-04-20");
        assertThat(run(BillIssued.CODE, "2026-04-30")).isZero();
    }

    @Test
    void the_number_of_statements_does_not_grow_with_the_bills() {
        books.bill(estate.house(), owner, 100, "2026-04-20");
        counter.restart();
        run(BillIssued.CODE, "2026-04-15");
        int ofOne = counter.statements().size();
        for (int i = 0; i < 5; i++) {
            var another = estate.owner("NEUTRAL");
            books.bill(estate.house(), another, 100 + i, "2026-04-20");
            books.bill(estate.house(), another, 200 + i, "2026-05-20");
        }

        counter.restart();
        assertThat(run(BillIssued.CODE, "2026-04-15")).isEqualTo(10);
        assertThat(counter.statements()).hasSizeLessThanOrEqualTo(ofOne);
    }

    @Test
    void a_preview_shows_the_message_and_sends_nothing() {
        books.bill(estate.house(), owner, 25_508, "2026-04-20");

        api.get("/v1/reminder-rules/BILL_ISSUED/preview?on=2026-04-15&communityId=" + estate.community())
                .statusCode(200)
                .body("items.subject", contains("2026-04 账单：应付 255.08 元"))
                .body("items[0].reminders", hasSize(1));
        messages(owner).body("items", empty());
    }

    @Test
    void parts_of_few_recipients_leave_nobody_out_and_take_nobody_twice() {
        var expected = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var payer = estate.owner("NEUTRAL");
            books.bill(estate.house(), payer, 100, "2026-04-20");
            var standing = estate.owner("NEUTRAL");
            var house = estate.anotherHouse();
            relate(standing, house, "OWNER");
            books.bill(house, null, 100, "2026-04-20");
            expected.addAll(List.of(payer.toString(), standing.toString()));
        }
        var path = "/v1/reminder-rules/BILL_ISSUED/preview?on=2026-04-15&communityId=" + estate.community();

        for (int limit : new int[] {1, 2, 4, 6}) {
            var told = new ArrayList<String>();
            String cursor = null;
            do {
                var page = api.get(path + "&limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor))
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                told.addAll(page.getList("items.recipient.id"));
                cursor = page.getString("nextCursor");
            } while (cursor != null);
            assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    @Rule("FEE-03")
    void overdue_bills_are_reminded_of_by_the_quarter_and_each_once_for_each_step() {
        api.get("/v1/reminder-rules/BILL_OVERDUE?communityId=" + estate.community())
                .body("cron", equalTo("0 9 1 1,4,7,10 *"))
                .body("nextRunAt", equalTo("2026-07-01T01:00:00Z"));
        var late = books.bill(estate.house(), owner, 100_000, "2026-06-01");
        books.bill(estate.house(), owner, 5_000, "2026-07-10");
        var disputed = books.bill(estate.house(), owner, 7_000, "2026-06-01");
        TestClock.set("2026-07-01T09:00");
        api.post("/v1/fee-bills/" + disputed + "/dispute", "{'reason': '面积有误'}").statusCode(200);

        assertThat(run(BillOverdue.CODE, "2026-07-01")).isEqualTo(1);
        assertThat(run(BillOverdue.CODE, "2026-07-01")).isZero();

        reminders(BillOverdue.CODE)
                .body("items.subject.id", contains(late.toString()))
                .body("items.occurrence", contains("D30"))
                .body("items.dueOn", contains("2026-06-01"));
        messages(owner)
                .body("items[0].subject", equalTo("欠费提醒：1015.00 元"))
                .body("items[0].body", allOf(containsString("含违约金 15.00 元"), containsString("应于 2026-06-01 前（含当日）缴纳")));

        TestClock.set("2026-10-01T09:00");
        assertThat(run(BillOverdue.CODE, "2026-10-01")).isEqualTo(2);
        books.pay(estate.house(), 1_000_000, "2026-10-01T08:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);
        TestClock.set("2027-01-01T09:00");
        assertThat(run(BillOverdue.CODE, "2027-01-01")).isZero();
    }

    @Test
    void the_ladder_has_a_step_in_each_quarter() {
        var due = LocalDate.parse("2026-03-31");

        assertThat(BillOverdue.step(due, due.plusDays(1))).isEqualTo(1);
        assertThat(BillOverdue.step(due, due.plusDays(29))).isEqualTo(1);
        assertThat(BillOverdue.step(due, due.plusDays(60))).isEqualTo(60);
        assertThat(BillOverdue.step(due, due.plusDays(90))).isEqualTo(90);
        assertThat(BillOverdue.step(due, due.plusDays(400))).isEqualTo(360);
    }

    @Test
    @Rule("FEE-10")
    void a_low_prepaid_balance_is_warned_of_once_until_it_was_topped_up_and_is_low_again() {
        var water = api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'SF', 'name': '水费', 'class': 'PASS_THROUGH', 'kind': 'WATER', 'cycle': 'MONTH',"
                        + " 'dueDays': 0, 'pricing': {'method': 'METERED', 'unitPrice': '4.09'}, 'effectiveFrom': '2025-01-01'}",
                estate.community());
        reading(water, "2026-04-15T08:00", 900);
        assertThat(run(PrepaidLow.CODE, "2026-04-15")).isZero();
        api.put("/v1/top-up-settings/" + water, "\"0\"", "{'lowBelowFen': 1000}")
                .statusCode(200);

        assertThat(run(PrepaidLow.CODE, "2026-04-15")).isEqualTo(1);
        reading(water, "2026-04-15T10:00", 700);
        TestClock.set("2026-04-16T09:00");
        assertThat(run(PrepaidLow.CODE, "2026-04-16")).isZero();
        messages(owner).body("items", hasSize(1)).body("items[0].subject", containsString("水费余额仅剩 9.00 元"));

        TestClock.set("2026-04-20T09:00");
        topUp(water, "2026-04-20T08:00", 5_000);
        assertThat(run(PrepaidLow.CODE, "2026-04-20")).isZero();
        TestClock.set("2026-05-10T09:00");
        reading(water, "2026-05-10T08:00", 300);
        assertThat(run(PrepaidLow.CODE, "2026-05-10")).isEqualTo(1);
    }

    @Test
    @Rule("FEE-11")
    void whoever_stands_for_a_house_is_told_before_its_paid_days_are_over() {
        goesOn("2026-01-01", "");
        books.bill(estate.house(), owner, 1_000, "2026-05-01", null);
        TestClock.set("2026-04-16T09:00");
        assertThat(run(FeeExpiry.CODE, "2026-04-16")).isZero();
        books.pay(estate.house(), 1_000, "2026-04-16T08:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);

        assertThat(run(FeeExpiry.CODE, "2026-04-15")).isZero();
        assertThat(run(FeeExpiry.CODE, "2026-04-16")).isEqualTo(1);
        assertThat(run(FeeExpiry.CODE, "2026-04-17")).isZero();
        messages(owner).body("items[0].subject", containsString("物业费已缴至 2026-05-01"));
        reminders(FeeExpiry.CODE)
                .body("items.occurrence", contains("2026-05-01/" + books.item()))
                .body("items.subject.id", contains(estate.house().toString()));
    }

    /** The parking space was given back, the service is no longer offered: there is nothing to renew. */
    @ParameterizedTest
    @CsvSource({"2026-05-01,, 0", "2026-05-02,, 1", ", 2026-05-02, 0", ", 2026-05-03, 1"})
    @Rule("FEE-11")
    void nobody_is_told_to_renew_what_has_ended(String last, String retiredOn, int told) {
        goesOn("2026-01-01", last == null ? "" : ", 'to': '" + last + "'");
        books.bill(estate.house(), owner, 1_000, "2026-05-01", null);
        if (retiredOn != null) {
            api.put("/v1/fee-items/" + books.item(), "\"1\"", "{'name': '物业费', 'retiredOn': '%s'}".formatted(retiredOn))
                    .statusCode(200);
        }
        TestClock.set("2026-04-16T09:00");
        books.pay(estate.house(), 1_000, "2026-04-16T08:00", "'payerId': '%s'".formatted(owner))
                .statusCode(201);

        assertThat(run(FeeExpiry.CODE, "2026-04-16")).isEqualTo(told);
    }

    /** The assignment of the fee itself, beside those of its bills. */
    private void goesOn(String from, String more) {
        api.create(
                "/v1/fee-assignments",
                "{'feeItemId': '%s', 'houseId': '%s', 'from': '%s'" + more + "}",
                books.item(),
                estate.house(),
                from);
    }

    private int run(String code, String on) {
        return runs.run(estate.community(), code, on);
    }

    private void relate(UUID person, UUID house, String relation) {
        api.create(
                "/v1/owners/" + person + "/houses",
                "{'houseId': '%s', 'relation': '%s', 'from': '2020-01-01'}",
                house,
                relation);
    }

    private void reading(UUID item, String at, long fen) {
        api.post(
                        "/v1/top-up-balances/readings",
                        "{'houseId': '%s', 'feeItemId': '%s', 'readAt': '%s', 'balanceFen': %d}",
                        estate.house(),
                        item,
                        TestClock.at(at),
                        fen)
                .statusCode(200);
    }

    private void topUp(UUID item, String at, long fen) {
        api.post(
                        "/v1/top-ups",
                        "{'communityId': '%s', 'houseId': '%s', 'feeItemId': '%s', 'amountFen': %d, 'method': 'CASH', 'paidAt': '%s'}",
                        estate.community(),
                        estate.house(),
                        item,
                        fen,
                        TestClock.at(at))
                .statusCode(201);
    }

    private Answer reminders(String code) {
        return api.get("/v1/reminders?rule=" + code + "&communityId=" + estate.community())
                .statusCode(200);
    }

    private Answer messages(UUID recipient) {
        return api.get("/v1/notifications?recipientId=" + recipient + "&communityId=" + estate.community())
                .statusCode(200);
    }
}
