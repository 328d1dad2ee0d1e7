package io.huiyin.reports;

import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What each community means to collect (收缴率目标). A community that decided nothing has the standard. */
@ApplicationScoped
public class CollectionTargets {

    private final Database database;
    private final Communities communities;
    private final Events events;

    CollectionTargets(Database database, Communities communities, Events events) {
        this.database = database;
        this.communities = communities;
        this.events = events;
    }

    /** @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities */
    public CollectionTarget get(Caller caller, UUID communityId) {
        return database.in(caller, () -> {
            if (communities.find(communityId).isEmpty()) throw Problems.notFound();
            return of(communityId);
        });
    }

    /**
     * Decides anew; reports of past periods are held against it too.
     *
     * @throws io.huiyin.kernel.ProblemException 404 outside of the caller's communities, 412 if it was changed meanwhile
     */
    public CollectionTarget change(Caller caller, Expected expected, CollectionTarget wanted) {
        return database.in(caller, () -> {
            var present = get(caller, wanted.communityId());
            expected.check(present.version());
            events.edited("collection-target", Edit.CHANGED, wanted.communityId(), wanted.communityId());
            return database.handle()
                    .createQuery("""
                            insert into collection_target (community_id, property, parking, pass_through, version)
                            values (:community, :property, :parking, :passThrough, 1)
                            on conflict on constraint collection_target_pk do update
                               set property = excluded.property, parking = excluded.parking,
                                   pass_through = excluded.pass_through, version = collection_target.version + 1
                             where collection_target.version = :version
                            returning *
                            """)
                    .bind("community", wanted.communityId())
                    .bind("property", wanted.property())
                    .bind("parking", wanted.parking())
                    .bind("passThrough", wanted.passThrough())
                    .bind("version", present.version())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /** In the running transaction. */
    CollectionTarget of(UUID communityId) {
        return database.handle()
                .createQuery("select * from collection_target where community_id = :community")
                .bind("community", communityId)
                .map((row, context) -> read(row))
                .findOne()
                .orElse(CollectionTarget.standard(communityId));
    }

    private static CollectionTarget read(ResultSet row) throws SQLException {
        return new CollectionTarget(
                Columns.uuid(row, "community_id"),
                row.getBigDecimal("property"),
                row.getBigDecimal("parking"),
                row.getBigDecimal("pass_through"),
                row.getInt("version"));
    }
}
