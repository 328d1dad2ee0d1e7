package io.huiyin.reports;

import io.huiyin.billing.BillStatus;
import io.huiyin.billing.FeeClass;
import io.huiyin.billing.PaymentMethod;
import io.huiyin.kernel.Text;

/** What people call the words of the contract (用语). */
final class Labels {

    static final Text TOTAL = new Text("Total", "合计");
    static final Text NONE = new Text("(none)", "（未指定）");

    private Labels() {}

    static Text of(FeeClass feeClass) {
        return switch (feeClass) {
            case PROPERTY -> new Text("Property fee", "物业费");
            case PARKING -> new Text("Parking", "停车费");
            case PASS_THROUGH -> new Text("Pass-through", "代收代缴");
            case SERVICE -> new Text("Paid service", "有偿服务");
            case DEPOSIT -> new Text("Deposit", "押金");
        };
    }

    static Text of(BillStatus status) {
        return switch (status) {
            case DRAFT -> new Text("Draft", "未发布");
            case OPEN -> new Text("Open", "未缴");
            case PART_PAID -> new Text("Part paid", "部分缴纳");
            case PAID -> new Text("Paid", "已缴清");
            case VOID -> new Text("Void", "已作废");
            case WRITTEN_OFF -> new Text("Written off", "已核销");
        };
    }

    static Text of(PaymentMethod method) {
        return switch (method) {
            case CASH -> new Text("Cash", "现金");
            case BANK -> new Text("Bank", "银行转账");
            case POS -> new Text("POS", "刷卡");
            case WECHAT -> new Text("WeChat", "微信");
            case ALIPAY -> new Text("Alipay", "支付宝");
        };
    }

    static Text of(Bucket bucket) {
        return switch (bucket) {
            case NOT_DUE -> new Text("Not due", "未到期");
            case DAYS_1_TO_30 -> new Text("1-30 days", "1-30天");
            case DAYS_31_TO_90 -> new Text("31-90 days", "31-90天");
            case DAYS_91_TO_180 -> new Text("91-180 days", "91-180天");
            case DAYS_181_TO_365 -> new Text("181-365 days", "181-365天");
            case OVER_365 -> new Text("over 365 days", "365天以上");
        };
    }

    static Text reached(boolean reached) {
        return reached ? new Text("yes", "达标") : new Text("no", "未达标");
    }

    /** What a group is called: a class by its word, what has no name as such. */
    static Text group(Grouping by, String key, String name) {
        if (name == null) return NONE;
        return by == Grouping.CLASS ? of(FeeClass.valueOf(key)) : new Text(name, name);
    }
}
