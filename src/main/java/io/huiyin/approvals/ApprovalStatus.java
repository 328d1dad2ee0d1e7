package io.huiyin.approvals;

import java.time.Instant;

/** Where an approval stands (审批状态). */
public enum ApprovalStatus {
    /** Nobody has decided it. */
    PENDING,
    /** It can be used. */
    APPROVED,
    /** A superior said no. */
    REFUSED,
    /** It was taken back before it was used. */
    WITHDRAWN,
    /** What it was asked for was done. */
    USED,
    /** It was approved and not used in time; told from the clock, nothing stores it. */
    EXPIRED;

    /** @param goodUntil null of what was never approved */
    static ApprovalStatus at(Instant now, ApprovalStatus stored, Instant goodUntil) {
        return stored == APPROVED && !now.isBefore(goodUntil) ? EXPIRED : stored;
    }
}
