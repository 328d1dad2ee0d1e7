package io.huiyin.owners;

import java.time.Instant;
import java.util.UUID;

/**
 * An owner who signed in (业主会话), without the tokens.
 *
 * @param expiresAt when it is over unless it is refreshed before
 * @param revokedAt when it was ended
 */
public record OwnerSession(
        UUID id, UUID communityId, UUID ownerId, Instant createdAt, Instant expiresAt, Instant revokedAt) {

    /**
     * A session with its tokens, which are shown this once.
     *
     * @param accessToken  to call with, until {@code accessExpiresAt}
     * @param refreshToken to call {@code POST /v1/owner-sessions/refresh} with, once
     */
    public record Tokens(OwnerSession session, String accessToken, Instant accessExpiresAt, String refreshToken) {}
}
