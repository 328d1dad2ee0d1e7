package io.huiyin.events;

import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.kernel.Ids;
import io.huiyin.web.Request;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.MDC;

/** The event log (事件): what a transaction publishes is stored together with its effect, or not at all. */
@ApplicationScoped
public class Events {

    /** Events that wait in memory at most; work on many rows writes its own before the commit. */
    private static final int MOST_HELD = 1_000;

    private final Database database;
    private final EventLog log;
    private final Event<DomainEvent> observers;
    private final Clock clock;

    Events(Database database, EventLog log, Event<DomainEvent> observers, Clock clock) {
        this.database = database;
        this.log = log;
        this.observers = observers;
        this.clock = clock;
    }

    /**
     * Publishes events in the running transaction. The upper rooms observe each at once, in the same transaction; the
     * log is written just before the commit, in the order of publication and in one statement unless there are very many.
     */
    public void publish(DomainEvent... events) {
        for (var event : events) {
            note(event);
            observers.fire(event);
        }
    }

    public void publish(List<? extends DomainEvent> events) {
        publish(events.toArray(DomainEvent[]::new));
    }

    /** Publishes an {@link Edited} of now. */
    public void edited(String thing, Edit edit, UUID communityId, UUID id) {
        edited(thing, edit, communityId, id, Map.of());
    }

    public void edited(String thing, Edit edit, UUID communityId, UUID id, Map<String, Object> data) {
        publish(new Edited(thing, edit, communityId, id, data, clock.instant()));
    }

    private void note(DomainEvent event) {
        var unwritten = database.attached(Unwritten.class, Unwritten::new).events;
        if (unwritten.size() >= MOST_HELD) write(unwritten);
        if (unwritten.isEmpty()) database.beforeCommit(() -> write(unwritten));
        unwritten.add(new EventLog.Entry(
                Ids.next(), event, database.caller(), clock.instant(), (String) MDC.get(Request.ID_KEY)));
    }

    private void write(List<EventLog.Entry> unwritten) {
        if (unwritten.isEmpty()) return;
        log.append(List.copyOf(unwritten));
        unwritten.clear();
    }

    private static final class Unwritten {
        final List<EventLog.Entry> events = new ArrayList<>();
    }
}
