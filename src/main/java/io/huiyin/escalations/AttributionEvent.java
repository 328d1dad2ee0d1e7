package io.huiyin.escalations;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happens to attributions. What people wrote is not here but with the attribution. */
public sealed interface AttributionEvent extends DomainEvent {

    UUID attributionId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("attribution", attributionId());
    }

    /** It was computed. */
    record Made(UUID communityId, UUID attributionId, UUID ticketId, AttributionRule rule, UUID staffId, Instant at)
            implements AttributionEvent {

        @Override
        public String type() {
            return "attribution.made";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("ticketId", ticketId, "rule", rule, "attributedTo", staffId);
        }
    }

    /** The one whom it names disputes it. */
    record Disputed(UUID communityId, UUID attributionId, UUID ticketId, Instant at) implements AttributionEvent {

        @Override
        public String type() {
            return "attribution.disputed";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("ticketId", ticketId);
        }
    }

    /** It was decided, or taken back by the program. */
    record Decided(
            UUID communityId, UUID attributionId, UUID ticketId, UUID staffId, AttributionStatus status, Instant at)
            implements AttributionEvent {

        @Override
        public String type() {
            return "attribution.decided";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("ticketId", ticketId, "attributedTo", staffId, "status", status);
        }
    }
}
