package io.huiyin.events;

import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An event as the log keeps it.
 *
 * @param tx         the transaction that wrote it, as a number
 * @param seq        its place among the events of all transactions
 * @param recordedAt when it was written; {@code occurredAt} may be earlier
 * @param staffId    the member of staff who acted, if known
 * @param requestId  the request in which it happened; absent for a job
 */
public record StoredEvent(
        long tx,
        long seq,
        UUID id,
        UUID communityId,
        String type,
        SubjectRef subject,
        Instant occurredAt,
        Instant recordedAt,
        String actorKind,
        UUID actorId,
        String actorName,
        UUID staffId,
        String requestId,
        Map<String, Object> data) {

    /** A value of {@link #data} that is an id; null where it is absent. */
    public UUID id(String name) {
        var value = data.get(name);
        return value == null ? null : UUID.fromString(value.toString());
    }

    /** A value of {@link #data} that is a list of ids; empty where it is absent. */
    public List<UUID> ids(String name) {
        return data.get(name) instanceof List<?> values
                ? values.stream()
                        .map(value -> UUID.fromString(value.toString()))
                        .toList()
                : List.of();
    }

    /** A value of {@link #data} as text; null where it is absent. */
    public String text(String name) {
        var value = data.get(name);
        return value == null ? null : value.toString();
    }
}
