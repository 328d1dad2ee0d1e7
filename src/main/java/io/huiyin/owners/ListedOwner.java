package io.huiyin.owners;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** An owner while the lines of a list are heard: what is stored, if anything, and what the lines add to it. */
final class ListedOwner {

    private static final int LONGEST_NOTE = 1_000;
    private static final int MOST_PHONES = 10;

    private final StoredOwner stored;
    private final UUID id;
    private final OwnerKind kind;
    private final String name;
    private final Set<String> phones = new LinkedHashSet<>();
    private final Set<String> storedPlates;
    private final Set<String> newPlates = new LinkedHashSet<>();
    private final List<Ownership> newOwnerships = new ArrayList<>();
    private String note;

    /** A house that becomes the owner's. */
    record Ownership(UUID houseId, LocalDate from) {}

    private ListedOwner(StoredOwner stored, UUID id, OwnerKind kind, String name, Set<String> storedPlates) {
        this.stored = stored;
        this.id = id;
        this.kind = kind;
        this.name = name;
        this.storedPlates = storedPlates;
    }

    static ListedOwner unknown(UUID id, OwnerLine line) {
        return new ListedOwner(null, id, line.kind(), line.name(), Set.of());
    }

    static ListedOwner known(StoredOwner stored, Set<String> plates) {
        var listed = new ListedOwner(stored, stored.id(), stored.kind(), stored.name(), plates);
        listed.phones.addAll(stored.phones());
        listed.note = stored.note();
        return listed;
    }

    /**
     * Adds what a line says, as far as an owner's record has room for it.
     *
     * @param from the day from which the house is the owner's; null if it is already
     * @return whether anything of it is new
     */
    boolean hear(OwnerLine line, LocalDate from) {
        boolean changed = false;
        for (var phone : line.phones()) {
            if (phones.size() < MOST_PHONES) changed |= phones.add(phone);
        }
        for (var plate : line.plates()) {
            if (!storedPlates.contains(plate)) changed |= newPlates.add(plate);
        }
        changed |= remark(line.note());
        if (from != null) changed |= newOwnerships.add(new Ownership(line.houseId(), from));
        return changed;
    }

    boolean isNew() {
        return stored == null;
    }

    /** Whether the owner's own record changes, not only what belongs to them. */
    boolean isRecordChanged() {
        return stored != null && !after().equals(stored);
    }

    boolean hasNewOwnershipOf(UUID houseId) {
        return newOwnerships.stream().anyMatch(ownership -> ownership.houseId().equals(houseId));
    }

    StoredOwner before() {
        return stored;
    }

    StoredOwner after() {
        return new StoredOwner(
                stored.id(),
                stored.communityId(),
                stored.kind(),
                stored.name(),
                List.copyOf(phones),
                stored.email(),
                stored.identityNumber(),
                stored.preferredChannels(),
                stored.importance(),
                stored.segment(),
                stored.complaintPoints(),
                stored.specialCircumstances(),
                note,
                stored.emergencyContact(),
                stored.createdAt(),
                stored.erasedAt(),
                stored.version());
    }

    UUID id() {
        return id;
    }

    OwnerKind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    List<String> phones() {
        return List.copyOf(phones);
    }

    /** How many of {@link #phones} are stored already; they come first. */
    int storedPhones() {
        return stored == null ? 0 : stored.phones().size();
    }

    String note() {
        return note;
    }

    Set<String> newPlates() {
        return newPlates;
    }

    List<Ownership> newOwnerships() {
        return newOwnerships;
    }

    private boolean remark(String remark) {
        if (remark == null) return false;
        if (note == null) {
            note = remark;
            return true;
        }
        boolean known = note.lines().anyMatch(remark::equals);
        if (known || note.length() + remark.length() >= LONGEST_NOTE) return false;
        note += "\n" + remark;
        return true;
    }
}
