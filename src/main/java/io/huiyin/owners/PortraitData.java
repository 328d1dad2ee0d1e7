package io.huiyin.owners;

import io.huiyin.files.Files;
import io.huiyin.owners.PortraitRepository.Stored;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is told of a key customer; the bytes of the photo are read by themselves. */
@ApplicationScoped
class PortraitData implements PersonalData {

    private final PortraitRepository portraits;
    private final Files files;

    PortraitData(PortraitRepository portraits, Files files) {
        this.portraits = portraits;
        this.files = files;
    }

    @Override
    public String part() {
        return "portrait";
    }

    @Override
    public Collection<UUID> erase(UUID communityId, UUID ownerId) {
        portraits.find(ownerId).ifPresent(kept -> {
            portraits.delete(ownerId, kept.portrait().version());
            if (kept.photoId() != null) files.remove(List.of(kept.photoId()));
        });
        return List.of();
    }

    @Override
    public List<Piece> of(UUID ownerId, UUID after, int limit) {
        if (after != null) return List.of();
        return portraits.find(ownerId).map(Stored::portrait).stream()
                .map(portrait -> new Piece(ownerId, portrait))
                .toList();
    }
}
