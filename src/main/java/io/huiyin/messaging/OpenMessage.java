package io.huiyin.messaging;

import java.util.Map;

/**
 * A message with its recipient's name still open.
 *
 * @param masked as everyone may see it
 */
record OpenMessage(Message masked, Wording subject, Wording body) {

    /** As it is read by one who has to deliver it. */
    Message to(Contact contact) {
        var names = Map.of(TemplateDefinition.RECIPIENT_NAME, contact.name());
        return new Message(
                masked.id(),
                masked.communityId(),
                masked.recipient(),
                masked.about(),
                masked.template(),
                masked.language(),
                masked.channels(),
                masked.channel(),
                masked.failedChannels(),
                subject.finish(names),
                body.finish(names),
                masked.dedupeKey(),
                masked.status(),
                masked.tries(),
                masked.createdAt(),
                masked.dueAt(),
                masked.settledAt(),
                masked.readAt(),
                contact.addresses().get(masked.channel()),
                masked.answer(),
                masked.providerId(),
                masked.version());
    }
}
