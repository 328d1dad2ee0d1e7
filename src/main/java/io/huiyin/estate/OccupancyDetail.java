package io.huiyin.estate;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.UUID;

/**
 * What a community tells apart within an occupancy status (入住状态细分), such as 度假居住 within OCCUPIED.
 *
 * @param occupancyStatus what it counts as
 */
public record OccupancyDetail(
        UUID id, UUID communityId, String name, OccupancyStatus occupancyStatus, Instant createdAt, int version)
        implements Tagged {}
