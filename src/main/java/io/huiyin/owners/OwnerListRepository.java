package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Ids;
import io.huiyin.protection.Protection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatement;

/** The tables of owners many rows at a time, in the scope of the running transaction. */
@ApplicationScoped
class OwnerListRepository {

    private static final String OTHERS = """
            r.house_id = any (:houses) and r.relation = 'OWNER' and r.from_on <= :today
            and (r.to_on is null or r.to_on > greatest(r.from_on, :lastDay))
            and not exists (select from unnest(:namedHouses, :namedOwners) as named (house, owner)
                             where named.house = r.house_id and named.owner = r.owner_id)""";

    private final Database database;
    private final Protection protection;
    private final OwnerRepository owners;

    OwnerListRepository(Database database, Protection protection, OwnerRepository owners) {
        this.database = database;
        this.protection = protection;
        this.owners = owners;
    }

    /**
     * An ownership that was ended.
     *
     * @param headed whether the owner stood for the household of the house
     */
    record Ended(UUID id, UUID ownerId, String ownerName, UUID houseId, LocalDate to, boolean headed) {}

    /** All that is needed to tell who the owners of {@code lines} are: four statements. */
    OwnerRoll roll(UUID communityId, List<OwnerLine> lines, LocalDate today) {
        var holdings =
                holdings(lines.stream().map(OwnerLine::houseId).distinct().toList());
        var ids = new HashSet<>(ownersByPhone(communityId, lines));
        holdings.values()
                .forEach(ofHouse -> ofHouse.stream()
                        .filter(holding -> !holding.isOver(today))
                        .forEach(holding -> ids.add(holding.ownerId())));
        var stored = ids.isEmpty() ? List.<StoredOwner>of() : owners.findAll(ids);
        var oldestFirst =
                stored.stream().sorted(Comparator.comparing(StoredOwner::id)).toList();
        return new OwnerRoll(lines, today, oldestFirst, plates(ids), holdings);
    }

    void insertOwners(UUID communityId, List<ListedOwner> entered, Instant now) {
        if (entered.isEmpty()) return;
        database.handle()
                .createUpdate("""
                        insert into owner (id, community_id, kind, name, preferred_channels, importance, segment,
                                           note_sealed, created_at)
                        select id, :community, kind, name, '{}', 'NORMAL', 'NEUTRAL', note, :now
                          from unnest(:ids, :kinds, :names, :notes) as w (id, kind, name, note)
                        """)
                .bind("community", communityId)
                .bind("now", now)
                .bindArray("ids", UUID.class, all(entered, ListedOwner::id))
                .bindArray(
                        "kinds",
                        String.class,
                        all(entered, owner -> owner.kind().name()))
                .bindArray("names", String.class, all(entered, ListedOwner::name))
                .bindArray("notes", byte[].class, all(entered, owner -> sealedNote(communityId, owner)))
                .execute();
    }

    /** @return how many were changed; fewer than {@code changed} if someone else was quicker with one of them */
    int updateOwners(List<ListedOwner> changed) {
        if (changed.isEmpty()) return 0;
        return database.handle()
                .createUpdate("""
                        update owner o set note_sealed = w.note, note = null, version = o.version + 1
                          from unnest(:ids, :versions, :notes) as w (id, version, note)
                         where o.id = w.id and o.version = w.version
                        """)
                .bindArray("ids", UUID.class, all(changed, ListedOwner::id))
                .bindArray(
                        "versions",
                        Integer.class,
                        all(changed, owner -> owner.before().version()))
                .bindArray(
                        "notes",
                        byte[].class,
                        all(changed, owner -> sealedNote(owner.before().communityId(), owner)))
                .execute();
    }

    private byte[] sealedNote(UUID communityId, ListedOwner owner) {
        return owners.sealed(communityId, owner.id(), OwnerRepository.NOTE, owner.note());
    }

    /** Adds the phones that are not stored yet behind those that are. */
    void insertPhones(UUID communityId, Collection<ListedOwner> listed) {
        var ids = new ArrayList<UUID>();
        var positions = new ArrayList<Integer>();
        var sealed = new ArrayList<byte[]>();
        var indexes = new ArrayList<byte[]>();
        for (var owner : listed) {
            var phones = owner.phones();
            for (int i = owner.storedPhones(); i < phones.size(); i++) {
                ids.add(owner.id());
                positions.add(i);
                sealed.add(protection.seal(communityId, owner.id(), OwnerRepository.PHONE, phones.get(i)));
                indexes.add(protection.index(Protection.PHONE, phones.get(i)));
            }
        }
        if (ids.isEmpty()) return;
        database.handle()
                .createUpdate("""
                        insert into owner_phone (owner_id, position, community_id, sealed, phone_index)
                        select owner, position, :community, sealed, phone_index
                          from unnest(:owners, :positions, :sealed, :indexes) as w (owner, position, sealed, phone_index)
                        """)
                .bind("community", communityId)
                .bindArray("owners", UUID.class, ids)
                .bindArray("positions", Integer.class, positions)
                .bindArray("sealed", byte[].class, sealed)
                .bindArray("indexes", byte[].class, indexes)
                .execute();
    }

