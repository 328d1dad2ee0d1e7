package io.huiyin.messaging;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The hours in which nobody is disturbed (免打扰时段), by the community's wall clock; they may span midnight.
 *
 * @param from the first moment of quiet
 * @param to   the first moment after it; equal to {@code from}: there are no quiet hours
 */
public record QuietHours(
        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime from,
        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime to) {

    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    static final QuietHours DEFAULT = new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0));

    /** When the quiet ends in which {@code moment} lies; empty if it lies in none. */
    Optional<Instant> endAfter(Instant moment, ZoneId zone) {
        if (from.equals(to)) return Optional.empty();
        var local = moment.atZone(zone);
        var time = local.toLocalTime();
        boolean spansMidnight = to.isBefore(from);
        boolean quiet =
                spansMidnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) return Optional.empty();
        var day = spansMidnight && !time.isBefore(from) ? local.toLocalDate().plusDays(1) : local.toLocalDate();
        return Optional.of(day.atTime(to).atZone(zone).toInstant());
    }
}
