package io.huiyin.sla;

import java.time.Instant;

/**
 * A time during which a timer stood still, or was asked to.
 *
 * @param to     absent while it lasts
 * @param reason as it was given, such as {@code OWNER_ABSENT}
 */
public record PausedSpan(Instant from, Instant to, String reason) {

    boolean isOpen() {
        return to == null;
    }

    /** Ends the span; an end before its begin leaves it without length. */
    PausedSpan until(Instant end) {
        return new PausedSpan(from, end.isBefore(from) ? from : end, reason);
    }
}
