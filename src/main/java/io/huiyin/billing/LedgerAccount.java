package io.huiyin.billing;

/** Where money of the ledger stands (会计科目). */
public enum LedgerAccount {
    /** 应收: the principal of bills that is owed. */
    RECEIVABLE,
    /** 应收违约金: late fees that were booked and are owed. */
    LATE_FEE_RECEIVABLE,
    /** 货币资金: what came in and did not go back, by whatever method. */
    MONEY,
    /** 预收: what was paid and no bill has taken. */
    PREPAID,
    /** 押金: what is held and will go back. */
    DEPOSIT,
    /** 水电费充值: what was taken for prepaid meters. */
    TOP_UP,
    /** 收入: the principal of bills, and what was deducted from deposits. */
    INCOME,
    /** 违约金收入: late fees that were booked. */
    LATE_FEE_INCOME,
    /** 违约金减免: late fees that were booked and waived. */
    WAIVED,
    /** 坏账: principal that was written off. */
    BAD_DEBT,
    /** 预收转移: through which prepayment moves from who was billed to who had paid; nothing stays there. */
    TRANSFER
}
