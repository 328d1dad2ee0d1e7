package io.huiyin.owners;

import java.util.List;
import java.util.UUID;

/**
 * An owner to whom a message is due, with whole numbers: for the outbox alone, never for an answer or a log.
 *
 * @param houseId           the house that the message is about; null where it is about none
 * @param preferredChannels in the order in which they are liked
 * @param phones            the first one is called first
 */
public record Recipient(
        UUID ownerId,
        UUID communityId,
        UUID houseId,
        String name,
        List<Channel> preferredChannels,
        List<String> phones,
        String email) {

    @Override
    public String toString() {
        return "Recipient[" + ownerId + "]";
    }
}
