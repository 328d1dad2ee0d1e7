package io.huiyin.owners.rest;

import io.huiyin.estate.HandoverStatus;
import io.huiyin.estate.OccupancyStatus;
import io.huiyin.owners.Channel;
import io.huiyin.owners.Importance;
import io.huiyin.owners.OwnerFilter;
import io.huiyin.owners.OwnerKind;
import io.huiyin.owners.RelationKind;
import io.huiyin.owners.Segment;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of owners can be narrowed by. Those about a house speak of one and the same house. */
public class OwnerQuery {

    static final LocalDate PERSONS_DEPRECATED = LocalDate.of(2026, 11, 24);

    @QueryParam("communityId")
    public UUID communityId;

    @Parameter(
            description =
                    "How the owner's or a household member's name begins; in an address it is deprecated, see searchOwners",
            deprecated = true)
    @QueryParam("name")
    @Size(min = 1, max = 100)
    public String name;

    @Parameter(description = "The room, or the whole code of a house")
    @QueryParam("room")
    @Size(min = 1, max = 100)
    public String room;

    @Parameter(
            description =
                    "A number plate of the household, however written; in an address it is deprecated, see searchOwners",
            deprecated = true)
    @QueryParam("plate")
    @Size(min = 1, max = 20)
    public String plate;

    @Parameter(
            description =
                    "A phone number of the owner or a household member, however written; in an address it is deprecated, see searchOwners",
            deprecated = true)
    @QueryParam("phone")
    @Size(min = 1, max = 40)
    public String phone;

    @Parameter(description = "In an address it is deprecated, see searchOwners", deprecated = true)
    @QueryParam("email")
    @Size(min = 1, max = 200)
    public String email;

    @Parameter(description = "In an address it is deprecated, see searchOwners", deprecated = true)
    @QueryParam("identityNumber")
    @Size(min = 1, max = 40)
    public String identityNumber;

    @QueryParam("kind")
    public OwnerKind kind;

    @QueryParam("importance")
    public Importance importance;

    @Parameter(description = "Needs the scope `owners:read-internal`")
    @QueryParam("segment")
    public Segment segment;

    @QueryParam("preferredChannel")
    public Channel preferredChannel;

    @Parameter(description = "Whether special circumstances are on record")
    @QueryParam("inNeed")
    public Boolean inNeed;

    @QueryParam("houseId")
    public UUID houseId;

    @QueryParam("buildingId")
    public UUID buildingId;

    @QueryParam("areaId")
    public UUID areaId;

    @Parameter(description = "What the owner is to a house")
    @QueryParam("relation")
    public RelationKind relation;

    @QueryParam("occupancyStatus")
    public OccupancyStatus occupancyStatus;

    @QueryParam("handoverStatus")
    public HandoverStatus handoverStatus;

    boolean saysWhoSomeoneIs() {
        return Stream.of(name, plate, phone, email, identityNumber).anyMatch(Objects::nonNull);
    }

    OwnerFilter filter() {
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
