package io.huiyin.calendar.rest;

import io.huiyin.calendar.CommunityCalendar;
import io.huiyin.calendar.CommunityCalendar.Origin;
import io.huiyin.web.Tagged;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A calendar as it is answered.
 *
 * @param hours working intervals of each weekday; one that is not here is a day of rest
 * @param years the years of which anything is known; any other counts weekends alone
 */
public record CalendarView(
        UUID id,
        UUID communityId,
        ZoneId timeZone,
        Map<DayOfWeek, List<HoursView>> hours,
        List<YearSummary> years,
        int version)
        implements Tagged {

    /** One interval: {@code 08:00} to {@code 20:00}. */
    public record HoursView(String from, String to) {}

    /** What is known of a year, in short. */
    public record YearSummary(int year, boolean confirmed, Origin origin) {}

    static CalendarView of(CommunityCalendar calendar) {
        var hours = new EnumMap<DayOfWeek, List<HoursView>>(DayOfWeek.class);
        calendar.week()
                .hours()
                .forEach((weekday, intervals) -> hours.put(
                        weekday,
                        intervals.stream()
                                .map(interval -> new HoursView(interval.from(), interval.to()))
                                .toList()));
        var years = calendar.years().stream()
                .map(year -> new YearSummary(year.year(), year.confirmed(), calendar.origin(year.year())))
                .toList();
        return new CalendarView(
                calendar.id(), calendar.communityId(), calendar.timeZone(), hours, years, calendar.version());
    }
}
