package io.huiyin.billing;

/** How a bill run stands. */
public enum BillRunStatus {
    /** Bills are being made. */
    RUNNING,
    /** Its drafts are being published. */
    PUBLISHING,
    /** Its drafts are being removed. */
    DISCARDING,
    DONE,
    /** Its drafts are removed. What a run that was ended for its failures had published stays. */
    DISCARDED
}
