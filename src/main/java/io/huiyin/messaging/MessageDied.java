package io.huiyin.messaging;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A message will not be tried again by itself: someone has to look at it. */
public record MessageDied(UUID messageId, UUID communityId, String template, ChannelKind channel, int tries, Instant at)
        implements DomainEvent {

    @Override
    public String type() {
        return "message.died";
    }

    @Override
    public SubjectRef subject() {
        return new SubjectRef("message", messageId);
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("template", template, "channel", channel, "tries", tries);
    }
}
