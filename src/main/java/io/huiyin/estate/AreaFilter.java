package io.huiyin.estate;

import java.util.UUID;

/**
 * Which areas are listed; a null leaves that open.
 *
 * @param complete whether the area has a steward and at least one security and one repair person
 */
public record AreaFilter(UUID communityId, UUID phaseId, UUID stewardId, Boolean complete) {}
