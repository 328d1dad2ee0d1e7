package io.huiyin.community;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.UUID;

/** A community was opened; upper rooms give it its default policies, categories and rules in the same transaction. */
public record CommunityCreated(UUID communityId, Instant at) implements DomainEvent {

    @Override
    public String type() {
        return "community.created";
    }

    @Override
    public SubjectRef subject() {
        return new SubjectRef("community", communityId);
    }
}
