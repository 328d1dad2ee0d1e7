package io.huiyin.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(textBlock = """
            0 8 * * *,    2025-06-06T07:59, 2025-06-05T08:00, 2025-06-06T08:00
            0 8 * * *,    2025-06-06T08:00, 2025-06-06T08:00, 2025-06-07T08:00
            0 8 * * *,    2025-06-09T15:00, 2025-06-09T08:00, 2025-06-10T08:00
            0 8 * * MON,  2025-06-06T15:00, 2025-06-02T08:00, 2025-06-09T08:00
            0 9 1 * *,    2025-03-31T09:00, 2025-03-01T09:00, 2025-04-01T09:00
            0 17 * * 5,   2025-12-31T00:00, 2025-12-26T17:00, 2026-01-02T17:00
            30 8 29 2 *,  2025-06-06T00:00, 2024-02-29T08:30, 2028-02-29T08:30
            """)
    void a_rule_runs_by_the_wall_clock_of_its_community(
            String cron, LocalDateTime now, LocalDateTime last, LocalDateTime next) {
        var schedule = Schedule.of(cron, SHANGHAI);
        var moment = now.atZone(SHANGHAI).toInstant();

        assertThat(schedule.upTo(moment)).contains(last.atZone(SHANGHAI));
        assertThat(schedule.after(moment)).contains(next.atZone(SHANGHAI).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "8", "0 8 * *", "0 8 * * * *", "60 8 * * *", "0 8 * * MONDAY", "@sometimes", "0 8 32 * *"})
    void what_is_no_cron_is_refused(String cron) {
        assertThatThrownBy(() -> Schedule.of(cron, SHANGHAI)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_day_that_never_comes_has_no_next_time() {
        var schedule = Schedule.of("0 8 30 2 *", SHANGHAI);

        assertThat(schedule.after(
                        LocalDateTime.parse("2025-06-06T00:00").atZone(SHANGHAI).toInstant()))
                .isEmpty();
    }

    @Test
    void seconds_past_the_minute_do_not_hide_a_run() {
        var schedule = Schedule.of("0 8 * * *", SHANGHAI);
        var now = LocalDateTime.parse("2025-06-06T08:00:30.5").atZone(SHANGHAI).toInstant();

        assertThat(schedule.upTo(now).orElseThrow().toLocalDate()).isEqualTo("2025-06-06");
    }
}
