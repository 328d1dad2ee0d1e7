package io.huiyin.imports;

import io.huiyin.estate.BuildingName;
import io.huiyin.estate.LoadedHouse;
import io.huiyin.estate.LoadedHouse.Change;
import io.huiyin.estate.MissingPlaces;
import io.huiyin.owners.LoadedOwner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Counts what the rows of one file do, over all of its batches (计数). */
final class Tally {

    private final Set<String> phases = new HashSet<>();
    private final Set<String> areas = new HashSet<>();
    private final Set<BuildingName> buildings = new HashSet<>();
    private final Map<String, Change> houses = new HashMap<>();
    private final Map<UUID, Set<UUID>> owners = new HashMap<>();
    private int created;
    private int updated;
    private int unchanged;

    void missing(MissingPlaces missing) {
        phases.addAll(missing.phases());
        areas.addAll(missing.areas());
        buildings.addAll(missing.buildings());
    }

    /**
     * Counts a row. What the first row of a house did to it counts for its other rows too: in a later batch the house is
     * there, but it was not before the file came.
     *
     * @param owner null where the row names none, or the house is yet to be made
     */
    void row(EstateRow row, LoadedHouse house, LoadedOwner owner) {
        var code = row.house().code();
        if (house.change() != Change.NONE) houses.putIfAbsent(code, house.change());
        var change = houses.getOrDefault(code, Change.NONE);
        if (change == Change.ENTERED) created++;
        else if (change == Change.CHANGED || owner != null && owner.changed()) updated++;
        else unchanged++;
        if (owner == null) return;
        var named = owners.computeIfAbsent(house.id(), id -> new HashSet<>(2));
        if (owner.id() != null) named.add(owner.id());
    }

    /** Who is named for each house that was there, or is now. */
    Map<UUID, Set<UUID>> owners() {
        return owners;
    }

    ImportEffect effect(int endedOwnerships) {
        return new ImportEffect(
                created, updated, unchanged, phases.size(), areas.size(), buildings.size(), endedOwnerships);
    }
}
