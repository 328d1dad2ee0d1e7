package io.huiyin.reports;

/** How long something is overdue (账龄), in days behind the due day. */
public enum Bucket {
    /** 未到期 */
    NOT_DUE,
    DAYS_1_TO_30,
    DAYS_31_TO_90,
    DAYS_91_TO_180,
    DAYS_181_TO_365,
    OVER_365;

    /** The first days of those behind NOT_DUE, as an array of the database. */
    static final String FIRST_DAYS = "array[1, 31, 91, 181, 366]";
}
