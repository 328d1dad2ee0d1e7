package io.huiyin.billing;

/** Where the periods of an item begin (起算方式, FEE-13). */
public enum FeeAnchor {
    /** With the calendar's month, quarter or year. */
    CALENDAR,
    /** On a day of the year of each phase: phases pay in batches of different dates. */
    PHASE,
    /** On the day of each house's handover. */
    HANDOVER
}
