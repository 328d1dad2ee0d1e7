package io.huiyin.surveys;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code sample_frame}, in the scope of the running transaction. */
@ApplicationScoped
class FrameRepository {

    private static final String SELECT = """
            select f.*, x.acts, x.by_hand
              from %s
              left join lateral (
                   select count(*) as acts, count(*) filter (where excludes) - count(*) filter (where not excludes) as by_hand
                     from sample_exclusion
                    where frame_id = f.id) x on true
            """;

    private final Database database;

    FrameRepository(Database database) {
        this.database = database;
    }

    /**
     * Judges the owners of a day and keeps the verdicts, in one statement and so of one moment. One who owns several houses
     * is lived in where any of them is.
     */
    void make(UUID id, UUID communityId, String name, LocalDate on, Caller caller, Instant now) {
        database.handle()
                .createUpdate("""
                        with owned as (
                            select distinct on (r.owner_id) r.owner_id, r.house_id, o.segment, h.occupancy_status
                              from house_relation r
                              join owner o on o.id = r.owner_id
                              join house h on h.id = r.house_id
                             where r.community_id = :community and r.relation = 'OWNER' and o.erased_at is null
                               and r.from_on <= :on and (r.to_on is null or r.to_on >= :on)
                               and h.handover_status = 'HANDED_OVER' and h.handed_over_on <= :on
                             order by r.owner_id, h.occupancy_status not in ('OCCUPIED', 'LET'), r.from_on, r.id),
                        judged as (
                            select owned.*,
                                   case when segment = 'DISSATISFIED' then 'DISSATISFIED'
                                        when occupancy_status not in ('OCCUPIED', 'LET') then 'NOT_LIVED_IN' end as reason
                              from owned),
                        framed as (
                            insert into sample_frame (id, community_id, name, as_of, owners_in_all, dissatisfied, not_lived_in,
                                                      made_at, made_by, staff_id)
                            select :id, :community, :name, :on, count(*), count(*) filter (where reason = 'DISSATISFIED'),
                                   count(*) filter (where reason = 'NOT_LIVED_IN'), :now, :by, :staff
                              from judged)
                        insert into sample_member (frame_id, owner_id, community_id, house_id, segment, occupancy_status, reason)
                        select :id, owner_id, :community, house_id, segment, occupancy_status, reason from judged
                        """)
                .bind("id", id)
                .bind("community", communityId)
                .bind("name", name)
                .bind("on", on)
                .bind("now", now)
                .bind("by", caller.name())
                .bind("staff", caller.staffId())
                .execute();
    }

    Optional<SampleFrame> find(UUID id) {
        return database.handle()
                .createQuery(SELECT.formatted("sample_frame f") + " where f.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<SampleFrame> page(UUID communityId, UUID before, int rows) {
        var where = new Where().and("f.id < :before", "before", before);
        var from = CommunityWalk.from("sample_frame", "f", communityId, where, "f.community_id desc, f.id desc");
        return where.bindTo(database.handle().createQuery(SELECT.formatted(from) + " order by f.id desc limit :limit"))
                .bind("limit", rows)
                .map((row, context) -> read(row))
                .list();
    }

    private static SampleFrame read(ResultSet row) throws SQLException {
        var excluded = new EnumMap<ExclusionReason, Integer>(ExclusionReason.class);
        excluded.put(ExclusionReason.DISSATISFIED, row.getInt("dissatisfied"));
        excluded.put(ExclusionReason.NOT_LIVED_IN, row.getInt("not_lived_in"));
        excluded.put(ExclusionReason.EXCLUDED_BY_HAND, row.getInt("by_hand"));
        int all = row.getInt("owners_in_all");
        return new SampleFrame(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("name"),
                Columns.date(row, "as_of"),
                all,
                all - excluded.values().stream().mapToInt(count -> count).sum(),
                excluded,
                Columns.instant(row, "made_at"),
                row.getString("made_by"),
                Columns.uuid(row, "staff_id"),
                1 + row.getInt("acts"));
    }
}
