package io.huiyin.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.billing.BillRunPreview.PreviewedBill;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What a run would make, by the same statement, which here writes nothing. */
@ApplicationScoped
class BillPreviews {

    /** How many assignments are looked at. */
    static final int MOST = 20_000;

    private static final int BILLS = 50;
    private static final int SKIPPED = 200;
    private static final TypeReference<List<PreviewedBill>> BILLS_TYPE = new TypeReference<>() {};
    private static final TypeReference<List<BillSkip>> SKIPS_TYPE = new TypeReference<>() {};

    private static final String SHOW = """
            select (select count(*) from fresh) as bills, (select coalesce(sum(amount_fen), 0) from fresh) as total,
                   (select count(*) from skip) as skipped,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'assignmentId', f.id, 'houseId', f.house_id, 'payerId', f.payer_id, 'from', f.from_on,
                               'to', f.to_on, 'dueOn', f.due_on, 'amountFen', f.amount_fen, 'lines', f.lines)
                               order by f.place), '[]')
                      from fresh f where f.place <= :bills) as shown_bills,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'assignmentId', s.id, 'houseId', s.house_id, 'reason', s.reason) order by s.id), '[]')
                      from (select * from skip order by id limit :skips) s) as shown_skips
            """;

    private final Database database;
    private final BillMaker maker;
    private final ObjectMapper json;

    BillPreviews(Database database, BillMaker maker, ObjectMapper json) {
        this.database = database;
        this.maker = maker;
        this.json = json;
    }

    /** @param most how many assignments are looked at */
    BillRunPreview of(RunItem item, Period period, int most) {
        var ids = assigned(item, period, most + 1);
        boolean isMore = ids.size() > most;
        var those = isMore ? ids.subList(0, most) : ids;
        database.planAnew();
        if (item.method() == PricingMethod.SHARED) seeAll();
        return maker.bound(Reckoning.ofThose(item) + " " + SHOW, item, period)
                .bindArray("ids", UUID.class, those)
                .bind("bills", BILLS)
                .bind("skips", SKIPPED)
                .map((row, context) -> read(row, item, period, those.size(), isMore))
                .one();
    }

    /** What some bear of a shared cost depends on all the others, also on those that the caller does not see. */
    private void seeAll() {
        database.liftLimits();
        // How many there are the planner does not know of parts that nobody has fixed yet: it would go through all of
        // them for each.
        database.handle().execute("set local enable_nestloop = off");
    }

    /** The assignments that may owe something in a period, in the order in which a run takes them. */
    private List<UUID> assigned(RunItem item, Period period, int limit) {
        var hold = item.method() == PricingMethod.ONE_OFF
                ? "from_on between :first and :last"
                : "from_on <= :last and (to_on is null or to_on >= :first)";
        var latest = item.anchor() == FeeAnchor.CALENDAR ? Period.CALENDAR : Period.LATEST;
        return database.handle()
                .createQuery("""
                        select id from fee_assignment
                         where fee_item_id = :item and not charged and %s
                         order by id
                         limit :limit
                        """.formatted(hold))
                .bind("item", item.id())
                .bind("first", period.first(Period.CALENDAR))
                .bind("last", period.last(latest))
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    private BillRunPreview read(ResultSet row, RunItem item, Period period, int looked, boolean isMore)
            throws SQLException {
        try {
            return new BillRunPreview(
                    item.id(),
                    period.toString(),
                    row.getLong("bills"),
                    row.getLong("total"),
                    json.readValue(row.getString("shown_bills"), BILLS_TYPE),
                    json.readValue(row.getString("shown_skips"), SKIPS_TYPE),
                    row.getLong("skipped"),
                    looked,
                    isMore);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement answers JSON of this shape", e);
        }
    }
}
