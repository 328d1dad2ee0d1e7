package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads whole households: what belongs to some owners, in one statement however many they are. */
@ApplicationScoped
class HouseholdRepository {

    private final Database database;
    private final MemberRepository members;
    private final Remarks remarks;

    HouseholdRepository(Database database, MemberRepository members, Remarks remarks) {
        this.database = database;
        this.members = members;
        this.remarks = remarks;
    }

    Household of(UUID ownerId) {
        return of(List.of(ownerId)).get(ownerId);
    }

    /** The household of each of {@code ownerIds}; an empty one where nothing belongs to the owner. */
    Map<UUID, Household> of(Collection<UUID> ownerIds) {
        var households = new HashMap<UUID, Household>();
        if (ownerIds.isEmpty()) return households;
        for (var id : ownerIds) {
            households.put(
                    id, new Household(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        }
        database.handle()
                .createQuery("""
                        select 'HOUSE' as part, r.id, r.community_id, r.owner_id, r.version, r.house_id, h.code, b.name, h.room,
                               h.area_m2, r.relation as kind, r.household_head as flag, r.from_on, r.to_on, null as note,
                               null as note_sealed, null as phone_sealed
                          from house_relation r join house h on h.id = r.house_id join building b on b.id = h.building_id
                         where r.owner_id = any (:owners)
                        union all
                        select 'MEMBER', id, community_id, owner_id, version, null, null, name, null,
                               null, kinship, null, null, born_on, note, note_sealed, phone_sealed
                          from household_member where owner_id = any (:owners)
                        union all
                        select 'VEHICLE', id, community_id, owner_id, version, null, plate, null, null,
                               null, null, null, null, null, description, description_sealed, null
                          from vehicle where owner_id = any (:owners)
                        union all
                        select 'DATE', id, community_id, owner_id, version, null, null, null, null,
                               null, kind, yearly, null, date_on, label, label_sealed, null
                          from special_date where owner_id = any (:owners)
                        order by part, from_on desc nulls last, id
                        """)
                .bindArray("owners", UUID.class, List.copyOf(ownerIds))
                .map((row, context) -> add(row, households))
                .list();
        return households;
    }

    private boolean add(ResultSet row, Map<UUID, Household> households) throws SQLException {
        var owner = Columns.uuid(row, "owner_id");
        var id = Columns.uuid(row, "id");
        var household = households.get(owner);
        int version = row.getInt("version");
        return switch (row.getString("part")) {
            case "HOUSE" -> household.houses().add(house(row, id, owner, version));
            case "MEMBER" ->
                household
                        .members()
                        .add(new Member(
                                id,
                                owner,
                                row.getString("name"),
                                Columns.name(row, "kind", Kinship.class),
                                members.phone(Columns.uuid(row, "community_id"), id, row.getBytes("phone_sealed")),
                                Columns.date(row, "to_on"),
                                remarks.read(row, MemberRepository.NOTE, "note"),
                                version));
            case "VEHICLE" ->
                household
                        .vehicles()
                        .add(new Vehicle(
                                id,
                                owner,
                                row.getString("code"),
                                remarks.read(row, VehicleRepository.DESCRIPTION, "note"),
                                version));
            default ->
                household
                        .specialDates()
                        .add(new SpecialDate(
                                id,
                                owner,
                                Columns.name(row, "kind", SpecialDateKind.class),
                                Columns.date(row, "to_on"),
                                row.getBoolean("flag"),
                                remarks.read(row, SpecialDateRepository.LABEL, "note"),
                                version));
        };
    }

    private static HouseRelation house(ResultSet row, UUID id, UUID owner, int version) throws SQLException {
        return new HouseRelation(
                id,
                owner,
                Columns.uuid(row, "house_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("room"),
                row.getBigDecimal("area_m2"),
                Columns.name(row, "kind", RelationKind.class),
                row.getBoolean("flag"),
                Columns.date(row, "from_on"),
                Columns.date(row, "to_on"),
                version);
    }
}
