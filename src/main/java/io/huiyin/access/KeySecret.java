package io.huiyin.access;

import java.time.Instant;

/**
 * One of a key's secrets that can be called with, as it can be shown.
 *
 * @param prefix     the first characters, enough to recognise it
 * @param expiresAt  the end of the overlap, if it was rotated away; absent for one that lasts as long as the key
 * @param lastUsedAt to the minute; absent where it was never used
 */
public record KeySecret(String prefix, Instant createdAt, Instant expiresAt, Instant lastUsedAt) {}
