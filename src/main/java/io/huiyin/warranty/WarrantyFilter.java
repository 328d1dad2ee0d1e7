package io.huiyin.warranty;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Which warranties are meant; what is null does not matter.
 *
 * @param expiresFrom the earliest last day, inclusive
 * @param expiresTo   the latest last day, inclusive
 */
public record WarrantyFilter(UUID communityId, UUID houseId, LocalDate expiresFrom, LocalDate expiresTo) {}
