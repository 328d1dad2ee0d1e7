package io.huiyin.billing;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import java.time.Instant;

/** What can be wrong with bills and payments, beyond shape. */
public final class BillingProblems {

    public static final ProblemType BILL_NOT_OWED =
            new ProblemType("bill-not-owed", 409, "Nobody owes this bill", "该账单不处于应缴状态");
    public static final ProblemType PAYMENT_KNOWN = new ProblemType(
            "payment-known-otherwise", 409, "The external id belongs to another payment", "该外部单号已对应另一笔缴费");
    public static final ProblemType PAYMENT_REVERSED =
            new ProblemType("payment-reversed", 409, "The payment was reversed", "该缴费已冲正");
    public static final ProblemType PAYMENT_REFUNDED =
            new ProblemType("payment-refunded", 409, "A part of the payment was refunded", "该缴费的一部分已退款");

    public static final ProblemType REFUND_REVERSED =
            new ProblemType("refund-reversed", 409, "The refund was reversed", "该退款已冲正");
    public static final ProblemType DEPOSIT_REVERSED =
            new ProblemType("deposit-reversed", 409, "The deposit was reversed", "该押金已冲正");
    public static final ProblemType DEPOSIT_USED =
            new ProblemType("deposit-used", 409, "Some of the deposit was deducted or given back", "该押金已部分抵扣或退还");

    public static final ProblemType SERVICE_SUSPENDED =
            new ProblemType("service-suspended", 409, "The house is not given this service", "该房屋已停办此项服务");

    private BillingProblems() {}

    static ProblemException notOwed(String pointer, BillStatus status) {
        var detail = Text.of("This bill is %s, so nothing is paid on it.", "该账单的状态为 %s，不能缴费。", status);
        return new ProblemException(BILL_NOT_OWED, detail, new FieldError(pointer, "not-owed", detail))
                .with("billStatus", status);
    }

    static ProblemException refundReversed(Instant at) {
        return new ProblemException(REFUND_REVERSED, Text.of("The refund was reversed at %s.", "该退款已于 %s 冲正。", at));
    }

    static ProblemException depositReversed(Instant at) {
        return new ProblemException(DEPOSIT_REVERSED, Text.of("The deposit was reversed at %s.", "该押金已于 %s 冲正。", at));
    }

    static ProblemException runAtWork() {
        return Problems.conflict(
                "/period", "run-at-work", Text.of("A run of this item and period is at work.", "该收费项目此账期正在出账。"));
    }

    static ProblemException suspended() {
        var detail =
                Text.of("The house is not given this service until its debt is settled.", "该房屋的此项可选服务已停办，欠费结清后恢复。");
        return new ProblemException(SERVICE_SUSPENDED, detail, new FieldError("/feeItemId", "suspended", detail));
    }

    /** An action that this state of a bill does not allow. */
    static ProblemException notPossible(BillStatus status) {
        return new ProblemException(
                        BILL_NOT_OWED,
                        Text.of("This cannot be done with a bill that is %s.", "状态为 %s 的账单不能如此操作。", status))
                .with("billStatus", status);
    }
}
