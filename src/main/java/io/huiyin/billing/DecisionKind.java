package io.huiyin.billing;

/** What can be decided of a bill that is published: it is taken back (作废), its late fee waived (减免违约金), or it is given up (核销). */
public enum DecisionKind {
    VOID,
    LATE_FEE_WAIVER,
    WRITE_OFF
}
