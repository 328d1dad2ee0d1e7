package io.huiyin.dunning;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code unrecoverable_debt}, in the scope of the running transaction. */
@ApplicationScoped
class UnrecoverableDebtRepository {

    static final String REASON = "reason_sealed";
    static final String NOTE = "note_sealed";

    private final Database database;
    private final Protection protection;

    UnrecoverableDebtRepository(Database database, Protection protection) {
        this.database = database;
        this.protection = protection;
    }

    /** @return false if it is listed and not closed */
    boolean insert(UnrecoverableDebt debt) {
        return database.handle()
                        .createUpdate("""
                                insert into unrecoverable_debt (id, community_id, house_id, payer_id, handler_id, reason_sealed,
                                                                overdue_fen, late_fee_fen, oldest_due_on, listed_by, created_at)
                                values (:id, :community, :house, :payer, :handler, :reason, :overdue, :late, :oldest, :by, :now)
                                on conflict (house_id, payer_id) where closed_at is null do nothing
                                """)
                        .bind("id", debt.id())
                        .bind("community", debt.communityId())
                        .bind("house", debt.houseId())
                        .bind("payer", debt.payerId())
                        .bind("handler", debt.handlerId())
                        .bind("reason", protection.seal(debt.communityId(), debt.id(), REASON, debt.reason()))
                        .bind("overdue", debt.overdueFen())
                        .bind("late", debt.lateFeeFen())
                        .bind("oldest", debt.oldestDueOn())
                        .bind("by", debt.listedBy())
                        .bind("now", debt.createdAt())
                        .execute()
                == 1;
    }

    Optional<UnrecoverableDebt> find(UUID id) {
        return database.handle()
                .createQuery("select * from unrecoverable_debt where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<UnrecoverableDebt> page(UnrecoverableDebt.Filter filter, Cursor cursor, int limit) {
        var where = new Where()
                .and("u.house_id = :house", "house", filter.houseId())
                .and("u.handler_id = :handler", "handler", filter.handlerId())
                .and("(u.closed_at is not null) = :closed", "closed", filter.closed())
                .and("u.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var from = CommunityWalk.from(
                "unrecoverable_debt", "u", filter.communityId(), where, "u.community_id desc, u.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by u.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    List<UnrecoverableDebt> ofPayer(UUID payerId, UUID after, int limit) {
        var where = new Where().and("payer_id = :payer", "payer", payerId).and("id > :after", "after", after);
        return where.bindTo(database.handle()
                        .createQuery(
                                "select * from unrecoverable_debt where " + where.sql() + " order by id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Whether a bill of it, which was overdue on the day of its listing, was given up since. */
    boolean wasWrittenOff(UnrecoverableDebt debt) {
        return database.handle()
                .createQuery("""
                        select exists (select from bill_decision d join fee_bill b on b.id = d.bill_id
                                         join community c on c.id = b.community_id
                                        where b.house_id = :house and b.payer_id is not distinct from :payer
                                          and b.due_on < huiyin_today(c.time_zone, :since)
                                          and b.status = 'WRITTEN_OFF' and d.kind = 'WRITE_OFF' and d.created_at >= :since)
                        """)
                .bind("house", debt.houseId())
                .bind("payer", debt.payerId())
                .bind("since", debt.createdAt())
                .mapTo(Boolean.class)
                .one();
    }

    void close(UnrecoverableDebt debt, UnrecoverableDebt.Outcome outcome, String note, Instant now) {
        database.handle()
                .createUpdate("""
                        update unrecoverable_debt
                           set outcome = :outcome, note_sealed = :note, closed_at = :now, version = version + 1
                         where id = :id
                        """)
                .bind("id", debt.id())
                .bind("outcome", outcome)
                .bind("note", protection.seal(debt.communityId(), debt.id(), NOTE, note))
                .bind("now", now)
                .execute();
    }

    private UnrecoverableDebt read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        return new UnrecoverableDebt(
                id,
                community,
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                Columns.uuid(row, "handler_id"),
                protection.open(community, id, REASON, row.getBytes(REASON)),
                row.getLong("overdue_fen"),
                row.getLong("late_fee_fen"),
                Columns.date(row, "oldest_due_on"),
                Columns.uuid(row, "listed_by"),
                Columns.instant(row, "created_at"),
                Columns.name(row, "outcome", UnrecoverableDebt.Outcome.class),
                protection.open(community, id, NOTE, row.getBytes(NOTE)),
                Columns.instant(row, "closed_at"),
                row.getInt("version"));
    }
}
