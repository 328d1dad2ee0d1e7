package io.huiyin.reminders;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;

/** What people were reminded of. */
@ApplicationScoped
public class Reminders {

    private final Database database;
    private final ReminderRepository reminders;

    Reminders(Database database, ReminderRepository reminders) {
        this.database = database;
        this.reminders = reminders;
    }

    /** The reminders within the caller's scope, newest first. */
    public Page<Reminder> list(Caller caller, ReminderFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "reminders?" + filter;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = reminders.list(filter, cursor == null ? null : cursor.uuid(0), limit + 1);
            return Page.of(rows, limit, reminder -> Cursor.after(list, reminder.id()));
        });
    }
}
