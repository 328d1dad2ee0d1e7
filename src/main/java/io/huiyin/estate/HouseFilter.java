package io.huiyin.estate;

import java.util.UUID;

/**
 * Which houses are listed; a null leaves that open.
 *
 * @param building the building's name
 */
public record HouseFilter(
        UUID communityId,
        UUID areaId,
        UUID phaseId,
        UUID buildingId,
        String building,
        String code,
        String room,
        HandoverStatus handoverStatus,
        OccupancyStatus occupancyStatus,
        String occupancyDetail) {}
