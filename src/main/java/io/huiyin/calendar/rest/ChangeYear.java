package io.huiyin.calendar.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.calendar.CalendarYear;
import io.huiyin.calendar.SpecialDay;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Body of {@code PUT /v1/calendars/{id}/years/{year}}.
 *
 * @param confirmed true where absent
 * @param source    where the days come from, such as the address of the notice
 */
@JsonIgnoreProperties({"calendarId", "year", "origin", "version"})
record ChangeYear(
        Boolean confirmed,
        @Size(max = 500) String source,
        @NotNull @Size(max = 366) List<@NotNull @Valid Day> days) {

    /** A day off, or one that is worked on Monday's hours. */
    record Day(
            @NotNull LocalDate date,
            @NotBlank @Size(max = 50) String name,
            @NotNull Boolean working) {}

    CalendarYear of(int year) {
        var faults = new ArrayList<FieldError>();
        var seen = new HashSet<LocalDate>();
        for (int i = 0; i < days.size(); i++) {
            var date = days.get(i).date();
            var pointer = "/days/" + i + "/date";
            if (date.getYear() != year) {
                faults.add(new FieldError(
                        pointer, "of-another-year", Text.of("A day belongs to its own year.", "日期须属于所填年份。")));
            } else if (!seen.add(date)) {
                faults.add(new FieldError(pointer, "twice", Text.of("This day is there twice.", "该日期重复。")));
            }
        }
        if (!faults.isEmpty()) throw Problems.unprocessable(faults);
        return new CalendarYear(
                year,
                confirmed == null || confirmed,
                source,
                days.stream()
                        .map(day -> new SpecialDay(day.date(), day.name(), day.working()))
                        .toList());
    }
}
