package io.huiyin.sla;

/** How a timer stands. */
public enum TimerStatus {
    RUNNING,
    /** The time stands still; there is no due time until it goes on. */
    PAUSED,
    /** Kept, at the latest at the due moment itself. A breach that was noted before a slip came in stays on record. */
    MET,
    /** The due moment passed without the act; it stays so when the act comes late. */
    BREACHED,
    /** No longer owed. */
    CANCELLED
}
