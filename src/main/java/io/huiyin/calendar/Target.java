package io.huiyin.calendar;

import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
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

    /** @throws IllegalArgumentException unless exactly one is given, positive and not above its bound, durations in whole seconds */
    public Target {
        if (Stream.of(clockTime, workingTime, workingDays)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw new IllegalArgumentException("exactly one of clockTime, workingTime and workingDays");
        }
        boolean inBounds = (clockTime == null || isInBounds(clockTime))
                && (workingTime == null || isInBounds(workingTime))
                && (workingDays == null || isInBounds(workingDays));
        if (!inBounds) {
            throw new IllegalArgumentException(
                    "out of bounds: " + clockTime + ", " + workingTime + " or " + workingDays + " working days");
        }
    }

    /**
     * A target as somebody asked for it.
     *
     * @param pointer where it stands in what was sent
     * @throws io.huiyin.kernel.ProblemException 422 unless exactly one is given and within its bounds
     */
    public static Target of(String pointer, Duration clockTime, Duration workingTime, Integer workingDays) {
        if (Stream.of(clockTime, workingTime, workingDays)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            throw Problems.unprocessable(
                    pointer,
                    "exactly-one",
                    Text.of(
                            "It takes exactly one of clockTime, workingTime and workingDays.",
                            "clockTime、workingTime、workingDays 须且只能给出一个。"));
        }
        boolean inBounds =
                workingDays == null ? isInBounds(clockTime == null ? workingTime : clockTime) : isInBounds(workingDays);
        if (!inBounds) {
            throw Problems.unprocessable(
                    pointer,
                    "out-of-range",
                    Text.of(
                            "It takes whole seconds up to 366 days, or 1 to 366 working days.",
                            "时长须为整秒且不超过 366 天，工作日须为 1 到 366 个。"));
        }
        return new Target(clockTime, workingTime, workingDays);
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

    private static boolean isInBounds(Duration duration) {
        return duration.isPositive() && duration.compareTo(LONGEST) <= 0 && duration.getNano() == 0;
    }

    private static boolean isInBounds(int days) {
        return days >= 1 && days <= MOST_WORKING_DAYS;
    }
}
