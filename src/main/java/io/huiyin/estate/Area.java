package io.huiyin.estate;

import io.huiyin.web.Tagged;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An area (片区): the houses that one steward answers for.
 *
 * @param phaseId     absent where the area reaches over several phases
 * @param stewardId   to whom its houses' matters go; absent until one is named
 * @param securityIds who looks after its safety
 * @param repairIds   who repairs in it
 */
public record Area(
        UUID id,
        UUID communityId,
        UUID phaseId,
        String name,
        UUID stewardId,
        List<UUID> securityIds,
        List<UUID> repairIds,
        Instant createdAt,
        int version)
        implements Tagged {}
