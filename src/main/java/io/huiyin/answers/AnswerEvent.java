package io.huiyin.answers;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What happens around answers beyond that topics are written. What was asked and is answered is not here. */
public sealed interface AnswerEvent extends DomainEvent {

    /** Nobody answers by a topic any more. */
    record Retired(UUID communityId, UUID topicId, Instant at) implements AnswerEvent {

        @Override
        public String type() {
            return "answer-topic.retired";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("answer_topic", topicId);
        }
    }

    /** Someone opened a SECRET topic and was shown its answer. */
    record SecretRead(UUID communityId, UUID topicId, Instant at) implements AnswerEvent {

        @Override
        public String type() {
            return "answer-topic.secret-read";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("answer_topic", topicId);
        }
    }

    /** The desk was asked what no topic is about. */
    record Unlisted(UUID communityId, UUID questionId, Instant at) implements AnswerEvent {

        @Override
        public String type() {
            return "unlisted-question.noted";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("unlisted_question", questionId);
        }
    }

    /** @param topicId the topic that answers it from now on; null where none does */
    record Settled(UUID communityId, UUID questionId, UUID topicId, Instant at) implements AnswerEvent {

        @Override
        public String type() {
            return "unlisted-question.settled";
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("unlisted_question", questionId);
        }

        @Override
        public Map<String, Object> data() {
            return topicId == null ? Map.of() : Map.of("topicId", topicId);
        }
    }
}
