package io.huiyin.owners;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** The days that matter to owners. */
@ApplicationScoped
public class SpecialDates {

    private static final String FIELD = "specialDates";

    private final Database database;
    private final Archive archive;
    private final SpecialDateRepository dates;
    private final Clock clock;

    SpecialDates(Database database, Archive archive, SpecialDateRepository dates, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.dates = dates;
        this.clock = clock;
    }

    public SpecialDate add(Caller caller, UUID ownerId, SpecialDateDetails details) {
        return database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            var id = Ids.next();
            dates.insert(id, owner.communityId(), ownerId, details, clock.instant());
            archive.changed(owner, FIELD);
            return get(caller, ownerId, id);
        });
    }

    public SpecialDate get(Caller caller, UUID ownerId, UUID id) {
        return database.in(caller, () -> dates.find(ownerId, id).orElseThrow(Problems::notFound));
    }

    /** In the order in which they were entered. */
    public Page<SpecialDate> list(Caller caller, UUID ownerId, String cursor, int limit) {
        return database.in(caller, () -> {
            archive.owner(ownerId);
            var list = "owner-special-dates?" + ownerId;
            var rows = dates.page(ownerId, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, date -> Cursor.after(list, date.id()));
        });
    }

    public SpecialDate change(Caller caller, UUID ownerId, UUID id, Expected expected, SpecialDateDetails details) {
        return database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            var before = dates.find(ownerId, id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            if (!dates.update(id, owner.communityId(), before.version(), details)) throw Problems.stale();
            archive.changed(owner, FIELD);
            return get(caller, ownerId, id);
        });
    }

    public void remove(Caller caller, UUID ownerId, UUID id, Expected expected) {
        database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            var date = dates.find(ownerId, id).orElseThrow(Problems::notFound);
            expected.check(date.version());
            archive.delete("special_date", id, date.version());
            archive.changed(owner, FIELD);
        });
    }
}
