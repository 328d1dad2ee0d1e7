package io.huiyin.dunning;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/** Promises to pay (承诺缴费), kept or broken by what was paid. */
@ApplicationScoped
public class DunningPromises {

    private static final String KEPT = "huiyin_paid_of_promise(a) >= a.promise_fen";
    private static final String PASSED =
            "a.promise_on < (select huiyin_today(c.time_zone, cast(:now as timestamptz)) from community c "
                    + "where c.id = a.community_id)";

    private final Database database;
    private final Clock clock;

    DunningPromises(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Newest first; null does not narrow. */
    public Page<DunningPromise> list(
            Caller caller,
            UUID communityId,
            UUID houseId,
            DunningPromise.Status status,
            String encodedCursor,
            int limit) {
        return database.in(caller, () -> {
            var list = "promises?" + communityId + "&" + houseId + "&" + status;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("a.promise_on is not null")
                    .and("a.house_id = :house", "house", houseId)
                    .and("a.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            if (status != null) where.and(is(status));
            var from = CommunityWalk.from("dunning_act", "a", communityId, where, "a.community_id desc, a.id desc");
            var rows = where.bindTo(database.handle().createQuery("""
                            select a.*, huiyin_paid_of_promise(row(a.*)::dunning_act) as paid_fen, %s as passed
                              from %s order by a.id desc limit :limit
                            """.formatted(PASSED, from)))
                    .bind("now", clock.instant())
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, promise -> Cursor.after(list, promise.actId()));
        });
    }

    private static String is(DunningPromise.Status status) {
        return switch (status) {
            case KEPT -> KEPT;
            case OPEN -> "not (" + KEPT + ") and not (" + PASSED + ")";
            case BROKEN -> "not (" + KEPT + ") and " + PASSED;
        };
    }

    private static DunningPromise read(ResultSet row) throws SQLException {
        long promised = row.getLong("promise_fen");
        long paid = row.getLong("paid_fen");
        var status = paid >= promised
                ? DunningPromise.Status.KEPT
                : row.getBoolean("passed") ? DunningPromise.Status.BROKEN : DunningPromise.Status.OPEN;
        return new DunningPromise(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                Columns.date(row, "done_on"),
                Columns.date(row, "promise_on"),
                promised,
                paid,
                status);
    }
}
