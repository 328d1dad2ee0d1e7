package io.huiyin.tickets;

/** What is still owed on a matter that is resolved: until it is done, the ticket does not close. */
public enum Debt {
    /** The reporter has not been asked how it went (回访). */
    CALLBACK,
    /** A written complaint has not been answered in writing (书面答复). */
    WRITTEN_REPLY,
    /** A further reply was promised and has not come (承诺答复). */
    PROMISED_REPLY
}
