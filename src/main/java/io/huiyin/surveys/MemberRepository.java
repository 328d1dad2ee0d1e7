package io.huiyin.surveys;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.estate.OccupancyStatus;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.owners.Segment;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code sample_member} and {@code sample_exclusion}, in the scope of the running transaction. Seals and opens. */
@ApplicationScoped
class MemberRepository {

    static final String NOTE = "note";

    /** Why a member is left out as of now; null where they are not. */
    private static final String STANDS = "coalesce(m.reason, case when x.id is not null then 'EXCLUDED_BY_HAND' end)";

    /** Members as they stand; {@code x} is the exclusion by hand that was not lifted. */
    private static final String SELECT = """
            select m.*, %s as stands,
                   x.id as exclusion_id, x.cause, x.note_sealed, x.at, x.actor_name, x.staff_id,
                   f.made_at, f.made_by, f.staff_id as made_by_staff,
                   (select count(*) from sample_exclusion where frame_id = m.frame_id and owner_id = m.owner_id) as acts
              from sample_member m
              join sample_frame f on f.id = m.frame_id
              left join lateral (
                   select * from sample_exclusion
                    where frame_id = m.frame_id and owner_id = m.owner_id
                    order by step desc
                    limit 1) x on x.excludes
            """.formatted(STANDS);

    private final Database database;
    private final Protection protection;

    MemberRepository(Database database, Protection protection) {
        this.database = database;
        this.protection = protection;
    }

    Optional<SampleMember> find(UUID frameId, UUID ownerId) {
        return database.handle()
                .createQuery(SELECT + " where m.frame_id = :frame and m.owner_id = :owner")
                .bind("frame", frameId)
                .bind("owner", ownerId)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** By the owners' ids. */
    List<SampleMember> page(UUID frameId, MemberStatus status, ExclusionReason reason, UUID after, int rows) {
        var where = new Where()
                .and("m.frame_id = :frame", "frame", frameId)
                .and(STANDS + " = :reason", "reason", reason)
                .and("m.owner_id > :after", "after", after);
        if (status != null) where.and(STANDS + (status == MemberStatus.INCLUDED ? " is null" : " is not null"));
        return where.bindTo(database.handle()
                        .createQuery(SELECT + " where " + where.sql() + " order by m.owner_id limit :limit"))
                .bind("limit", rows)
                .map((row, context) -> read(row))
                .list();
    }

    /**
     * Leaves a member out, or takes them in again, as the next act after those that {@code member} shows.
     *
     * @return false if somebody else acted meanwhile
     */
    boolean act(
            UUID communityId,
            SampleMember member,
            boolean excludes,
            ExclusionCause cause,
            String note,
            Caller caller,
            Instant now) {
        var id = Ids.next();
        return database.handle()
                        .createUpdate("""
                                insert into sample_exclusion (id, community_id, frame_id, owner_id, step, excludes, cause,
                                                              note_sealed, at, actor_name, staff_id)
                                values (:id, :community, :frame, :owner, :step, :excludes, :cause, :note, :now, :by, :staff)
                                on conflict on constraint sample_exclusion_step_uq do nothing
                                """)
                        .bind("id", id)
                        .bind("community", communityId)
                        .bind("frame", member.frameId())
                        .bind("owner", member.ownerId())
                        .bind("step", member.version())
                        .bind("excludes", excludes)
                        .bind("cause", cause)
                        .bind("note", protection.seal(communityId, id, NOTE, note))
                        .bind("now", now)
                        .bind("by", caller.name())
                        .bind("staff", caller.staffId())
                        .execute()
                == 1;
    }

    /** What was done by hand in a frame, newest first. @param ownerId null for all */
    List<SampleExclusion> acts(UUID frameId, UUID ownerId, UUID before, int rows) {
        return acts(
                new Where()
                        .and("frame_id = :frame", "frame", frameId)
                        .and("owner_id = :owner", "owner", ownerId)
                        .and("id < :before", "before", before),
                "id desc",
                rows);
    }

    /** What was done by hand with an owner in any frame, in the order of the ids. */
    List<SampleExclusion> actsOn(UUID ownerId, UUID after, int rows) {
        return acts(
                new Where().and("owner_id = :owner", "owner", ownerId).and("id > :after", "after", after), "id", rows);
    }

    /** Erases what was noted of an owner. @return the ids of the acts */
    List<UUID> erase(UUID ownerId) {
        return database.handle()
                .createQuery("select huiyin_erase_sample_notes(:owner)")
                .bind("owner", ownerId)
                .mapTo(UUID.class)
                .list();
    }

    private List<SampleExclusion> acts(Where where, String order, int rows) {
        return where.bindTo(database.handle()
                        .createQuery("select * from sample_exclusion where " + where.sql() + " order by " + order
                                + " limit :limit"))
                .bind("limit", rows)
                .map((row, context) -> new SampleExclusion(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "frame_id"),
                        Columns.uuid(row, "owner_id"),
                        row.getBoolean("excludes"),
                        Columns.name(row, "cause", ExclusionCause.class),
                        note(row, "id"),
                        Columns.instant(row, "at"),
                        row.getString("actor_name"),
                        Columns.uuid(row, "staff_id")))
                .list();
    }

    private SampleMember read(ResultSet row) throws SQLException {
        var reason = Columns.name(row, "stands", ExclusionReason.class);
        return new SampleMember(
                Columns.uuid(row, "frame_id"),
                Columns.uuid(row, "owner_id"),
                Columns.uuid(row, "house_id"),
                reason == null ? MemberStatus.INCLUDED : MemberStatus.EXCLUDED,
                reason,
                Columns.name(row, "segment", Segment.class),
                Columns.name(row, "occupancy_status", OccupancyStatus.class),
                exclusion(reason, row),
                1 + row.getInt("acts"));
    }

    private SampleMember.Exclusion exclusion(ExclusionReason reason, ResultSet row) throws SQLException {
        if (reason == null) return null;
        if (reason == ExclusionReason.EXCLUDED_BY_HAND) {
            return new SampleMember.Exclusion(
                    Columns.name(row, "cause", ExclusionCause.class),
                    note(row, "exclusion_id"),
                    Columns.instant(row, "at"),
                    row.getString("actor_name"),
                    Columns.uuid(row, "staff_id"));
        }
        return new SampleMember.Exclusion(
                null,
                null,
                Columns.instant(row, "made_at"),
                row.getString("made_by"),
                Columns.uuid(row, "made_by_staff"));
    }

    private String note(ResultSet row, String id) throws SQLException {
        return protection.open(
                Columns.uuid(row, "community_id"), Columns.uuid(row, id), NOTE, row.getBytes("note_sealed"));
    }
}
