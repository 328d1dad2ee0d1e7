package io.huiyin.reminders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A rule applied to a business date.
 *
 * @param on    the business date
 * @param today where the community is now
 * @param asOf  the moment whose state counts: now, or the end of the date where that is another day
 */
record Run(ReminderRule rule, ZoneId zone, LocalDate on, LocalDate today, Instant asOf) {

    static Run of(ReminderRule rule, ZoneId zone, LocalDate on, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        var end = on.atTime(LocalTime.MAX).atZone(zone).toInstant();
        return new Run(rule, zone, on, today, on.equals(today) ? now : end);
    }

    UUID communityId() {
        return rule.communityId();
    }

    /** Whether what was due on a day is still worth a reminder. */
    boolean isInTime(LocalDate day) {
        return !day.isAfter(on) && !day.isBefore(on.minus(rule.lookBack()));
    }
}
