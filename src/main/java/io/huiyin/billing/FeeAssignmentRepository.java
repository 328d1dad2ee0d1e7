package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code fee_assignment}, in the scope of the running transaction. */
@ApplicationScoped
class FeeAssignmentRepository {

    private final Database database;

    FeeAssignmentRepository(Database database) {
        this.database = database;
    }

    void insert(FeeAssignment assignment) {
        database.handle()
                .createUpdate("""
                        insert into fee_assignment (id, community_id, fee_item_id, house_id, vehicle_id, payer_id, paid_by,
                                                    quantity, from_on, to_on, charged, created_at)
                        values (:id, :community, :item, :house, :vehicle, :payer, :paidBy, :quantity, :from, :to, :charged,
                                :now)
                        """)
                .bind("id", assignment.id())
                .bind("community", assignment.communityId())
                .bind("item", assignment.feeItemId())
                .bind("house", assignment.houseId())
                .bind("vehicle", assignment.vehicleId())
                .bind("payer", assignment.payerId())
                .bind("paidBy", assignment.paidBy())
                .bind("quantity", Figures.decimal(assignment.quantity()))
                .bind("from", assignment.from())
                .bind("to", assignment.to())
                .bind("charged", assignment.charged())
                .bind("now", assignment.createdAt())
                .execute();
    }

    /**
     * Assigns an item to houses, but for those that owe it on one of these days already, vehicles aside; in one
     * statement.
     *
     * @param houses conditions on {@code house h}
     */
    AssignedHouses insert(FeeItem item, Where houses, LocalDate from, FeeAssignment.Details details, Instant now) {
        var query = database.handle().createQuery("""
                        with chosen as (
                            select h.id, exists (select from fee_assignment a
                                                  where a.house_id = h.id and a.fee_item_id = :item and a.vehicle_id is null
                                                    and not a.charged
                                                    and daterange(a.from_on, a.to_on, '[]') && daterange(:from, :to, '[]'))
                                         as owes
                              from house h
                             where h.community_id = :community and %s),
                        made as (
                            insert into fee_assignment (id, community_id, fee_item_id, house_id, paid_by, quantity, from_on,
                                                        to_on, created_at)
                            select huiyin_next_id(), :community, :item, id, :paidBy, :quantity, :from, :to, :now
                              from chosen where not owes)
                        select count(*) filter (where not owes) as created, count(*) filter (where owes) as skipped from chosen
                        """.formatted(houses.sql()));
        return houses.bindTo(query)
                .bind("community", item.communityId())
                .bind("item", item.id())
                .bind("from", from)
                .bind("to", details.to())
                .bind("paidBy", details.paidBy())
                .bind("quantity", Figures.decimal(details.quantity()))
                .bind("now", now)
                .map((row, context) -> new AssignedHouses(row.getInt("created"), row.getInt("skipped")))
                .one();
    }

    Optional<FeeAssignment> find(UUID id) {
        return database.handle()
                .createQuery("select * from fee_assignment where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<FeeAssignment> page(FeeAssignmentFilter filter, Cursor cursor, int limit) {
        var where = new Where()
                .and("a.fee_item_id = :item", "item", filter.feeItemId())
                .and("a.house_id = :house", "house", filter.houseId())
                .and("a.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var from = CommunityWalk.from(
                "fee_assignment", "a", filter.communityId(), where, "a.community_id desc, a.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by a.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Whether another assignment of the same item, house and vehicle has a day of {@code wanted}. */
    boolean overlaps(FeeAssignment wanted) {
        return database.handle()
                .createQuery("""
                        select exists (select from fee_assignment
                                        where house_id = :house and fee_item_id = :item and not charged and id <> :id
                                          and vehicle_id is not distinct from cast(:vehicle as uuid)
                                          and daterange(from_on, to_on, '[]') && daterange(:from, :to, '[]'))
                        """)
                .bind("house", wanted.houseId())
                .bind("item", wanted.feeItemId())
                .bind("id", wanted.id())
                .bind("vehicle", wanted.vehicleId())
                .bind("from", wanted.from())
                .bind("to", wanted.to())
                .mapTo(Boolean.class)
                .one();
    }

    /** The number of a bill, not void, of days behind {@code last}. */
    Optional<String> billedBehind(UUID id, LocalDate last) {
        return database.handle()
                .createQuery("""
                        select number from fee_bill
                         where assignment_id = :id and status <> 'VOID' and to_on > :last
                         order by to_on desc
                         limit 1
                        """)
                .bind("id", id)
                .bind("last", last)
                .mapTo(String.class)
                .findOne();
    }

    /** @return false if someone else was quicker */
    boolean update(UUID id, int version, FeeAssignment.Details details) {
        return database.handle()
                        .createUpdate("""
                                update fee_assignment
                                   set payer_id = :payer, paid_by = :paidBy, quantity = :quantity, to_on = :to,
                                       version = version + 1
                                 where id = :id and version = :version
                                """)
                        .bind("id", id)
                        .bind("version", version)
                        .bind("payer", details.payerId())
                        .bind("paidBy", details.paidBy())
                        .bind("quantity", Figures.decimal(details.quantity()))
                        .bind("to", details.to())
                        .execute()
                == 1;
    }

    private static FeeAssignment read(ResultSet row) throws SQLException {
        return new FeeAssignment(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "fee_item_id"),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "vehicle_id"),
                Columns.uuid(row, "payer_id"),
                Columns.name(row, "paid_by", PaidBy.class),
                Figures.quantity(row.getBigDecimal("quantity")),
                Columns.date(row, "from_on"),
                Columns.date(row, "to_on"),
                row.getBoolean("charged"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
