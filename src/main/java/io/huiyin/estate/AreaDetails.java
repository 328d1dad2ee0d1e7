package io.huiyin.estate;

import java.util.List;
import java.util.UUID;

/** What can be said and changed of an area; the parts mean what they mean in {@link Area}. */
public record AreaDetails(String name, UUID phaseId, UUID stewardId, List<UUID> securityIds, List<UUID> repairIds) {

    public AreaDetails {
        securityIds = securityIds.stream().distinct().toList();
        repairIds = repairIds.stream().distinct().toList();
    }
}
