package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            22:00, 08:00, 2025-06-06T21:59:59, -
            22:00, 08:00, 2025-06-06T22:00,    2025-06-07T08:00
            22:00, 08:00, 2025-06-30T23:30,    2025-07-01T08:00
            22:00, 08:00, 2025-06-07T00:00,    2025-06-07T08:00
            22:00, 08:00, 2025-06-07T07:59:59, 2025-06-07T08:00
            22:00, 08:00, 2025-06-07T08:00,    -
            12:00, 14:00, 2025-06-06T12:00,    2025-06-06T14:00
            12:00, 14:00, 2025-06-06T14:00,    -
            12:00, 14:00, 2025-06-06T03:00,    -
            00:00, 08:00, 2025-06-06T00:00,    2025-06-06T08:00
            22:00, 00:00, 2025-06-06T22:30,    2025-06-07T00:00
            22:00, 00:00, 2025-06-07T00:00,    -
            09:00, 09:00, 2025-06-06T09:00,    -
            """)
    void a_moment_within_is_held_until_their_end(LocalTime from, LocalTime to, LocalDateTime at, LocalDateTime end) {
        var quiet = new QuietHours(from, to);

        var held = quiet.endAfter(at.atZone(SHANGHAI).toInstant(), SHANGHAI);

        assertThat(held.map(moment -> moment.atZone(SHANGHAI).toLocalDateTime()).orElse(null))
                .isEqualTo(end);
    }

    @Test
    void they_follow_the_wall_clock_when_it_is_changed() {
        var berlin = ZoneId.of("Europe/Berlin");
        var beforeSummerTime = LocalDateTime.parse("2025-03-29T23:00").atZone(berlin);

        var held = QuietHours.DEFAULT.endAfter(beforeSummerTime.toInstant(), berlin);

        assertThat(held)
                .contains(LocalDateTime.parse("2025-03-30T08:00").atZone(berlin).toInstant());
    }
}
