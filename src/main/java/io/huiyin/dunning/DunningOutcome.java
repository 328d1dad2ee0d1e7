package io.huiyin.dunning;

/** What came of reminding someone (催缴结果). */
public enum DunningOutcome {
    REACHED,
    /** Nobody was reached: of a notice it is as if it had not been given. */
    NO_ANSWER,
    REFUSED,
    DISPUTED,
    /** They said how much they will pay by when. */
    PROMISED,
    PAID
}
