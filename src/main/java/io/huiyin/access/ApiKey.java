package io.huiyin.access;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An API key (访问密钥) as it can be shown: never its secret.
 *
 * @param prefix       the first characters of the secret, enough to recognise it
 * @param communityIds the communities it is bound to, or {@code ["*"]}
 * @param lastUsedAt   to the minute
 */
public record ApiKey(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        List<String> communityIds,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt,
        int version)
        implements Tagged {

    static final String ALL_COMMUNITIES = "*";
}
