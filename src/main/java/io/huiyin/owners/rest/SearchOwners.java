package io.huiyin.owners.rest;

import io.huiyin.estate.HandoverStatus;
import io.huiyin.estate.OccupancyStatus;
import io.huiyin.kernel.PhoneNumber;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.owners.Channel;
import io.huiyin.owners.Importance;
import io.huiyin.owners.OwnerFilter;
import io.huiyin.owners.OwnerKind;
import io.huiyin.owners.RelationKind;
import io.huiyin.owners.Segment;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The same as {@link OwnerQuery}, where no proxy's log and no browser's history keeps it. */
record SearchOwners(
        UUID communityId,

        @Schema(description = "How the owner's or a household member's name begins") @Size(min = 1, max = 100)
        String name,

        @Schema(description = "The room, or the whole code of a house") @Size(min = 1, max = 100)
        String room,

        @Schema(description = "A number plate of the household, however written") @Size(min = 1, max = 20)
        String plate,

        @Schema(description = "A phone number of the owner or a household member, however written")
        @Size(min = 1, max = 40)
        String phone,

        @Size(min = 1, max = 200) String email,
        @Size(min = 1, max = 40) String identityNumber,
        OwnerKind kind,
        Importance importance,

        @Schema(description = "Needs the scope `owners:read-internal`")
        Segment segment,

        Channel preferredChannel,

        @Schema(description = "Whether special circumstances are on record")
        Boolean inNeed,

        UUID houseId,
        UUID buildingId,
        UUID areaId,

        @Schema(description = "What the owner is to a house")
        RelationKind relation,

        OccupancyStatus occupancyStatus,
        HandoverStatus handoverStatus,

        @Schema(description = "The nextCursor of the page before; opaque") @Size(max = 500)
        String cursor,

        @Schema(description = "How many items at most; 50 if absent") @Min(1) @Max(200)
        Integer limit) {

    private static final int USUAL_PAGE = 50;

    int pageSize() {
        return limit == null ? USUAL_PAGE : limit;
    }

    OwnerFilter filter() {
        if (phone != null && PhoneNumber.parse(phone).isEmpty()) {
            throw Problems.invalid("/phone", "invalid-phone", Text.of("It is no phone number.", "不是有效的电话号码。"));
        }
        return new OwnerFilter(
                communityId,
                name,
                room,
                plate,
                phone,
                email,
                identityNumber,
                kind,
                importance,
                segment,
                preferredChannel,
                inNeed,
                houseId,
                buildingId,
                areaId,
                relation,
                occupancyStatus,
                handoverStatus);
    }
}
