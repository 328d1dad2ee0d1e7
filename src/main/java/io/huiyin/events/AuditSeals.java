package io.huiyin.events;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The seals of the log (审计封存), for those who keep the newest hash where nobody can rewrite it. */
@ApplicationScoped
public class AuditSeals {

    private final Database database;
    private final SealRepository seals;

    AuditSeals(Database database, SealRepository seals) {
        this.database = database;
        this.seals = seals;
    }

    /** The chain of a community, the newest seal first; empty outside of the caller's communities. */
    public Page<AuditSeal> list(Caller caller, UUID communityId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "audit-seals?" + communityId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = seals.list(communityId, cursor == null ? null : cursor.number(0), limit + 1);
            return Page.of(rows, limit, seal -> Cursor.after(list, seal.number()));
        });
    }
}
