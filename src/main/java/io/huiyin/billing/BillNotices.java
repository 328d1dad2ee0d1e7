package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The bills that people are told of, recipient by recipient: whoever owes them, and whoever stands for the house where nobody is
 * named. Read in parts of some recipients with all of their bills, each part in one statement; in the scope of the running
 * transaction.
 */
@ApplicationScoped
public class BillNotices {

    /**
     * Owners are walked in the order of their ids, and each is looked up by an index: those who owe bills themselves, and up to
     * the last of them those who stand for a house that does. A limit keeps each look-up apart, so that no plan gathers all bills
     * anew for every part.
     */
    private static final String PART = """
            with payer as (
                select o.id from owner o cross join lateral (select from fee_bill b where b.payer_id = o.id and %1$s limit 1) b
                 where %3$s
                 order by o.community_id, o.id
                 limit :limit
            ), up_to as (
                select case when count(*) = :limit then (array_agg(id order by id desc))[1] end as id from payer
            ), standing as (
                select o.id from owner o cross join lateral (%2$s limit 1) b
                 where %3$s and coalesce(o.id <= (select id from up_to), true)
                 order by o.community_id, o.id
                 limit :limit
            ), recipient as (
                select id from payer union select id from standing order by id limit :limit
            ), told as (
                select o.id as recipient_id, b.id as bill_id
                  from recipient o join fee_bill b on b.payer_id = o.id and %1$s
                union
                select o.id, b.id from recipient o cross join lateral (%2$s) b
            )
            select t.recipient_id, b.*, h.code as house_code, i.name as item_name,
                   case when b.status in ('OPEN', 'PART_PAID')
                        then greatest(0, huiyin_late_fee(b.it, :on) - b.late_paid_fen - b.late_granted_fen)
                        else 0 end as late_fen
              from told t
              join (select x.*, row(x.*)::fee_bill as it from fee_bill x) b on b.id = t.bill_id
              join house h on h.id = b.house_id
              join fee_item i on i.id = b.fee_item_id
             order by t.recipient_id, b.due_on, length(b.number), b.number
            """;

    private static final String OWNERS = "o.community_id = any (array[:community]) and o.erased_at is null "
            + "and (cast(:after as uuid) is null or o.id > :after)";

    /** The bills of the houses that {@code o} stands for. */
    private static final String OF_HOUSES = """
            select b.id from house_relation r join fee_bill b on b.house_id = r.house_id
             where r.owner_id = o.id and r.relation = 'OWNER' and r.from_on <= :on and (r.to_on is null or r.to_on >= :on)
               and b.payer_id is null and o.id = %s and %s""";

    private static final String ISSUED =
            "b.status in ('OPEN', 'PART_PAID', 'PAID') and b.published_at >= :from and b.published_at < :to";

    private static final String OVERDUE = "b.status in ('OPEN', 'PART_PAID') and b.due_on < :dueBefore "
            + "and not exists (select from fee_dispute d where d.bill_id = b.id and d.to_on is null)";

    private final Database database;

    BillNotices(Database database) {
        this.database = database;
    }

    /**
     * Some recipients' bills, each recipient's together.
     *
     * @param next the recipient behind whom the next part begins; null at the end
     */
    public record Part(List<BillNotice> bills, UUID next) {}

    /**
     * Bills that were published from one moment until before another and are not void, also those that are paid already.
     *
     * @param on    the day of which the people and the late fees are
     * @param after the recipient behind whom to begin; null for the first
     * @param limit how many recipients
     */
    public Part issued(UUID communityId, Instant from, Instant to, LocalDate on, UUID after, int limit) {
        return part(communityId, ISSUED, new Where().with("from", from).with("to", to), on, after, limit);
    }

    /** Bills that are owed and were due before a day, but for those in dispute; otherwise as {@link #issued}. */
    public Part overdue(UUID communityId, LocalDate dueBefore, LocalDate on, UUID after, int limit) {
        return part(communityId, OVERDUE, new Where().with("dueBefore", dueBefore), on, after, limit);
    }

    private Part part(UUID communityId, String which, Where values, LocalDate on, UUID after, int limit) {
        var ofHouses = OF_HOUSES.formatted(HouseStand.owner("r.house_id", ":on"), which);
        var bills = values.bindTo(database.handle().createQuery(PART.formatted(which, ofHouses, OWNERS)))
                .bind("community", communityId)
                .bind("after", after)
                .bind("on", on)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
        var recipients = bills.stream().map(BillNotice::recipientId).collect(Collectors.toSet());
        return new Part(
                bills, recipients.size() < limit ? null : bills.getLast().recipientId());
    }

    private static BillNotice read(ResultSet row) throws SQLException {
        return new BillNotice(
                Columns.uuid(row, "recipient_id"),
                Columns.uuid(row, "id"),
                row.getString("number"),
                row.getString("house_code"),
                row.getString("item_name"),
                row.getString("period"),
                Columns.date(row, "from_on"),
                Columns.date(row, "to_on"),
                Columns.date(row, "due_on"),
                row.getLong("amount_fen"),
                row.getLong("paid_fen"),
                row.getLong("late_fen"),
                Columns.instant(row, "published_at"));
    }
}
