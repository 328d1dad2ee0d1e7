package io.huiyin.estate;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * What someone who deals with a matter of a house needs to know of it, at once.
 *
 * @param timeZone   the community's
 * @param calendarId the community's; null where it has none
 * @param areaId     null where the house is in none
 * @param steward    who answers for the area; null where it has none, or one who is not active any more
 */
public record HouseContext(
        UUID houseId,
        String code,
        UUID communityId,
        ZoneId timeZone,
        UUID calendarId,
        UUID areaId,
        String area,
        LocalDate handedOverOn,
        OccupancyStatus occupancyStatus,
        Steward steward) {

    /** The steward (管家) as a caller is told them: by name, department and the phone of the post. */
    public record Steward(UUID id, String name, String department, String phone) {}
}
