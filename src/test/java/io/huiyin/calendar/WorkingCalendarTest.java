package io.huiyin.calendar;

import static io.huiyin.calendar.CalendarBuilder.aCalendar;
import static io.huiyin.calendar.CalendarBuilder.standardCalendar;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.huiyin.calendar.Reckoning.Reason;
import io.huiyin.calendar.Reckoning.Step;
import io.huiyin.testing.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Rule("SLA-09")
class WorkingCalendarTest {

    @ParameterizedTest(name = "{0} + {1} working days: {2}")
    @CsvSource(textBlock = """
            # verbal complaint, Friday afternoon
            2025-06-06T15:00, 1, 2025-06-09T20:00
            # letter, the same moment
            2025-06-06T15:00, 3, 2025-06-11T20:00
            # the Saturday is a make-up working day before Spring Festival
            2026-02-13T10:00, 1, 2026-02-14T20:00
            # over the whole of Spring Festival, whose end is a make-up Saturday
            2026-02-14T19:59, 1, 2026-02-24T20:00
            2026-02-14T19:59, 5, 2026-02-28T20:00
            # whatever the hour of receipt, its day is not counted
            2025-06-06T00:00, 1, 2025-06-09T20:00
            2025-06-06T23:59, 1, 2025-06-09T20:00
            # received on a day of rest, on a holiday, on a make-up day
            2025-06-07T09:00, 1, 2025-06-09T20:00
            2025-10-03T09:00, 1, 2025-10-09T20:00
            2025-10-11T09:00, 1, 2025-10-13T20:00
            # the notice for 2023 names 31 December 2022, the year's turn stays a holiday
            2023-12-29T09:00, 1, 2024-01-02T20:00
            2024-02-03T12:00, 2, 2024-02-05T20:00
            2024-02-09T12:00, 1, 2024-02-18T20:00
            2024-02-09T12:00, 2, 2024-02-19T20:00
            """)
    void working_days_end_at_the_close_of_the_nth_working_day_after_receipt(String from, int days, String due) {
        assertThat(standardCalendar().endOfWorkingDay(at(from), days)).isEqualTo(at(due));
    }

    @ParameterizedTest(name = "{0} + {1} of working time: {2}")
    @CsvSource(textBlock = """
            2025-06-06T15:00, PT5H,      2025-06-06T20:00
            2025-06-06T15:00, PT5H0.001S, 2025-06-09T08:00:00.001
            2025-06-06T15:00, PT8H,      2025-06-09T11:00
            2025-06-06T21:00, PT1H,      2025-06-09T09:00
            2025-06-06T06:30, PT1H,      2025-06-06T09:00
            2026-02-13T19:00, PT14H,     2026-02-24T09:00
            2025-06-07T12:00, PT0S,      2025-06-07T12:00
            """)
    void working_time_is_counted_inside_the_hours_only(String from, Duration worked, String due) {
        var calendar = standardCalendar();

        var reached = calendar.plus(at(from), worked);

        assertThat(reached).isEqualTo(at(due));
        assertThat(calendar.between(at(from), reached)).isEqualTo(worked);
    }

    @Test
    void a_target_carries_over_a_holiday_into_the_make_up_working_day() {
        var calendar = aCalendar()
                .weekdays("09:00-18:00")
                .closed("2027-10-04")
                .closed("2027-10-05")
                .open("2027-10-09")
                .build();

        assertThat(calendar.plus(at("2027-10-01T17:00"), Duration.ofHours(29))).isEqualTo(at("2027-10-09T10:00"));
    }

    @Test
    void a_lunch_break_is_not_working_time_and_does_not_end_the_day() {
        var calendar = aCalendar().weekdays("08:00-12:00", "14:00-18:00").build();

        assertThat(calendar.plus(at("2025-06-09T11:00"), Duration.ofHours(2))).isEqualTo(at("2025-06-09T15:00"));
        assertThat(calendar.between(at("2025-06-09T12:30"), at("2025-06-09T14:30")))
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(calendar.endOfWorkingDay(at("2025-06-09T11:00"), 1)).isEqualTo(at("2025-06-10T18:00"));
    }

