package io.huiyin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of working time, for random weeks, holidays and zones, among them some that set their clocks. */
class WorkingCalendarProperties {

    @Property(tries = 2_000)
    void between_undoes_plus(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll("durations") Duration worked) {
        assertThat(calendar.between(start, calendar.plus(start, worked))).isEqualTo(worked);
    }

    @Property(tries = 2_000)
    void what_starts_later_or_takes_longer_is_not_due_earlier(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll("durations") Duration delay,
            @ForAll("durations") Duration worked,
            @ForAll("durations") Duration more) {
        var due = calendar.plus(start, worked);

        assertThat(calendar.plus(start.plus(delay), worked)).isAfterOrEqualTo(due);
        assertThat(calendar.plus(start, worked.plus(more))).isAfterOrEqualTo(due);
    }

    @Property(tries = 1_000)
    void plus_in_two_steps_is_plus_in_one(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll("durations") Duration first,
            @ForAll("durations") Duration second) {
        var atOnce = calendar.plus(start, first.plus(second));

        assertThat(calendar.between(start, calendar.plus(calendar.plus(start, first), second)))
                .isEqualTo(calendar.between(start, atOnce));
    }

    @Property(tries = 1_000)
    void working_time_adds_up_over_any_split(
            @ForAll("calendars") WorkingCalendar calendar,
            @ForAll("moments") Instant start,
            @ForAll("durations") Duration first,
            @ForAll("durations") Duration second) {
        var middle = start.plus(first);
        var end = middle.plus(second);

        assertThat(calendar.between(start, middle).plus(calendar.between(middle, end)))
                .isEqualTo(calendar.between(start, end))
                .isLessThanOrEqualTo(Duration.between(start, end));
    }

    @Property(tries = 1_000)
    void the_close_of_the_nth_working_day_is_the_nth_close_after_the_day_of_receipt(
            @ForAll("calendars") WorkingCalendar calendar, @ForAll("moments") Instant start) {
        var endOfReceipt =
                calendar.dateOf(start).plusDays(1).atStartOfDay(calendar.zone()).toInstant();
        for (int n = 1; n <= 5; n++) {
            var close = calendar.endOfWorkingDay(start, n);

            assertThat(calendar.closesWithin(endOfReceipt, close)).isEqualTo(n);
            assertThat(calendar.closesWithin(endOfReceipt, close.minusNanos(1))).isEqualTo(n - 1);
        }
    }

    @Provide
    Arbitrary<WorkingCalendar> calendars() {
        return Combinators.combine(zones(), weeks(), specialDays())
                .as((zone, week, days) -> new WorkingCalendar(zone, week, List.of(yearOf(days))));
    }

    @Provide
    Arbitrary<Instant> moments() {
        var first = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
        var last = Instant.parse("2026-12-31T00:00:00Z").getEpochSecond();
        return Combinators.combine(
                        Arbitraries.longs().between(first, last),
                        Arbitraries.integers().between(0, 999_999))
                .as((second, micros) -> Instant.ofEpochSecond(second, micros * 1_000L));
    }

    @Provide
    Arbitrary<Duration> durations() {
        return Arbitraries.longs().between(0, Duration.ofHours(60).toMillis()).map(Duration::ofMillis);
    }

    private static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Asia/Shanghai",
                        "Asia/Urumqi",
                        "UTC",
                        "America/New_York",
                        "Europe/Lisbon",
                        "Australia/Lord_Howe",
                        "Asia/Beirut",
                        "America/Havana",
                        "America/Nuuk")
                .map(ZoneId::of);
    }

    private static Arbitrary<WorkingWeek> weeks() {
        return intervals()
                .list()
                .ofSize(7)
                .filter(days -> days.stream().anyMatch(hours -> !hours.isEmpty()))
                .map(days -> {
                    Map<DayOfWeek, List<WorkingHours>> hours = new EnumMap<>(DayOfWeek.class);
                    for (var weekday : DayOfWeek.values()) hours.put(weekday, days.get(weekday.ordinal()));
                    return new WorkingWeek(hours);
                });
    }

    /** Up to three intervals of a day: an even number of distinct minutes, in order. */
    private static Arbitrary<List<WorkingHours>> intervals() {
        return Arbitraries.integers()
                .between(0, 48)
                .map(half -> half * 30)
                .set()
                .ofMaxSize(6)
                .map(minutes -> {
                    var sorted = minutes.stream().sorted().toList();
                    var hours = new ArrayList<WorkingHours>();
                    for (int i = 0; i + 1 < sorted.size(); i += 2) {
                        hours.add(new WorkingHours(sorted.get(i), sorted.get(i + 1)));
                    }
                    return hours;
                });
    }

    private static Arbitrary<List<SpecialDay>> specialDays() {
        var days = Combinators.combine(Arbitraries.integers().between(1, 365), Arbitraries.of(true, false))
                .as((day, working) -> new SpecialDay(LocalDate.ofYearDay(2026, day), "节", working));
        return days.list().uniqueElements(SpecialDay::date).ofMaxSize(60);
    }

    private static CalendarYear yearOf(List<SpecialDay> days) {
        return new CalendarYear(2026, true, null, days);
    }
}
