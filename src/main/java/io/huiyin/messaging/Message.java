package io.huiyin.messaging;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.web.Tagged;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A message of the outbox. It names people by reference; their names stand as {@code ***} and an address, once used, is
 * kept as a mask; whole they are looked up for one who has to deliver it by hand.
 *
 * @param recipient absent where nobody was there to be told, so that the record remains
 * @param about     the thing that it is about, if it is one thing
 * @param channels  the ways that may be taken, best first
 * @param channel   the way that it takes, or took
 * @param failedChannels those that were refused for good
 * @param tries     how often a sender has taken it up
 * @param dueAt     when a sender looks at it next; absent while it is TO_DO, and once it is SENT or DEAD
 * @param settledAt when it became SENT or DEAD
 * @param readAt    when its recipient read it, where that is an owner who signs in
 * @param address   where it went or is to go, masked unless asked for otherwise
 * @param answer    what the other side answered, or why it did not go out
 * @param providerId under which the other side knows it, where that said so
 */
public record Message(
        UUID id,
        UUID communityId,
        SubjectRef recipient,
        SubjectRef about,
        String template,
        String language,
        List<ChannelKind> channels,
        ChannelKind channel,
        List<ChannelKind> failedChannels,
        String subject,
        String body,
        String dedupeKey,
        MessageStatus status,
        int tries,
        Instant createdAt,
        Instant dueAt,
        Instant settledAt,
        Instant readAt,
        String address,
        String answer,
        String providerId,
        int version)
        implements Tagged {

    /** While the office has it in hand, it is shown masked or whole. */
    @Override
    public String tag() {
        if (status != MessageStatus.TO_DO) return String.valueOf(version);
        try {
            var parts = subject + "/" + body + "/" + address;
            var digest = MessageDigest.getInstance("SHA-256").digest(parts.getBytes(StandardCharsets.UTF_8));
            return version + "-" + HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
