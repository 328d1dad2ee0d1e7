package io.huiyin.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ShippedYearsTest {

    @Test
    void the_years_2023_to_2026_are_confirmed_and_name_their_notice() {
        assertThat(ShippedYears.all().values())
                .filteredOn(CalendarYear::confirmed)
                .allSatisfy(year -> assertThat(year.source()).contains("gov.cn"))
                .extracting(CalendarYear::year)
                .containsExactly(2023, 2024, 2025, 2026);
    }

    @Test
    void a_day_belongs_to_its_own_year_whichever_notice_names_it() {
        var before = ShippedYears.all().get(2022);

        assertThat(before.confirmed()).isFalse();
        assertThat(before.days()).extracting(SpecialDay::date).containsExactly(LocalDate.parse("2022-12-31"));
        assertThat(ShippedYears.all().get(2023).days())
                .hasSize(33)
                .noneMatch(day -> day.date().getYear() != 2023);
    }

    @Test
    void every_shipped_day_differs_from_its_weekday_or_is_part_of_a_holiday() {
        assertThat(ShippedYears.all().values())
                .flatMap(CalendarYear::days)
                .filteredOn(SpecialDay::working)
                .isNotEmpty()
                .allSatisfy(
                        day -> assertThat(day.date().getDayOfWeek().getValue()).isGreaterThan(5));
    }
}
