package io.huiyin.tickets;

/** Where a ticket (工单) stands. What leads from one to another is in {@link TicketAction}. */
public enum TicketStatus {
    /** Written down, in nobody's hands (已登记). */
    REGISTERED,
    /** Given to someone, who has not said yes (已派单). */
    ASSIGNED,
    /** Someone has taken it (已接单). */
    ACCEPTED,
    /** Someone is there (已到场). */
    ON_SITE,
    /** Work is being done (处理中). */
    IN_PROGRESS,
    /** It waits for someone else, such as an absent owner (挂起). */
    WAITING,
    /** Disposed of, with an answer (已办结). */
    RESOLVED,
    /** Nothing is owed any more (已归档). */
    CLOSED,
    /** It was no matter after all (已取消). */
    CANCELLED;

    /** Whether there is work left to do. */
    public boolean isOpen() {
        return this != RESOLVED && this != CLOSED && this != CANCELLED;
    }
}
