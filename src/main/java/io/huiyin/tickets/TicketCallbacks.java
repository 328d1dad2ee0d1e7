package io.huiyin.tickets;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.sla.TimerMoves;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/** What callbacks (回访) do to tickets, for the room above that keeps them. */
@ApplicationScoped
public class TicketCallbacks {

    private final TicketDesk desk;
    private final Tickets tickets;
    private final TicketRepository repository;

    TicketCallbacks(TicketDesk desk, Tickets tickets, TicketRepository repository) {
        this.desk = desk;
        this.tickets = tickets;
        this.repository = repository;
    }

    /**
     * Says that the reporter of a ticket is owed the question how it went, so that it does not close before. To be called
     * in the transaction that resolves it, while {@link TicketEvent.TicketResolved} is observed; a reopening ends it.
     *
     * @throws IllegalStateException unless the ticket is resolved
     */
    public void owe(UUID ticketId) {
        if (!repository.setCallbackOwed(ticketId)) {
            throw new IllegalStateException("a callback is owed on a ticket that is not resolved: " + ticketId);
        }
    }

    /**
     * The reporter was asked and is satisfied, or will not be asked: the ticket closes, or does so by itself once a reply
     * that is still owed was given. A ticket that is not resolved any more is left alone.
     */
    public TicketView settle(Caller caller, UUID ticketId, UUID callbackId, Instant at) {
        return desk.act(caller, ticketId, Expected.ANY, at, (loaded, deed) -> {
            loaded.ticket().callbackSettled(callbackId, deed);
            return TimerMoves.at(deed.at());
        });
    }

    /**
     * The reporter is not satisfied: the same ticket goes back to its assignee as rework, with new times for the reply and
     * the work.
     */
    public TicketView rework(Caller caller, UUID ticketId, UUID callbackId, Instant at, String reason) {
        return desk.act(
                caller,
                ticketId,
                Expected.ANY,
                at,
                (loaded, deed) -> loaded.ticket().reopen(reason, callbackId, deed));
    }

    /** A new matter was raised: it becomes a ticket of its own that names the callback. */
    public TicketView open(Caller caller, NewTicket matter, UUID callbackId) {
        return tickets.open(caller, matter, callbackId);
    }
}
