package io.huiyin.warranty;

import io.huiyin.web.Tagged;
import java.util.UUID;

/**
 * The heating or cooling season of a community (采暖期、供冷期).
 *
 * @param starts the first day, as {@code MM-dd}
 * @param ends   the last day, as {@code MM-dd}; before {@code starts} where the season spans the turn of the year
 */
public record WarrantySeason(UUID id, UUID communityId, WarrantyPart part, String starts, String ends, int version)
        implements Tagged {}
