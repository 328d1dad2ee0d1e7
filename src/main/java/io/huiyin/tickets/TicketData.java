package io.huiyin.tickets;

import io.huiyin.database.Database;
import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The tickets that an owner reported, with what was written of them. */
@ApplicationScoped
class TicketData implements PersonalData {

    private final Database database;
    private final TicketRepository tickets;

    TicketData(Database database, TicketRepository tickets) {
        this.database = database;
        this.tickets = tickets;
    }

    @Override
    public String part() {
        return "tickets";
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
