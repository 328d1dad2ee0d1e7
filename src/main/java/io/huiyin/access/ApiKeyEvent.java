package io.huiyin.access;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to a key: once in the log of each community that it reaches, or in the installation's if it reaches all. */
record ApiKeyEvent(Fact fact, UUID communityId, UUID keyId, List<String> scopes, Instant at) implements DomainEvent {

    enum Fact {
        CREATED("api-key.created"),
        ROTATED("api-key.rotated"),
        REVOKED("api-key.revoked");

        private final String type;

        Fact(String type) {
            this.type = type;
        }
    }

    static List<ApiKeyEvent> of(Fact fact, ApiKey key, Instant now) {
        return key.communityIds().stream()
                .map(id -> id.equals(ApiKey.ALL_COMMUNITIES) ? INSTALLATION : UUID.fromString(id))
                .map(community -> new ApiKeyEvent(fact, community, key.id(), key.scopes(), now))
                .toList();
    }

    @Override
    public String type() {
        return fact.type;
    }

    @Override
    public SubjectRef subject() {
        return new SubjectRef("api_key", keyId);
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("scopes", scopes);
    }
}
