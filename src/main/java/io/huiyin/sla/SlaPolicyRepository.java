package io.huiyin.sla;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code sla_policy}. */
@ApplicationScoped
class SlaPolicyRepository {

    private final Database database;
    private final SlaJson json;

    SlaPolicyRepository(Database database, SlaJson json) {
        this.database = database;
        this.json = json;
    }

    /** Policies, and the revision of the calendar that their targets are reckoned on. */
    record OnCalendar(List<SlaPolicy> policies, long calendarRevision) {}

    private record Row(SlaPolicy policy, long calendarRevision) {}

    /** All policies of some metrics, with the calendar's revision, in one statement. */
    OnCalendar of(UUID communityId, Collection<Metric> metrics) {
        var rows = database.handle()
                .createQuery("""
                        select c.revision as calendar_revision, p.*
                          from calendar c
                          left join sla_policy p on p.community_id = c.community_id and p.metric = any(:metrics)
                         where c.community_id = :community
                        """)
                .bind("community", communityId)
                .bind("metrics", metrics.stream().map(Metric::name).toArray(String[]::new))
                .map((row, context) ->
                        new Row(row.getString("metric") == null ? null : read(row), row.getLong("calendar_revision")))
                .list();
        if (rows.isEmpty()) throw new IllegalStateException("the community " + communityId + " has no calendar");
        var policies =
                rows.stream().map(Row::policy).flatMap(Stream::ofNullable).toList();
        return new OnCalendar(policies, rows.getFirst().calendarRevision());
    }

    Optional<SlaPolicy> find(UUID id) {
        return database.handle()
                .createQuery("select * from sla_policy where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Up to {@code limit} policies, oldest first. */
    List<SlaPolicy> list(UUID communityId, Metric metric, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select * from sla_policy
                         where (cast(:community as uuid) is null or community_id = :community)
                           and (cast(:metric as text) is null or metric = :metric)
                           and (cast(:after as uuid) is null or id > :after)
                         order by id
                         limit :limit
                        """)
                .bind("community", communityId)
                .bind("metric", metric == null ? null : metric.name())
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Whether another policy has the same metric and the same conditions. */
    boolean hasTwin(SlaPolicy policy) {
        return bindConditions(database.handle().createQuery("""
                        select exists (
                            select from sla_policy
                             where community_id = :community and metric = :metric and id <> :id
                               and (kind, category, priority, medium, segment, channel) is not distinct from
                                   (cast(:kind as text), cast(:category as text), cast(:priority as text),
                                    cast(:medium as text), cast(:segment as text), cast(:channel as text)))
                        """), policy)
                .mapTo(Boolean.class)
                .one();
    }

    /** Adds policies; one whose conditions are already taken is left out. */
    void insert(List<SlaPolicy> policies) {
        var batch = database.handle().prepareBatch("""
                insert into sla_policy (id, community_id, metric, name, kind, category, priority, medium, segment,
                                        channel, clock_seconds, working_seconds, working_days, ladder, created_at)
                values (:id, :community, :metric, :name, :kind, :category, :priority, :medium, :segment,
                        :channel, :clock, :working, :days, cast(:ladder as jsonb), :now)
                on conflict on constraint sla_policy_conditions_uq do nothing
                """);
        for (var policy : policies) {
            bindAll(batch, policy).bind("now", policy.createdAt());
            batch.add();
        }
        batch.execute();
    }

    /** Writes what can be edited; false if somebody else was first. */
    boolean update(SlaPolicy policy, int expectedVersion) {
        return bindAll(database.handle().createUpdate("""
                        update sla_policy
                           set name = :name, kind = :kind, category = :category, priority = :priority, medium = :medium,
                               segment = :segment, channel = :channel, clock_seconds = :clock, working_seconds = :working,
                               working_days = :days, ladder = cast(:ladder as jsonb), version = version + 1
                         where id = :id and version = :version and community_id = :community and metric = :metric
                        """), policy)
                        .bind("version", expectedVersion)
                        .execute()
                == 1;
    }

    boolean delete(SlaPolicy policy) {
        return database.handle()
                        .createUpdate("delete from sla_policy where id = :id and version = :version")
                        .bind("id", policy.id())
                        .bind("version", policy.version())
                        .execute()
                == 1;
    }

    private <S extends SqlStatement<S>> S bindAll(S statement, SlaPolicy policy) {
        return bindConditions(statement, policy)
                .bind("name", policy.name())
                .bind("ladder", json.write(policy.ladder().steps()))
                .bindMap(TargetColumns.bindings(policy.target()));
    }

    private static <S extends SqlStatement<S>> S bindConditions(S statement, SlaPolicy policy) {
        return statement
                .bind("id", policy.id())
                .bind("community", policy.communityId())
                .bind("metric", policy.metric().name())
                .bind("kind", policy.condition().kind())
                .bind("category", policy.condition().category())
                .bind("priority", policy.condition().priority())
                .bind("medium", policy.condition().medium())
                .bind("segment", policy.condition().segment())
                .bind("channel", policy.condition().channel());
    }

    private SlaPolicy read(ResultSet row) throws SQLException {
        return new SlaPolicy(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.name(row, "metric", Metric.class),
                row.getString("name"),
                new PolicyFacts(
                        row.getString("kind"),
                        row.getString("category"),
                        row.getString("priority"),
                        row.getString("medium"),
                        row.getString("segment"),
                        row.getString("channel")),
                TargetColumns.read(row),
                new Ladder(json.read(row.getString("ladder"), SlaJson.LADDER)),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
