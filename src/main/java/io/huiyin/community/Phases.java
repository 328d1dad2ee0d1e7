package io.huiyin.community;

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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The phases of the communities. */
@ApplicationScoped
public class Phases {

    private final Database database;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    Phases(Database database, Communities communities, Events events, Clock clock) {
        this.database = database;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** @throws ProblemException 422 for an unknown community, 409 if the community has a phase of this name */
    public Phase create(Caller caller, UUID communityId, String name) {
        return database.in(caller, () -> {
            communities.require(communityId);
            if (makeMissing(communityId, List.of(name)) == 0) throw taken();
            var phase = named(communityId, name).orElseThrow();
            events.edited("phase", Edit.CREATED, communityId, phase.id());
            return phase;
        });
    }

    public Phase get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id).orElseThrow(Problems::notFound));
    }

    /** By name. */
    public Page<Phase> list(Caller caller, UUID communityId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "phases?" + communityId;
            var cursor = Cursor.read(list, encodedCursor, 2);
            var where = new Where().and("community_id = :community", "community", communityId);
            if (cursor != null) {
                where.and("(name, id) > (:afterName, :afterId)")
                        .with("afterName", cursor.text(0))
                        .with("afterId", cursor.uuid(1));
            }
            var rows = where.bindTo(database.handle()
                            .createQuery(
                                    "select * from phase where " + where.sql() + " order by name, id limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, phase -> Cursor.after(list, phase.name(), phase.id()));
        });
    }

    /** @throws ProblemException 409 if another phase of the community has this name */
    public Phase rename(Caller caller, UUID id, Expected expected, String name) {
        return database.in(caller, () -> {
            var phase = find(id).orElseThrow(Problems::notFound);
            expected.check(phase.version());
            if (!phase.name().equals(name) && named(phase.communityId(), name).isPresent()) throw taken();
            events.edited("phase", Edit.CHANGED, phase.communityId(), id);
            return database.handle()
                    .createQuery("update phase set name = :name, version = version + 1 "
                            + "where id = :id and version = :version returning *")
                    .bind("id", id)
                    .bind("name", name)
                    .bind("version", phase.version())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /** A phase in the scope of the running transaction. */
    public Optional<Phase> find(UUID id) {
        return database.handle()
                .createQuery("select * from phase where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Those of {@code ids} that are phases of a community. */
    public Set<UUID> of(UUID communityId, Collection<UUID> ids) {
        return database.handle()
                .createQuery("select id from phase where community_id = :community and id = any (:ids)")
                .bind("community", communityId)
                .bindArray("ids", UUID.class, List.copyOf(ids))
                .mapTo(UUID.class)
                .set();
    }

    /** The phase of this name, made if the community has none. */
    public Phase ensure(UUID communityId, String name) {
        return named(communityId, name).orElseGet(() -> {
            makeMissing(communityId, List.of(name));
            return named(communityId, name).orElseThrow();
        });
    }

    /**
     * Makes the phases that a community does not have yet, in one statement.
     *
     * @return how many were made
     */
    public int makeMissing(UUID communityId, Collection<String> names) {
        var missing = names.stream().distinct().toList();
        return database.handle()
                .createUpdate("""
                        insert into phase (id, community_id, name, created_at)
                        select id, :community, name, :now from unnest(:ids, :names) as wanted (id, name)
                        on conflict on constraint phase_name_uq do nothing
                        """)
                .bind("community", communityId)
                .bind("now", clock.instant())
                .bindArray(
                        "ids",
                        UUID.class,
                        Stream.generate(Ids::next).limit(missing.size()).toList())
                .bindArray("names", String.class, missing)
                .execute();
    }

    private Optional<Phase> named(UUID communityId, String name) {
        return database.handle()
                .createQuery("select * from phase where community_id = :community and name = :name")
                .bind("community", communityId)
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static ProblemException taken() {
        return Problems.conflict("/name", "taken", Text.of("The community has a phase of this name.", "该小区已有同名的期。"));
    }

    private static Phase read(ResultSet row) throws SQLException {
        return new Phase(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("name"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
