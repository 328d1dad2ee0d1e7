package io.huiyin.billing;

/** Where a bill (账单) stands. */
public enum BillStatus {
    /** Made by a run and not published: nobody owes it. */
    DRAFT,
    /** Published, and nothing was paid. */
    OPEN,
    /** A part was paid; or all of the principal, and a late fee is still owed. */
    PART_PAID,
    /** Principal and late fee are zero. */
    PAID,
    /** Taken back by counter-entries; its place may be filled again. */
    VOID,
    /** Given up as a bad debt. */
    WRITTEN_OFF;

    /** Whether money is owed on it. */
    boolean isOwed() {
        return this == OPEN || this == PART_PAID;
    }
}
