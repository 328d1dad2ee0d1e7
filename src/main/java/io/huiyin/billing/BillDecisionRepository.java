package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The table {@code bill_decision}, in the scope of the running transaction. */
@ApplicationScoped
class BillDecisionRepository {

    private final Database database;

    BillDecisionRepository(Database database) {
        this.database = database;
    }

    void insert(UUID communityId, UUID billId, Decision decision) {
        database.handle()
                .createUpdate("""
                        insert into bill_decision (id, community_id, bill_id, kind, amount_fen, given_up_fen, reason, staff_id,
                                                   created_at)
                        values (:id, :community, :bill, :kind, :fen, :givenUp, :reason, :staff, :now)
                        """)
                .bind("id", decision.id())
                .bind("community", communityId)
                .bind("bill", billId)
                .bind("kind", decision.kind())
                .bind("fen", decision.amountFen())
                .bind("givenUp", decision.givenUpFen())
                .bind("reason", decision.reason())
                .bind("staff", decision.staffId())
                .bind("now", decision.at())
                .execute();
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
                        Columns.number(row, "given_up_fen"),
                        row.getString("reason"),
                        Columns.uuid(row, "staff_id"),
                        Columns.instant(row, "created_at")))
                .list()
                .reversed();
    }
}
