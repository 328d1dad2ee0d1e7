package io.huiyin.estate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A house was handed over (交房), or the date of it was corrected.
 *
 * @param on the day from which its warranty runs
 */
public record HouseHandedOver(UUID communityId, UUID houseId, LocalDate on, Instant at) implements HouseEvent {

    @Override
    public String type() {
        return "house.handed-over";
    }

    @Override
    public Map<String, Object> data() {
        return Map.of("on", on.toString());
    }
}
