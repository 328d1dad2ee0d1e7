package io.huiyin.answers;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.UUID;

/**
 * What the desk was asked and no topic is about (未列入口径的问题); who asked is not noted.
 *
 * @param question absent once it is settled: it is kept no longer than it is needed
 * @param askedBy  the member of staff who was asked, if named
 * @param topicId  the topic that answers it since; absent where none does
 */
public record UnlistedQuestion(
        UUID id,
        UUID communityId,
        String question,
        UUID askedBy,
        Instant askedAt,
        Instant settledAt,
        UUID topicId,
        int version)
        implements Tagged {}
