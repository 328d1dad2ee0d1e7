package io.huiyin.calendar;

import java.util.regex.Pattern;

/**
 * One interval of a working day, in minutes since midnight of local time: {@code 08:00} to {@code 20:00}.
 *
 * @param fromMinute first minute, 0 to 1439
 * @param toMinute   the minute at which it is over, up to 1440, which is written {@code 24:00}
 */
public record WorkingHours(int fromMinute, int toMinute) {

    static final int MINUTES_PER_DAY = 24 * 60;

    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");

    public WorkingHours {
        if (fromMinute < 0 || toMinute > MINUTES_PER_DAY || fromMinute >= toMinute) {
            throw new IllegalArgumentException(
                    "an interval must begin before it ends, within one day: " + fromMinute + " to " + toMinute);
        }
    }

    /**
     * @param from {@code HH:mm}
     * @param to   {@code HH:mm}, or {@code 24:00} for the end of the day
     * @throws IllegalArgumentException if either is not such a time, or {@code to} is not after {@code from}
     */
    public static WorkingHours of(String from, String to) {
        return new WorkingHours(minuteOf(from), minuteOf(to));
    }

    public String from() {
        return timeOf(fromMinute);
    }

    public String to() {
        return timeOf(toMinute);
    }

    private static int minuteOf(String time) {
        if (!TIME.matcher(time).matches()) throw new IllegalArgumentException("not a time of day: " + time);
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private static String timeOf(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
