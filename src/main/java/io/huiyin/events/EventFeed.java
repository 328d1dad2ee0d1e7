package io.huiyin.events;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads the event log for integrators, in an order in which nothing can appear behind a reader's back. */
@ApplicationScoped
public class EventFeed {

    private static final String LIST = "events";

    private final Database database;
    private final EventLog log;

    EventFeed(Database database, EventLog log) {
        this.database = database;
        this.log = log;
    }

    /**
     * The events after a cursor. {@code nextCursor} is always there, also at the end of the log, so that a reader can
     * come back with it.
     *
     * @param after the {@code nextCursor} of the page before, or null for the beginning
     */
    public Page<StoredEvent> after(Caller caller, String after, UUID communityId, int limit) {
        return database.in(caller, () -> {
            var cursor = Cursor.read(LIST, after, 2);
            var from = cursor == null ? Position.START : new Position(cursor.number(0), cursor.number(1));
            var events = log.after(from, communityId, limit);
            var last = events.isEmpty() ? from : Position.of(events.getLast());
            return new Page<>(events, Cursor.after(LIST, last.tx(), last.seq()));
        });
    }
}
