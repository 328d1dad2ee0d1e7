package io.huiyin.billing;

/** Who pays what a house owes (缴费人), as long as no one is named. */
public enum PaidBy {
    /** Whoever owns the house on the day. */
    OWNER,
    /** Whoever rents it on the day. */
    TENANT
}
