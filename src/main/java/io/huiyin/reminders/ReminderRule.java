package io.huiyin.reminders;

import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.QuietHours;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A rule by which a community reminds (提醒规则).
 *
 * @param code       what it reminds of
 * @param cron       when it runs, by the community's wall clock
 * @param lookAhead  how long before its day something is reminded of; months are clamped
 * @param lookBack   how late a reminder is still sent, after a missed run or for what appeared afterwards
 * @param channels   the ways that may be taken, best first
 * @param quietHours of its own; absent: the community's
 * @param template   the code of the message's words
 * @param lastRunOn  the business date that it last ran for by the clock
 * @param nextRunAt  absent while it is not active
 */
public record ReminderRule(
        UUID id,
        UUID communityId,
        String code,
        boolean active,
        String cron,
        Period lookAhead,
        Period lookBack,
        List<ChannelKind> channels,
        QuietHours quietHours,
        String template,
        LocalDate lastRunOn,
        Instant nextRunAt,
        int version)
        implements Tagged {

    /** Runs do not raise the version. */
    @Override
    public String tag() {
        return version + "-" + Integer.toHexString(Objects.hash(lastRunOn, nextRunAt));
    }
}
