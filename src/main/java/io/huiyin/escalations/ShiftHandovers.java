package io.huiyin.escalations;

import io.huiyin.community.Communities;
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
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.staff.StaffMembers;
import io.huiyin.tickets.Severity;
import io.huiyin.tickets.TicketBrief;
import io.huiyin.tickets.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shifts hand over to one another (交接班); who leaves a grave matter out answers for it. */
@ApplicationScoped
public class ShiftHandovers {

    private final Database database;
    private final Communities communities;
    private final StaffMembers staff;
    private final Tickets tickets;
    private final Attributions attributions;
    private final Events events;
    private final Clock clock;

    ShiftHandovers(
            Database database,
            Communities communities,
            StaffMembers staff,
            Tickets tickets,
            Attributions attributions,
            Events events,
            Clock clock) {
        this.database = database;
        this.communities = communities;
        this.staff = staff;
        this.tickets = tickets;
        this.attributions = attributions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Hands over. A grave matter of the outgoing person that is open and not handed over is attributed to them.
     *
     * @throws io.huiyin.kernel.ProblemException 409 for a handover that is entered already; 422 for whatever does not fit together or
     *     is not known
     */
    public ShiftHandover handOver(Caller caller, ShiftHandover.Given given) {
        return database.in(caller, () -> {
            var communityId = given.communityId();
            communities.require(communityId);
            var now = clock.instant();
            var at = given.at() == null ? now : given.at().truncatedTo(ChronoUnit.MICROS);
            check(given, at, now);
            var id = Ids.next();
            var left = left(communityId, given.outgoingStaffId(), at, given.ticketIds());
            var missing = left.stream().map(Left::ticketId).toList();
            int made = database.handle()
                    .createUpdate("""
                            insert into shift_handover (id, community_id, post, outgoing_staff_id, incoming_staff_id, at,
                                                        ticket_ids, missing_ids, note, created_at)
                            values (:id, :community, :post, :outgoing, :incoming, :at, :tickets, :missing, :note, :now)
                            on conflict on constraint shift_handover_once_uq do nothing
                            """)
                    .bind("id", id)
                    .bind("community", communityId)
                    .bind("post", given.post())
                    .bind("outgoing", given.outgoingStaffId())
                    .bind("incoming", given.incomingStaffId())
                    .bind("at", at)
                    .bindArray("tickets", UUID.class, given.ticketIds())
                    .bindArray("missing", UUID.class, missing)
                    .bind("note", given.note())
                    .bind("now", now)
                    .execute();
            if (made == 0) {
                throw Problems.conflict(
                        "/at",
                        "already-handed-over",
                        Text.of("They handed this post over at that time already.", "该岗位该时间的交接已登记。"));
            }
            events.publish(new ShiftHandoverEvent.Made(
                    communityId, id, given.outgoingStaffId(), given.incomingStaffId(), given.ticketIds(), missing, at));
            for (var each : left) {
                if (!each.grave()) continue;
                attributions.make(
                        each.touched() ? AttributionRule.NOT_HANDED_OVER : AttributionRule.LEFT_ALONE,
                        List.of(each.ticketId()),
                        each.ticketId(),
                        "handover " + id,
                        given.outgoingStaffId(),
                        at);
            }
            return find(id, "").orElseThrow();
        });
    }

    public ShiftHandover get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id, "").orElseThrow(Problems::notFound));
    }

    /**
     * Newest first.
     *
     * @param staffId who handed over or took over; null for anyone
     */
    public Page<ShiftHandover> list(Caller caller, UUID communityId, UUID staffId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "shift-handovers?" + communityId + "&" + staffId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("(s.outgoing_staff_id = :staff or s.incoming_staff_id = :staff)", "staff", staffId)
                    .and("s.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            var from = CommunityWalk.from("shift_handover", "s", communityId, where, "s.community_id desc, s.id desc");
            var rows = where.bindTo(
                            database.handle().createQuery("select * from " + from + " order by s.id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            var page = Page.of(rows, limit, row -> Cursor.after(list, row.id()));
            var missing = briefs(page.items());
            return page.map(row -> named(row, missing));
        });
    }

    /**
     * The incoming person confirms that they took it over (接班确认).
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown one; 409 for anyone else, or once it is confirmed; 412 for a stale
     *     version
     */
    public ShiftHandover confirm(Caller caller, UUID id, Expected expected) {
        return database.in(caller, () -> {
            var found = find(id, " for update").orElseThrow(Problems::notFound);
            expected.check(found.version());
            if (caller.staffId() != null && !caller.staffId().equals(found.incomingStaffId())) {
                throw new ProblemException(Problems.CONFLICT, Text.of("Who takes over confirms it.", "须由接班人本人确认。"));
            }
            if (found.confirmedAt() != null) {
                throw new ProblemException(Problems.CONFLICT, Text.of("It is confirmed already.", "该交接已确认。"));
            }
            var now = clock.instant();
            database.handle()
                    .createUpdate("update shift_handover set confirmed_at = :now, version = version + 1 where id = :id")
                    .bind("id", id)
                    .bind("now", now)
                    .execute();
            events.publish(new ShiftHandoverEvent.Confirmed(found.communityId(), id, now));
            return find(id, "").orElseThrow();
        });
    }

    private void check(ShiftHandover.Given given, Instant at, Instant now) {
        staff.require(given.communityId(), given.outgoingStaffId(), "/outgoingStaffId");
        staff.require(given.communityId(), given.incomingStaffId(), "/incomingStaffId");
        if (given.outgoingStaffId().equals(given.incomingStaffId())) {
            throw Problems.unprocessable(
                    "/incomingStaffId", "same-person", Text.of("Nobody hands over to themselves.", "交班人与接班人不能是同一人。"));
        }
        if (at.isAfter(now)) {
            throw Problems.unprocessable("/at", "in-future", Text.of("It lies in the future.", "该时间在将来。"));
        }
        var known = tickets.briefs(given.ticketIds()).values().stream()
                .filter(ticket -> ticket.communityId().equals(given.communityId()))
                .map(TicketBrief::id)
                .collect(Collectors.toSet());
        if (!known.equals(new HashSet<>(given.ticketIds()))) throw Problems.unknownReference("/ticketIds");
    }

    /**
     * A matter that was left out.
     *
     * @param grave   whether it is MAJOR or SERIOUS; else it is urgent
     * @param touched whether somebody handled it or reported it until then
     */
    private record Left(UUID ticketId, boolean grave, boolean touched) {}

    private List<Left> left(UUID communityId, UUID outgoing, Instant at, List<UUID> handedOver) {
        return database.handle()
                .createQuery("""
                        select t.id, t.severity,
                               exists (select from ticket_act a
                                        where a.ticket_id = t.id and a.at <= :at
                                          and a.action in ('ARRIVE', 'PROGRESS', 'PAUSE', 'REPLY', 'RESCHEDULE', 'RESOLVE',
                                                           'ESCALATE', 'REPORT')) as touched
                          from ticket t
                         where t.community_id = :community
                           and t.status in ('REGISTERED', 'ASSIGNED', 'ACCEPTED', 'ON_SITE', 'IN_PROGRESS', 'WAITING')
                           and (t.assignee_id = :outgoing or t.first_receiver_id = :outgoing)
                           and (t.severity <> 'NORMAL' or t.priority = 'URGENT')
                           and t.reported_at <= :at and t.id <> all (:handedOver)
                         order by t.id
                        """)
                .bind("community", communityId)
                .bind("outgoing", outgoing)
                .bind("at", at)
                .bindArray("handedOver", UUID.class, handedOver)
                .map((row, context) -> new Left(
                        Columns.uuid(row, "id"),
                        Columns.name(row, "severity", Severity.class) != Severity.NORMAL,
                        row.getBoolean("touched")))
                .list();
    }

    private Optional<ShiftHandover> find(UUID id, String lock) {
        return database.handle()
                .createQuery("select * from shift_handover where id = :id" + lock)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .map(found -> named(found, briefs(List.of(found))));
    }

    private Map<UUID, TicketBrief> briefs(List<ShiftHandover> handovers) {
        return tickets.briefs(handovers.stream()
                .flatMap(handover -> handover.missing().stream())
                .map(ShiftHandover.Missing::ticketId)
                .collect(Collectors.toSet()));
    }

    private static ShiftHandover named(ShiftHandover found, Map<UUID, TicketBrief> briefs) {
        var missing = found.missing().stream()
                .map(each -> briefs.get(each.ticketId()))
                .map(ticket ->
                        new ShiftHandover.Missing(ticket.id(), ticket.number(), ticket.severity(), ticket.priority()))
                .toList();
        return new ShiftHandover(
                found.id(),
                found.communityId(),
                found.post(),
                found.outgoingStaffId(),
                found.incomingStaffId(),
                found.at(),
                found.ticketIds(),
                missing,
                found.note(),
                found.confirmedAt(),
                found.createdAt(),
                found.version());
    }

    private static ShiftHandover read(ResultSet row) throws SQLException {
        return new ShiftHandover(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("post"),
                Columns.uuid(row, "outgoing_staff_id"),
                Columns.uuid(row, "incoming_staff_id"),
                Columns.instant(row, "at"),
                Columns.list(row, "ticket_ids"),
                Columns.<UUID>list(row, "missing_ids").stream()
                        .map(ticket -> new ShiftHandover.Missing(ticket, null, null, null))
                        .toList(),
                row.getString("note"),
                Columns.instant(row, "confirmed_at"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
