package io.huiyin.owners;

import java.util.UUID;

/**
 * What a line of a list does to the owner whom it names, or would do.
 *
 * @param id      null where the owner does not exist, and was only compared
 * @param changed whether anything is new: the owner, the house, a phone, a plate or a note
 */
public record LoadedOwner(UUID id, boolean changed) {}
