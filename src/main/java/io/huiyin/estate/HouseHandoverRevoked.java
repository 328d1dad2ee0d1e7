package io.huiyin.estate;

import java.time.Instant;
import java.util.UUID;

/** A house that was said to be handed over was not. */
public record HouseHandoverRevoked(UUID communityId, UUID houseId, Instant at) implements HouseEvent {

    @Override
    public String type() {
        return "house.handover-revoked";
    }
}
