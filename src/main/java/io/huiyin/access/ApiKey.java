package io.huiyin.access;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * An API key (访问密钥) as it can be shown: never its secret.
 *
 * @param communityIds the communities it is bound to, or {@code ["*"]}
 * @param lastUsedAt   to the minute, by whichever secret
 * @param secrets      what it can be called with now: one, two while a rotation's overlap lasts, none once it has ended
 */
public record ApiKey(
        UUID id,
        String name,
        List<String> scopes,
        List<String> communityIds,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        Instant revokedAt,
        Instant lastUsedAt,
        List<KeySecret> secrets,
        int version)
        implements Tagged {

    static final String ALL_COMMUNITIES = "*";

    @Override
    public String tag() {
        return version + "-" + Integer.toHexString(Objects.hash(lastUsedAt, secrets));
    }

    boolean hasEnded(Instant now) {
        return revokedAt != null || expiresAt != null && !expiresAt.isAfter(now);
    }

    ApiKey with(List<KeySecret> others) {
        return new ApiKey(
                id,
                name,
                scopes,
                communityIds,
                createdAt,
                createdBy,
                expiresAt,
                revokedAt,
                lastUsedAt,
                others,
                version);
    }
}
