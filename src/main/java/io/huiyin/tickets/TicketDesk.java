package io.huiyin.tickets;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import io.huiyin.protection.Mask;
import io.huiyin.sla.SlaTimers;
import io.huiyin.sla.TimerMoves;
import io.huiyin.sla.TimerView;
import io.huiyin.tickets.TicketEvent.TicketResolved;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Carries out every act on a ticket in one and the same way: lock it, do it, write it with its timeline, tell the others,
 * move the timers, show it.
 */
@ApplicationScoped
class TicketDesk {

    /** Under this name a wait ends by itself. */
    static final String RESUMPTION = "ticket-resume";

    private final Database database;
    private final TicketRepository tickets;
    private final SlaTimers timers;
    private final Events events;
    private final Clock clock;

    TicketDesk(Database database, TicketRepository tickets, SlaTimers timers, Events events, Clock clock) {
        this.database = database;
        this.tickets = tickets;
        this.timers = timers;
        this.events = events;
        this.clock = clock;
    }

    /** What somebody does to a ticket; it answers what that does to its timers. */
    @FunctionalInterface
    interface Move {
        TimerMoves of(LoadedTicket ticket, Deed deed);
    }

    /**
     * @param at when it was done; now where null
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown ticket, 409 where its state refuses the act, 412 for a
     *     stale version, 422 if {@code at} lies before the report or in the future
     */
    TicketView act(Caller caller, UUID id, Expected expected, Instant at, Move move) {
        return database.in(caller, () -> {
            var loaded = tickets.lock(id).orElseThrow(Problems::notFound);
            // It is theirs to act on; what that brings about is the office's, and they may give it away.
            database.liftLimits();
            var ticket = loaded.ticket();
            expected.check(ticket.state().version);
            resumeIfDue(ticket);
            var moves = move.of(loaded, deed(caller, ticket, at));
            tickets.update(ticket);
            events.publish(ticket.news());
            if (ticket.news().stream().anyMatch(TicketResolved.class::isInstance)) {
                // Whoever owes a callback on it has said so by now.
                ticket.state().callbackOwed = tickets.isCallbackOwed(id);
            }
            var timersAfter = timers.apply(ticket.state().communityId, ticket.subject(), moves);
            return view(loaded, timersAfter, caller);
        });
    }

    /** Ends a wait that is over; nothing happens if somebody has ended it meanwhile. */
    void resume(Caller caller, UUID id) {
        database.in(caller, () -> {
            var ticket = tickets.lock(id).orElseThrow(Problems::notFound).ticket();
            if (!ticket.isToResume(clock.instant())) return;
            resumeIfDue(ticket);
            tickets.update(ticket);
            events.publish(ticket.news());
        });
    }

    /** A wait that is over ends before anything else, at the moment that was said, though the sweep has not come yet. */
    private void resumeIfDue(Ticket ticket) {
        if (!ticket.isToResume(clock.instant())) return;
        var community = ticket.state().communityId;
        var moves = ticket.resume(new Deed(Caller.job(RESUMPTION, community), ticket.waitUntil()));
        timers.apply(community, ticket.subject(), moves);
    }

    Deed deed(Caller caller, Ticket ticket, Instant at) {
        var now = clock.instant();
        if (at == null) return new Deed(caller, now);
        var moment = at.truncatedTo(ChronoUnit.MICROS);
        if (moment.isBefore(ticket.state().reportedAt) || moment.isAfter(now)) {
            throw TicketProblems.outOfTime("/at", ticket.state().reportedAt);
        }
        return new Deed(caller, moment);
    }

    /** As everyone sees it, with the reporter's phone masked. */
    static TicketView view(LoadedTicket loaded, List<TimerView> timers, Caller caller) {
        var view = TicketView.of(
                loaded, timers, caller, Mask.of(loaded.ticket().state().reporter.phone()));
        return caller.isOwner() ? view.forOwner() : view;
    }
}
