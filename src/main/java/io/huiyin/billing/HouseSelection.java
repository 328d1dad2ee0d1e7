package io.huiyin.billing;

import io.huiyin.estate.HandoverStatus;
import io.huiyin.estate.OccupancyStatus;
import java.util.UUID;

/** Which houses of a community are meant; a null leaves that open. */
public record HouseSelection(
        UUID phaseId, UUID areaId, UUID buildingId, HandoverStatus handoverStatus, OccupancyStatus occupancyStatus) {}
