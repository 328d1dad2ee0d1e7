package io.huiyin.reports;

import io.huiyin.kernel.Text;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The columns of the workbooks of bills, payments and arrears. Moments are by the wall clock of the community. */
final class RowColumns {

    static final Text BILLS = new Text("Bills", "账单");
    static final Text PAYMENTS = new Text("Payments", "缴费");
    static final Text ARREARS = new Text("Arrears", "欠费");

    private RowColumns() {}

    static List<Column<BillRow>> bills(Locale locale) {
        return List.of(
                Column.text("Bill", "账单号", 22, BillRow::number),
                Column.text("House", "房屋", 20, BillRow::houseCode),
                Column.text("Fee item", "收费项目", 20, BillRow::feeItem),
                Column.text(
                        "Class", "费用类别", 12, row -> Labels.of(row.feeClass()).in(locale)),
                Column.text("Period", "账期", 10, BillRow::period),
                Column.day("From", "起始日期", BillRow::from),
                Column.day("To", "截止日期", BillRow::to),
                Column.day("Due on", "应缴日期", BillRow::dueOn),
                Column.text("Status", "状态", 12, row -> Labels.of(row.status()).in(locale)),
                Column.yuan("Amount (yuan)", "应收（元）", BillRow::amountFen),
                Column.yuan("Paid (yuan)", "已缴（元）", BillRow::paidFen));
    }

    static List<Column<PaymentRow>> payments(ZoneId zone, Locale locale) {
        return List.of(
                Column.text("Receipt", "收据号", 16, PaymentRow::receiptNumber),
                Column.text("House", "房屋", 20, PaymentRow::houseCode),
                Column.yuan("Amount (yuan)", "金额（元）", PaymentRow::amountFen),
                Column.text("Method", "支付方式", 12, row -> Labels.of(row.method()).in(locale)),
                Column.text("External id", "外部单号", 30, PaymentRow::externalId),
                Column.moment("Paid at", "缴费时间", row -> at(row.paidAt(), zone)),
                Column.text("Collector", "收款人", 14, PaymentRow::collector),
                Column.text("Invoice", "发票号", 20, PaymentRow::invoiceNumber),
                Column.moment("Reversed at", "冲正时间", row -> at(row.reversedAt(), zone)));
    }

    static List<Column<ArrearsRow>> arrears(Locale locale) {
        return List.of(
                Column.text("Bill", "账单号", 22, ArrearsRow::number),
                Column.text("House", "房屋", 20, ArrearsRow::houseCode),
                Column.text("Fee item", "收费项目", 20, ArrearsRow::feeItem),
                Column.text(
                        "Class", "费用类别", 12, row -> Labels.of(row.feeClass()).in(locale)),
                Column.text("Period", "账期", 10, ArrearsRow::period),
                Column.day("Due on", "应缴日期", ArrearsRow::dueOn),
                Column.count("Days overdue", "逾期天数", ArrearsRow::daysOverdue),
                Column.yuan("Principal (yuan)", "欠缴本金（元）", ArrearsRow::principalFen),
                Column.yuan("Late fee (yuan)", "违约金（元）", ArrearsRow::lateFeeFen),
                Column.yuan("Outstanding (yuan)", "欠费合计（元）", ArrearsRow::outstandingFen));
    }

    private static LocalDateTime at(Instant instant, ZoneId zone) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, zone);
    }
}
