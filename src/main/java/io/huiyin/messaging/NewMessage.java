package io.huiyin.messaging;

import java.time.Instant;
import java.util.List;

/** A draft in the words and by the way that it will have; its recipient's name is still open. */
record NewMessage(
        Draft draft,
        Language language,
        ChannelKind channel,
        Wording subject,
        Wording body,
        QuietHours quietHours,
        MessageStatus status,
        Instant createdAt,
        Instant dueAt) {

    Message view() {
        return new Message(
                draft.id(),
                draft.communityId(),
                draft.recipient(),
                draft.about(),
                draft.template(),
                language.tag(),
                draft.delivery().channels(),
                channel,
                List.of(),
                subject.finish(MessageRepository.MASKED),
                body.finish(MessageRepository.MASKED),
                draft.dedupeKey(),
                status,
                0,
                createdAt,
                dueAt,
                null,
                null,
                null,
                null,
                null,
                1);
    }
}
