package io.huiyin.forms;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happens to records. What stands in them is not here. */
public sealed interface FormRecordEvent extends DomainEvent {

    UUID recordId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("form_record", recordId());
    }

    /** A form was filled in. */
    record Filled(UUID communityId, UUID recordId, UUID formId, int formVersion, Instant at)
            implements FormRecordEvent {

        @Override
        public String type() {
            return "form-record.filled";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("formId", formId, "formVersion", formVersion);
        }
    }

    /** Another record stands in its place. */
    record Corrected(UUID communityId, UUID recordId, UUID supersededBy, Instant at) implements FormRecordEvent {

        @Override
        public String type() {
            return "form-record.corrected";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("supersededBy", supersededBy);
        }
    }

    /** It is final. */
    record Archived(UUID communityId, UUID recordId, Instant at) implements FormRecordEvent {

        @Override
        public String type() {
            return "form-record.archived";
        }
    }

    /** Someone opened it and was shown what stands in it. */
    record Read(UUID communityId, UUID recordId, Instant at) implements FormRecordEvent {

        @Override
        public String type() {
            return "form-record.read";
        }
    }
}
