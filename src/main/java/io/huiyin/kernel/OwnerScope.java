package io.huiyin.kernel;

import java.util.Set;
import java.util.UUID;

/**
 * What an owner (业主) who calls may see: what is theirs, and the houses to which a relation of theirs runs today.
 *
 * @param id of the owner
 */
public record OwnerScope(UUID id, Set<UUID> houses) {

    public OwnerScope {
        houses = Set.copyOf(houses);
    }
}
