package io.huiyin.messaging;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Knows the people of one kind. It is asked just before sending, so that an address that was changed or erased meanwhile
 * is not used, and no copy of it lies in the outbox.
 */
public interface AddressBook {

    /** The type of the {@link io.huiyin.kernel.SubjectRef}s that it resolves: {@code staff}, {@code owner}. */
    String recipientType();

    /** Those of {@code ids} that exist. Runs in a transaction in the scope of the message's community. */
    Map<UUID, Contact> find(Set<UUID> ids);
}
