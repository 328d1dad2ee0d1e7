package io.huiyin.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A seal over a stretch of a community's events (审计封存).
 *
 * @param number       1 for the first of a community, then without a gap
 * @param from         the last event of the seal before, which is not part of this one
 * @param through      the last event that it covers
 * @param events       how many it covers
 * @param previousHash the hash of the seal before, as 64 hexadecimal digits; zeros for the first
 * @param hash         what to keep elsewhere: it stands for every event of the community up to {@code through}
 */
public record AuditSeal(
        UUID communityId,
        long number,
        Position from,
        Position through,
        int events,
        String previousHash,
        String hash,
        Instant sealedAt) {}
