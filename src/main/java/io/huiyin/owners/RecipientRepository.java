package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds owners as those to whom messages are due, in the scope of the running transaction. */
@ApplicationScoped
class RecipientRepository {

    private static final String COLUMNS = """
            o.id, o.community_id, o.name, o.preferred_channels, o.email, %s
            """.formatted(OwnerRepository.PHONES);

    private final Database database;
    private final OwnerRepository owners;

    RecipientRepository(Database database, OwnerRepository owners) {
        this.database = database;
        this.owners = owners;
    }

    List<Recipient> ownersOf(Collection<UUID> houseIds, LocalDate on) {
        return database.handle()
                .createQuery("select r.house_id, " + COLUMNS + """
                          from house_relation r join owner o on o.id = r.owner_id
                         where r.house_id = any (:houses) and r.relation = 'OWNER'
                           and r.from_on <= :on and (r.to_on is null or r.to_on >= :on)
                         order by r.house_id, r.from_on, r.id
                        """)
                .bindArray("houses", UUID.class, List.copyOf(houseIds))
                .bind("on", on)
                .map((row, context) -> read(row))
                .list();
    }

    List<Recipient> owners(Collection<UUID> ownerIds) {
        return database.handle()
                .createQuery("select cast(null as uuid) as house_id, " + COLUMNS
                        + " from owner o where o.id = any (:owners) order by o.id")
                .bindArray("owners", UUID.class, List.copyOf(ownerIds))
                .map((row, context) -> read(row))
                .list();
    }

    /** Where letters reach some owners: the house that they live in, else the one that was theirs first. */
    Map<UUID, String> postalAddresses(Collection<UUID> ownerIds, Instant now) {
        return database
                .handle()
                .createQuery("""
                        select distinct on (r.owner_id) r.owner_id, c.name || ' ' || h.code as address
                          from house_relation r
                          join house h on h.id = r.house_id
                          join community c on c.id = h.community_id
                         where r.owner_id = any (:owners)
                           and r.from_on <= cast(cast(:now as timestamptz) at time zone c.time_zone as date)
                           and (r.to_on is null
                                or r.to_on >= cast(cast(:now as timestamptz) at time zone c.time_zone as date))
                         order by r.owner_id, r.relation = 'OWNER' and h.occupancy_status <> 'OCCUPIED', r.from_on, r.id
                        """)
                .bindArray("owners", UUID.class, List.copyOf(ownerIds))
                .bind("now", now)
                .map((row, context) -> Map.entry(Columns.uuid(row, "owner_id"), row.getString("address")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean isRelated(UUID ownerId, UUID houseId, LocalDate on) {
        return database.handle()
                .createQuery("""
                        select exists (select from house_relation
                                        where owner_id = :owner and house_id = :house
                                          and from_on <= :on and (to_on is null or to_on >= :on))
                        """)
                .bind("owner", ownerId)
                .bind("house", houseId)
                .bind("on", on)
                .mapTo(Boolean.class)
                .one();
    }

    private Recipient read(ResultSet row) throws SQLException {
        var id = Columns.uuid(row, "id");
        var community = Columns.uuid(row, "community_id");
        return new Recipient(
                id,
                community,
                Columns.uuid(row, "house_id"),
                row.getString("name"),
                Columns.<String>list(row, "preferred_channels").stream()
                        .map(Channel::valueOf)
                        .toList(),
                owners.phones(row, community, id),
                row.getString("email"));
    }
}
