package io.huiyin.tickets;

/** How a matter was disposed of (处理结果). */
public enum TicketOutcome {
    /** It was put right (已解决). */
    RESOLVED,
    /** It is not handled, for the reason that the result states (不予处理). */
    DECLINED,
    /** It cannot be put right and was explained, with an apology or something else instead (已解释). */
    EXPLAINED
}
