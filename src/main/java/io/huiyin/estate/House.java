package io.huiyin.estate;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.huiyin.web.Tagged;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A house (房屋): what is owned, lived in and charged for.
 *
 * @param code             unique in the community; phase, building, unit and room joined by {@code -} unless given
 * @param areaId           the area whose steward answers for it
 * @param areaSquareMetres 建筑面积 with two decimals
 * @param handedOverOn     present exactly where it is HANDED_OVER
 * @param occupancyDetail  what the community tells apart within the status, by name
 * @param note             what the office remarks of the house itself
 */
public record House(
        UUID id,
        UUID communityId,
        String code,
        UUID areaId,
        UUID phaseId,
        String phase,
        UUID buildingId,
        String building,
        String unit,
        String floor,
        String room,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal areaSquareMetres,
        HandoverStatus handoverStatus,
        LocalDate handedOverOn,
        OccupancyStatus occupancyStatus,
        String occupancyDetail,
        String note,
        Instant createdAt,
        int version)
        implements Tagged {

    /** What an owner of it sees: no remark of the office's. */
    House forOwner() {
        return new House(
                id,
                communityId,
                code,
                areaId,
                phaseId,
                phase,
                buildingId,
                building,
                unit,
                floor,
                room,
                areaSquareMetres,
                handoverStatus,
                handedOverOn,
                occupancyStatus,
                occupancyDetail,
                null,
                createdAt,
                version);
    }
}
