package io.huiyin.reports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.billing.Books;
import io.huiyin.reports.Statements;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReconciliationTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private Books books;
    private Statements statements;

    @BeforeEach
    void open() {
        TestClock.reset();
        books = Books.open();
        statements = new Statements(books);
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void each_row_and_each_payment_of_its_days_has_a_state() {
        paid("W1", 123_456, "2025-05-01T09:00");
        paid("W2", 2_000, "2025-05-02T09:00");
        var reversed = paid("W3", 300, "2025-05-03T09:00");
        books.estate().api().post("/v1/payments/" + reversed + "/reverse", "{'reason': '录错'}");
        var lacking = paid("W4", 400, "2025-05-31T23:59");
        var unnamed = paid(null, 500, "2025-05-01T00:00");
        paid("W5", 600, "2025-06-01T00:00");
        paid("W6", 700, "2025-04-30T23:59");
        var account = books.account().extract().asString();

        var made = reconciled("""
                微信支付账单明细列表,,,
                # 起始时间：[2025-05-01 00:00:00],,,
                交易单号,交易时间,收/支,金额(元)
                `W1,`2025-05-01 09:00:00,`收入,"`¥1,234.56"
                W2,2025-05-02 09:00:00,收入,20.01
                W3,2025-05-03 09:00:00,收入,3.00
                W9,2025-05-04 09:00:00,收入,9.99
                W1,2025-05-01 09:00:00,收入,1234.56
                R1,2025-05-31 10:00:00,退款,1.00
                """.getBytes(GB18030))
                .statusCode(201)
                .body("from", equalTo("2025-05-01"))
                .body("to", equalTo("2025-05-31"))
                .body("rows", equalTo(6))
                .body("matched", equalTo(1))
                .body("counts.NOT_IN_STATEMENT", equalTo(2))
                .body("counts.NOT_IN_BOOKS", equalTo(2))
                .body("problems", hasSize(0));

        var items = items(made, "");
        items.body(
                        "items.state",
                        contains(
                                "MATCHED",
                                "AMOUNT_DIFFERS",
                                "REVERSED_IN_BOOKS",
                                "NOT_IN_BOOKS",
                                "DUPLICATE_IN_STATEMENT",
                                "NOT_IN_BOOKS",
                                "NOT_IN_STATEMENT",
                                "NOT_IN_STATEMENT"))
                .body("items.row", contains(4, 5, 6, 7, 8, 9, null, null))
                .body("items[1].statementFen", equalTo(2_001))
                .body("items[1].booksFen", equalTo(2_000))
                .body("items[5].kind", equalTo("REFUND"))
                .body("items[6].paymentId", equalTo(unnamed))
                .body("items[7].paymentId", equalTo(lacking));
        items(made, "?state=AMOUNT_DIFFERS").body("items.externalId", contains("W2"));
        var first = items(made, "?limit=7").body("items", hasSize(7)).extract().<String>path("nextCursor");
        items(made, "?limit=7&cursor=" + first)
                .body("items.paymentId", contains(lacking))
                .body("nextCursor", nullValue());
        assertThat(books.account().extract().asString()).isEqualTo(account);
        assertThat(books.differences()).isEmpty();
    }

    /** A bank does not know what it was for. */
    @Test
    void deposits_top_ups_and_what_goes_back_are_on_the_statement_too() {
        var api = books.estate().api();
        var deposit = received("/v1/deposits", "DEPOSIT", "W1", 50_000);
        var topUp = received("/v1/top-ups", "PASS_THROUGH', 'kind': 'ELECTRICITY", "W2", 10_000);
        var lacking = received("/v1/deposits", "DEPOSIT", "W3", 700);
        var back = api.post(
                        "/v1/deposits/" + deposit + "/refund",
                        "{'amountFen': 20000, 'method': 'WECHAT', 'externalId': 'R1', 'reason': '验收合格'}")
                .statusCode(200);
        assertThat(back.extract().<Object>path("refundedFen")).isEqualTo(20_000);
        paid("W4", 900, "2025-06-06T09:00");
        var refund = api.post(
                        "/v1/refunds",
                        """
                        {'communityId': '%s', 'houseId': '%s', 'amountFen': 400, 'method': 'WECHAT', 'reason': '多缴'}""",
                        books.estate().community(),
                        books.estate().house())
                .statusCode(201)
                .extract()
                .<String>path("id");

        var made = reconciled("""
                交易单号,交易时间,收/支,金额(元)
                W1,2025-06-06,收入,500.00
                W2,2025-06-06,收入,100.01
                W4,2025-06-06,收入,9.00
                R1,2025-06-06,退款,200.00
                """.getBytes(StandardCharsets.UTF_8)).statusCode(201);

        items(made, "")
                .body(
                        "items.state",
                        contains(
                                "MATCHED",
                                "AMOUNT_DIFFERS",
                                "MATCHED",
                                "MATCHED",
                                "NOT_IN_STATEMENT",
                                "NOT_IN_STATEMENT"))
                .body("items.depositId", contains(deposit, null, null, null, lacking, null))
                .body("items.topUpId", contains(null, topUp, null, null, null, null))
                .body("items[1].booksFen", equalTo(10_000))
                .body("items[3].depositMovementId", notNullValue())
                .body("items[5].kind", equalTo("REFUND"))
                .body("items[5].refundId", equalTo(refund));
    }

    @Test
    void what_was_taken_back_counts_as_reversed_whatever_it_was() {
        var api = books.estate().api();
        var deposit = received("/v1/deposits", "DEPOSIT", "W1", 50_000);
        var moved = api.post(
                        "/v1/deposits/" + deposit + "/refund",
                        "{'amountFen': 20000, 'method': 'WECHAT', 'externalId': 'R1', 'reason': '验收合格'}")
                .statusCode(200)
                .extract()
                .<String>path("movements[0].id");
        paid("W4", 900, "2025-06-06T09:00");
        var refund = api.create(
                "/v1/refunds",
                "{'communityId': '%s', 'houseId': '%s', 'amountFen': 900, 'method': 'WECHAT', 'externalId': 'R2', 'reason': '退款'}",
                books.estate().community(),
                books.estate().house());
        for (var each :
                List.of("refunds/" + refund, "deposits/" + deposit + "/movements/" + moved, "deposits/" + deposit)) {
            api.post("/v1/" + each + "/reverse", "{'reason': '录错'}").statusCode(200);
        }

        var made = reconciled("""
                交易单号,交易时间,收/支,金额(元)
                W1,2025-06-06 09:00:00,收入,500.00
                R1,2025-06-06 09:00:00,退款,200.00
                W4,2025-06-06 09:00:00,收入,9.00
                """.getBytes(GB18030)).statusCode(201);

        items(made, "").body("items.state", contains("REVERSED_IN_BOOKS", "REVERSED_IN_BOOKS", "MATCHED"));
    }

    private String received(String address, String feeClass, String externalId, long fen) {
        var api = books.estate().api();
        var item = api.create("/v1/fee-items", """
                {'communityId': '%s', 'code': '%s', 'name': '费用', 'class': '%s', 'cycle': 'MONTH', 'dueDays': 30,
                 'pricing': {'method': 'ONE_OFF', 'unitPrice': '1.00'}, 'effectiveFrom': '2025-01-01'}""", books.estate().community(), externalId, feeClass);
        return api.create(
                        address,
                        """
                {'communityId': '%s', 'houseId': '%s', 'feeItemId': '%s', 'amountFen': %d, 'method': 'WECHAT',
                 'externalId': '%s', 'paidAt': '%s'}""",
                        books.estate().community(),
                        books.estate().house(),
                        item,
                        fen,
                        externalId,
                        TestClock.at("2025-06-06T09:00"))
                .toString();
    }

    @Test
    void faulty_rows_are_told_by_row_and_column_and_left_out() {
        var made = reconciled("""
                流水号,金额,日期,类型
                A1,1.005,2025-05-01,收入
                A2,"1,23.00",2025-05-01,收入
                ,2.00,2025-05-01,收入
                A4,2.00,2025-02-30,收入
                A5,2.00,2025-05-01,赠送
                A6,=1+1,2025-05-01,收入
                A7,-2.50,2025-05-01,
                """.getBytes(StandardCharsets.UTF_8))
                .statusCode(201)
                .body("rows", equalTo(7))
                .body("problemCount", equalTo(6))
                .body("problems.row", contains(2, 3, 4, 5, 6, 7))
                .body("problems.column", contains("金额", "金额", "流水号", "日期", "类型", "金额"))
                .body(
                        "problems.code",
                        contains(
                                "invalid-amount",
                                "invalid-amount",
                                "required",
                                "invalid-date",
                                "unknown-value",
                                "invalid-amount"));

        items(made, "").body("items.kind", contains("REFUND")).body("items.statementFen", contains(250));
    }

    @Test
    void a_workbook_is_a_statement_too() throws IOException {
        paid("B1", 1_990, "2025-05-05T09:00");
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "bank", "1.0")) {
            var sheet = workbook.newWorksheet("流水");
            sheet.value(0, 0, "交易流水号");
            sheet.value(0, 1, "交易日期");
            sheet.value(0, 2, "收入金额");
            sheet.value(1, 0, "B1");
            sheet.value(1, 1, LocalDateTime.parse("2025-05-05T09:00"));
            sheet.style(1, 1).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 2, 19.9);
        }

        reconciled(bytes.toByteArray())
                .statusCode(201)
                .body("problems", hasSize(0))
                .body("matched", equalTo(1));
    }

    /** Spreadsheet programs keep 15 digits of a number: whoever opens a statement in one has lost the rest. */
    @Test
    void a_number_that_a_spreadsheet_program_has_cut_is_told_and_never_looked_for() throws IOException {
        paid("4200002345678901", 1_990, "2025-05-05T09:00");
        paid("123456789012345", 30, "2025-05-05T09:00");
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "bank", "1.0")) {
            var sheet = workbook.newWorksheet("流水");
            sheet.value(0, 0, "交易流水号");
            sheet.value(0, 1, "交易日期");
            sheet.value(0, 2, "收入金额");
            for (int row = 1; row <= 3; row++) sheet.value(row, 1, "2025-05-05");
            sheet.value(1, 0, 4_200_002_345_678_901L);
            sheet.value(1, 2, 19.9);
            sheet.value(2, 0, 1.23456789012345e17);
            sheet.value(2, 2, 1);
            sheet.value(3, 0, 123_456_789_012_345L);
            sheet.value(3, 2, 0.1 + 0.2);
        }

        var made = reconciled(bytes.toByteArray())
                .statusCode(201)
                .body("rows", equalTo(3))
                .body("problems.row", contains(2, 3))
                .body("problems.column", contains("交易流水号", "交易流水号"))
                .body("problems.code", contains("number-lost-digits", "number-lost-digits"));

        items(made, "")
                .body("items.state", contains("MATCHED", "NOT_IN_STATEMENT"))
                .body("items.externalId", contains("123456789012345", "4200002345678901"))
                .body("items[0].statementFen", equalTo(30));
    }

    @ParameterizedTest
    @CsvSource({
        "'a,b\n1,2\n', 422, missing-headers",
        "'', 422, empty",
        "'%PDF-1.7', 415, not-a-table",
        "'流水号,金额,日期\n\"A,1,2\n', 422, damaged"
    })
    void what_is_no_statement_is_refused(String text, int status, String code) {
        reconciled(text.getBytes(StandardCharsets.UTF_8))
                .statusCode(status)
                .body("errors[0].code", equalTo(code))
                .body("errors[0].pointer", equalTo("file"));
    }

    @Test
    void cash_and_other_communities_have_no_statement_here() {
        var sound = "流水号,金额,日期\nA1,1.00,2025-05-01\n".getBytes(StandardCharsets.UTF_8);
        statements.post("CASH", sound).statusCode(422).body("errors[0].pointer", equalTo("method"));
        var made = statements.post("POS", sound).statusCode(201).extract().<String>path("id");
        var stranger = Api.scoped(
                List.of("reconciliations:read", "reconciliations:write"),
                Api.admin().community());

        stranger.form("file", "a.csv", sound)
                .post("/v1/reconciliations?method=POS&communityId="
                        + books.estate().community())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("communityId"));
        stranger.get("/v1/reconciliations/" + made).statusCode(404);
        stranger.get("/v1/reconciliations/" + made + "/items").statusCode(404);
        stranger.get("/v1/reconciliations").body("items", hasSize(0));
        var api = books.estate().api();
        api.get("/v1/reconciliations?communityId=" + books.estate().community()).body("items.id", contains(made));
        api.get("/v1/reconciliations/" + made)
                .statusCode(200)
                .header("ETag", equalTo("\"1-0\""))
                .body("counts.NOT_IN_BOOKS", equalTo(1));
    }

    private String paid(String externalId, long fen, String paidAt) {
        return statements.paid("WECHAT", externalId, fen, paidAt);
    }

    private Answer reconciled(byte[] statement) {
        return statements.post("WECHAT", statement);
    }

    private Answer items(Answer made, String query) {
        return statements.items(made, query);
    }
}
