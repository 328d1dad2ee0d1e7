package io.huiyin.tickets;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.sla.PolicyFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;

/**
 * What callbacks (回访) do to tickets, for the room above that keeps them. Whoever locks both locks the ticket first, as
 * those do who act on the ticket.
 */
@ApplicationScoped
public class TicketCallbacks {

    private final Database database;
    private final TicketDesk desk;
    private final Tickets tickets;
    private final TicketRepository repository;

    TicketCallbacks(Database database, TicketDesk desk, Tickets tickets, TicketRepository repository) {
        this.database = database;
        this.desk = desk;
        this.tickets = tickets;
        this.repository = repository;
    }

    /**
     * Says that the reporter of a ticket is owed the question how it went, so that it does not close before. To be called
     * in the transaction that resolves it, while {@link TicketEvent.TicketResolved} is observed; a reopening ends it.
     *
     * @return what policies look at, for the callback's own timer
     * @throws IllegalStateException unless the ticket is resolved
     */
    public PolicyFacts owe(UUID ticketId) {
        if (!repository.setCallbackOwed(ticketId)) {
            throw new IllegalStateException("a callback is owed on a ticket that is not resolved: " + ticketId);
        }
        return repository.find(ticketId).orElseThrow().ticket().facts();
    }

    /**
     * Keeps everyone else from acting on a ticket until the running transaction ends.
     *
     * @throws ProblemException 404 if it does not exist or is out of scope
     */
    public void lock(UUID ticketId) {
        repository.lock(ticketId).orElseThrow(Problems::notFound);
    }

    /**
     * The reporter was asked and is satisfied, or will not be asked: the ticket closes, or does so by itself once a reply
     * that is still owed was given. A ticket that is not resolved any more is left alone.
     *
     * @param promisedAt by when a further answer was promised, which then is owed; null where none was
     */
    public TicketView settle(Caller caller, UUID ticketId, UUID callbackId, Instant promisedAt, Instant at) {
        return desk.act(
                caller,
                ticketId,
                Expected.ANY,
                at,
                (loaded, deed) -> loaded.ticket().callbackSettled(callbackId, promisedAt, deed));
    }

    /**
     * The reporter is not satisfied: the same ticket goes back to its assignee as rework, with new times for the reply and
     * the work.
     *
     * @param promisedAt by when an answer was promised; null where nothing was
     */
    public TicketView rework(Caller caller, UUID ticketId, UUID callbackId, Instant promisedAt, Instant at) {
        return desk.act(
                caller,
                ticketId,
                Expected.ANY,
                at,
                (loaded, deed) -> loaded.ticket().rework(callbackId, promisedAt, deed));
    }

    /**
     * A new matter was raised: it becomes a ticket of its own, of the same reporter, that names the ticket and the callback.
     *
     * @param promisedAt by when an answer to it was promised; null where nothing was
     * @throws ProblemException 422 for whatever does not fit together or is not known, with pointers into the matter
     */
    public TicketView raise(
            Caller caller, UUID ticketId, UUID callbackId, RaisedMatter raised, Instant promisedAt, Instant at) {
        return database.in(caller, () -> {
            var earlier = repository
                    .find(ticketId)
                    .orElseThrow(Problems::notFound)
                    .ticket()
                    .state();
            var reporter = earlier.reporter;
            var houseId = raised.houseId() == null ? earlier.houseId : raised.houseId();
            if (caller.isOwner()) OwnMatter.checkHouse(caller.owner(), houseId);
            var matter = new NewTicket(
                    earlier.communityId,
                    houseId,
                    raised.kind(),
                    TicketChannel.CALLBACK,
                    requireNonNullElse(raised.medium(), Medium.VERBAL),
                    new TicketDetails(
                            raised.category(),
                            raised.priority(),
                            null,
                            raised.title(),
                            raised.description(),
                            null,
                            null),
                    new NewTicket.Reported(reporter.ownerId(), reporter.name(), reporter.phone(), reporter.anonymous()),
                    at,
                    null,
                    null,
                    null);
            return tickets.open(caller, matter, new Origin(ticketId, callbackId, promisedAt));
        });
    }
}