    @Test
    void a_make_up_day_takes_mondays_hours() {
        var calendar = aCalendar()
                .on(MONDAY, "10:00-16:00")
                .on(SATURDAY, "08:00-09:00")
                .build();

        assertThat(calendar.endOfWorkingDay(at("2026-02-13T10:00"), 1)).isEqualTo(at("2026-02-14T16:00"));
        assertThat(calendar.endOfWorkingDay(at("2025-06-06T10:00"), 1)).isEqualTo(at("2025-06-07T09:00"));
    }

    @Test
    void a_day_may_end_at_midnight() {
        var calendar = aCalendar().everyDay("20:00-24:00").build();

        assertThat(calendar.endOfWorkingDay(at("2025-06-06T15:00"), 1)).isEqualTo(at("2025-06-08T00:00"));
        assertThat(calendar.closesWithin(at("2025-06-06T15:00"), at("2025-06-08T00:00")))
                .isEqualTo(2);
        assertThat(calendar.plus(at("2025-06-06T23:00"), Duration.ofHours(2))).isEqualTo(at("2025-06-07T21:00"));
    }

    @ParameterizedTest(name = "closes from {0} to {1}: {2}")
    @CsvSource(textBlock = """
            2025-06-09T10:00, 2025-06-10T15:00, 1
            2025-06-09T10:00, 2025-06-09T15:00, 0
            2025-06-09T10:00, 2025-06-09T20:00, 1
            2025-06-09T20:00, 2025-06-10T19:59, 0
            2025-06-06T21:00, 2025-06-09T07:00, 0
            2025-06-06T19:00, 2025-06-11T21:00, 4
            2026-02-13T10:00, 2026-02-24T21:00, 3
            """)
    void closes_of_business_inside_a_span_are_those_after_its_begin_up_to_its_end(String from, String to, int closes) {
        assertThat(standardCalendar().closesWithin(at(from), at(to))).isEqualTo(closes);
    }

    @Test
    void clock_time_runs_through_nights_and_weekends() {
        var reckoning = standardCalendar().reckon(at("2025-06-06T15:00"), Target.clockTime(Duration.ofHours(24)));

        assertThat(reckoning.dueAt()).isEqualTo(at("2025-06-07T15:00"));
        assertThat(reckoning.confirmed()).isTrue();
    }

    @Test
    void the_steps_say_which_day_counted_and_why() {
        var reckoning = standardCalendar().reckon(at("2025-09-26T10:00"), Target.workingDays(4));

        assertThat(reckoning.dueAt()).isEqualTo(at("2025-10-09T20:00"));
        assertThat(reckoning.steps())
                .extracting(Step::date, Step::reason, Step::name, Step::workingDay)
                .contains(
                        tuple(day("2025-09-26"), Reason.RECEIPT_DAY, null, null),
                        tuple(day("2025-09-27"), Reason.REST_DAY, null, null),
                        tuple(day("2025-09-28"), Reason.MAKE_UP_DAY, "国庆节、中秋节", 1),
                        tuple(day("2025-09-29"), Reason.WORKING_DAY, null, 2),
                        tuple(day("2025-09-30"), Reason.WORKING_DAY, null, 3),
                        tuple(day("2025-10-01"), Reason.HOLIDAY, "国庆节、中秋节", null),
                        tuple(day("2025-10-09"), Reason.WORKING_DAY, null, 4));
    }

    @Test
    void the_steps_of_working_time_say_how_much_each_day_gave() {
        var reckoning = standardCalendar().reckon(at("2025-06-06T21:00"), Target.workingTime(Duration.ofHours(13)));

        assertThat(reckoning.steps())
                .extracting(Step::date, Step::reason, Step::counted, Step::worked)
                .containsExactly(
                        tuple(day("2025-06-06"), Reason.AFTER_CLOSE, false, null),
                        tuple(day("2025-06-07"), Reason.REST_DAY, false, null),
                        tuple(day("2025-06-08"), Reason.REST_DAY, false, null),
                        tuple(day("2025-06-09"), Reason.WORKING_DAY, true, Duration.ofHours(12)),
                        tuple(day("2025-06-10"), Reason.WORKING_DAY, true, Duration.ofHours(1)));
    }

