package io.huiyin.notices;

import io.huiyin.callbacks.Callbacks;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.tickets.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

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
    Optional<Matter> of(SubjectRef subject) {
        return switch (subject.type()) {
            case "ticket" ->
                Optional.ofNullable(tickets.briefs(List.of(subject.id())).get(subject.id()))
                        .map(ticket -> new Matter(ticket.number(), ticket.assigneeId(), null));
            case "callback" ->
                Optional.ofNullable(callbacks.briefs(List.of(subject.id())).get(subject.id()))
                        .map(callback -> new Matter(callback.ticketNumber(), callback.assigneeId(), callback.dueAt()));
            default -> Optional.empty();
        };
    }
}
