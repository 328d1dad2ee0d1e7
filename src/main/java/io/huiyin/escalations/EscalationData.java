package io.huiyin.escalations;

import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What was reported upward of the tickets that an owner reported, and what was said to it. */
@ApplicationScoped
class EscalationData implements PersonalData {

    private final EscalationRepository escalations;

    EscalationData(EscalationRepository escalations) {
        this.escalations = escalations;
    }

    @Override
    public String part() {
        return "escalations";
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        return escalations.erase(ownerId);
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return escalations.ofReporter(ownerId, after, limit).stream()
                .map(escalation -> new Piece(escalation.id(), escalation))
                .toList();
    }
}
