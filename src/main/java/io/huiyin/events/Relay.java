package io.huiyin.events;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Hands events to handlers. A handler's position is a row: whoever locks it serves the next batch, so any number of
 * instances may try. Within a batch each event stands in a savepoint of its own; one that fails is noted for a retry and
 * does not hold up those behind it.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final Database database;
    private final EventLog log;
    private final EventsConfig.Relay config;
    private final Clock clock;

    Relay(Database database, EventLog log, EventsConfig config, Clock clock) {
        this.database = database;
        this.log = log;
        this.config = config.relay();
        this.clock = clock;
    }

    /** Serves one batch of new events. @return how many it read; fewer than a batch means that none are left */
    int serveNew(EventHandler handler) {
        return database.asSystem("relay", () -> {
            var position = lockPosition(handler);
            if (position.isEmpty()) return 0;
            var events = log.after(position.get(), null, config.batchSize());
            for (var event : events) {
                if (handler.wants(event.type())) serve(handler, event, 0);
            }
            if (!events.isEmpty()) moveTo(handler, Position.of(events.getLast()));
            return events.size();
        });
    }

    /** Serves one delivery whose wait is over. @return whether there was one */
    boolean serveRetry(EventHandler handler) {
        return database.asSystem("relay", () -> {
            var retry = database.handle()
                    .createQuery("""
                            select r.attempts, e.tx::text::bigint as tx_number, e.*
                              from relay_retry r
                              join event e on e.tx = r.event_tx and e.seq = r.event_seq
                             where r.handler = :handler and r.dead_at is null and r.next_attempt_at <= :now
                             order by r.next_attempt_at
                             limit 1
                               for update of r skip locked
                            """)
                    .bind("handler", handler.name())
                    .bind("now", clock.instant())
                    .map((row, context) -> new Retry(log.read(row), Columns.integer(row, "attempts")))
                    .findOne();
            retry.ifPresent(due -> {
                forget(handler, due.event);
                serve(handler, due.event, due.attempts);
            });
            return retry.isPresent();
        });
    }

    private record Retry(StoredEvent event, int attempts) {}

    private void serve(EventHandler handler, StoredEvent event, int attemptsBefore) {
        try {
            database.item(Caller.job(handler.name(), event.communityId()), () -> handler.handle(event));
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "handler %s failed on event %s of type %s", handler.name(), event.id(), event.type());
            note(handler, event, attemptsBefore + 1, failure);
        }
    }

    private void note(EventHandler handler, StoredEvent event, int attempts, RuntimeException failure) {
        var now = clock.instant();
        boolean dead = attempts >= config.attempts();
        database.handle()
                .createUpdate("""
                        insert into relay_retry (handler, event_tx, event_seq, attempts, next_attempt_at, dead_at, error)
                        values (:handler, cast(cast(:tx as text) as xid8), :seq, :attempts, :next, :dead, :error)
                        """)
                .bind("handler", handler.name())
                .bind("tx", event.tx())
                .bind("seq", event.seq())
                .bind("attempts", attempts)
                .bind("next", dead ? null : now.plus(waitAfter(attempts)))
                .bind("dead", dead ? now : null)
                .bind("error", failure.getClass().getSimpleName())
                .execute();
    }

    private Duration waitAfter(int attempts) {
        var wait = config.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void forget(EventHandler handler, StoredEvent event) {
        database.handle()
                .createUpdate("delete from relay_retry where handler = :handler "
                        + "and event_tx = cast(cast(:tx as text) as xid8) and event_seq = :seq")
                .bind("handler", handler.name())
                .bind("tx", event.tx())
                .bind("seq", event.seq())
                .execute();
    }

    private Optional<Position> lockPosition(EventHandler handler) {
        database.handle()
                .createUpdate("insert into relay_position (handler, tx, seq) values (:handler, '0', 0) "
                        + "on conflict do nothing")
                .bind("handler", handler.name())
                .execute();
        return database.handle()
                .createQuery("select tx::text::bigint as tx_number, seq from relay_position "
                        + "where handler = :handler for update skip locked")
                .bind("handler", handler.name())
                .map((row, context) -> new Position(row.getLong("tx_number"), row.getLong("seq")))
                .findOne();
    }

    private void moveTo(EventHandler handler, Position position) {
        database.handle()
                .createUpdate("update relay_position set tx = cast(cast(:tx as text) as xid8), seq = :seq "
                        + "where handler = :handler")
                .bind("handler", handler.name())
                .bind("tx", position.tx())
                .bind("seq", position.seq())
                .execute();
    }
}
