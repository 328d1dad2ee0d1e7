package io.huiyin.sla;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Erased;
import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code sla_timer}. */
@ApplicationScoped
class SlaTimerRepository {

    private final Database database;
    private final SlaJson json;

    SlaTimerRepository(Database database, SlaJson json) {
        this.database = database;
        this.json = json;
    }

    /** A timer whose row is locked, and the revision of its community's calendar. */
    record Locked(SlaTimer timer, long calendarRevision) {}

    /** Locks all timers of a subject, in the order of their start. */
    List<Locked> lock(SubjectRef subject) {
        return database.handle()
                .createQuery("""
                        select t.*,
                               (select c.revision from calendar c where c.community_id = t.community_id)
                                   as calendar_revision
                          from sla_timer t
                         where t.subject_id = :subject and t.subject_type = :type
                         order by t.started_at, t.id
                           for update of t
                        """)
                .bind("subject", subject.id())
                .bind("type", subject.type())
                .map((row, context) -> new Locked(read(row), row.getLong("calendar_revision")))
                .list();
    }

    Optional<Locked> lock(UUID id) {
        return database.handle()
                .createQuery("""
                        select t.*,
                               (select c.revision from calendar c where c.community_id = t.community_id)
                                   as calendar_revision
                          from sla_timer t
                         where t.id = :id
                           for update of t
                        """)
                .bind("id", id)
                .map((row, context) -> new Locked(read(row), row.getLong("calendar_revision")))
                .findOne();
    }

