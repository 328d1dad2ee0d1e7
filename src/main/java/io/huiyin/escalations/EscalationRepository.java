package io.huiyin.escalations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Erased;
import io.huiyin.tickets.EscalationStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code escalation} and {@code escalation_entry}, in the scope of the running transaction. */
@ApplicationScoped
class EscalationRepository {

    private static final TypeReference<List<Entry>> ENTRIES = new TypeReference<>() {};

    private static final String SELECT = """
            select e.*, t.number as ticket_number, coalesce(said.entries, '[]') as entries, said.instruction
              from %s
              left join ticket t on t.id = e.ticket_id
              left join lateral (
                   select jsonb_agg(jsonb_build_object('kind', n.kind, 'text', n.text, 'at', n.at,
                                                       'recordedAt', n.recorded_at, 'staffId', n.staff_id) order by n.id)
                              as entries,
                          (array_agg(n.text order by n.id desc) filter (where n.kind = 'INSTRUCTION'))[1] as instruction
                     from escalation_entry n where n.escalation_id = e.id) said on true
            """;

    private final Database database;
    private final ObjectMapper json;

    EscalationRepository(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void insert(Escalation made) {
        database.handle()
                .createUpdate("""
                        insert into escalation (id, community_id, ticket_id, step, department, staff_id, trigger, emergency,
                                                reason, suggestion, status, escalated_by, reported_at, told, owed_by,
                                                due_at, follows, created_at)
                        values (:id, :community, :ticket, :step, :department, :staff, :trigger, :emergency,
                                :reason, :suggestion, :status, :escalatedBy, :reportedAt, :told, :owedBy,
                                :dueAt, :follows, :createdAt)
                        """)
                .bind("id", made.id())
                .bind("community", made.communityId())
                .bind("ticket", made.ticketId())
                .bind("step", made.to())
                .bind("department", made.department())
                .bind("staff", made.staffId())
                .bind("trigger", made.trigger())
                .bind("emergency", made.emergency())
                .bind("reason", made.reason())
                .bind("suggestion", made.suggestion())
                .bind("status", made.status())
                .bind("escalatedBy", made.escalatedBy())
                .bind("reportedAt", made.reportedAt())
                .bindArray("told", UUID.class, made.toldStaffIds())
                .bind("owedBy", made.owedBy())
                .bind("dueAt", made.dueAt())
                .bind("follows", made.follows())
                .bind("createdAt", made.createdAt())
                .execute();
    }

    /** @param viewer whom it has to concern; null for whoever sees all */
    Optional<Escalation> find(UUID id, UUID viewer) {
        var where = new Where().and("e.id = :id", "id", id).and(CONCERNS, "viewer", viewer);
        return where.bindTo(database.handle().createQuery(SELECT.formatted("escalation e") + " where " + where.sql()))
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The ticket of an escalation, without a lock: it never changes. */
    Optional<Optional<UUID>> ticketOf(UUID id, UUID viewer) {
        var where = new Where().and("e.id = :id", "id", id).and(CONCERNS, "viewer", viewer);
        return where.bindTo(database.handle().createQuery("select ticket_id from escalation e where " + where.sql()))
                .map((row, context) -> Optional.ofNullable(Columns.uuid(row, "ticket_id")))
                .findOne();
    }

    /** Keeps everyone else from acting on it until the running transaction ends. */
    void lock(UUID id) {
        database.handle()
                .createQuery("select id from escalation where id = :id for update")
                .bind("id", id)
                .mapTo(UUID.class)
                .one();
    }

    private static final String CONCERNS =
            "(e.escalated_by = :viewer or e.owed_by = :viewer or e.staff_id = :viewer or :viewer = any (e.told))";

    /** Newest first. */
    List<Escalation> page(EscalationFilter filter, UUID viewer, UUID before, int limit) {
        var where = new Where()
                .and("e.trigger = :trigger", "trigger", filter.trigger())
                .and("e.ticket_id = :ticket", "ticket", filter.ticketId())
                .and("e.owed_by = :owedBy", "owedBy", filter.owedBy())
                .and(CONCERNS, "viewer", viewer)
                .and("e.id < :before", "before", before);
        // As it is, so that the planner knows the partial index of the few that are owed.
        if (filter.status() != null) where.and("e.status = '" + filter.status().name() + "'");
        String from;
        if (filter.ticketId() == null) {
            var order = "e.community_id desc, e.id desc";
            from = SELECT.formatted(CommunityWalk.from("escalation", "e", filter.communityId(), where, order));
        } else {
            where.and("e.community_id = :community", "community", filter.communityId());
            from = SELECT.formatted("escalation e") + " where " + where.sql();
        }
        return where.bindTo(database.handle().createQuery(from + " order by e.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those of the tickets that an owner reported, in the order of entry. */
    List<Escalation> ofReporter(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery(SELECT.formatted("escalation e") + """
                         where t.owner_id = :owner and (cast(:after as uuid) is null or e.id > :after)
                         order by e.id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Leaves of what was said about an owner's tickets who said something when. @return the ids of what was touched */
    List<UUID> erase(UUID ownerId) {
        return database.handle()
                .createQuery("""
                        with matter as (select id from ticket where owner_id = :owner),
                             step as (update escalation e
                                         set reason = case when e.reason is not null then :erased end,
                                             suggestion = case when e.suggestion is not null then :erased end,
                                             version = e.version + 1
                                        from matter m where e.ticket_id = m.id
                                   returning e.id),
                             said as (update escalation_entry n set text = :erased
                                        from escalation e join matter m on m.id = e.ticket_id
                                       where n.escalation_id = e.id),
                             blamed as (update attribution a
                                           set dispute = case when a.dispute is not null then :erased end,
                                               decision = case when a.decision is not null then :erased end,
                                               version = a.version + 1
                                          from matter m where a.ticket_id = m.id
                                     returning a.id)
                        select id from step union all select id from blamed
                        """)
                .bind("owner", ownerId)
                .bind("erased", Erased.TEXT)
                .mapTo(UUID.class)
                .list();
    }

    /** What is owed in a community by a moment, the soonest first. */
    List<Escalation> owedBy(UUID communityId, Instant until) {
        return database.handle()
                .createQuery(SELECT.formatted("escalation e") + """
                         where e.community_id = :community and e.status = 'OWED' and e.due_at <= :until
                         order by e.due_at, e.id
                        """)
                .bind("community", communityId)
                .bind("until", until)
                .map((row, context) -> read(row))
                .list();
    }

    /** The report to the company that is owed since a ticket was graded; locked. There is at most one. */
    Optional<UUID> lockOwedSinceGrading(UUID ticketId) {
        return database.handle()
                .createQuery("""
                        select id from escalation
                         where ticket_id = :ticket and status = 'OWED' and trigger in ('MAJOR', 'SERIOUS')
                           for update
                        """)
                .bind("ticket", ticketId)
                .mapTo(UUID.class)
                .findOne();
    }

    void withdraw(UUID id) {
        database.handle()
                .createUpdate("update escalation set status = 'WITHDRAWN', version = version + 1 where id = :id")
                .bind("id", id)
                .execute();
    }

    /** The report that was owed is made. */
    void reported(UUID id, UUID by, Instant at, String suggestion, List<UUID> told) {
        database.handle()
                .createUpdate("""
                        update escalation
                           set status = 'REPORTED', reported_at = :at, escalated_by = :by, told = :told,
                               suggestion = :suggestion, version = version + 1
                         where id = :id
                        """)
                .bind("id", id)
                .bind("by", by)
                .bind("at", at)
                .bind("suggestion", suggestion)
                .bindArray("told", UUID.class, told)
                .execute();
    }

    void become(UUID id, EscalationStatus status) {
        database.handle()
                .createUpdate("update escalation set status = :status, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("status", status)
                .execute();
    }

    void append(UUID id, UUID entryId, UUID communityId, Entry entry) {
        database.handle()
                .createUpdate("""
                        insert into escalation_entry (id, community_id, escalation_id, kind, text, at, recorded_at, staff_id)
                        values (:id, :community, :escalation, :kind, :text, :at, :recordedAt, :staff)
                        """)
                .bind("id", entryId)
                .bind("community", communityId)
                .bind("escalation", id)
                .bind("kind", entry.kind())
                .bind("text", entry.text())
                .bind("at", entry.at())
                .bind("recordedAt", entry.recordedAt())
                .bind("staff", entry.staffId())
                .execute();
    }

    private Escalation read(ResultSet row) throws SQLException {
        return new Escalation(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "ticket_id"),
                row.getString("ticket_number"),
                Columns.name(row, "step", EscalationStep.class),
                row.getString("department"),
                Columns.uuid(row, "staff_id"),
                Columns.name(row, "trigger", Trigger.class),
                row.getBoolean("emergency"),
                row.getString("reason"),
                row.getString("suggestion"),
                Columns.name(row, "status", EscalationStatus.class),
                Columns.uuid(row, "escalated_by"),
                Columns.instant(row, "reported_at"),
                Columns.list(row, "told"),
                Columns.uuid(row, "owed_by"),
                Columns.instant(row, "due_at"),
                Columns.uuid(row, "follows"),
                row.getString("instruction"),
                entries(row.getString("entries")),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }

    private List<Entry> entries(String text) {
        try {
            return json.readValue(text, ENTRIES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entries are JSON", e);
        }
    }
}
