package io.huiyin.surveys;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What happens to sample frames: counts, ids and words, nobody's mark. */
public sealed interface SampleEvent extends DomainEvent {

    UUID frameId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("sample_frame", frameId());
    }

    /** A frame was made. */
    record Made(
            UUID communityId,
            UUID frameId,
            LocalDate on,
            int ownersInAll,
            int included,
            Map<ExclusionReason, Integer> excluded,
            Instant at)
            implements SampleEvent {

        @Override
        public String type() {
            return "sample-frame.made";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("on", on, "ownersInAll", ownersInAll, "included", included, "excluded", excluded);
        }
    }

    /** Somebody left an owner out by hand. */
    record Excluded(UUID communityId, UUID frameId, UUID ownerId, ExclusionCause cause, Instant at)
            implements SampleEvent {

        @Override
        public String type() {
            return "sample-frame.owner-excluded";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("ownerId", ownerId, "cause", cause);
        }
    }

    /** Somebody took them in again. */
    record Lifted(UUID communityId, UUID frameId, UUID ownerId, ExclusionCause cause, Instant at)
            implements SampleEvent {

        @Override
        public String type() {
            return "sample-frame.exclusion-lifted";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("ownerId", ownerId, "cause", cause);
        }
    }

    /** Someone opened a member and was shown the mark; not where it stood in a list. */
    record MemberRead(UUID communityId, UUID frameId, UUID ownerId, Instant at) implements SampleEvent {

        @Override
        public String type() {
            return "sample-frame.member-read";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("ownerId", ownerId);
        }
    }
}
