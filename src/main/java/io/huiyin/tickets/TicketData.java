package io.huiyin.tickets;

import io.huiyin.database.Database;
import io.huiyin.owners.PersonalData;
import io.huiyin.sla.SlaTimers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The tickets that an owner reported, with what was written of them. */
@ApplicationScoped
class TicketData implements PersonalData {

    private static final int NAMED = 20;

    private final Database database;
    private final TicketRepository tickets;
    private final SlaTimers timers;
    private final Clock clock;

    TicketData(Database database, TicketRepository tickets, SlaTimers timers, Clock clock) {
        this.database = database;
        this.tickets = tickets;
        this.timers = timers;
        this.clock = clock;
    }

    @Override
    public String part() {
        return "tickets";
    }

    @Override
    public List<Blocker> blockers(UUID ownerId) {
        return tickets.open(ownerId, NAMED).stream()
                .map(id -> new Blocker("OPEN_TICKET", id))
                .toList();
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        var erased = tickets.erase(ownerId, clock.instant());
        timers.eraseReasons(erased);
        return erased;
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return tickets.reportedBy(ownerId, after, limit).stream()
                .map(loaded -> {
                    var state = loaded.ticket().state();
                    var view = TicketView.of(loaded, List.of(), database.caller(), state.reporter.phone());
                    return new Piece(state.id, view);
                })
                .toList();
    }
}
