package io.huiyin.estate;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.UUID;

/**
 * A building (楼栋).
 *
 * @param phase  the phase's name
 * @param areaId the area of its houses where they name none
 */
public record Building(
        UUID id, UUID communityId, UUID phaseId, String phase, UUID areaId, String name, Instant createdAt, int version)
        implements Tagged {}
