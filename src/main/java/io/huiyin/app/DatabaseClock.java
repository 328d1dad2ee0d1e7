package io.huiyin.app;

import io.huiyin.database.Database;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * The program's clock: the host's, moved by the offset of the database's, so that all instances agree. To the
 * microsecond, which is what the database keeps, so that an instant is the same before and after it was stored.
 */
@ApplicationScoped
class DatabaseClock {

    private static final Logger LOG = Logger.getLogger(DatabaseClock.class);
    private static final Duration ALARMING = Duration.ofSeconds(1);

    private final Database database;
    private volatile Duration offset = Duration.ZERO;

    DatabaseClock(Database database) {
        this.database = database;
    }

    void start(@Observes @jakarta.annotation.Priority(10) StartupEvent event) {
        measure();
    }

    /** Half of the round trip is taken off, so that a slow line does not move the clock. */
    @Scheduled(every = "1m", delayed = "1m")
    void measure() {
        var before = Instant.now();
        var there = database.unscoped(DatabaseClock::ask);
        var here = before.plus(Duration.between(before, Instant.now()).dividedBy(2));
        offset = Duration.between(here, there);
        if (offset.abs().compareTo(ALARMING) > 0) {
            LOG.warnf("the host's clock is %s away from the database's; check its time service", offset);
        }
    }

    private static Instant ask(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    @Produces
    @Singleton
    Clock clock() {
        return new Shifted(ZoneOffset.UTC);
    }

    private final class Shifted extends Clock {

        private final ZoneId zone;

        Shifted(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(offset).truncatedTo(ChronoUnit.MICROS);
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new Shifted(zone);
        }
    }
}
