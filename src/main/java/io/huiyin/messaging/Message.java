package io.huiyin.messaging;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message of the outbox. It names people by reference; their names stand as {@code ***} and an address, once used, is
 * kept as a mask.
 *
 * @param recipient absent where nobody was there to be told, so that the record remains
 * @param about     the thing that it is about, if it is one thing
 * @param channels  the ways that may be taken, best first
 * @param channel   the way that it takes, or took
 * @param tries     how often a sender has taken it up
 * @param dueAt     when a sender looks at it next; absent once it is SENT or DEAD
 * @param settledAt when it became SENT or DEAD
 * @param address   where it went, masked
 * @param answer    what the other side answered, or why it did not go out
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
        String subject,
        String body,
        String dedupeKey,
        MessageStatus status,
        int tries,
        Instant createdAt,
        Instant dueAt,
        Instant settledAt,
        String address,
        String answer,
        int version)
        implements Tagged {}
