package io.huiyin.messaging;

import java.time.Instant;

/**
 * What became of a message that a sender had in hand.
 *
 * @param channel   the way that it takes from now on
 * @param isRefused whether the way that it took so far is closed to it for good
 * @param dueAt     when a sender looks at it again; null where none does
 * @param isATry    whether this counts as a try
 * @param address   masked; null if it went nowhere
 * @param answer    null leaves the one before
 * @param providerId under which the other side knows it; null where it said none
 */
record Outcome(
        MessageStatus status,
        ChannelKind channel,
        boolean isRefused,
        Instant dueAt,
        boolean isATry,
        String address,
        String answer,
        String providerId) {

    static Outcome sent(ChannelKind channel, String address, Receipt receipt) {
        return new Outcome(
                MessageStatus.SENT,
                channel,
                false,
                null,
                true,
                Redaction.mask(address),
                Redaction.scrub(receipt.answer(), address),
                Redaction.reference(receipt.providerId(), address));
    }

    /** The office delivers it from here. A board is a place that everyone knows. */
    static Outcome toDo(ChannelKind channel, String address) {
        var shown = channel == ChannelKind.BOARD ? address : Redaction.mask(address);
        return new Outcome(MessageStatus.TO_DO, channel, false, null, true, shown, null, null);
    }

    static Outcome failed(ChannelKind channel, Instant next, String address, String reason) {
        return new Outcome(
                MessageStatus.FAILED,
                channel,
                false,
                next,
                true,
                Redaction.mask(address),
                Redaction.scrub(reason, address),
                null);
    }

    /** The other side refused it for good: it goes by {@code next}. */
    static Outcome passedOn(ChannelKind next, Instant now, String address, String reason) {
        return new Outcome(
                MessageStatus.QUEUED,
                next,
                true,
                now,
                true,
                Redaction.mask(address),
                Redaction.scrub(reason, address),
                null);
    }

    static Outcome dead(ChannelKind channel, String address, String reason) {
        return new Outcome(
                MessageStatus.DEAD,
                channel,
                false,
                null,
                true,
                Redaction.mask(address),
                Redaction.scrub(reason, address),
                null);
    }

    static Outcome held(ChannelKind channel, Instant until) {
        return new Outcome(MessageStatus.HELD, channel, false, until, false, null, null, null);
    }

    /** It waits for its turn, on this or another way. */
    static Outcome queued(ChannelKind channel, Instant now) {
        return new Outcome(MessageStatus.QUEUED, channel, false, now, false, null, null, null);
    }

    boolean isOver() {
        return status == MessageStatus.SENT || status == MessageStatus.DEAD;
    }
}
