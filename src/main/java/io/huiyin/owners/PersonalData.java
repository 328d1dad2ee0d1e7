package io.huiyin.owners;

import java.util.List;
import java.util.UUID;

/**
 * What a room keeps of an owner (个人信息). Upper rooms bring theirs as beans, so that the file of a person's data holds all
 * of it and this room knows none of them.
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

    /** @param content as it stands in the file: whole, with neither masks nor secrets */
    record Piece(UUID id, Object content) {}
}
