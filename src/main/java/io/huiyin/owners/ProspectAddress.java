package io.huiyin.owners;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Where a card reaches someone who will become an owner (准客户地址), as sales handed it over. No part of it ever is a phone
 * number (OWN-12).
 *
 * @param source       from whom it is
 * @param interestedIn in what, such as a phase
 * @param receivedOn   when it was handed over, in the community's zone
 */
public record ProspectAddress(
        UUID id,
        UUID communityId,
        String name,
        String address,
        String source,
        String interestedIn,
        String note,
        LocalDate receivedOn,
        Instant createdAt,
        int version)
        implements Tagged {

    @Override
    public String toString() {
        return "ProspectAddress[" + id + "]";
    }
}
