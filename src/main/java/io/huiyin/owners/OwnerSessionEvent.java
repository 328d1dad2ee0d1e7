package io.huiyin.owners;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happens to a session of an owner. */
public sealed interface OwnerSessionEvent extends DomainEvent {

    UUID ownerId();

    UUID sessionId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("owner", ownerId());
    }

    @Override
    default Map<String, Object> data() {
        return Map.of("sessionId", sessionId());
    }

    /** The owner signed in. */
    record Begun(UUID communityId, UUID ownerId, UUID sessionId, Instant at) implements OwnerSessionEvent {
        @Override
        public String type() {
            return "owner-session.begun";
        }
    }

    /** The session has new tokens. */
    record Renewed(UUID communityId, UUID ownerId, UUID sessionId, Instant at) implements OwnerSessionEvent {
        @Override
        public String type() {
            return "owner-session.renewed";
        }
    }

    /** They signed out, or somebody ended it. */
    record Ended(UUID communityId, UUID ownerId, UUID sessionId, Instant at) implements OwnerSessionEvent {
        @Override
        public String type() {
            return "owner-session.ended";
        }
    }
}
