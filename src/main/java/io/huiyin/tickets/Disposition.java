package io.huiyin.tickets;

/**
 * How a matter was disposed of (处理结果).
 *
 * @param result           what its reporter is told; for DECLINED the reason
 * @param rootCause        why it came to it; a complaint needs it
 * @param liableDepartment who has to answer for it; a complaint needs it
 */
public record Disposition(TicketOutcome outcome, String result, String rootCause, String liableDepartment) {

    /** What is blank counts as absent. */
    public Disposition {
        rootCause = blankToNull(rootCause);
        liableDepartment = blankToNull(liableDepartment);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
