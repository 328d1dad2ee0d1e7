package io.huiyin.messaging;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The owner to whom a message is addressed read it. */
public record NoticeRead(UUID messageId, UUID communityId, String template, ChannelKind channel, Instant at)
        implements DomainEvent {

    @Override
    public String type() {
        return "message.read";
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
