package io.huiyin.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/**
 * What is known of a year: the days that differ from their weekday, in order of date.
 *
 * @param confirmed whether the yearly notice is in; until then the days are only those that are known already
 * @param source    where the days come from, such as the address of the notice; may be absent
 * @param days      each of this year, none twice; empty is a year without holidays
 */
public record CalendarYear(int year, boolean confirmed, String source, List<SpecialDay> days) {

    /** @throws IllegalArgumentException if a day is of another year or is named twice */
    public CalendarYear {
        var byDate = new TreeMap<LocalDate, SpecialDay>();
        for (var day : days) {
            if (day.date().getYear() != year) throw new IllegalArgumentException(day.date() + " is not of " + year);
            if (byDate.put(day.date(), day) != null) throw new IllegalArgumentException(day.date() + " is named twice");
        }
        days = List.copyOf(byDate.values());
    }

    static CalendarYear unknown(int year) {
        return new CalendarYear(year, false, null, List.of());
    }
}
