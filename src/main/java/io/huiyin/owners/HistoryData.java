package io.huiyin.owners;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What was changed of an owner, opened, without the company's own marks and without other people. */
@ApplicationScoped
class HistoryData implements PersonalData {

    private final OwnerHistory history;

    HistoryData(OwnerHistory history) {
        this.history = history;
    }

    @Override
    public String part() {
        return "history";
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        history.erase(communityId, ownerId);
        return List.of();
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return history.from(ownerId, after, limit).stream()
                .map(change -> new Piece(change.id(), change.withoutOthers()))
                .toList();
    }
}
