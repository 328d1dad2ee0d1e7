package io.huiyin.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows of bills, each with its late fee as of today. */
@ApplicationScoped
class BillRepository {

    private static final TypeReference<List<BillLine>> LINES = new TypeReference<>() {};

    private static final String WITH_LATE_FEE = """
            select b.*,
                   case when b.status in ('OPEN', 'PART_PAID') then huiyin_late_fee(b.it, %s) end as late_total_fen,
                   exists (select from fee_dispute d where d.bill_id = b.id and d.to_on is null) as disputed
              from %%s join community c on c.id = b.community_id
            """.formatted(LateFees.TODAY);

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    BillRepository(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    Optional<Bill> find(UUID id) {
        return database.handle()
                .createQuery(WITH_LATE_FEE.formatted(
                        "(select x.*, row(x.*)::fee_bill as it from fee_bill x where x.id = :id) b"))
                .bind("id", id)
                .bind("now", clock.instant())
                .map((row, context) -> read(row))
                .findOne();
    }

    /**
     * Whether a run makes the bill anew once it is void, for all of its days: that of an assignment which runs go by, as the assignment
     * and the item stand now. No run does that of a charge, of what a deposit did not cover, or of a service that is withheld.
     */
    boolean isFilledAgain(UUID id) {
        return database.handle()
                .createQuery("""
                        select exists (
                            select from fee_bill b
                              join fee_assignment a on a.id = b.assignment_id and not a.charged
                                   and a.from_on <= b.from_on and coalesce(a.to_on >= b.to_on, true)
                              join fee_item i on i.id = b.fee_item_id and coalesce(i.retired_on > b.to_on, true)
                             where b.id = :id
                               and not exists (select from service_suspension s
                                                where s.house_id = b.house_id and s.fee_item_id = b.fee_item_id
                                                  and s.lifted_at is null))
                        """)
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /** Newest first. */
    List<Bill> page(BillFilter filter, Cursor cursor, int limit) {
        var where = new Where()
                .and("x.house_id = :house", "house", filter.houseId())
                .and("x.payer_id = :payer", "payer", filter.payerId())
                .and("x.fee_item_id = :item", "item", filter.feeItemId())
                .and("x.run_id = :run", "run", filter.runId())
                .and("x.status = :status", "status", filter.status())
                .and("x.period = :period", "period", filter.period())
                .and("x.number = :number", "number", filter.number())
                .and("x.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var page = "(select x.*, row(x.*)::fee_bill as it from " + walk(filter, where)
                + " order by x.id desc limit :limit) b";
        return where.bindTo(database.handle().createQuery(WITH_LATE_FEE.formatted(page) + " order by b.id desc"))
                .bind("limit", limit)
                .bind("now", clock.instant())
                .map((row, context) -> read(row))
                .list();
    }

    /**
     * An item and a run are of one community, and each has an index along its bills. Written so that the community is no key of any
     * index: the planner would as soon walk all bills of the community for one of them.
     */
    private static String walk(BillFilter filter, Where where) {
        if (filter.feeItemId() == null && filter.runId() == null) {
            return CommunityWalk.from("fee_bill", "x", filter.communityId(), where, "x.community_id desc, x.id desc");
        }
        where.and("cast(:community as uuid) = any (array[x.community_id])", "community", filter.communityId());
        return "fee_bill x where " + where.sql();
    }

    private Bill read(ResultSet row) throws SQLException {
        var status = Columns.name(row, "status", BillStatus.class);
        long amount = row.getLong("amount_fen");
        long paid = row.getLong("paid_fen");
        var total = Columns.number(row, "late_total_fen");
        long latePaid = row.getLong("late_paid_fen");
        long unpaid = total == null ? 0 : Math.max(0, total - latePaid);
        // Where nothing gathers any more, what is booked is what there is.
        long waived =
                total == null ? row.getLong("late_waived_fen") : Math.min(unpaid, row.getLong("late_granted_fen"));
        long late = total == null ? 0 : unpaid - waived;
        return new Bill(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("number"),
                status,
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                Columns.uuid(row, "fee_item_id"),
                Columns.uuid(row, "assignment_id"),
                Columns.uuid(row, "run_id"),
                Columns.name(row, "class", FeeClass.class),
                row.getString("period"),
                Columns.date(row, "from_on"),
                Columns.date(row, "to_on"),
                Columns.date(row, "due_on"),
                amount,
                paid,
                late,
                latePaid,
                waived,
                status.isOwed() ? amount - paid + late : 0,
                row.getBoolean("disputed"),
                lines(row.getString("lines")),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "published_at"),
                row.getInt("version"));
    }

    private List<BillLine> lines(String lines) {
        try {
            return json.readValue(lines, LINES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a bill's lines are ours", e);
        }
    }
}
