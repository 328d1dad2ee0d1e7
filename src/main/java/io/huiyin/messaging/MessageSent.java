package io.huiyin.messaging;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A message from whose leaving something follows went out.
 *
 * @param channel by which; {@link ChannelKind#LOG} where no way led to the recipient, so that it reached nobody
 */
public record MessageSent(UUID messageId, UUID communityId, String template, ChannelKind channel, Instant at)
        implements DomainEvent {

    @Override
    public String type() {
        return "message.sent";
    }

    @Override
    public SubjectRef subject() {
        return new SubjectRef("message", messageId);
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("template", template, "channel", channel);
    }
}
