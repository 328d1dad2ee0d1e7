package io.huiyin.tickets;

/** How much a matter presses (紧急程度). */
public enum TicketPriority {
    NORMAL,
    /** Someone has to be there at once (急修). */
    URGENT
}
