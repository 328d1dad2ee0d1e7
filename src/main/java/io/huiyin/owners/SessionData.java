package io.huiyin.owners;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** When an owner signed in, without the tokens. */
@ApplicationScoped
class SessionData implements PersonalData {

    private final OwnerSessions sessions;

    SessionData(OwnerSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String part() {
        return "sessions";
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        sessions.erase(ownerId);
        return List.of();
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return sessions.of(ownerId, after, limit).stream()
                .map(session -> new Piece(session.id(), session))
                .toList();
    }
}
