package io.huiyin.estate;

import java.util.UUID;

/**
 * What a line of a list does to the house that it names, or would do.
 *
 * @param id null where the house does not exist, and was only compared
 */
public record LoadedHouse(UUID id, Change change) {

    /** What became of it. */
    public enum Change {
        /** It did not exist. */
        ENTERED,
        /** It says something else than what is stored. */
        CHANGED,
        /** It says what is stored. */
        NONE
    }
}
