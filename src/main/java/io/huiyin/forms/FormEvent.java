package io.huiyin.forms;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What happens to forms. */
public sealed interface FormEvent extends DomainEvent {

    UUID formId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("form", formId());
    }

    /** A version was published. */
    record Published(UUID communityId, UUID formId, int number, LocalDate effectiveFrom, Instant at)
            implements FormEvent {

        @Override
        public String type() {
            return "form.published";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("number", number, "effectiveFrom", effectiveFrom);
        }
    }

    /** Nobody fills it in any more. */
    record Retired(UUID communityId, UUID formId, Instant at) implements FormEvent {

        @Override
        public String type() {
            return "form.retired";
        }
    }
}
