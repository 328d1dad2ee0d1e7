package io.huiyin.estate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A house as a list of many names it (房屋清单). A null says nothing: a new house takes a default, one that exists keeps
 * what it has.
 *
 * @param area what the area (片区) is called; one that does not exist is made, as are phase and building
 */
public record HouseLine(
        String phase,
        String area,
        String building,
        String unit,
        String floor,
        String room,
        BigDecimal areaSquareMetres,
        HandoverStatus handoverStatus,
        LocalDate handedOverOn,
        OccupancyStatus occupancyStatus,
        String note) {

    /** What names the house in its community. */
    public String code() {
        return HouseDetails.codeOf(phase, building, unit, room);
    }

    /** This line and, where it says nothing, what {@code other} says of the same house. */
    HouseLine or(HouseLine other) {
        boolean silent = handoverStatus == null;
        return new HouseLine(
                phase,
                either(area, other.area),
                building,
                unit,
                either(floor, other.floor),
                room,
                either(areaSquareMetres, other.areaSquareMetres),
                silent ? other.handoverStatus : handoverStatus,
                silent ? other.handedOverOn : handedOverOn,
                either(occupancyStatus, other.occupancyStatus),
                either(note, other.note));
    }

    /** The new house that the line speaks of. Of whom nothing is said nobody lives there, and it is not handed over. */
    HouseDetails asNew() {
        return new HouseDetails(
                null,
                null,
                phase,
                building,
                unit,
                floor,
                room,
                areaSquareMetres,
                either(handoverStatus, HandoverStatus.NOT_HANDED_OVER),
                handedOverOn,
                either(occupancyStatus, OccupancyStatus.VACANT),
                null,
                note);
    }

    /** The house as it is after the line was heard; a detail of another occupancy status is gone. */
    House over(House before, UUID areaId) {
        boolean silent = handoverStatus == null;
        var occupancy = either(occupancyStatus, before.occupancyStatus());
        return new House(
                before.id(),
                before.communityId(),
                before.code(),
                either(areaId, before.areaId()),
                before.phaseId(),
                before.phase(),
                before.buildingId(),
                before.building(),
                before.unit(),
                either(floor, before.floor()),
                before.room(),
                either(areaSquareMetres, before.areaSquareMetres()),
                silent ? before.handoverStatus() : handoverStatus,
                silent ? before.handedOverOn() : handedOverOn,
                occupancy,
                occupancy == before.occupancyStatus() ? before.occupancyDetail() : null,
                either(note, before.note()),
                before.createdAt(),
                before.version());
    }

    private static <T> T either(T first, T second) {
        return first == null ? second : first;
    }
}
