package io.huiyin.billing;

import io.huiyin.owners.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What an owner paid for prepaid meters. */
@ApplicationScoped
class TopUpData implements PersonalData {

    private final TopUpRepository topUps;

    TopUpData(TopUpRepository topUps) {
        this.topUps = topUps;
    }

    @Override
    public String part() {
        return "topUps";
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        return topUps.eraseTexts(ownerId);
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        return topUps.ofPayer(ownerId, after, limit).stream()
                .map(topUp -> new Piece(topUp.id(), topUp))
                .toList();
    }
}
