package io.huiyin.owners;

import java.util.List;

/** What belongs to an owner, everything unsealed. */
record Household(
        List<HouseRelation> houses, List<Member> members, List<Vehicle> vehicles, List<SpecialDate> specialDates) {

    static final Household EMPTY = new Household(List.of(), List.of(), List.of(), List.of());
}
