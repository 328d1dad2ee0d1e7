package io.huiyin.approvals;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.protection.Mask;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The table {@code room_admission}, in the scope of the running transaction. */
@ApplicationScoped
class RoomAdmissionRepository {

    static final String NAME = "visitor_name_sealed";

    /** What the name is sealed for. */
    static final String NAME_FIELD = "visitorName";

    private final Database database;
    private final Protection protection;

    RoomAdmissionRepository(Database database, Protection protection) {
        this.database = database;
        this.protection = protection;
    }

    void insert(UUID id, RoomAdmission.Visit visit, UUID admittedBy, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into room_admission (id, community_id, room, visitor_name_sealed, organisation, purpose,
                                                    host_staff_id, approval_id, admitted_by, admitted_at)
                        values (:id, :community, :room, :name, :organisation, :purpose, :host, :approval, :by, :now)
                        """)
                .bind("id", id)
                .bind("community", visit.communityId())
                .bind("room", visit.room())
                .bind("name", protection.seal(visit.communityId(), id, NAME_FIELD, visit.visitorName()))
                .bind("organisation", visit.organisation())
                .bind("purpose", visit.purpose())
                .bind("host", visit.hostStaffId())
                .bind("approval", visit.approvalId())
                .bind("by", admittedBy)
                .bind("now", now)
                .execute();
    }

    Optional<RoomAdmission> find(UUID id) {
        return find(id, "", Mask::of);
    }

    Optional<RoomAdmission> findWhole(UUID id) {
        return find(id, "", UnaryOperator.identity());
    }

    Optional<RoomAdmission> lock(UUID id) {
        return find(id, " for no key update", Mask::of);
    }

    private Optional<RoomAdmission> find(UUID id, String lock, UnaryOperator<String> shown) {
        return database.handle()
                .createQuery("select * from room_admission where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row, shown))
                .findOne();
    }

    /** Newest first. @param before the id of the last of the page before; null for the first page */
    List<RoomAdmission> page(RoomAdmissionFilter filter, UUID before, int limit) {
        var where = new Where().and("r.room = :room", "room", filter.room()).and("r.id < :before", "before", before);
        if (filter.inside() != null) where.and(filter.inside() ? "r.left_at is null" : "r.left_at is not null");
        var order = "r.community_id desc, r.id desc";
        var from = CommunityWalk.from("room_admission", "r", filter.communityId(), where, order);
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by r.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row, Mask::of))
                .list();
    }

    void leave(UUID id, Instant now) {
        database.handle()
                .createUpdate("update room_admission set left_at = :now, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("now", now)
                .execute();
    }

    /** Forgets names, across communities. @return how many */
    int forget(LocalDate admittedBefore, int limit) {
        return database.handle()
                .createUpdate("""
                        update room_admission
                           set visitor_name_sealed = null, version = version + 1
                         where id = any (array(
                               select id from room_admission
                                where visitor_name_sealed is not null and admitted_at < :until
                                order by admitted_at
                                limit :limit
                                  for update skip locked))
                        """)
                .bind("until", admittedBefore)
                .bind("limit", limit)
                .execute();
    }

    private RoomAdmission read(ResultSet row, UnaryOperator<String> shown) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        return new RoomAdmission(
                id,
                community,
                Columns.name(row, "room", GuardedRoom.class),
                shown.apply(protection.open(community, id, NAME_FIELD, row.getBytes(NAME))),
                row.getString("organisation"),
                row.getString("purpose"),
                Columns.uuid(row, "host_staff_id"),
                Columns.uuid(row, "approval_id"),
                Columns.uuid(row, "admitted_by"),
                Columns.instant(row, "admitted_at"),
                Columns.instant(row, "left_at"),
                row.getInt("version"));
    }
}
