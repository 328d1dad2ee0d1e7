package io.huiyin.sla;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Somebody edited what is promised from now on. Promises that run keep their targets. */
public record SlaPolicyEdited(UUID policyId, UUID communityId, Metric metric, Edit edit, Instant at)
        implements DomainEvent {

    /** What was done. */
    public enum Edit {
        CREATED,
        CHANGED,
        REMOVED
    }

    @Override
    public String type() {
        return switch (edit) {
            case CREATED -> "sla-policy.created";
            case CHANGED -> "sla-policy.changed";
            case REMOVED -> "sla-policy.removed";
        };
    }

    @Override
    public SubjectRef subject() {
        return new SubjectRef("sla_policy", policyId);
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("metric", metric);
    }
}
