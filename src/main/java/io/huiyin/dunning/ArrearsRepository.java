package io.huiyin.dunning;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Reads arrears, whole: sums, late fees, the last act. */
@ApplicationScoped
class ArrearsRepository {

    private static final String WHOLE = """
            select d.*, h.code as house_code, late.fen as late_fen,
                   l.id as last_id, l.step as last_step, l.method, l.outcome, l.at, l.staff_id, l.response_sealed
              from (%s order by x.community_id, x.house_id, x.payer_key limit :limit) d
              join house h on h.id = d.house_id
             cross join lateral (
                   select coalesce(sum(greatest(0, huiyin_late_fee(b, d.today) - b.late_paid_fen - b.late_granted_fen)), 0)::bigint
                          as fen
                     from fee_bill b
                    where b.community_id = d.community_id and b.house_id = d.house_id
                      and coalesce(b.payer_id, %s) = d.payer_key
                      and b.status in ('OPEN', 'PART_PAID') and b.due_on < d.today) late
              left join lateral (
                   select * from dunning_act a
                    where a.house_id = d.house_id and a.payer_id is not distinct from d.payer_id
                    order by a.at desc, a.id desc
                    limit 1) l on true
             order by d.community_id, d.house_id, d.payer_key
            """;

    private final Database database;
    private final Protection protection;
    private final Clock clock;

    ArrearsRepository(Database database, Protection protection, Clock clock) {
        this.database = database;
        this.protection = protection;
        this.clock = clock;
    }

    /** In the order of communities and houses. */
    List<DebtorArrears> page(ArrearsFilter filter, Cursor cursor, int limit) {
        var all = new Where();
        if (filter.communityId() != null) all.with("community", filter.communityId());
        var bills = new Where()
                .and("b.house_id = :house", "house", filter.houseId())
                .and(inArea("h.area_id = :area"), "area", filter.areaId())
                .and(inArea("g.phase_id = :phase"), "phase", filter.phaseId())
                .and(inArea("r.steward_id = :assignee"), "assignee", filter.assigneeId());
        if (cursor != null) {
            bills.and("(b.community_id, b.house_id, coalesce(b.payer_id, " + ArrearsSql.NOBODY + ")) > "
                            + "(:afterCommunity, :afterHouse, :afterPayer)")
                    .with("afterCommunity", cursor.uuid(0))
                    .with("afterHouse", cursor.uuid(1))
                    .with("afterPayer", cursor.uuid(2));
        }
        var groups = new Where()
                .and("min(b.due_on) <= " + ArrearsSql.TODAY + " - :days", "days", filter.minDaysOverdue())
                .and("sum(b.amount_fen - b.paid_fen) >= :fen", "fen", filter.minFen());
        var rows = new Where().and("n.code = :step and n.due_on <= d.today and p.id is null", "step", filter.dueStep());
        if (filter.stage() == ArrearsStage.NONE) rows.and("r.kind is null");
        else if (filter.stage() != null) {
            rows.and("r.kind = :stage", "stage", filter.stage().kind().name());
        }
        all.with(bills).with(groups).with(rows);
        return read(
                ArrearsSql.rows(filter.communityId() != null, bills.sql(), groups.sql(), rows.sql(), "limit :limit"),
                all,
                null,
                limit);
    }

    /** One payer's; empty where nothing is overdue on the day. */
    Optional<DebtorArrears> of(UUID communityId, UUID houseId, UUID payerId, LocalDate day) {
        return ofHouse(communityId, houseId, day).stream()
                .filter(arrears -> Objects.equals(arrears.payerId(), payerId))
                .findFirst();
    }

    /** Of a house all payers'. */
    List<DebtorArrears> ofHouse(UUID communityId, UUID houseId, LocalDate day) {
        var where = new Where().with("community", communityId).and("b.house_id = :house", "house", houseId);
        return read(ArrearsSql.rows(true, "b.house_id = :house", "true", "true", "limit :limit"), where, day, 1000);
    }

    private List<DebtorArrears> read(String rows, Where where, LocalDate day, int limit) {
        return where.bindTo(database.handle().createQuery(WHOLE.formatted(rows, ArrearsSql.NOBODY)))
                .bind("now", clock.instant())
                .bind("day", day)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** A condition on the house of a bill, its building and its area. */
    private static String inArea(String condition) {
        return "exists (select from house h join building g on g.id = h.building_id left join area r on r.id = h.area_id "
                + "where h.id = b.house_id and " + condition + ")";
    }

    private DebtorArrears read(ResultSet row) throws SQLException {
        var oldest = Columns.date(row, "oldest_due_on");
        var next = row.getString("next_step");
        var promise = Columns.uuid(row, "promise_id");
        return new DebtorArrears(
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "house_id"),
                row.getString("house_code"),
                Columns.uuid(row, "payer_id"),
                row.getInt("bills"),
                row.getLong("principal_fen"),
                row.getLong("disputed_fen"),
                row.getLong("late_fen"),
                oldest,
                (int) ChronoUnit.DAYS.between(oldest, Columns.date(row, "today")),
                ArrearsStage.of(Columns.name(row, "reached_kind", DunningStepKind.class)),
                next == null
                        ? null
                        : new DebtorArrears.NextStep(
                                next,
                                Columns.name(row, "next_kind", DunningStepKind.class),
                                Columns.date(row, "next_due_on"),
                                row.getBoolean("is_due")),
                last(row),
                promise == null
                        ? null
                        : new DebtorArrears.OpenPromise(
                                promise, row.getLong("promise_fen"), Columns.date(row, "promise_on")));
    }

    private DebtorArrears.LastAct last(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "last_id");
        if (id == null) return null;
        return new DebtorArrears.LastAct(
                id,
                row.getString("last_step"),
                Columns.name(row, "method", DunningMethod.class),
                Columns.name(row, "outcome", DunningOutcome.class),
                Columns.instant(row, "at"),
                Columns.uuid(row, "staff_id"),
                protection.open(
                        Columns.uuid(row, "community_id"),
                        id,
                        DunningActRepository.RESPONSE,
                        row.getBytes("response_sealed")));
    }
}
