package io.huiyin.tickets;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.ReadReason;
import io.huiyin.sla.SlaTimers;
import io.huiyin.sla.TimerMoves;
import io.huiyin.sla.TimerView;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tickets: taking them in, finding them, correcting what was written down. */
@ApplicationScoped
public class Tickets {

    private static final String SUBJECT = "ticket";
    private static final String SENSITIVE = "owners:read-sensitive";

    private final Database database;
    private final TicketRepository tickets;
    private final Intake intake;
    private final TicketDesk desk;
    private final TicketCategories categories;
    private final SlaTimers timers;
    private final Events events;
    private final Clock clock;

    Tickets(
            Database database,
            TicketRepository tickets,
            Intake intake,
            TicketDesk desk,
            TicketCategories categories,
            SlaTimers timers,
            Events events,
            Clock clock) {
        this.database = database;
        this.tickets = tickets;
        this.intake = intake;
        this.desk = desk;
        this.categories = categories;
        this.timers = timers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a matter in: routed, numbered and timed when this returns.
     *
     * @throws io.huiyin.kernel.ProblemException 422 for whatever does not fit together or is not known
     */
    public TicketView open(Caller caller, NewTicket matter) {
        if (caller.isOwner()) OwnMatter.check(caller.owner(), matter);
        return open(caller, matter, Origin.NONE);
    }

    /** As {@link #open(Caller, NewTicket)}, for a matter that came up elsewhere, which is whoever's who asked there. */
    TicketView open(Caller caller, NewTicket matter, Origin origin) {
        return database.in(caller, () -> {
            // Routing and promises are the office's: they look at what not everyone sees who reports a matter.
            database.liftLimits();
            var taken = intake.take(caller, matter, origin);
            var ticket = taken.loaded().ticket();
            var started = timers.startFirst(matter.communityId(), ticket.subject(), ticket.firstTimers());
            ticket.opened(tickets.insert(ticket, taken.day()));
            events.publish(ticket.news());
            return TicketDesk.view(taken.loaded(), started, caller);
        });
    }

    /**
     * @param reason why the reporter's whole number is asked for, which is noted in the log; null if it is not
     * @throws io.huiyin.kernel.ProblemException 403 if it is and the caller may not see it; 404 if there is no such ticket
     */
    public TicketView get(Caller caller, UUID id, ReadReason reason) {
        if (reason != null && !caller.may(SENSITIVE)) throw TicketProblems.scopeNeeded(SENSITIVE);
        return database.in(caller, () -> {
            var loaded = tickets.find(id).orElseThrow(Problems::notFound);
            var timersOf = timers.of(loaded.ticket().subject());
            if (reason == null) return TicketDesk.view(loaded, timersOf, caller);
            var state = loaded.ticket().state();
            events.publish(new TicketEvent.TicketSensitiveRead(
                    state.communityId, id, clock.instant(), List.of("reporter.phone"), reason));
            return TicketView.of(loaded, timersOf, caller, state.reporter.phone());
        });
    }

    /** Newest first. */
    public Page<TicketView> list(Caller caller, TicketFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "tickets?" + filter;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = tickets.page(filter, cursor == null ? null : cursor.uuid(0), limit + 1);
            var page =
                    Page.of(rows, limit, row -> Cursor.after(list, row.ticket().state().id));
            var ids = page.items().stream().map(row -> row.ticket().state().id).toList();
            var timersOf = ids.isEmpty() ? Map.<UUID, List<TimerView>>of() : timers.of(SUBJECT, ids);
            return page.map(row ->
                    TicketDesk.view(row, timersOf.getOrDefault(row.ticket().state().id, List.of()), caller));
        });
    }

    /** Corrects or classifies what was written down. */
    public TicketView change(Caller caller, UUID id, Expected expected, TicketDetails details) {
        return desk.act(caller, id, expected, null, (loaded, deed) -> {
            var ticket = loaded.ticket();
            var state = ticket.state();
            if (!details.category().equals(state.category)) {
                categories.check(state.communityId, details.category(), state.kind);
            }
            ticket.change(details, deed);
            return TimerMoves.at(deed.at());
        });
    }

    /** What upper rooms look at of tickets, in the running transaction; those out of its scope are left out. */
    public Map<UUID, TicketBrief> briefs(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return tickets.briefs(ids).stream().collect(Collectors.toMap(TicketBrief::id, Function.identity()));
    }

    /**
     * The complaints of a community that nobody has finished by a moment, in one statement, in the running transaction: the
     * longest overdue first, those that are not overdue last.
     */
    public List<UnfinishedComplaint> unfinishedComplaints(UUID communityId, Instant asOf) {
        return tickets.unfinishedComplaints(communityId, asOf);
    }
}
