package io.huiyin.tickets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Erased;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/** The table {@code ticket_act}: the timelines of tickets, written by appending. */
@ApplicationScoped
class TicketActs {

    /** The columns of an act and the names under which {@link #bind} gives their values. */
    static final String COLUMNS =
            "id, community_id, ticket_id, action, at, recorded_at, actor_kind, actor_id, actor_name, "
                    + "staff_id, changes, text, visible_to_owner, callback_id";

    static final String VALUES =
            ":actId, :community, :ticket, :action, :at, :recordedAt, :actorKind, :actorId, :actorName, "
                    + ":actingStaff, cast(:changes as jsonb), :text, :visible, :callback";

    /** What owners see of, though nothing was written to them: the rest is the office's own. */
    private static final String[] MOVES = Stream.of(
                    TicketAction.OPEN,
                    TicketAction.ASSIGN,
                    TicketAction.ACCEPT,
                    TicketAction.ARRIVE,
                    TicketAction.PAUSE,
                    TicketAction.RESUME,
                    TicketAction.CLOSE,
                    TicketAction.REOPEN,
                    TicketAction.CANCEL)
            .map(TicketAction::name)
            .toArray(String[]::new);

    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};

    private final Database database;
    private final Clock clock;
    private final ObjectMapper json;

    TicketActs(Database database, Clock clock, ObjectMapper json) {
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    void append(Ticket ticket, List<Act> acts) {
        if (acts.isEmpty()) return;
        var batch = database.handle().prepareBatch("insert into ticket_act (" + COLUMNS + ") values (" + VALUES + ")");
        for (var act : acts) {
            bind(batch, act)
                    .bind("community", ticket.state().communityId)
                    .bind("ticket", ticket.state().id)
                    .add();
        }
        batch.execute();
    }

    /** Gives a statement the values of an act. */
    <S extends SqlStatement<S>> S bind(S statement, Act act) {
        var caller = act.by();
        return statement
                .bind("actId", act.id())
                .bind("action", act.action().name())
                .bind("at", act.at())
                .bind("recordedAt", clock.instant())
                .bind("actorKind", caller.kind().name())
                .bind("actorId", caller.id())
                .bind("actorName", caller.name())
                .bind("actingStaff", caller.staffId())
                .bind("changes", write(act.changes()))
                .bind("text", act.text())
                .bind("visible", act.visibleToOwner())
                .bind("callback", act.callbackId());
    }

    /** The acts of a ticket after one, in the order in which they were entered. */
    List<TimelineEntry> of(UUID ticketId, Boolean visibleToOwner, UUID after, int limit) {
        return page(
                new Where()
                        .and("a.ticket_id = :ticket", "ticket", ticketId)
                        .and("a.visible_to_owner = :visible", "visible", visibleToOwner)
                        .and("a.id > :after", "after", after),
                limit);
    }

    /** As {@link #of}: what the owner is told, and what moves their matter on. */
    List<TimelineEntry> shownToOwner(UUID ticketId, UUID after, int limit) {
        return page(
                new Where()
                        .and("a.ticket_id = :ticket", "ticket", ticketId)
                        .and("(a.visible_to_owner or a.action = any (:moves))", "moves", MOVES)
                        .and("a.id > :after", "after", after),
                limit);
    }

    /** Puts a fixed word in the place of what was written on an owner's tickets, the only change that acts ever see. */
    void erase(UUID ownerId) {
        database.handle()
                .createQuery(
                        "select huiyin_erase_acts(array(select id from ticket where owner_id = :owner), :erased) is null")
                .bind("owner", ownerId)
                .bind("erased", Erased.TEXT)
                .mapTo(Boolean.class)
                .one();
    }

    /** The acts on whatever an owner reported, in the order in which they were entered. */
    List<TimelineData.OfTicket> ofReporter(UUID ownerId, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select a.*, s.name as staff_name, s.department as staff_department, s.phone as staff_phone
                          from ticket t
                          join ticket_act a on a.ticket_id = t.id
                          left join staff_member s on s.id = a.staff_id
                         where t.owner_id = :owner and (cast(:after as uuid) is null or a.id > :after)
                         order by a.id
                         limit :limit
                        """)
                .bind("owner", ownerId)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new TimelineData.OfTicket(Columns.uuid(row, "ticket_id"), read(row)))
                .list();
    }

    private List<TimelineEntry> page(Where where, int limit) {
        return where.bindTo(database.handle().createQuery("""
                        select a.*, s.name as staff_name, s.department as staff_department, s.phone as staff_phone
                          from ticket_act a
                          left join staff_member s on s.id = a.staff_id
                         where %s
                         order by a.id
                         limit :limit
                        """.formatted(where.sql())))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private TimelineEntry read(ResultSet row) throws SQLException {
        var staffId = Columns.uuid(row, "staff_id");
        var staff = staffId == null
                ? null
                : new TicketPerson(
                        staffId,
                        row.getString("staff_name"),
                        row.getString("staff_department"),
                        row.getString("staff_phone"));
        return new TimelineEntry(
                Columns.uuid(row, "id"),
                Columns.name(row, "action", TicketAction.class),
                Columns.instant(row, "at"),
                Columns.instant(row, "recorded_at"),
                new TimelineEntry.Actor(
                        Columns.name(row, "actor_kind", Caller.Kind.class),
                        Columns.uuid(row, "actor_id"),
                        row.getString("actor_name"),
                        staff),
                changes(row.getString("changes")),
                row.getString("text"),
                row.getBoolean("visible_to_owner"),
                Columns.uuid(row, "callback_id"));
    }

    private String write(List<Change> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("changes are JSON", e);
        }
    }

    private List<Change> changes(String text) {
        try {
            return json.readValue(text, CHANGES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the timeline holds JSON", e);
        }
    }
}
