package io.huiyin.escalations;

/** How an attribution stands. */
public enum AttributionStatus {
    /** 待确认: it was computed, and nobody has said anything to it. */
    OPEN,
    /** 有异议: the one whom it names disputes it. */
    DISPUTED,
    /** 维持 */
    UPHELD,
    /** 撤销: it was taken back, by decision, or by the program when a ticket of it was called off. */
    WITHDRAWN
}
