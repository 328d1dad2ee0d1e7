package io.huiyin.owners;

import io.huiyin.kernel.Ids;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells who the owners of a list are (点名). Name and first phone make a person; who has no phone is known by name within
 * the house; and an owner of the house by the same name with another phone has got a new number.
 */
final class OwnerRoll {

    private final LocalDate today;
    private final Map<Identity, StoredOwner> byIdentity = new HashMap<>();
    private final Map<UUID, StoredOwner> stored;
    private final Map<UUID, Set<String>> plates;
    private final Map<UUID, List<Holding>> holdings;
    private final Map<UUID, Set<UUID>> spokenFor = new HashMap<>();
    private final Map<UUID, ListedOwner> owners = new LinkedHashMap<>();
    private final Map<Identity, UUID> newByIdentity = new HashMap<>();
    private final Map<InHouse, UUID> newInHouse = new HashMap<>();

    private record Identity(String name, String phone) {}

    private record InHouse(UUID houseId, String name) {}

    /** Someone who owns a house, or did. */
    record Holding(UUID ownerId, UUID houseId, LocalDate to) {
        boolean isOver(LocalDate today) {
            return to != null && !to.isAfter(today);
        }
    }

    /** The owner whom a line names, and whether it says anything new of them. */
    record Heard(ListedOwner owner, boolean changed) {}

    /**
     * @param stored   everyone who has one of the phones of {@code lines} or owns one of the houses, the oldest first
     * @param plates   of each of them
     * @param holdings of each house, past ones included
     */
    OwnerRoll(
            List<OwnerLine> lines,
            LocalDate today,
            List<StoredOwner> stored,
            Map<UUID, Set<String>> plates,
            Map<UUID, List<Holding>> holdings) {
        this.today = today;
        this.plates = plates;
        this.holdings = holdings;
        this.stored = new HashMap<>();
        for (var owner : stored) {
            this.stored.put(owner.id(), owner);
            owner.phones().forEach(phone -> byIdentity.putIfAbsent(new Identity(owner.name(), phone), owner));
        }
        for (var line : lines) {
            identified(line)
                    .ifPresent(owner -> spokenFor
                            .computeIfAbsent(line.houseId(), house -> new HashSet<>())
                            .add(owner.id()));
        }
    }

    /** Hears the next line. */
    Heard hear(OwnerLine line) {
        var owner = identified(line).or(() -> namesake(line)).map(this::listed).orElseGet(() -> listedNew(line));
        var from = owns(owner, line.houseId()) ? null : firstDay(line);
        return new Heard(owner, owner.hear(line, from));
    }

    /** Everyone who was named. */
    Collection<ListedOwner> owners() {
        return owners.values();
    }

    private Optional<StoredOwner> identified(OwnerLine line) {
        if (line.phones().isEmpty()) return Optional.empty();
        return Optional.ofNullable(
                byIdentity.get(new Identity(line.name(), line.phones().getFirst())));
    }

    /** The owner of the house by the same name, unless another line means them, or there are two. */
    private Optional<StoredOwner> namesake(OwnerLine line) {
        var others = spokenFor.getOrDefault(line.houseId(), Set.of());
        var namesakes = holdings.getOrDefault(line.houseId(), List.of()).stream()
                .filter(holding -> !holding.isOver(today) && !others.contains(holding.ownerId()))
                .map(holding -> stored.get(holding.ownerId()))
                .filter(owner -> owner.name().equals(line.name()))
                .distinct()
                .toList();
        return namesakes.size() == 1 ? Optional.of(namesakes.getFirst()) : Optional.empty();
    }

    private ListedOwner listed(StoredOwner owner) {
        return owners.computeIfAbsent(owner.id(), id -> ListedOwner.known(owner, plates.getOrDefault(id, Set.of())));
    }

    private ListedOwner listedNew(OwnerLine line) {
        var id = line.phones().isEmpty()
                ? newInHouse.computeIfAbsent(new InHouse(line.houseId(), line.name()), name -> Ids.next())
                : newByIdentity.computeIfAbsent(
                        new Identity(line.name(), line.phones().getFirst()), identity -> Ids.next());
        newInHouse.putIfAbsent(new InHouse(line.houseId(), line.name()), id);
        return owners.computeIfAbsent(id, unknown -> ListedOwner.unknown(unknown, line));
    }

    private boolean owns(ListedOwner owner, UUID houseId) {
        return owner.hasNewOwnershipOf(houseId)
                || holdings.getOrDefault(houseId, List.of()).stream()
                        .anyMatch(holding -> holding.ownerId().equals(owner.id()) && !holding.isOver(today));
    }

    private LocalDate firstDay(OwnerLine line) {
        boolean first = holdings.getOrDefault(line.houseId(), List.of()).isEmpty();
        return first && line.since() != null ? line.since() : today;
    }
}
