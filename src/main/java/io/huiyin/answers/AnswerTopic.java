package io.huiyin.answers;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A question that the desk is asked, and what it may say to it (问询口径, ROL-04).
 *
 * @param keywords      words by which a question is recognised; each alone does
 * @param answer        absent where the caller may not know it
 * @param refusal       what callers are told instead; never absent unless the topic is OPEN
 * @param effectiveFrom the first day in the community's zone; absent where it has none
 * @param effectiveTo   the last day; absent where it has none
 * @param retiredAt     since when nobody answers by it any more
 */
public record AnswerTopic(
        UUID id,
        UUID communityId,
        String code,
        String question,
        List<String> keywords,
        Disclosure disclosure,
        String answer,
        String refusal,
        LocalDate effectiveFrom,
        LocalDate effectiveTo,
        Instant retiredAt,
        Instant createdAt,
        int version)
        implements Tagged {

    /** What can be said and changed of a topic; the parts mean what they mean in {@link AnswerTopic}. */
    public record Details(
            String question,
            List<String> keywords,
            Disclosure disclosure,
            String answer,
            String refusal,
            LocalDate effectiveFrom,
            LocalDate effectiveTo) {}

    /**
     * What the desk says to a question.
     *
     * @param topicId            absent where no topic is about it: then it is not to be told
     * @param say                to the caller, word for word
     * @param forStaff           what the staff may know and callers may not; absent for other topics
     * @param unlistedQuestionId under which the supervisor finds a question that no topic is about
     */
    public record Said(UUID topicId, Disclosure disclosure, String say, String forStaff, UUID unlistedQuestionId) {}

    boolean isSecret() {
        return disclosure == Disclosure.SECRET;
    }

    AnswerTopic withoutSecret() {
        return isSecret() ? with(null, refusal) : this;
    }

    /** As someone outside of the staff reads an OPEN topic. */
    AnswerTopic forOutsiders() {
        return with(answer, null);
    }

    private AnswerTopic with(String answer, String refusal) {
        return new AnswerTopic(
                id,
                communityId,
                code,
                question,
                keywords,
                disclosure,
                answer,
                refusal,
                effectiveFrom,
                effectiveTo,
                retiredAt,
                createdAt,
                version);
    }
}
