package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.kernel.ProblemException;
import java.time.LocalDate;
import java.time.MonthDay;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        // by the calendar
        "2026-11, 01-01, 2026-11-01, 2026-11-30, 2026-12",
        "2026-12, 01-01, 2026-12-01, 2026-12-31, 2027-01",
        "2028-02, 01-01, 2028-02-01, 2028-02-29, 2028-03",
        "2026-Q1, 01-01, 2026-01-01, 2026-03-31, 2026-Q2",
        "2026-Q4, 01-01, 2026-10-01, 2026-12-31, 2027-Q1",
        "2026, 01-01, 2026-01-01, 2026-12-31, 2027",
        // by the day of a phase
        "2026-11, 03-15, 2026-11-15, 2026-12-14, 2026-12",
        "2026-Q4, 02-15, 2026-11-15, 2027-02-14, 2027-Q1",
        "2026-Q1, 08-15, 2026-02-15, 2026-05-14, 2026-Q2",
        "2026, 07-01, 2026-07-01, 2027-06-30, 2027",
        // by the day of handover, which not every month has
        "2026-11, 05-31, 2026-11-30, 2026-12-30, 2026-12",
        "2027-02, 05-31, 2027-02-28, 2027-03-30, 2027-03",
        "2027-Q1, 11-30, 2027-02-28, 2027-05-29, 2027-Q2",
        "2027, 02-29, 2027-02-28, 2028-02-28, 2028",
        "2028, 02-29, 2028-02-29, 2029-02-27, 2029",
        "2027-02, 02-29, 2027-02-28, 2027-03-28, 2027-03"
    })
    void begins_within_the_calendar_period_of_its_name_and_lasts_until_the_next(
            String text, String anchor, LocalDate first, LocalDate last, String next) {
        var period = Period.parse(text, "/period");
        var day = MonthDay.parse("--" + anchor);

        assertThat(period).hasToString(text);
        assertThat(period.first(day)).isEqualTo(first);
        assertThat(period.last(day)).isEqualTo(last);
        assertThat(period.next()).hasToString(next);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13",
                "2026-00",
                "2026-1",
                "2026-Q0",
                "2026-Q5",
                "2026Q1",
                "26-01",
                "0026",
                "2026-11-01",
                "",
                " 2026"
            })
    void anything_else_is_no_period(String text) {
        assertThatThrownBy(() -> Period.parse(text, "/period"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type().status()).isEqualTo(400);
                    assertThat(problem.errors())
                            .singleElement()
                            .satisfies(error -> assertThat(error.pointer()).isEqualTo("/period"));
                });
    }

    @Property
    void no_day_is_left_out_and_none_is_in_two_periods(
            @ForAll FeeCycle cycle,
            @ForAll @IntRange(min = 2000, max = 2100) int year,
            @ForAll @IntRange(min = 1, max = 366) int anchored) {
        var anchor = MonthDay.from(LocalDate.ofYearDay(2024, anchored));
        var period = new Period(cycle, year, 12 / cycle.months());

        assertThat(period.next().first(anchor)).isEqualTo(period.last(anchor).plusDays(1));
        assertThat(period.first(anchor)).isBetween(period.firstMonth().atDay(1), period.last(Period.CALENDAR));
    }
}
