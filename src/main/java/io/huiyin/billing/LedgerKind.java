package io.huiyin.billing;

/** What moved the money of an entry (业务类型). */
public enum LedgerKind {
    /** 出账: a bill is owed from now on. */
    BILL_PUBLISHED,
    /** 收款: a payment pays the principal or the late fee of a bill. */
    PAYMENT,
    /** 预收: what of a payment no bill takes. */
    PREPAID,
    /** 预收抵扣: a bill takes what was prepaid. */
    PREPAYMENT_APPLIED,
    /** 预收转移: what a bill gives back that somebody else had paid is prepayment of who had paid. */
    PREPAYMENT_MOVED,
    /** 计提违约金: a late fee has grown. */
    LATE_FEE,
    /** 冲回违约金: less of a late fee is owed than was booked. */
    LATE_FEE_TAKEN_BACK,
    /** 违约金转预收: what was paid of a late fee and is not owed after all is prepaid again. */
    LATE_FEE_GIVEN_BACK,
    /** 减免违约金: a late fee, or a part of it, is not asked for. */
    LATE_FEE_WAIVED,
    /** 冲回减免: what was waived has fallen away, since less is owed. */
    WAIVER_TAKEN_BACK,
    /** 作废: a bill is taken back; what was paid on it is prepaid again. */
    BILL_VOIDED,
    /** 核销: what is owed of a bill is given up. */
    WRITTEN_OFF,
    /** 收款冲正: a payment is taken back. */
    PAYMENT_REVERSED,
    /** 退费: what was prepaid goes back. */
    REFUND,
    /** 退费冲正: it is taken back. */
    REFUND_REVERSED,
    /** 收取押金: a deposit came in. */
    DEPOSIT_RECEIVED,
    /** 押金抵扣: a deposit pays for what it is deducted for. */
    DEPOSIT_DEDUCTED,
    /** 退还押金: a deposit goes back. */
    DEPOSIT_REFUNDED,
    /** 押金冲正: a deposit is taken back, as if it had never come in. */
    DEPOSIT_REVERSED,
    /** 退还押金冲正: what went back of a deposit is held again. */
    DEPOSIT_REFUND_REVERSED,
    /** 充值: money for a prepaid meter came in. */
    TOP_UP,
    /** 充值冲正: it is taken back. */
    TOP_UP_REVERSED
}
