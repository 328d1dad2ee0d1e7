package io.huiyin.estate;

import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The finer occupancy statuses that each community sets up for itself. */
@ApplicationScoped
public class OccupancyDetails {

    private final Database database;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    OccupancyDetails(Database database, Communities communities, Events events, Clock clock) {
        this.database = database;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** @throws ProblemException 422 for an unknown community, 409 if it has one of this name */
    public OccupancyDetail create(Caller caller, UUID communityId, String name, OccupancyStatus status) {
        return database.in(caller, () -> {
            communities.require(communityId);
            var detail = database.handle()
                    .createQuery("""
                            insert into occupancy_detail (id, community_id, name, occupancy_status, created_at)
                            values (:id, :community, :name, :status, :now)
                            on conflict on constraint occupancy_detail_name_uq do nothing
                            returning *
                            """)
                    .bind("id", Ids.next())
                    .bind("community", communityId)
                    .bind("name", name)
                    .bind("status", status)
                    .bind("now", clock.instant())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(OccupancyDetails::taken);
            events.edited("occupancy-detail", Edit.CREATED, communityId, detail.id());
            return detail;
        });
    }

    public OccupancyDetail get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id).orElseThrow(Problems::notFound));
    }

    /** By name. */
    public Page<OccupancyDetail> list(Caller caller, UUID communityId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "occupancy-details?" + communityId;
            var cursor = Cursor.read(list, encodedCursor, 2);
            var where = new Where().and("community_id = :community", "community", communityId);
            if (cursor != null) {
                where.and("(name, id) > (:afterName, :afterId)")
                        .with("afterName", cursor.text(0))
                        .with("afterId", cursor.uuid(1));
            }
            var rows = where.bindTo(database.handle()
                            .createQuery("select * from occupancy_detail where " + where.sql()
                                    + " order by name, id limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, detail -> Cursor.after(list, detail.name(), detail.id()));
        });
    }

    /** Renames it; what it counts as is fixed, since houses already count by it. */
    public OccupancyDetail rename(Caller caller, UUID id, Expected expected, String name) {
        return database.in(caller, () -> {
            var detail = find(id).orElseThrow(Problems::notFound);
            expected.check(detail.version());
            if (!detail.name().equals(name) && named(detail.communityId(), name).isPresent()) throw taken();
            events.edited("occupancy-detail", Edit.CHANGED, detail.communityId(), id);
            return database.handle()
                    .createQuery("update occupancy_detail set name = :name, version = version + 1 "
                            + "where id = :id and version = :version returning *")
                    .bind("id", id)
                    .bind("name", name)
                    .bind("version", detail.version())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /** The detail that a house names, in the scope of the running transaction. */
    Optional<OccupancyDetail> named(UUID communityId, String name) {
        return database.handle()
                .createQuery("select * from occupancy_detail where community_id = :community and name = :name")
                .bind("community", communityId)
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne();
    }

    private Optional<OccupancyDetail> find(UUID id) {
        return database.handle()
                .createQuery("select * from occupancy_detail where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static ProblemException taken() {
        return Problems.conflict("/name", "taken", Text.of("The community has one of this name.", "该小区已有同名的细分状态。"));
    }

    private static OccupancyDetail read(ResultSet row) throws SQLException {
        return new OccupancyDetail(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("name"),
                Columns.name(row, "occupancy_status", OccupancyStatus.class),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
