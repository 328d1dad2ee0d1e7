package io.huiyin.calendar;

import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How long something may take: exactly one of clock time, working time (counted inside the calendar's intervals) and
 * working days (to the close of business of the Nth, the day of receipt not counted).
 */
public record Target(Duration clockTime, Duration workingTime, Integer workingDays) {

    /** The longest duration that can be asked for; it bounds how far a reckoning walks. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** The most working days that can be asked for. */
    public static final int MOST_WORKING_DAYS = 366;

    /** @throws IllegalArgumentException unless exactly one is given, positive and not above its bound */
    public Target {
        if (Stream.of(clockTime, workingTime, workingDays)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new IllegalArgumentException("exactly one of clockTime, workingTime and workingDays");
        }
        requireInBounds(clockTime);
        requireInBounds(workingTime);
        if (workingDays != null && (workingDays < 1 || workingDays > MOST_WORKING_DAYS)) {
            throw new IllegalArgumentException("1 to " + MOST_WORKING_DAYS + " working days: " + workingDays);
        }
    }

    public static Target clockTime(Duration duration) {
        return new Target(duration, null, null);
    }

    public static Target workingTime(Duration duration) {
        return new Target(null, duration, null);
    }

    public static Target workingDays(int days) {
        return new Target(null, null, days);
    }

    private static void requireInBounds(Duration duration) {
        if (duration != null && (!duration.isPositive() || duration.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("a duration must be positive and at most " + LONGEST + ": " + duration);
        }
    }
}
