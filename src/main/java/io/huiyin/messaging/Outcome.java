package io.huiyin.messaging;

import java.time.Instant;

/**
 * What became of a message that a sender had in hand.
 *
 * @param channel  the way that it takes from now on
 * @param dueAt    when it is looked at again; null once it is SENT or DEAD
 * @param isATry   whether this counts as a try
 * @param address  masked; null if it went nowhere
 * @param answer   null leaves the one before
 */
record Outcome(
        MessageStatus status, ChannelKind channel, Instant dueAt, boolean isATry, String address, String answer) {

    static Outcome sent(ChannelKind channel, String address, String answer) {
        return new Outcome(
                MessageStatus.SENT, channel, null, true, Redaction.mask(address), Redaction.scrub(answer, address));
    }

    static Outcome failed(ChannelKind channel, Instant next, String address, String reason) {
        return new Outcome(
                MessageStatus.FAILED, channel, next, true, Redaction.mask(address), Redaction.scrub(reason, address));
    }

    static Outcome dead(ChannelKind channel, String address, String reason) {
        return new Outcome(
                MessageStatus.DEAD, channel, null, true, Redaction.mask(address), Redaction.scrub(reason, address));
    }

    static Outcome held(ChannelKind channel, Instant until) {
        return new Outcome(MessageStatus.HELD, channel, until, false, null, null);
    }

    /** It waits for its turn, on this or another way. */
    static Outcome queued(ChannelKind channel, Instant now) {
        return new Outcome(MessageStatus.QUEUED, channel, now, false, null, null);
    }
}
