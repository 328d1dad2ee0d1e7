package io.huiyin.escalations;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.tickets.TicketEvent.TicketCancelled;
import io.huiyin.tickets.TicketEvent.TicketOpened;
import io.huiyin.tickets.TicketEvent.TicketReopened;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who answers for what went wrong (责任追究). The rules speak; people may dispute and decide; nobody is scored. */
@ApplicationScoped
public class Attributions {

    /** Whoever may decide sees all of their communities; everyone else those that name them. */
    private static final String DECIDES = "attributions:write";

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String SELECT = """
            select a.*, s.name as staff_name
              from %s
              join staff_member s on s.id = a.staff_id
            """;

    /** From what an attribution is computed: the tickets of {@code %1$s}, and what was done about them. */
    private static final String REASON = """
            jsonb_build_object(
                'tickets', (select jsonb_agg(jsonb_build_object('id', x.id, 'number', x.number, 'reportedAt', x.reported_at)
                                             order by array_position(%1$s, x.id))
                              from ticket x where x.id = any (%1$s)),
                'acts', (select coalesce(jsonb_agg(jsonb_build_object(
                                    'id', d.id, 'ticketId', d.ticket_id, 'at', d.at,
                                    'action', lower(replace(d.action, '_', '-'))) order by d.id), '[]')
                           from ticket_act d
                          where d.ticket_id = any (%1$s)
                            and d.action in ('OPEN', 'ASSIGN', 'ARRIVE', 'PROGRESS', 'REPLY', 'RESOLVE', 'REOPEN',
                                             'ESCALATE')))""";

    /** Two look-ups, each along its own index. */
    private static final String OF_TICKET = """
            id in (select x.id from attribution x where x.ticket_id = :ticket
                   union all select x.id from attribution x where x.first_ticket_id = :ticket)""";

    private final Database database;
    private final Events events;
    private final Clock clock;
    private final ObjectMapper json;

    Attributions(Database database, Events events, Clock clock, ObjectMapper json) {
        this.database = database;
        this.events = events;
        this.clock = clock;
        this.json = json;
    }

    /** The same was reported again: the first receiver of the first ticket answers for it. */
    void on(@Observes TicketOpened opened) {
        if (opened.repeatOf() == null) return;
        repeated(opened.repeatOf(), opened.ticketId(), "repeat", opened.at());
    }

    /** The same had to be done again. */
    void on(@Observes TicketReopened reopened) {
        repeated(reopened.ticketId(), reopened.ticketId(), "rework " + reopened.round(), reopened.at());
    }

