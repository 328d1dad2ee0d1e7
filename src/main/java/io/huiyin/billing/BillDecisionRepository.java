package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** The table {@code bill_decision}, in the scope of the running transaction. */
@ApplicationScoped
class BillDecisionRepository {

    private final Database database;
    private final Clock clock;

    BillDecisionRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps what the caller decides of a bill now. @return its id, which the entries that it books name */
    UUID insert(UUID communityId, UUID billId, DecisionKind kind, long fen, String reason) {
        var id = Ids.next();
        database.handle()
                .createUpdate("""
                        insert into bill_decision (id, community_id, bill_id, kind, amount_fen, reason, staff_id, created_at)
                        values (:id, :community, :bill, :kind, :fen, :reason, :staff, :now)
                        """)
                .bind("id", id)
                .bind("community", communityId)
                .bind("bill", billId)
                .bind("kind", kind)
                .bind("fen", fen)
                .bind("reason", reason)
                .bind("staff", database.caller().staffId())
                .bind("now", clock.instant())
                .execute();
        return id;
    }

    /** The newest, oldest first. */
    List<Decision> ofBill(UUID billId, int most) {
        return database.handle()
                .createQuery("select * from bill_decision where bill_id = :bill order by id desc limit :most")
                .bind("bill", billId)
                .bind("most", most)
                .map((row, context) -> new Decision(
                        Columns.uuid(row, "id"),
                        Columns.name(row, "kind", DecisionKind.class),
                        row.getLong("amount_fen"),
                        row.getString("reason"),
                        Columns.uuid(row, "staff_id"),
                        Columns.instant(row, "created_at")))
                .list()
                .reversed();
    }
}
