package io.huiyin.notices;

import io.huiyin.callbacks.Callbacks;
import io.huiyin.events.StoredEvent;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.tickets.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds what a notice is about, whichever room it belongs to. */
@ApplicationScoped
class Matters {

    private final Tickets tickets;
    private final Callbacks callbacks;

    Matters(Tickets tickets, Callbacks callbacks) {
        this.tickets = tickets;
        this.callbacks = callbacks;
    }

    /** In the running transaction; empty for a kind of subject that nobody is told about. */
    Optional<Matter> of(StoredEvent event) {
        var subject = event.subject();
        return switch (subject.type()) {
            case "ticket" ->
                Optional.ofNullable(tickets.briefs(List.of(subject.id())).get(subject.id()))
                        .map(ticket -> new Matter(subject, ticket.number(), ticket.assigneeId(), null));
            case "callback" ->
                Optional.ofNullable(callbacks.briefs(List.of(subject.id())).get(subject.id()))
                        .map(callback ->
                                new Matter(subject, callback.ticketNumber(), callback.assigneeId(), callback.dueAt()));
            case "escalation", "attribution" -> Optional.of(concerning(event, event.id("ticketId")));
            default -> Optional.empty();
        };
    }

    /** What is about a ticket belongs to it, unless it is about none. */
    private Matter concerning(StoredEvent event, UUID ticketId) {
        if (ticketId == null) return new Matter(event.subject(), null, null, null);
        var ticket = tickets.briefs(List.of(ticketId)).get(ticketId);
        return new Matter(new SubjectRef("ticket", ticketId), ticket.number(), ticket.assigneeId(), null);
    }
}
