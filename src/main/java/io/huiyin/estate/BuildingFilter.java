package io.huiyin.estate;

import java.util.UUID;

/** Which buildings are listed; a null leaves that open. */
public record BuildingFilter(UUID communityId, UUID phaseId, UUID areaId, String name) {}