    /** What was called off does not count: what was computed from it and not decided is taken back. */
    void on(@Observes TicketCancelled cancelled) {
        var now = clock.instant();
        events.publish(database.handle()
                .createQuery("""
                        update attribution
                           set status = 'WITHDRAWN', decided_at = :now, version = version + 1
                         where %s and status in ('OPEN', 'DISPUTED')
                        returning id, community_id, ticket_id, staff_id
                        """.formatted(OF_TICKET))
                .bind("ticket", cancelled.ticketId())
                .bind("now", now)
                .map((row, context) -> new AttributionEvent.Decided(
                        Columns.uuid(row, "community_id"),
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "ticket_id"),
                        Columns.uuid(row, "staff_id"),
                        AttributionStatus.WITHDRAWN,
                        now))
                .list());
    }

    public Attribution get(Caller caller, UUID id) {
        return database.in(caller, () -> find(caller, id, ""));
    }

    /** Newest first. */
    public Page<Attribution> list(Caller caller, AttributionFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "attributions?" + filter;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("a.staff_id = :staff", "staff", filter.staffId())
                    .and("a." + OF_TICKET, "ticket", filter.ticketId())
                    .and("a.rule = :rule", "rule", filter.rule())
                    .and("a.status = :status", "status", filter.status())
                    .and("a.staff_id = :viewer", "viewer", viewer(caller))
                    .and("a.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            var rows = where.bindTo(database.handle()
                            .createQuery(from(filter, viewer(caller), where) + " order by a.id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, row -> Cursor.after(list, row.id()));
        });
    }

    /** Of one person or ticket there are few; all others are walked. */
    private static String from(AttributionFilter filter, UUID viewer, Where where) {
        if (filter.staffId() == null && filter.ticketId() == null && viewer == null) {
            var order = "a.community_id desc, a.id desc";
            return SELECT.formatted(CommunityWalk.from("attribution", "a", filter.communityId(), where, order));
        }
        where.and("a.community_id = :community", "community", filter.communityId());
        return SELECT.formatted("attribution a") + " where " + where.sql();
    }

    /**
     * Disputes it (异议).
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown one; 409 unless it is OPEN, or for anyone else than whom it
     *     names; 412 for a stale version
     */
    public Attribution dispute(Caller caller, UUID id, Expected expected, String text) {
        return database.in(caller, () -> {
            var found = find(caller, id, " for no key update of a");
            expected.check(found.version());
            if (caller.staffId() != null && !found.staffId().equals(caller.staffId())) {
                throw EscalationProblems.notTheirs();
            }
            if (found.status() != AttributionStatus.OPEN) throw EscalationProblems.settled(id, found.status());
            var now = clock.instant();
            database.handle()
                    .createUpdate("""
                            update attribution
                               set status = 'DISPUTED', dispute = :text, disputed_at = :now, version = version + 1
                             where id = :id
                            """)
                    .bind("id", id)
                    .bind("text", text)
                    .bind("now", now)
                    .execute();
            events.publish(new AttributionEvent.Disputed(found.communityId(), id, found.ticketId(), now));
            return find(caller, id, "");
        });
    }

    /**
     * Decides it (裁定), disputed or not.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown one; 409 if it was decided already, or for whom it names; 412
     *     for a stale version
     */
    public Attribution decide(Caller caller, UUID id, Expected expected, boolean upheld, String text) {
        return database.in(caller, () -> {
            var found = find(caller, id, " for no key update of a");
            expected.check(found.version());
            if (found.staffId().equals(caller.staffId())) throw EscalationProblems.ownMatter();
            if (found.decidedAt() != null) throw EscalationProblems.settled(id, found.status());
            var now = clock.instant();
            var status = upheld ? AttributionStatus.UPHELD : AttributionStatus.WITHDRAWN;
            database.handle()
                    .createUpdate("""
                            update attribution
                               set status = :status, decision = :text, decided_at = :now, decided_by = :by,
                                   version = version + 1
                             where id = :id
                            """)
                    .bind("id", id)
                    .bind("status", status)
                    .bind("text", text)
                    .bind("now", now)
                    .bind("by", caller.staffId())
                    .execute();
            events.publish(new AttributionEvent.Decided(
                    found.communityId(), id, found.ticketId(), found.staffId(), status, now));
            return find(caller, id, "");
        });
    }

    private void repeated(UUID first, UUID again, String occurrence, Instant at) {
        make(AttributionRule.REPEATED_MATTER, List.of(first, again), again, occurrence, null, at);
    }

    /**
     * Computes it, once for each cause.
     *
     * @param ticketIds the earliest first; its first receiver answers
     * @param staffId   who answers; the first receiver of the first ticket where null
     */
    void make(AttributionRule rule, List<UUID> ticketIds, UUID ticketId, String occurrence, UUID staffId, Instant at) {
        var id = Ids.next();
        database.handle()
                .createQuery("""
                        insert into attribution (id, community_id, rule, staff_id, ticket_id, ticket_ids, occurrence, reason,
                                                 status, created_at)
                        select :id, f.community_id, :rule, coalesce(cast(:staff as uuid), f.first_receiver_id), :ticket,
                               :tickets, :occurrence, %s, 'OPEN', :now
                          from ticket f
                         where f.id = :first and f.status <> 'CANCELLED'
                           and coalesce(cast(:staff as uuid), f.first_receiver_id) is not null
                        on conflict on constraint attribution_once_uq do nothing
                        returning community_id, staff_id
                        """.formatted(REASON.formatted("cast(:tickets as uuid[])")))
                .bind("id", id)
                .bind("rule", rule)
                .bind("staff", staffId)
                .bind("first", ticketIds.getFirst())
                .bind("ticket", ticketId)
                .bindArray("tickets", UUID.class, ticketIds.stream().distinct().toList())
                .bind("occurrence", occurrence)
                .bind("now", clock.instant())
                .map((row, context) -> new AttributionEvent.Made(
                        Columns.uuid(row, "community_id"), id, ticketId, rule, Columns.uuid(row, "staff_id"), at))
                .findOne()
                .ifPresent(events::publish);
    }

    private Attribution find(Caller caller, UUID id, String lock) {
        var where = new Where().and("a.id = :id", "id", id).and("a.staff_id = :viewer", "viewer", viewer(caller));
        return where.bindTo(database.handle()
                        .createQuery(SELECT.formatted("attribution a") + " where " + where.sql() + lock))
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(Problems::notFound);
    }

    /** @return null for whoever sees all */
    private static UUID viewer(Caller caller) {
        return caller.may(DECIDES) ? null : requireNonNullElse(caller.staffId(), NOBODY);
    }

    private Attribution read(ResultSet row) throws SQLException {
        var rule = Columns.name(row, "rule", AttributionRule.class);
        var reason = reason(row.getString("reason"));
        return new Attribution(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                rule,
                Columns.uuid(row, "staff_id"),
                row.getString("staff_name"),
                Columns.uuid(row, "ticket_id"),
                reason,
                Attribution.explanation(rule, reason),
                Columns.name(row, "status", AttributionStatus.class),
                Columns.instant(row, "created_at"),
                row.getString("dispute"),
                Columns.instant(row, "disputed_at"),
                row.getString("decision"),
                Columns.instant(row, "decided_at"),
                Columns.uuid(row, "decided_by"),
                row.getInt("version"));
    }

    private Attribution.Reason reason(String text) {
        try {
            return json.readValue(text, Attribution.Reason.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reasons are JSON", e);
        }
    }
}
