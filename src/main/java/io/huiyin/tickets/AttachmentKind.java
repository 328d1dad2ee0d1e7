package io.huiyin.tickets;

/** What a photograph or a document shows (附件类型). */
public enum AttachmentKind {
    /** What was reported (报事). */
    REPORT,
    /** How it looked before the work (处理前). */
    BEFORE,
    /** How it looks after the work (处理后). */
    AFTER,
    /** The slip as it came back from the department (派工单). */
    SLIP,
    /** A letter, from the reporter or to them (函件). */
    LETTER,
    OTHER
}
