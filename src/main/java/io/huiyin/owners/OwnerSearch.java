package io.huiyin.owners;

import io.huiyin.database.Where;
import io.huiyin.kernel.PhoneNumber;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.protection.Protection;
import java.time.Instant;

/**
 * An {@link OwnerFilter} as conditions on {@code owner o}.
 *
 * @param now relations that are over on this day, in the community's zone, do not count
 */
record OwnerSearch(OwnerFilter filter, Instant now) {

    /** Above every character, so that names beginning alike are a range of the index. */
    private static final String AFTER_ALL = "\uDBFF\uDFFF";

    /** Along the community's own index where one is named. */
    String order() {
        return filter.communityId() == null ? "o.name, o.id" : "o.community_id, o.name, o.id";
    }

    Where where(Protection protection) {
        var where = new Where()
                .and("o.erased_at is null")
                // An array of one is no constant to the planner: see CommunityWalk.
                .and("o.community_id = any (array[:community])", "community", filter.communityId())
                .and("o.email = :email", "email", filter.email())
                .and("o.kind = :kind", "kind", filter.kind())
                .and("o.importance = :importance", "importance", filter.importance())
                .and("o.segment = :segment", "segment", filter.segment())
                .and(":channel = any (o.preferred_channels)", "channel", filter.preferredChannel())
                .and(
                        "(o.circumstances_sealed is not null or o.special_circumstances is not null) = :inNeed",
                        "inNeed",
                        filter.inNeed());
        if (filter.asksForHouse()) addHouse(where);
        addHousehold(where, protection);
        return where;
    }

    private void addHouse(Where where) {
        var house = new Where()
                .and("h.community_id = :community", "community", filter.communityId())
                .and("(h.room = :room or h.code = :room)", "room", filter.room())
                .and("h.id = :houseId", "houseId", filter.houseId())
                .and("h.building_id = :building", "building", filter.buildingId())
                .and("h.area_id = :area", "area", filter.areaId())
                .and("r.relation = :relation", "relation", filter.relation())
                .and("h.occupancy_status = :occupancy", "occupancy", filter.occupancyStatus())
                .and("h.handover_status = :handover", "handover", filter.handoverStatus());
        where.and("""
                o.id in (select r.owner_id
                           from house_relation r
                           join house h on h.id = r.house_id
                           join community c on c.id = r.community_id
                          where (r.to_on is null
                                 or r.to_on >= cast(cast(:now as timestamptz) at time zone c.time_zone as date))
                            and %s)""".formatted(house.sql())).with("now", now).with(house);
    }

    private void addHousehold(Where where, Protection protection) {
        if (filter.name() != null) {
            var named = new Where()
                    .and("community_id = :community", "community", filter.communityId())
                    .and("name >= :name", "name", filter.name())
                    .and("name < :nameEnd", "nameEnd", filter.name() + AFTER_ALL);
            where.and("""
                    o.id in (select id from owner where %1$s
                             union all
                             select owner_id from household_member where %1$s)""".formatted(named.sql())).with(named);
        }
        if (filter.plate() != null) {
            where.and("o.id in (select owner_id from vehicle where plate = :plate)")
                    .with("plate", Plates.normalised(filter.plate()));
        }
        if (filter.phone() != null) {
            var number = PhoneNumber.parse(filter.phone())
                    .orElseThrow(() -> Problems.invalid(
                            "phone", "invalid-phone", Text.of("It is no phone number.", "不是有效的电话号码。")));
            where.and("""
                            o.id in (select owner_id from owner_phone where phone_index = any (:phones)
                                     union all
                                     select owner_id from household_member where phone_index = any (:phones))""")
                    .with(
                            "phones",
                            protection.indexes(Protection.PHONE, number.text()).toArray(byte[][]::new));
        }
        if (filter.identityNumber() != null) {
            var number = OwnerDetails.identity(filter.identityNumber());
            where.and("o.identity_index = any (:identities)")
                    .with(
                            "identities",
                            protection.indexes(Protection.IDENTITY, number).toArray(byte[][]::new));
        }
    }
}