    void insertVehicles(UUID communityId, Collection<ListedOwner> listed, Instant now) {
        var ids = new ArrayList<UUID>();
        var plates = new ArrayList<String>();
        listed.forEach(owner -> owner.newPlates().forEach(plate -> {
            ids.add(owner.id());
            plates.add(plate);
        }));
        if (ids.isEmpty()) return;
        database.handle()
                .createUpdate("""
                        insert into vehicle (id, community_id, owner_id, plate, created_at)
                        select id, :community, owner, plate, :now
                          from unnest(:ids, :owners, :plates) as w (id, owner, plate)
                        on conflict on constraint vehicle_plate_uq do nothing
                        """)
                .bind("community", communityId)
                .bind("now", now)
                .bindArray(
                        "ids",
                        UUID.class,
                        Stream.generate(Ids::next).limit(ids.size()).toList())
                .bindArray("owners", UUID.class, ids)
                .bindArray("plates", String.class, plates)
                .execute();
    }

    void insertOwnerships(UUID communityId, List<OwnerLists.NewRelation> begun, Instant now) {
        if (begun.isEmpty()) return;
        database.handle()
                .createUpdate("""
                        insert into house_relation (id, community_id, owner_id, house_id, relation, from_on, created_at)
                        select id, :community, owner, house, 'OWNER', from_on, :now
                          from unnest(:ids, :owners, :houses, :days) as w (id, owner, house, from_on)
                        """)
                .bind("community", communityId)
                .bind("now", now)
                .bindArray("ids", UUID.class, all(begun, OwnerLists.NewRelation::id))
                .bindArray("owners", UUID.class, all(begun, OwnerLists.NewRelation::ownerId))
                .bindArray("houses", UUID.class, all(begun, OwnerLists.NewRelation::houseId))
                .bindArray("days", LocalDate.class, all(begun, OwnerLists.NewRelation::from))
                .execute();
    }

    int countOthers(Map<UUID, Set<UUID>> named, LocalDate today) {
        var query = database.handle().createQuery("select count(*) from house_relation r where " + OTHERS);
        return bindOthers(query, named, today).mapTo(Integer.class).one();
    }

    /** Nobody stands for a household that is not theirs any more. */
    List<Ended> endOthers(Map<UUID, Set<UUID>> named, LocalDate today) {
        var update = database.handle().createQuery("""
                with others as (
                    select r.id, r.household_head from house_relation r where %s for update
                )
                update house_relation r
                   set to_on = greatest(r.from_on, :lastDay), household_head = false, version = r.version + 1
                  from others, owner o
                 where r.id = others.id and o.id = r.owner_id
                returning r.id, r.owner_id, o.name, r.house_id, r.to_on, others.household_head
                """.formatted(OTHERS));
        return bindOthers(update, named, today)
                .map((row, context) -> new Ended(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "owner_id"),
                        row.getString("name"),
                        Columns.uuid(row, "house_id"),
                        Columns.date(row, "to_on"),
                        row.getBoolean("household_head")))
                .list();
    }

    private static <S extends SqlStatement<S>> S bindOthers(S statement, Map<UUID, Set<UUID>> named, LocalDate today) {
        var houses = new ArrayList<UUID>();
        var ownersOfThem = new ArrayList<UUID>();
        named.forEach((house, ids) -> ids.forEach(id -> {
            houses.add(house);
            ownersOfThem.add(id);
        }));
        return statement
                .bind("today", today)
                .bind("lastDay", today.minusDays(1))
                .bindArray("houses", UUID.class, List.copyOf(named.keySet()))
                .bindArray("namedHouses", UUID.class, houses)
                .bindArray("namedOwners", UUID.class, ownersOfThem);
    }

    private List<UUID> ownersByPhone(UUID communityId, List<OwnerLine> lines) {
        var indexes = lines.stream()
                .filter(line -> !line.phones().isEmpty())
                .map(line -> line.phones().getFirst())
                .distinct()
                .flatMap(phone -> protection.indexes(Protection.PHONE, phone).stream())
                .toList();
        if (indexes.isEmpty()) return List.of();
        return database.handle()
                .createQuery("select distinct owner_id from owner_phone "
                        + "where community_id = :community and phone_index = any (:indexes)")
                .bind("community", communityId)
                .bindArray("indexes", byte[].class, indexes)
                .mapTo(UUID.class)
                .list();
    }

    private Map<UUID, List<OwnerRoll.Holding>> holdings(List<UUID> houses) {
        return database.handle()
                .createQuery("select owner_id, house_id, to_on from house_relation "
                        + "where house_id = any (:houses) and relation = 'OWNER'")
                .bindArray("houses", UUID.class, houses)
                .map((row, context) -> new OwnerRoll.Holding(
                        Columns.uuid(row, "owner_id"), Columns.uuid(row, "house_id"), Columns.date(row, "to_on")))
                .collect(Collectors.groupingBy(OwnerRoll.Holding::houseId));
    }

    private Map<UUID, Set<String>> plates(Set<UUID> ownerIds) {
        var plates = new HashMap<UUID, Set<String>>();
        if (ownerIds.isEmpty()) return plates;
        database.handle()
                .createQuery("select owner_id, plate from vehicle where owner_id = any (:owners)")
                .bindArray("owners", UUID.class, List.copyOf(ownerIds))
                .map((row, context) -> plates.computeIfAbsent(Columns.uuid(row, "owner_id"), id -> new HashSet<>())
                        .add(row.getString("plate")))
                .list();
        return plates;
    }

    private static <T, R> List<R> all(Collection<T> rows, Function<T, R> part) {
        return rows.stream().map(part).toList();
    }
}
