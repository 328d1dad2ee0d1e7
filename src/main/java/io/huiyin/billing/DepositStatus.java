package io.huiyin.billing;

/** What became of a deposit (押金状态). */
public enum DepositStatus {
    /** Nothing left it. */
    HELD,
    /** Some of it was deducted, some is still held. */
    PARTLY_DEDUCTED,
    /** Some of it was given back and nothing deducted, some is still held. */
    PARTLY_REFUNDED,
    /** Nothing is held any more. */
    SETTLED,
    /** It was taken back: it was never received. */
    REVERSED
}
