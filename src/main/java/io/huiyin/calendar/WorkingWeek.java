package io.huiyin.calendar;

import static java.util.Comparator.comparingInt;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The working intervals of each weekday, several a day so that a lunch break is expressible, in order of time.
 *
 * <p>A weekday that is not named is a day of rest. Intervals of one day may touch but not overlap.
 */
public record WorkingWeek(Map<DayOfWeek, List<WorkingHours>> hours) {

    /** Monday to Friday 08:00 to 20:00: the desk's two shifts. */
    public static final WorkingWeek STANDARD = standard();

    /** @throws IllegalArgumentException if intervals of a day overlap, or the week has no working time at all */
    public WorkingWeek {
        var sorted = new EnumMap<DayOfWeek, List<WorkingHours>>(DayOfWeek.class);
        hours.forEach((weekday, intervals) -> {
            if (!intervals.isEmpty()) sorted.put(weekday, inOrder(weekday, intervals));
        });
        if (sorted.isEmpty()) throw new IllegalArgumentException("a week without any working time measures nothing");
        hours = Collections.unmodifiableMap(sorted);
    }

    /** The intervals of that weekday in order of time; none on a day of rest. */
    public List<WorkingHours> on(DayOfWeek weekday) {
        return hours.getOrDefault(weekday, List.of());
    }

    private static List<WorkingHours> inOrder(DayOfWeek weekday, List<WorkingHours> intervals) {
        var sorted = intervals.stream()
                .sorted(comparingInt(WorkingHours::fromMinute))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).fromMinute() < sorted.get(i - 1).toMinute()) {
                throw new IllegalArgumentException("intervals of " + weekday + " overlap: " + sorted);
            }
        }
        return sorted;
    }

    private static WorkingWeek standard() {
        var desk = List.of(WorkingHours.of("08:00", "20:00"));
        var hours = new EnumMap<DayOfWeek, List<WorkingHours>>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            if (weekday.compareTo(DayOfWeek.FRIDAY) <= 0) hours.put(weekday, desk);
        }
        return new WorkingWeek(hours);
    }
}
