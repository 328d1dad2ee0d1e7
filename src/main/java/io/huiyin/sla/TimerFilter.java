package io.huiyin.sla;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which timers are listed; an absent part lets everything through.
 *
 * @param statuses  empty for all
 * @param dueAfter  due at that moment or later
 * @param dueBefore due before that moment, which leaves out what is paused
 */
public record TimerFilter(
        UUID communityId, List<TimerStatus> statuses, Metric metric, Instant dueAfter, Instant dueBefore) {

    public TimerFilter {
        statuses = statuses.isEmpty() ? List.of(TimerStatus.values()) : List.copyOf(statuses);
    }

    String[] statusNames() {
        return statuses.stream().distinct().map(TimerStatus::name).toArray(String[]::new);
    }
}
