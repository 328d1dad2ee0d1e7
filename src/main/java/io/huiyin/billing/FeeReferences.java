package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.estate.House;
import io.huiyin.estate.Houses;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.owners.Owners;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What bodies name: houses, vehicles and payers, which are of the item's community or unknown (422). */
@ApplicationScoped
class FeeReferences {

    private final Database database;
    private final Houses houses;
    private final Owners owners;

    FeeReferences(Database database, Houses houses, Owners owners) {
        this.database = database;
        this.houses = houses;
        this.owners = owners;
    }

    private record VehicleHouses(UUID communityId, List<UUID> houseIds) {}

    House house(UUID communityId, UUID houseId) {
        return houses.find(houseId)
                .filter(house -> house.communityId().equals(communityId))
                .orElseThrow(() -> Problems.unknownReference("/houseId"));
    }

    /** The house that owes: the one that is named, else the only one to which the vehicle's owner has a relation on the day. */
    UUID house(UUID communityId, UUID houseId, UUID vehicleId, LocalDate on) {
        var ofVehicle = vehicleId == null ? List.<UUID>of() : housesOf(communityId, vehicleId, on);
        if (houseId != null) return house(communityId, houseId).id();
        if (ofVehicle.size() == 1) return ofVehicle.getFirst();
        throw Problems.unprocessable(
                "/houseId",
                "house-needed",
                vehicleId == null
                        ? Text.of("Name the house or the vehicle.", "须指明房屋或车辆。")
                        : Text.of(
                                "The vehicle's owner has %d houses on that day: name one.",
                                "该车辆的业主当日有 %d 处房屋：请指明其一。", ofVehicle.size()));
    }

    /** Whoever is named to pay; nobody erases them until the running transaction ends. */
    void checkPayer(UUID communityId, UUID payerId) {
        if (!isPayer(communityId, payerId)) throw Problems.unknownReference("/payerId");
    }

    /** Whether there is such a payer, or none is named; as {@link #checkPayer}. */
    boolean isPayer(UUID communityId, UUID payerId) {
        return payerId == null
                || owners.reporter(payerId)
                        .filter(owner -> owner.communityId().equals(communityId))
                        .isPresent();
    }

    /** Who owns a house on a day, the head of the household first; null if nobody does. */
    UUID ownerOf(UUID houseId, LocalDate on) {
        return database.handle()
                .createQuery("select " + HouseStand.owner(":house", ":on"))
                .bind("house", houseId)
                .bind("on", on)
                .mapTo(UUID.class)
                .findOne()
                .orElse(null);
    }

    private List<UUID> housesOf(UUID communityId, UUID vehicleId, LocalDate on) {
        return database.handle()
                .createQuery("""
                        select v.community_id,
                               array(select distinct r.house_id from house_relation r
                                      where r.owner_id = v.owner_id and r.relation <> 'PROSPECT'
                                        and r.from_on <= :on and (r.to_on is null or r.to_on >= :on)) as houses
                          from vehicle v
                         where v.id = :vehicle
                        """)
                .bind("vehicle", vehicleId)
                .bind("on", on)
                .map((row, context) ->
                        new VehicleHouses(Columns.uuid(row, "community_id"), Columns.<UUID>list(row, "houses")))
                .findOne()
                .filter(found -> found.communityId().equals(communityId))
                .orElseThrow(() -> Problems.unknownReference("/vehicleId"))
                .houseIds();
    }
}
