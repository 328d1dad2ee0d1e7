package io.huiyin.messaging;

/**
 * A way out of the house. An adapter is a bean; where there is none of a kind, messages take the next way. The same
 * message may come twice, with the same id, when a sender was lost between sending and noting that it had.
 */
public interface Channel {

    ChannelKind kind();

    /** Whether the operator has set it up; asked once, at the start. */
    default boolean isReady() {
        return true;
    }

    /**
     * Sends outside of any transaction, within the time that the sender's settings give.
     *
     * @throws DeliveryFailed if it did not go out; any other exception counts as a failure that may pass
     */
    Receipt send(Envelope envelope);
}
