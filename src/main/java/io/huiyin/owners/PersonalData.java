package io.huiyin.owners;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What a room keeps of an owner (个人信息). Upper rooms bring theirs as beans, so that the file of a person's data holds all
 * of it, erasing them leaves none of it, and this room knows none of them.
 */
public interface PersonalData {

    /** Its member of the file, such as {@code tickets}. */
    String part();

    /**
     * Up to {@code limit} pieces in the order of their ids, in the scope of the running transaction.
     *
     * @param after the id of the piece before; null for the first
     */
    List<Piece> of(UUID ownerId, UUID after, int limit);

    /** What keeps the owner from being erased, in the running transaction; a few of each sort are enough. */
    default List<Blocker> blockers(UUID ownerId) {
        return List.of();
    }

    /**
     * Erases what says something of the person, in the running transaction, which keeps the owner's row locked. What the
     * books and the statistics count stays.
     *
     * @return the ids under which answers that were given may still name the person
     */
    Collection<UUID> erase(UUID communityId, UUID ownerId);

    /** @param content as it stands in the file: whole, with neither masks nor secrets */
    record Piece(UUID id, Object content) {}

    /** @param code such as {@code OPEN_TICKET}; {@code id} is of what it names */
    record Blocker(String code, UUID id) {}
}
