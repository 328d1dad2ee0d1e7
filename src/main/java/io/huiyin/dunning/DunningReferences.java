package io.huiyin.dunning;

import io.huiyin.estate.Houses;
import io.huiyin.kernel.Problems;
import io.huiyin.owners.Owners;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What bodies name: houses and payers, which are of the community or unknown (422). */
@ApplicationScoped
class DunningReferences {

    private final Houses houses;
    private final Owners owners;

    DunningReferences(Houses houses, Owners owners) {
        this.houses = houses;
        this.owners = owners;
    }

    void checkHouse(UUID communityId, UUID houseId) {
        houses.find(houseId)
                .filter(house -> house.communityId().equals(communityId))
                .orElseThrow(() -> Problems.unknownReference("/houseId"));
    }

    /** Whoever is named to pay; nobody erases them until the running transaction ends. */
    void checkPayer(UUID communityId, UUID payerId) {
        if (payerId == null) return;
        owners.reporter(payerId)
                .filter(owner -> owner.communityId().equals(communityId))
                .orElseThrow(() -> Problems.unknownReference("/payerId"));
    }
}
