package io.huiyin.calendar.rest;

import io.huiyin.calendar.CommunityCalendar;
import io.huiyin.calendar.CommunityCalendar.Origin;
import io.huiyin.calendar.SpecialDay;
import io.huiyin.web.Tagged;
import java.util.List;
import java.util.UUID;

/**
 * A year of a calendar.
 *
 * @param confirmed whether the yearly notice is in; what is reckoned over an unconfirmed year says so
 * @param days      those that differ from their weekday
 * @param version   of the calendar, which every edit of a year raises
 */
public record YearView(
        UUID calendarId, int year, boolean confirmed, Origin origin, String source, List<SpecialDay> days, int version)
        implements Tagged {

    static YearView of(CommunityCalendar calendar, int number) {
        var year = calendar.year(number);
        return new YearView(
                calendar.id(),
                number,
                year.confirmed(),
                calendar.origin(number),
                year.source(),
                year.days(),
                calendar.version());
    }
}
