package io.huiyin.calendar.rest;

import static java.util.Comparator.comparingInt;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.calendar.WorkingHours;
import io.huiyin.calendar.WorkingWeek;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Body of {@code PUT /v1/calendars/{id}}: the hours of the week; the rest of the answer may come along. */
@JsonIgnoreProperties({"id", "communityId", "timeZone", "years", "version"})
record ChangeCalendar(@NotNull Map<DayOfWeek, @NotNull @Size(max = 10) List<@NotNull @Valid Interval>> hours) {

    /** One interval; {@code 24:00} ends a day at midnight. */
    record Interval(
            @NotNull @Pattern(regexp = TIME) String from,
            @NotNull @Pattern(regexp = TIME + "|24:00") String to) {

        private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";
    }

    WorkingWeek week() {
        var week = new EnumMap<DayOfWeek, List<WorkingHours>>(DayOfWeek.class);
        hours.forEach((weekday, intervals) -> week.put(weekday, intervals(weekday, intervals)));
        if (week.values().stream().allMatch(List::isEmpty)) {
            throw Problems.unprocessable(
                    "/hours", "no-working-time", Text.of("A week needs some working time.", "一周之内必须有工作时间。"));
        }
        return new WorkingWeek(week);
    }

    private static List<WorkingHours> intervals(DayOfWeek weekday, List<Interval> intervals) {
        for (int i = 0; i < intervals.size(); i++) {
            if (intervals.get(i).from().compareTo(intervals.get(i).to()) >= 0) {
                throw Problems.unprocessable(
                        "/hours/" + weekday + "/" + i,
                        "ends-before-it-begins",
                        Text.of("An interval ends after it begins, on the same day.", "时段的结束必须晚于开始，且在同一天内。"));
            }
        }
        var sorted = intervals.stream()
                .map(interval -> WorkingHours.of(interval.from(), interval.to()))
                .sorted(comparingInt(WorkingHours::fromMinute))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).fromMinute() < sorted.get(i - 1).toMinute()) {
                throw Problems.unprocessable(
                        "/hours/" + weekday,
                        "overlap",
                        Text.of("The intervals of a day must not overlap.", "同一天的时段不能重叠。"));
            }
        }
        return sorted;
    }
}