    Optional<SlaTimer> find(UUID id) {
        return database.handle()
                .createQuery("select * from sla_timer where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The timers of subjects of one type as they are shown, in the order of their start. */
    List<TimerView> shown(String subjectType, Collection<UUID> subjectIds) {
        return database.handle()
                .createQuery("""
                        select * from sla_timer
                         where subject_id = any(:subjects) and subject_type = :type
                         order by started_at, id
                        """)
                .bind("subjects", subjectIds.toArray(UUID[]::new))
                .bind("type", subjectType)
                .map((row, context) -> TimerView.of(readShown(row)))
                .list();
    }

    /** Where a page of a list begins. */
    record After(String due, UUID id) {}

    /**
     * Up to {@code limit} timers, soonest first; what is paused has no due time and comes last. Every community and
     * status is a walk of its own along the index, so that the answer costs the same however many timers there are.
     */
    List<TimerView> list(TimerFilter filter, After after, int limit) {
        var sql = """
                select t.*
                  from unnest(%s) as wanted_community(community_id),
                       unnest(:statuses) as wanted_status(status),
                       lateral (select * from sla_timer t
                                 where t.community_id = wanted_community.community_id
                                   and t.status = wanted_status.status
                                   %s
                                 order by t.listed_at, t.id
                                 limit :limit) t
                 order by t.listed_at, t.id
                 limit :limit
                """.formatted(
                        filter.communityId() == null ? "huiyin_scope()" : "array[:community]::uuid[]",
                        conditions(filter, after));
        var query = database.handle()
                .createQuery(sql)
                .bind("statuses", filter.statusNames())
                .bind("limit", limit);
        if (filter.communityId() != null) query.bind("community", filter.communityId());
        if (filter.metric() != null) query.bind("metric", filter.metric().name());
        if (filter.dueAfter() != null) query.bind("dueAfter", filter.dueAfter());
        if (filter.dueBefore() != null) query.bind("dueBefore", filter.dueBefore());
        if (after != null) query.bind("due", after.due()).bind("id", after.id());
        return query.map((row, context) -> TimerView.of(readShown(row))).list();
    }

    /** A reason that is no word of the program's is replaced by a fixed one. */
    void eraseReasons(Collection<UUID> subjectIds) {
        database.handle()
                .createUpdate("""
                        update sla_timer t
                           set pauses = %s, retargets = %s
                         where t.subject_id = any (:subjects) and (t.pauses <> '[]' or t.retargets <> '[]')
                        """.formatted(withoutReasons("t.pauses"), withoutReasons("t.retargets")))
                .bindArray("subjects", UUID.class, List.copyOf(subjectIds))
                .bind("erased", Erased.TEXT)
                .execute();
    }

    private static String withoutReasons(String list) {
        return """
                (select coalesce(jsonb_agg(case when e.value ->> 'reason' ~ '^[A-Z_]+$' or not e.value ?? 'reason' then e.value
                                                else jsonb_set(e.value, '{reason}', to_jsonb(cast(:erased as text))) end
                                           order by e.ordinality), '[]')
                   from jsonb_array_elements(%s) with ordinality e)""".formatted(list);
    }

    private static String conditions(TimerFilter filter, After after) {
        var sql = new StringBuilder();
        if (filter.metric() != null) sql.append(" and t.metric = :metric");
        if (filter.dueAfter() != null) sql.append(" and t.listed_at >= :dueAfter");
        if (filter.dueBefore() != null) sql.append(" and t.listed_at < :dueBefore");
        if (after != null) sql.append(" and (t.listed_at, t.id) > (cast(:due as timestamptz), :id)");
        return sql.toString();
    }

    /** Locks up to {@code limit} timers that the sweep has to look at by {@code now}, skipping what others hold. */
    List<SlaTimer> claim(Instant now, Collection<UUID> leaveOut, int limit) {
        return database.handle()
                .createQuery("""
                        select * from sla_timer
                         where next_at <= :now and id <> all(:leaveOut)
                         order by next_at
                         limit :limit
                           for update skip locked
                        """)
                .bind("now", now)
                .bind("leaveOut", leaveOut.toArray(UUID[]::new))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Writes new and changed timers in one statement, in the order given: what ends before what takes its place. */
    void save(List<SlaTimer> timers) {
        if (timers.isEmpty()) return;
        var batch = database.handle().prepareBatch("""
                insert into sla_timer (id, community_id, subject_type, subject_id, metric, status, started_at, due_at,
                                       held_due_at, met_at, breached_at, overrun_seconds, clock_seconds,
                                       working_seconds, working_days, pauses, retargets, agenda, next_at,
                                       calendar_confirmed, policy_id, created_at, version)
                values (:id, :community, :subjectType, :subject, :metric, :status, :startedAt, :dueAt,
                        :heldDueAt, :metAt, :breachedAt, :overrun, :clock,
                        :working, :days, cast(:pauses as jsonb), cast(:retargets as jsonb), cast(:agenda as jsonb),
                        :nextAt, :confirmed, :policy, :createdAt, :version)
                on conflict on constraint sla_timer_pk do update
                   set status = excluded.status, due_at = excluded.due_at, held_due_at = excluded.held_due_at,
                       met_at = excluded.met_at, breached_at = excluded.breached_at,
                       overrun_seconds = excluded.overrun_seconds, clock_seconds = excluded.clock_seconds,
                       working_seconds = excluded.working_seconds, working_days = excluded.working_days,
                       pauses = excluded.pauses, retargets = excluded.retargets, agenda = excluded.agenda,
                       next_at = excluded.next_at, calendar_confirmed = excluded.calendar_confirmed,
                       version = excluded.version
                """);
        for (var timer : timers) {
            var state = timer.state();
            batch.bind("id", state.id)
                    .bind("community", state.communityId)
                    .bind("subjectType", state.subject.type())
                    .bind("subject", state.subject.id())
                    .bind("metric", state.metric.name())
                    .bind("status", state.status.name())
                    .bind("startedAt", state.startedAt)
                    .bind("dueAt", state.dueAt)
                    .bind("heldDueAt", state.heldDueAt)
                    .bind("metAt", state.metAt)
                    .bind("breachedAt", state.breachedAt)
                    .bind("overrun", state.overrunSeconds)
                    .bindMap(TargetColumns.bindings(state.target))
                    .bind("pauses", json.write(state.pauses))
                    .bind("retargets", json.write(state.retargets))
                    .bind("agenda", json.write(state.agenda.milestones()))
                    .bind("nextAt", timer.nextAt())
                    .bind("confirmed", state.calendarConfirmed)
                    .bind("policy", state.policyId)
                    .bind("createdAt", state.createdAt)
                    .bind("version", state.version)
                    .add();
        }
        batch.execute();
    }

    private SlaTimer read(ResultSet row) throws SQLException {
        var state = readShown(row);
        state.retargets = json.read(row.getString("retargets"), SlaJson.RETARGETS);
        state.agenda = new Agenda(json.read(row.getString("agenda"), SlaJson.AGENDA));
        return new SlaTimer(state);
    }

    /** What a view shows; the rest is for moves, and every list would pay for reading it. */
    private SlaTimer.State readShown(ResultSet row) throws SQLException {
        var state = new SlaTimer.State();
        state.id = Columns.uuid(row, "id");
        state.communityId = Columns.uuid(row, "community_id");
        state.subject = new SubjectRef(row.getString("subject_type"), Columns.uuid(row, "subject_id"));
        state.metric = Columns.name(row, "metric", Metric.class);
        state.status = Columns.name(row, "status", TimerStatus.class);
        state.startedAt = Columns.instant(row, "started_at");
        state.dueAt = Columns.instant(row, "due_at");
        state.heldDueAt = Columns.instant(row, "held_due_at");
        state.metAt = Columns.instant(row, "met_at");
        state.breachedAt = Columns.instant(row, "breached_at");
        state.overrunSeconds = Columns.number(row, "overrun_seconds");
        state.target = TargetColumns.read(row);
        state.pauses = json.read(row.getString("pauses"), SlaJson.PAUSES);
        state.calendarConfirmed = row.getBoolean("calendar_confirmed");
        state.policyId = Columns.uuid(row, "policy_id");
        state.createdAt = Columns.instant(row, "created_at");
        state.version = row.getInt("version");
        return state;
    }
}
