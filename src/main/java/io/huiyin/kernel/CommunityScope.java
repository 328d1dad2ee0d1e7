package io.huiyin.kernel;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The communities (小区) that a caller may see: a set, or all of them.
 *
 * @param all whether every community, now and later, is meant; then {@code ids} is empty
 */
public record CommunityScope(boolean all, Set<UUID> ids) {

    public static final CommunityScope ALL = new CommunityScope(true, Set.of());
    public static final CommunityScope NONE = new CommunityScope(false, Set.of());

    public CommunityScope {
        ids = Set.copyOf(ids);
    }

    public static CommunityScope of(UUID... ids) {
        return new CommunityScope(false, Set.of(ids));
    }

    public boolean contains(UUID communityId) {
        return all || ids.contains(communityId);
    }

    /** The form in which the database's row-level security reads it: {@code *}, or ids between commas. */
    public String setting() {
        return all ? "*" : ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
