package io.huiyin.kernel;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who acts: an integrator's key, a member of staff, an owner or a job of our own.
 *
 * @param id          of the key, of the member of staff who signed in, or of the owner's session; absent for a job
 * @param name        of the key or the job; never a person's
 * @param staffId     the member of staff who acts through the key ({@code X-Acting-Staff}), if named
 * @param owner       the owner who calls, with what is theirs; null for everyone else
 * @param reach       how much of the communities they see; of an owner, what is theirs
 * @param permissions what the caller may do, as {@code tickets:write}; {@code admin} may do everything
 */
public record Caller(
        Kind kind,
        UUID id,
        String name,
        UUID staffId,
        OwnerScope owner,
        Reach reach,
        CommunityScope communities,
        Set<String> permissions) {

    public static final String ADMIN = "admin";

    /** What sort of caller acts. */
    public enum Kind {
        API_KEY,
        STAFF,
        OWNER,
        JOB
    }

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** A job of ours that works on the rows of one community. */
    public static Caller job(String name, UUID communityId) {
        return new Caller(
                Kind.JOB, null, name, null, null, Reach.COMMUNITY, CommunityScope.of(communityId), Set.of(ADMIN));
    }

    /** A job of ours that works across communities, such as the first filling of an empty database. */
    public static Caller job(String name) {
        return new Caller(Kind.JOB, null, name, null, null, Reach.COMMUNITY, CommunityScope.ALL, Set.of(ADMIN));
    }

    public Caller actingAs(UUID staff) {
        return new Caller(kind, id, name, staff, owner, reach, communities, permissions);
    }

    public boolean isOwner() {
        return kind == Kind.OWNER;
    }

    public Optional<UUID> actingStaff() {
        return Optional.ofNullable(staffId);
    }

    public boolean may(String permission) {
        return permissions.contains(permission) || permissions.contains(ADMIN);
    }
}
