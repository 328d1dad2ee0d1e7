package io.huiyin.billing.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
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

/** Money that is held and given back. The clock stands at Wednesday 2026-04-15 at noon. */
@QuarkusTest
class DepositResourceTest {

    private static final String ITEMS =
            "[{'description': '外墙修复', 'amountFen': 30000}, {'description': '垃圾清运', 'amountFen': 20000}]";

    private Books books;
    private Api api;
    private UUID item;

    @BeforeEach
    void open() {
        TestClock.set("2026-04-15T12:00");
        books = Books.open();
        api = books.estate().api();
        item = api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'ZXYJ', 'name': '装修押金', 'class': 'DEPOSIT', 'cycle': 'YEAR', 'dueDays': 10,"
                        + " 'pricing': {'method': 'ONE_OFF', 'unitPrice': '2000'}, 'effectiveFrom': '2025-01-01'}",
                books.estate().community());
    }

    @AfterEach
    void agree() {
        assertThat(books.differences()).isEmpty();
        TestClock.reset();
    }

    @Test
    @Rule("SVC-08")
    void a_deposit_is_received_deducted_and_refunded_and_the_ledger_says_what_is_held() {
        var deposit = received(200_000);
        read(deposit)
                .body("status", equalTo("HELD"))
                .body("receiptNumber", equalTo("SJ-00000001"))
                .body("paidOn", equalTo("2026-04-10"))
                .body("balanceFen", equalTo(200_000))
                .body("movements", empty());
        books.account().body("depositFen", equalTo(200_000)).body("prepaidFen", equalTo(0));

        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 50_000);
        deduct(deposit, ITEMS)
                .statusCode(200)
                .body("status", equalTo("PARTLY_DEDUCTED"))
                .body("deductedFen", equalTo(50_000))
                .body("balanceFen", equalTo(150_000))
                .body("movements[0].items.amountFen", contains(30_000, 20_000))
                .body("movements[0].excessFen", equalTo(0))
                .body("movements[0].billId", nullValue());
        refund(deposit, "'method': 'BANK', 'externalId': 'T-1'")
                .statusCode(200)
                .body("status", equalTo("SETTLED"))
                .body("refundedFen", equalTo(150_000))
                .body("balanceFen", equalTo(0))
                .body("movements.kind", contains("REFUND", "DEDUCTION"));

        books.account().body("depositFen", equalTo(0)).body("receivableFen", equalTo(0));
        api.get("/v1/accounts/" + books.estate().house() + "/entries")
                .body("items.debit", contains("DEPOSIT", "DEPOSIT", "MONEY"))
                .body("items.credit", contains("MONEY", "INCOME", "DEPOSIT"))
                .body("items.amountFen", contains(150_000, 50_000, 200_000))
                .body("items.aboutId", contains(deposit.toString(), deposit.toString(), deposit.toString()));
    }

    @Test
    @Rule("SVC-08")
    void what_goes_beyond_the_balance_is_owed_and_the_deposit_never_falls_below_zero() {
        var deposit = received(40_000);
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 50_000);

        var bill = deduct(deposit, ITEMS)
                .statusCode(200)
                .body("status", equalTo("SETTLED"))
                .body("balanceFen", equalTo(0))
                .body("movements[0].amountFen", equalTo(40_000))
                .body("movements[0].excessFen", equalTo(10_000))
                .extract()
                .<String>path("movements[0].billId");

        books.shown(UUID.fromString(bill))
                .body("status", equalTo("OPEN"))
                .body("class", equalTo("DEPOSIT"))
                .body("feeItemId", equalTo(item.toString()))
                .body("assignmentId", nullValue())
                .body("outstandingFen", equalTo(10_000))
                .body("dueOn", equalTo("2026-04-25"))
                .body("lines.description", contains("垃圾清运"))
                .body("lines.amountFen", contains(10_000));
        books.account().body("depositFen", equalTo(0)).body("receivableFen", equalTo(10_000));
        refund(deposit, "'method': 'CASH'").statusCode(422).body("errors[0].code", equalTo("over-balance"));
    }

    @Test
    void nothing_is_deducted_without_an_approval_of_at_least_the_sum() {
        var deposit = received(200_000);
        deduct(deposit, ITEMS)
                .statusCode(409)
                .body("type", equalTo("/problems/approval-needed"))
                .body("amountFen", equalTo(50_000));
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 49_999);
        deduct(deposit, ITEMS).statusCode(409);
        books.approved("DEPOSIT_DEDUCTION", "deposit", received(1), 50_000);
        deduct(deposit, ITEMS).statusCode(409);

        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 50_000);
        deduct(deposit, ITEMS).statusCode(200);
        deduct(deposit, ITEMS).statusCode(409);
        read(deposit).body("balanceFen", equalTo(150_000));
    }

    @Test
    void two_deductions_at_once_never_take_more_than_there_is() throws Exception {
        var deposit = received(60_000);
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 50_000);
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 50_000);
        Callable<Integer> call = () -> deduct(deposit, ITEMS).extract().statusCode();

        var statuses = new ArrayList<Integer>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var answer : pool.invokeAll(List.of(call, call))) statuses.add(answer.get());
        }

        assertThat(statuses).containsOnly(200);
        read(deposit)
                .body("balanceFen", equalTo(0))
                .body("deductedFen", equalTo(60_000))
                .body("movements.amountFen", contains(10_000, 50_000))
                .body("movements.excessFen", contains(40_000, 0));
        books.account().body("depositFen", equalTo(0)).body("receivableFen", equalTo(40_000));
    }

    @Test
    void a_notification_that_comes_again_changes_nothing_and_another_of_its_number_is_refused() {
        var first = receive("'amountFen': 100, 'externalId': 'wx-1'").statusCode(201);
        var id = first.extract().<String>path("id");
        receive("'amountFen': 100, 'externalId': 'wx-1', 'note': '重发'")
                .statusCode(200)
                .body("id", equalTo(id));
        receive("'amountFen': 101, 'externalId': 'wx-1'")
                .statusCode(409)
                .body("type", equalTo("/problems/payment-known-otherwise"))
                .body("depositId", equalTo(id))
                .body("errors[0].pointer", equalTo("/externalId"));
        // The same money is not a payment as well.
        api.post(
                        "/v1/payments",
                        "{'communityId': '%s', 'houseId': '%s', 'amountFen': 100, 'method': 'WECHAT', 'externalId': 'wx-1',"
                                + " 'paidAt': '2026-04-10T03:00:00Z'}",
                        books.estate().community(),
                        books.estate().house())
                .statusCode(409)
                .body("depositId", equalTo(id));
        books.pay(books.estate().house(), 1, "2026-04-15T10:00", "").body("receiptNumber", equalTo("SJ-00000002"));
    }

    @Test
    void a_deposit_pays_no_bill_and_whoever_stands_for_the_house_sees_it() {
        var estate = books.estate();
        var owner = estate.owner("NEUTRAL");
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2020-01-01'}",
                estate.house());
        var deposit = received(5_000);
        var bill = books.bill(estate.house(), owner, 3_000, "2026-04-30");

        books.shown(bill).body("paidFen", equalTo(0));
        read(deposit).body("payerId", equalTo(owner.toString()));
        var own = of(owner);
        own.get("/v1/deposits").statusCode(200).body("items.id", contains(deposit.toString()));
        own.get("/v1/deposits/" + deposit)
                .statusCode(200)
                .body("balanceFen", equalTo(5_000))
                .body("note", nullValue());
        of(estate.owner("NEUTRAL")).get("/v1/deposits/" + deposit).statusCode(404);
    }

    @Test
    void an_owner_is_not_erased_while_a_deposit_is_held_and_then_nothing_written_of_them_stays() {
        var owner = books.estate().owner("NEUTRAL");
        var deposit = UUID.fromString(receive("'amountFen': 60000, 'note': '陈先生装修', 'payerId': '%s'".formatted(owner))
                .extract()
                .path("id"));
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 50_000);
        deduct(deposit, ITEMS).statusCode(200);
        api.get("/v1/owners/" + owner + "/export?reason=OWN_REQUEST")
                .statusCode(200)
                .body("deposits.note", contains("陈先生装修"))
                .body("deposits[0].movements.reason", contains("违章装修"));

        var erase = "/v1/owners/" + owner + "/erase";
        api.post(erase, "{'reason': 'OWN_REQUEST'}")
                .statusCode(409)
                .body("blockers.code", contains("DEPOSIT_HELD"))
                .body("blockers.id", contains(deposit.toString()));
        refund(deposit, "'method': 'CASH'").statusCode(200);
        api.post(erase, "{'reason': 'OWN_REQUEST'}").statusCode(200);

        read(deposit)
                .body("note", nullValue())
                .body("deductedFen", equalTo(50_000))
                .body("movements.reason", everyItem(not(containsString("装修"))));
        api.get("/v1/approvals?communityId=" + books.estate().community())
                .body("items.reason", everyItem(not(containsString("经核实"))));
    }

    @Test
    void lists_are_by_house_and_status_and_hold_no_movements() {
        var held = received(100);
        var settled = received(200);
        refund(settled, "'method': 'CASH'").statusCode(200);
        var list = "/v1/deposits?communityId=" + books.estate().community();

        api.get(list)
                .body("items.id", contains(settled.toString(), held.toString()))
                .body("items[0].movements", nullValue());
        api.get(list + "&status=HELD").body("items.id", contains(held.toString()));
        api.get(list + "&houseId=" + books.estate().anotherHouse()).body("items", empty());
        var page =
                api.get(list + "&limit=1").body("items", hasSize(1)).extract().<String>path("nextCursor");
        api.get(list + "&limit=1&cursor=" + page).body("items.id", contains(held.toString()));
    }

    @Test
    void a_refund_is_bounded_by_the_balance_by_its_number_and_by_the_version() {
        var deposit = received(1_000);
        refund(deposit, "'amountFen': 1001, 'method': 'CASH'")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/amountFen"));
        refund(deposit, "'amountFen': 400, 'method': 'BANK', 'externalId': 'T-1'")
                .statusCode(200)
                .body("status", equalTo("PARTLY_REFUNDED"))
                .body("balanceFen", equalTo(600));
        refund(deposit, "'amountFen': 400, 'method': 'BANK', 'externalId': 'T-1'")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/externalId"));
        api.request()
                .header("If-Match", "\"1\"")
                .body("{\"method\": \"CASH\", \"reason\": \"验收合格\"}")
                .post("/v1/deposits/" + deposit + "/refund")
                .then()
                .statusCode(412);
        read(deposit).body("balanceFen", equalTo(600));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'amountFen': 0                    | 400 | /amountFen
            'amountFen': 10.5                 | 400 | /amountFen
            'method': 'BITCOIN'               | 400 | /method
            'paidAt': '2026-04-15T04:00:01Z'  | 422 | /paidAt
            'houseId': '01960000-0000-7000-8000-000000000001'   | 422 | /houseId
            'payerId': '01960000-0000-7000-8000-000000000001'   | 422 | /payerId
            'feeItemId': '01960000-0000-7000-8000-000000000001' | 422 | /feeItemId
            """)
    void what_cannot_be_a_deposit_names_the_field(String field, int status, String pointer) {
        receive(field).statusCode(status).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void an_item_of_another_class_and_one_of_another_community_are_no_deposits() {
        var parking = api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': 'TC', 'name': '停车费', 'class': 'PARKING', 'cycle': 'MONTH', 'dueDays': 10,"
                        + " 'pricing': {'method': 'FIXED', 'unitPrice': '150'}, 'effectiveFrom': '2025-01-01'}",
                books.estate().community());
        receive("'amountFen': 1, 'feeItemId': '%s'".formatted(parking))
                .statusCode(422)
                .body("errors[0].code", equalTo("no-deposit"));
        receive("'amountFen': 1, 'houseId': '%s'"
                        .formatted(Books.open().estate().house()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/houseId"));
        Api.scoped(List.of("payments:read"), api.community())
                .get("/v1/deposits/" + received(1))
                .statusCode(404);
    }

    @Test
    void nobody_is_billed_for_what_is_beyond_who_was_erased() {
        var payer = books.estate().owner("NEUTRAL");
        var deposit = UUID.fromString(receive("'amountFen': 100, 'payerId': '" + payer + "'")
                .statusCode(201)
                .extract()
                .path("id"));
        refund(deposit, "'method': 'CASH'").statusCode(200);
        api.post("/v1/owners/" + payer + "/erase", "{'reason': 'OWN_REQUEST'}").statusCode(200);
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 100_000);

        deduct(deposit, ITEMS).statusCode(409).body("errors[0].code", equalTo("payer-erased"));
    }

    @Test
    void no_more_goes_beyond_than_a_bill_may_come_to() {
        var deposit = received(1_000);
        var items = "[{'description': '清运', 'amountFen': %d}]";
        books.approved("DEPOSIT_DEDUCTION", "deposit", deposit, 9_000_000_000_000L);

        deduct(deposit, items.formatted(1_000_000_001_001L))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/items"))
                .body("errors[0].code", equalTo("too-much"));
        deduct(deposit, items.formatted(1_000_000_001_000L)).statusCode(200);
    }

    @Test
    void what_is_deducted_names_what_it_is_for() {
        var deposit = received(1_000);
        deduct(deposit, "[]").statusCode(400).body("errors[0].pointer", equalTo("/items"));
        deduct(deposit, "[{'description': ' ', 'amountFen': 1}]")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/items/0/description"));
        deduct(deposit, "[{'description': '清运', 'amountFen': 1.5}]")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/items/0/amountFen"));
        deduct(UUID.randomUUID(), ITEMS).statusCode(404);
    }

    private Api of(UUID owner) {
        return Api.withKey(api.post("/v1/owner-sessions", "{'ownerId': '%s'}", owner)
                .statusCode(201)
                .extract()
                .path("accessToken"));
    }

    private UUID received(long fen) {
        return UUID.fromString(receive("'amountFen': " + fen + ", 'note': '装修'")
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private Answer receive(String fields) {
        var body = new StringBuilder("{" + fields);
        add(body, fields, "amountFen", "100");
        add(body, fields, "method", "'WECHAT'");
        add(body, fields, "paidAt", "'2026-04-10T03:00:00Z'");
        add(body, fields, "houseId", "'" + books.estate().house() + "'");
        add(body, fields, "feeItemId", "'" + item + "'");
        add(body, fields, "communityId", "'" + books.estate().community() + "'");
        return api.post("/v1/deposits", body + "}");
    }

    private static void add(StringBuilder body, String fields, String name, String value) {
        if (!fields.contains("'" + name + "'"))
            body.append(", '").append(name).append("': ").append(value);
    }

    private Answer read(UUID deposit) {
        return api.get("/v1/deposits/" + deposit).statusCode(200);
    }

    private Answer deduct(UUID deposit, String items) {
        return api.post("/v1/deposits/" + deposit + "/deduct", "{'items': " + items + ", 'reason': '违章装修'}");
    }

    private Answer refund(UUID deposit, String fields) {
        return api.post("/v1/deposits/" + deposit + "/refund", "{" + fields + ", 'reason': '验收合格'}");
    }
}
