package io.huiyin.calendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The calendar of a community as it is kept.
 *
 * @param ownYears the years that the community has entered or corrected; they stand above those that were shipped
 * @param revision changes with every edit
 */
public record CommunityCalendar(
        UUID id,
        UUID communityId,
        ZoneId timeZone,
        WorkingWeek week,
        Map<Integer, CalendarYear> ownYears,
        Instant createdAt,
        long revision,
        int version) {

    /** Where a year comes from. */
    public enum Origin {
        /** With the program. */
        SHIPPED,
        /** From the community itself. */
        OWN,
        /** From nowhere: weekends alone are known. */
        NONE
    }

    /** The years of which anything is known, in order. */
    public Collection<CalendarYear> years() {
        var years = new TreeMap<>(ShippedYears.all());
        years.putAll(ownYears);
        return years.values();
    }

    /** What is known of a year; without data it is unconfirmed and has no days. */
    public CalendarYear year(int year) {
        var shipped = ShippedYears.all().getOrDefault(year, CalendarYear.unknown(year));
        return ownYears.getOrDefault(year, shipped);
    }

    public Origin origin(int year) {
        if (ownYears.containsKey(year)) return Origin.OWN;
        return ShippedYears.all().containsKey(year) ? Origin.SHIPPED : Origin.NONE;
    }

    public WorkingCalendar working() {
        return new WorkingCalendar(timeZone, week, years());
    }
}
