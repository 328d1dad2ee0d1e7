package io.huiyin.imports;

import io.huiyin.estate.HouseLists;
import io.huiyin.estate.LoadedHouse;
import io.huiyin.owners.LoadedOwner;
import io.huiyin.owners.OwnerKind;
import io.huiyin.owners.OwnerLine;
import io.huiyin.owners.OwnerLists;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Loads the valid rows of houses and owners, a batch at a time within the running transaction, or only compares them. What
 * hangs on a handover (warranty items) follows from the estate's own events.
 */
@ApplicationScoped
class EstateLoader {

    private static final int HOUSES_AT_ONCE = 1_000;

    private final HouseLists houses;
    private final OwnerLists owners;

    EstateLoader(HouseLists houses, OwnerLists owners) {
        this.houses = houses;
        this.owners = owners;
    }

    /** @param dryRun whether to find out only what would be done */
    ImportEffect load(UUID communityId, Reading reading, boolean dryRun) {
        var tally = new Tally();
        reading.accepted(rows -> load(communityId, rows, dryRun, tally));
        // A faulty row may be the one that names the owner: then nobody has ceased to be one.
        int ended = reading.rejected() == 0 ? endOthers(communityId, tally.owners(), dryRun) : 0;
        return tally.effect(ended);
    }

    private void load(UUID communityId, List<EstateRow> rows, boolean dryRun, Tally tally) {
        var lines = rows.stream().map(EstateRow::house).toList();
        tally.missing(houses.missingPlaces(communityId, lines));
        var loadedHouses = dryRun ? houses.compare(communityId, lines) : houses.load(communityId, lines);
        var loadedOwners = loadOwners(communityId, rows, loadedHouses, dryRun);
        for (int i = 0; i < rows.size(); i++) {
            tally.row(rows.get(i), loadedHouses.get(i), loadedOwners.get(i));
        }
    }

    /** One for each row; null where the row names no owner, or the house is yet to be made. */
    private List<LoadedOwner> loadOwners(
            UUID communityId, List<EstateRow> rows, List<LoadedHouse> loadedHouses, boolean dryRun) {
        var places = new ArrayList<Integer>();
        var lines = new ArrayList<OwnerLine>();
        for (int i = 0; i < rows.size(); i++) {
            var house = loadedHouses.get(i).id();
            if (rows.get(i).owner() == null || house == null) continue;
            places.add(i);
            lines.add(line(rows.get(i), house));
        }
        var loaded = new ArrayList<LoadedOwner>();
        for (int i = 0; i < rows.size(); i++) loaded.add(null);
        if (lines.isEmpty()) return loaded;
        var done = dryRun ? owners.compare(communityId, lines) : owners.load(communityId, lines);
        for (int i = 0; i < done.size(); i++) loaded.set(places.get(i), done.get(i));
        return loaded;
    }

    private static OwnerLine line(EstateRow row, UUID houseId) {
        var owner = row.owner();
        return new OwnerLine(
                houseId,
                row.house().handedOverOn(),
                owner.company() ? OwnerKind.COMPANY : OwnerKind.PERSON,
                owner.name(),
                owner.phones(),
                owner.plates(),
                owner.note());
    }

    private int endOthers(UUID communityId, Map<UUID, Set<UUID>> ownersByHouse, boolean dryRun) {
        int ended = 0;
        var part = new HashMap<UUID, Set<UUID>>();
        for (var house : ownersByHouse.entrySet()) {
            part.put(house.getKey(), house.getValue());
            if (part.size() < HOUSES_AT_ONCE) continue;
            ended += endPart(communityId, part, dryRun);
            part.clear();
        }
        return part.isEmpty() ? ended : ended + endPart(communityId, part, dryRun);
    }

    private int endPart(UUID communityId, Map<UUID, Set<UUID>> part, boolean dryRun) {
        return dryRun ? owners.countOthers(communityId, part) : owners.endOthers(communityId, part);
    }
}
