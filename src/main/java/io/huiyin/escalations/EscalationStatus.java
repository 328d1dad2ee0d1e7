package io.huiyin.escalations;

/** How far an escalation has come. */
public enum EscalationStatus {
    /** 待补报: a report is owed and was not made yet. */
    OWED,
    /** 已上报: it was reported, and there is no instruction. */
    REPORTED,
    /** 待执行: the superior's instruction is the next thing to be done. */
    INSTRUCTED,
    /** 已执行: the instruction was carried out. */
    EXECUTED,
    /** 无需补报: what was owed is not owed any more. */
    WITHDRAWN
}
