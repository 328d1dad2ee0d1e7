package io.huiyin.reports.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.billing.Books;
import io.huiyin.reports.Statements;
import io.huiyin.testing.Answer;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements as banks and channels write them, without anybody's hand in between. */
@QuarkusTest
class ChannelStatementTest {

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

    /** Its kind stands in the state, a refund in columns of its own, and a second table of sums behind. */
    @Test
    void wechats_bill_of_transactions() {
        paid("4200001111111111111111111111", 10_000, "WECHAT");
        paid("4200002222222222222222222222", 20_000, "WECHAT");
        refunded("50000000111111111111111111111", 500, "WECHAT");

        var made = reconciled("WECHAT", """
                交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注
                `2025-06-06 09:00:00,`wx0,`1900000000,`0,`,`4200001111111111111111111111,`A1,`o1,`JSAPI,`SUCCESS,`OTHERS,`CNY,`100.00,`0.00,`0,`0,`0.00,`0.00,`,`,`物业费,`,`0.60000,`0.60%,`100.00,`0.00,`
                `2025-06-06 09:10:00,`wx0,`1900000000,`0,`,`4200002222222222222222222222,`A2,`o2,`NATIVE,`SUCCESS,`OTHERS,`CNY,`200.00,`0.00,`0,`0,`0.00,`0.00,`,`,`物业费,`,`1.20000,`0.60%,`200.00,`0.00,`
                `2025-06-06 10:00:00,`wx0,`1900000000,`0,`,`4200001111111111111111111111,`A1,`o1,`JSAPI,`REFUND,`OTHERS,`CNY,`0.00,`0.00,`50000000111111111111111111111,`R1,`5.00,`0.00,`ORIGINAL,`SUCCESS,`物业费,`,`-0.03000,`0.60%,`0.00,`5.00,`
                总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额
                `3,`300.00,`5.00,`0.00,`1.77000,`300.00,`5.00
                """.getBytes(StandardCharsets.UTF_8));

        made.body("rows", equalTo(3)).body("problems", hasSize(0)).body("matched", equalTo(3));
        items(made)
                .body("items.kind", contains("PAYMENT", "PAYMENT", "REFUND"))
                .body("items.statementFen", contains(10_000, 20_000, 500))
                .body(
                        "items.externalId",
                        contains(
                                "4200001111111111111111111111",
                                "4200002222222222222222222222",
                                "50000000111111111111111111111"));
    }

    /** Comments around the table, a column for each direction, tabs behind the numbers. */
    @Test
    void alipays_bill_of_an_account() {
        paid("2025060622001400000000000001", 10_000, "ALIPAY");
        refunded("2025060622001400000000000002", 500, "ALIPAY");

        var made = reconciled("ALIPAY", """
                #支付宝账务明细查询
                #账号：[20880000000000000156]
                #-----------------------------------------账务明细列表----------------------------------------
                账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注
                1001\t,2025060622001400000000000001\t,A1\t,物业费,2025-06-06 09:00:00,o1,100.00,,100.00,支付宝,在线支付,
                1002\t,2025060622001400000000000002\t,A1\t,物业费,2025-06-06 10:00:00,o1,,-5.00,95.00,支付宝,交易退款,
                1003\t,2025060622001400000000000003\t,A1\t,服务费,2025-06-06 11:00:00,o1,0.00,-0.60,94.40,支付宝,收费,
                #-----------------------------------------账务明细列表结束------------------------------------
                #支出合计：2笔，共-5.60元
                """.getBytes(GB18030));

        made.body("rows", equalTo(3)).body("problems", hasSize(0)).body("matched", equalTo(2));
        items(made)
                .body("items.state", contains("MATCHED", "MATCHED", "NOT_IN_BOOKS"))
                .body("items.kind", contains("PAYMENT", "REFUND", "REFUND"))
                .body("items.statementFen", contains(10_000, 500, 60));
    }

    /** Between tabs, with what left the account in one column and what came in another. */
    @Test
    void a_banks_list_of_an_account() {
        paid("B1", 123_456, "BANK");

        var made = reconciled("BANK", """
                账号：6222，户名：物业服务，币种：人民币
                交易日期\t摘要\t借方发生额\t贷方发生额\t余额\t流水号
                20250606\t转账\t\t1,234.56\t1,234.56\tB1
                20250606\t代发工资\t1,000.00\t0.00\t234.56\tB2
                20250606\t\t0.00\t0.00\t234.56\tB3
                本页合计\t\t1,000.00\t1,234.56\t\t
                """.getBytes(GB18030));

        made.body("rows", equalTo(3))
                .body("matched", equalTo(1))
                .body("problems.row", contains(5))
                .body("problems.column", contains("贷方发生额"))
                .body("problems.code", contains("invalid-amount"));
        items(made)
                .body("items.state", contains("MATCHED", "NOT_IN_BOOKS"))
                .body("items.kind", contains("PAYMENT", "REFUND"));
    }

    /** What a bank calls a business says nothing of its direction, and what a channel calls a state only of a refund. */
    @Test
    void the_column_of_a_direction_counts_whatever_the_business_is_called() {
        paid("B1", 50_000, "BANK");
        var made = reconciled("BANK", """
                交易日期,流水号,交易类型,交易状态,借方发生额,贷方发生额
                2025-06-06,B1,转账,成功,,500.00
                2025-06-06,B2,转账,成功,300.00,
                2025-06-06,B3,退款,交易成功,,200.00
                """.getBytes(StandardCharsets.UTF_8));

        made.body("problems", hasSize(0)).body("matched", equalTo(1));
        items(made).body("items.kind", contains("PAYMENT", "REFUND", "PAYMENT"));
    }

    @Test
    void no_row_is_of_a_day_to_come_or_of_long_ago() {
        var made = reconciled("POS", """
                参考号;金额;交易时间
                P1;1.00;2125-06-06
                P2;1.00;2025-06-07
                P3;1.00;1925-06-06
                P4;1.00;2025-06-06
                """.getBytes(StandardCharsets.UTF_8));

        made.body("problems.row", contains(2, 3, 4))
                .body("problems.code", contains("date-in-future", "date-in-future", "date-out-of-range"))
                .body("from", equalTo("2025-06-06"))
                .body("to", equalTo("2025-06-06"));
    }

    @Test
    void what_a_statement_lacks_is_named_once() {
        statements
                .post("POS", "参考号,余额,交易时间\nP1,1.00,2025-06-06\n".getBytes(StandardCharsets.UTF_8))
                .statusCode(422)
                .body("errors[0].code", equalTo("missing-headers"))
                .body("errors[0].message", equalTo("The header row lacks: 金额."));
    }

    private void paid(String externalId, long fen, String method) {
        statements.paid(method, externalId, fen, "2025-06-06T09:00");
    }

    private void refunded(String externalId, long fen, String method) {
        books.estate()
                .api()
                .create(
                        "/v1/refunds",
                        "{'communityId': '%s', 'houseId': '%s', 'amountFen': %d, 'method': '%s', 'externalId': '%s', 'reason': '多缴'}",
                        books.estate().community(),
                        books.estate().house(),
                        fen,
                        method,
                        externalId);
    }

    private Answer reconciled(String method, byte[] statement) {
        return statements.post(method, statement).statusCode(201);
    }

    private Answer items(Answer made) {
        return statements.items(made, "");
    }
}
