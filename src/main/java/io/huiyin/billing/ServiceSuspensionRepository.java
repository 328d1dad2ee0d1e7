package io.huiyin.billing;

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

/** The table {@code service_suspension}, in the scope of the running transaction. */
@ApplicationScoped
class ServiceSuspensionRepository {

    static final String REASON = "reason_sealed";

    private final Database database;
    private final Protection protection;

    ServiceSuspensionRepository(Database database, Protection protection) {
        this.database = database;
        this.protection = protection;
    }

    /** @return false while the service is withheld from the house */
    boolean insert(ServiceSuspension made) {
        return database.handle()
                        .createUpdate("""
                                insert into service_suspension (id, community_id, house_id, payer_id, fee_item_id, reason_sealed,
                                                                act_id, suspended_by, created_at)
                                values (:id, :community, :house, :payer, :item, :reason, :act, :by, :now)
                                on conflict (house_id, fee_item_id) where lifted_at is null do nothing
                                """)
                        .bind("id", made.id())
                        .bind("community", made.communityId())
                        .bind("house", made.houseId())
                        .bind("payer", made.payerId())
                        .bind("item", made.feeItemId())
                        .bind("reason", protection.seal(made.communityId(), made.id(), REASON, made.reason()))
                        .bind("act", made.actId())
                        .bind("by", made.suspendedBy())
                        .bind("now", made.createdAt())
                        .execute()
                == 1;
    }

    Optional<ServiceSuspension> find(UUID id) {
        return database.handle()
                .createQuery("select * from service_suspension where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** @return false if it is lifted already */
    boolean lift(UUID id, UUID by, Instant now) {
        return database.handle()
                        .createUpdate("""
                                update service_suspension
                                   set lifted = 'BY_HAND', lifted_at = :now, lifted_by = :by, version = version + 1
                                 where id = :id and lifted_at is null
                                """)
                        .bind("id", id)
                        .bind("by", by)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** Lifts those of a house whose payer has no overdue bill of it any more. */
    List<ServiceSuspension> liftSettled(UUID houseId, Instant now) {
        return database.handle()
                .createQuery("""
                        update service_suspension s
                           set lifted = 'SETTLED', lifted_at = :now, version = s.version + 1
                          from community c
                         where s.house_id = :house and s.lifted_at is null and c.id = s.community_id
                           and not exists (select from fee_bill b
                                            where b.house_id = s.house_id and b.payer_id is not distinct from s.payer_id
                                              and b.status in ('OPEN', 'PART_PAID') and b.due_on < %s)
                        returning s.*
                        """.formatted(LateFees.TODAY))
                .bind("house", houseId)
                .bind("now", now)
                .map((row, context) -> read(row))
                .list();
    }

    /** Newest first. */
    List<ServiceSuspension> page(ServiceSuspension.Filter filter, Cursor cursor, int limit) {
        var where = new Where()
                .and("s.house_id = :house", "house", filter.houseId())
                .and("s.fee_item_id = :item", "item", filter.feeItemId())
                .and("(s.lifted_at is not null) = :lifted", "lifted", filter.lifted())
                .and("s.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var from = CommunityWalk.from(
                "service_suspension", "s", filter.communityId(), where, "s.community_id desc, s.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by s.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    boolean stands(UUID houseId, UUID feeItemId) {
        return database.handle()
                .createQuery("""
                        select exists (select from service_suspension
                                        where house_id = :house and fee_item_id = :item and lifted_at is null)
                        """)
                .bind("house", houseId)
                .bind("item", feeItemId)
                .mapTo(Boolean.class)
                .one();
    }

    List<ServiceSuspension> ofPayer(UUID payerId, UUID after, int limit) {
        var where = new Where().and("payer_id = :payer", "payer", payerId).and("id > :after", "after", after);
        return where.bindTo(database.handle()
                        .createQuery(
                                "select * from service_suspension where " + where.sql() + " order by id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private ServiceSuspension read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        return new ServiceSuspension(
                id,
                community,
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                Columns.uuid(row, "fee_item_id"),
                protection.open(community, id, REASON, row.getBytes(REASON)),
                Columns.uuid(row, "act_id"),
                Columns.uuid(row, "suspended_by"),
                Columns.instant(row, "created_at"),
                Columns.name(row, "lifted", ServiceSuspension.Lifted.class),
                Columns.instant(row, "lifted_at"),
                Columns.uuid(row, "lifted_by"),
                row.getInt("version"));
    }
}
