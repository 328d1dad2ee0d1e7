package io.huiyin.owners;

import io.huiyin.estate.HandoverStatus;
import io.huiyin.estate.OccupancyStatus;
import java.util.UUID;

/**
 * Which owners are listed; a null leaves that open. Those about a house speak of one and the same house, to which the owner
 * has a relation that is not over.
 *
 * @param name   how the owner's or a household member's name begins
 * @param room   the room or the whole code of a house
 * @param plate  of a vehicle of the household, as it is written
 * @param phone  of the owner or a household member, as it is written
 * @param inNeed whether special circumstances are on record
 */
public record OwnerFilter(
        UUID communityId,
        String name,
        String room,
        String plate,
        String phone,
        String email,
        String identityNumber,
        OwnerKind kind,
        Importance importance,
        Segment segment,
        Channel preferredChannel,
        Boolean inNeed,
        UUID houseId,
        UUID buildingId,
        UUID areaId,
        RelationKind relation,
        OccupancyStatus occupancyStatus,
        HandoverStatus handoverStatus) {

    boolean asksForHouse() {
        return room != null
                || houseId != null
                || buildingId != null
                || areaId != null
                || relation != null
                || occupancyStatus != null
                || handoverStatus != null;
    }
}
