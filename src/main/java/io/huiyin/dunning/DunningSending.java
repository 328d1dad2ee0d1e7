package io.huiyin.dunning;

import io.huiyin.messaging.ChannelKind;
import java.util.List;
import java.util.UUID;

/**
 * What became of the wish to send a batch of letters (催缴函发送).
 *
 * @param queued  how many were given to the outbox now; those that are there already or were delivered count nowhere
 * @param notSent those that stay, in the order in which they were written
 */
public record DunningSending(UUID batchId, ChannelKind channel, int queued, List<LetterNotSent> notSent) {

    /** A letter that has to go another way, or need not go any more. */
    public record LetterNotSent(UUID letterId, UUID houseId, NotSentReason reason) {}

    /** Why a letter was not sent (未发送原因). */
    public enum NotSentReason {
        /** It is for whoever has the house. */
        NO_RECIPIENT,
        /** The channel leads nowhere for its recipient. */
        NO_ADDRESS,
        /** Nothing of it is owed any more, or all of it is in dispute. */
        NOTHING_OWED,
        /** They have promised to pay, and the day has not passed. */
        PROMISED
    }
}
