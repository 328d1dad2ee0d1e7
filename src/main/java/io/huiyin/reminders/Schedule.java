package io.huiyin.reminders;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a rule runs: a cron of five fields, read by a community's wall clock. */
final class Schedule {

    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private final ExecutionTime times;
    private final ZoneId zone;

    private Schedule(ExecutionTime times, ZoneId zone) {
        this.times = times;
        this.zone = zone;
    }

    /**
     * @param cron minute, hour, day of the month, month and day of the week, as {@code 0 8 * * MON}
     * @throws IllegalArgumentException if it is none
     */
    static Schedule of(String cron, ZoneId zone) {
        return new Schedule(ExecutionTime.forCron(PARSER.parse(cron).validate()), zone);
    }

    /** The first moment after {@code moment}; empty for a cron that no day fits, as the 30th of February. */
    Optional<Instant> after(Instant moment) {
        return times.nextExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant);
    }

    /** The last moment at or before {@code moment}. */
    Optional<ZonedDateTime> upTo(Instant moment) {
        var local = moment.atZone(zone);
        return times.isMatch(local) ? Optional.of(local) : times.lastExecution(local);
    }
}
