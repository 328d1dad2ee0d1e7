package io.huiyin.messaging;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to a message that people deliver (人工送达). */
public sealed interface ManualDelivery extends DomainEvent {

    UUID messageId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("message", messageId());
    }

    /** The office has to deliver it. */
    record HandedOver(UUID messageId, UUID communityId, String template, ChannelKind channel, Instant at)
            implements ManualDelivery {

        @Override
        public String type() {
            return "message.to-do";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("template", template, "channel", channel);
        }
    }

    /** Someone delivered it. */
    record Done(UUID messageId, UUID communityId, String template, ChannelKind channel, Instant at)
            implements ManualDelivery {

        @Override
        public String type() {
            return "message.done";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("template", template, "channel", channel);
        }
    }

    /** It could not be delivered by this way. */
    record Failed(UUID messageId, UUID communityId, String template, ChannelKind channel, Instant at)
            implements ManualDelivery {

        @Override
        public String type() {
            return "message.failed";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("template", template, "channel", channel);
        }
    }

    /** Someone saw the recipient's name and address. */
    record SensitiveRead(UUID messageId, UUID communityId, List<String> fields, ReadReason reason, Instant at)
            implements ManualDelivery {

        @Override
        public String type() {
            return "message.sensitive-read";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("fields", fields, "reason", reason);
        }
    }
}
