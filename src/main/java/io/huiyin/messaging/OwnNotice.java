package io.huiyin.messaging;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A message as the owner reads it to whom it is addressed (本人通知), with their name in it. Where it went and what the other side
 * answered is the office's.
 *
 * @param about     the thing that it is about, if it is one thing
 * @param channel   the way that it takes, or took
 * @param createdAt when it was written
 * @param sentAt    when it went out; absent until then
 * @param readAt    when the owner read it; absent until then
 */
public record OwnNotice(
        UUID id,
        UUID communityId,
        SubjectRef about,
        String subject,
        String body,
        String language,
        ChannelKind channel,
        NoticeStatus status,
        Instant createdAt,
        Instant sentAt,
        Instant readAt,
        int version)
        implements Tagged {

    /** @param names what the recipient is called, by the placeholder */
    static OwnNotice of(OpenMessage open, Map<String, String> names) {
        var message = open.masked();
        return new OwnNotice(
                message.id(),
                message.communityId(),
                message.about(),
                open.subject().finish(names),
                open.body().finish(names),
                message.language(),
                message.channel(),
                NoticeStatus.of(message.status()),
                message.createdAt(),
                message.status() == MessageStatus.SENT ? message.settledAt() : null,
                message.readAt(),
                message.version());
    }
}
