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

    /** A void bill of which less was billed again for its house, vehicle and days, or given up by an approval, than it came to. */
    private static final String UNFILLED = """
            x.status = 'VOID' and x.amount_fen
                > (select coalesce(max(d.given_up_fen), 0) from bill_decision d where d.bill_id = x.id and d.kind = 'VOID')
                  + (select coalesce(sum(e.amount_fen), 0)
                       from fee_bill e
                       join fee_assignment a on a.id = e.assignment_id and not a.charged
                       join fee_assignment o on o.id = x.assignment_id and o.vehicle_id is not distinct from a.vehicle_id
                      where e.house_id = x.house_id and e.fee_item_id = x.fee_item_id and e.period = x.period
                        and e.status <> 'VOID' and e.from_on <= x.to_on and e.to_on >= x.from_on)
            """;

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

    /** What of a bill is owed by the books: once its late fee is reconciled, that of the day on which it was. */
    BookedDebt booked(UUID id) {
        return database.handle()
                .createQuery("""
                        select amount_fen - paid_fen as principal, late_posted_fen - late_paid_fen - late_waived_fen as late
                          from fee_bill where id = :id
                        """)
                .bind("id", id)
                .map((row, context) -> new BookedDebt(row.getLong("principal"), row.getLong("late")))
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
        if (filter.unfilled()) where.and(UNFILLED);
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
