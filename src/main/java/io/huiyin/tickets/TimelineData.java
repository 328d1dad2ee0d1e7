package io.huiyin.tickets;

import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The timelines of the tickets that an owner reported. */
@ApplicationScoped
class TimelineData implements PersonalData {

    private final TicketActs acts;

    TimelineData(TicketActs acts) {
        this.acts = acts;
    }

    /** @param ticketId the ticket of the entry */
    record OfTicket(UUID ticketId, TimelineEntry entry) {}

    @Override
    public String part() {
        return "ticketTimeline";
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        acts.erase(ownerId);
        return List.of();
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return acts.ofReporter(ownerId, after, limit).stream()
                .map(of -> new Piece(of.entry().id(), of))
                .toList();
    }
}
