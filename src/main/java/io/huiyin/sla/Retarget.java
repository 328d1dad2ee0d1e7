package io.huiyin.sla;

import io.huiyin.calendar.Target;
import java.time.Instant;

/**
 * A change of a running promise, as the timer keeps it (改期).
 *
 * @param targetBefore what was promised until then
 * @param dueBefore    when it was due; absent where the time stood still
 * @param dueAfter     when it is due since; absent where the time stands still
 * @param breachedAt   the breach that was on record and was taken back; absent where there was none
 */
public record Retarget(
        Instant at,
        Target targetBefore,
        Target targetAfter,
        Instant dueBefore,
        Instant dueAfter,
        Instant breachedAt,
        String reason) {

    Retarget to(Instant dueAfter) {
        return new Retarget(at, targetBefore, targetAfter, dueBefore, dueAfter, breachedAt, reason);
    }
}
