package io.huiyin.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Working calendars for tests: without more words the default one, with the shipped years. */
public final class CalendarBuilder {

    private final Map<DayOfWeek, List<WorkingHours>> hours = new EnumMap<>(WorkingWeek.STANDARD.hours());
    private final Map<Integer, List<SpecialDay>> added = new TreeMap<>();
    private ZoneId zone = ZoneId.of("Asia/Shanghai");

    public static CalendarBuilder aCalendar() {
        return new CalendarBuilder();
    }

    /** The calendar that a new community gets. */
    public static WorkingCalendar standardCalendar() {
        return aCalendar().build();
    }

    public CalendarBuilder in(String zoneId) {
        zone = ZoneId.of(zoneId);
        return this;
    }

    /** Hours such as {@code "08:00-12:00", "14:00-18:00"}; none make it a day of rest. */
    public CalendarBuilder on(DayOfWeek weekday, String... intervals) {
        hours.put(weekday, hours(intervals));
        return this;
    }

    /** The same hours on Monday to Friday. */
    public CalendarBuilder weekdays(String... intervals) {
        for (var weekday : DayOfWeek.values()) {
            if (weekday.compareTo(DayOfWeek.FRIDAY) <= 0) on(weekday, intervals);
        }
        return this;
    }

    /** The same hours on every day of the week. */
    public CalendarBuilder everyDay(String... intervals) {
        for (var weekday : DayOfWeek.values()) on(weekday, intervals);
        return this;
    }

    public CalendarBuilder closed(String date) {
        return special(date, false);
    }

    public CalendarBuilder open(String date) {
        return special(date, true);
    }

    public WorkingCalendar build() {
        var years = new TreeMap<>(ShippedYears.all());
        added.forEach((year, days) -> years.put(year, new CalendarYear(year, true, null, days)));
        return new WorkingCalendar(zone, new WorkingWeek(hours), years.values());
    }

    private CalendarBuilder special(String date, boolean working) {
        var day = new SpecialDay(LocalDate.parse(date), "测试", working);
        added.computeIfAbsent(day.date().getYear(), year -> new ArrayList<>()).add(day);
        return this;
    }

    private static List<WorkingHours> hours(String... intervals) {
        var hours = new ArrayList<WorkingHours>();
        for (var interval : intervals) hours.add(WorkingHours.of(interval.substring(0, 5), interval.substring(6)));
        return hours;
    }
}