    @ParameterizedTest(name = "{0} + {1} working days is confirmed: {2}, due {3}")
    @CsvSource(textBlock = """
            2026-12-30T10:00, 1, true,  2026-12-31T20:00
            2026-12-31T10:00, 1, false, 2027-01-01T20:00
            2022-12-30T10:00, 1, false, 2023-01-03T20:00
            2022-12-31T10:00, 1, true,  2023-01-03T20:00
            2030-10-01T10:00, 1, false, 2030-10-02T20:00
            """)
    void a_walk_over_a_year_without_data_is_not_confirmed_and_takes_weekends_alone(
            String from, int days, boolean confirmed, String due) {
        var reckoning = standardCalendar().reckon(at(from), Target.workingDays(days));

        assertThat(reckoning.confirmed()).isEqualTo(confirmed);
        assertThat(reckoning.dueAt()).isEqualTo(at(due));
    }

    @Test
    void working_time_over_a_year_without_data_is_not_confirmed() {
        var calendar = standardCalendar();
        var from = at("2026-12-31T19:00");

        assertThat(calendar.reckon(from, Target.workingTime(Duration.ofHours(1)))
                        .confirmed())
                .isTrue();
        assertThat(calendar.reckon(from, Target.workingTime(Duration.ofHours(2)))
                        .confirmed())
                .isFalse();
        assertThat(calendar.reckon(from, Target.clockTime(Duration.ofDays(2))).confirmed())
                .isTrue();
    }

    @Test
    void an_interval_is_shorter_when_clocks_go_forward_in_it_and_longer_when_they_go_back() {
        var calendar =
                aCalendar().in("America/New_York").everyDay("01:00-04:00").build();
        var newYork = ZoneId.of("America/New_York");

        var spring = LocalDateTime.parse("2026-03-08T00:00").atZone(newYork).toInstant();
        assertThat(calendar.between(spring, spring.plus(Duration.ofHours(12)))).isEqualTo(Duration.ofHours(2));
        var autumn = LocalDateTime.parse("2026-11-01T00:00").atZone(newYork).toInstant();
        assertThat(calendar.between(autumn, autumn.plus(Duration.ofHours(12)))).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void an_interval_that_clocks_skip_is_no_working_time() {
        var calendar = aCalendar()
                .in("America/New_York")
                .everyDay("02:10-02:50", "03:00-04:00")
                .build();
        var midnight = LocalDateTime.parse("2026-03-08T00:00")
                .atZone(ZoneId.of("America/New_York"))
                .toInstant();

        assertThat(calendar.between(midnight, midnight.plus(Duration.ofHours(12))))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_day_that_a_zone_left_out_is_no_working_day() {
        var calendar = aCalendar().in("Pacific/Apia").everyDay("00:00-24:00").build();

        assertThat(calendar.isWorkingDay(day("2011-12-29"))).isTrue();
        assertThat(calendar.isWorkingDay(day("2011-12-30"))).isFalse();
    }

    @Test
    void a_week_without_working_time_is_refused() {
        assertThatThrownBy(() -> new WorkingWeek(Map.of(MONDAY, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without any working time");
    }

    @Test
    void intervals_of_one_day_may_touch_but_not_overlap() {
        var touching = new WorkingWeek(
                Map.of(TUESDAY, List.of(WorkingHours.of("12:00", "24:00"), WorkingHours.of("08:00", "12:00"))));

        assertThat(touching.on(TUESDAY)).extracting(WorkingHours::from).containsExactly("08:00", "12:00");
        assertThatThrownBy(() -> new WorkingWeek(
                        Map.of(TUESDAY, List.of(WorkingHours.of("08:00", "12:01"), WorkingHours.of("12:00", "13:00")))))
                .hasMessageContaining("overlap");
    }

    @Test
    void more_than_a_calendar_can_give_within_its_horizon_fails_loudly() {
        var calendar = aCalendar().weekdays().on(TUESDAY, "08:00-08:01").build();

        assertThatThrownBy(() -> calendar.plus(at("2026-06-01T08:00"), Duration.ofHours(24)))
                .isInstanceOf(NoWorkingTime.class);
    }

    @Test
    void a_target_is_exactly_one_of_three() {
        assertThatThrownBy(() -> new Target(null, null, null)).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> new Target(Duration.ofHours(1), null, 1)).hasMessageContaining("exactly one");
        assertThatThrownBy(() -> Target.workingDays(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Target.clockTime(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static Instant at(String shanghai) {
        return LocalDateTime.parse(shanghai).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
