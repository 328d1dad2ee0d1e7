package io.huiyin.events;

import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened in a room, as a record in the past tense. Upper rooms observe it by its Java type within the
 * same transaction; integrators read it by {@link #type()} in the feed.
 */
public interface DomainEvent {

    /**
     * Stands for the community of what concerns none of them alone, such as a key for all: the log of the installation
     * (全局日志), which callers of all communities see and nobody else.
     */
    UUID INSTALLATION = new UUID(0, 0);

    /** The room and the fact, such as {@code ticket.opened}: a part of the contract, never renamed. */
    String type();

    UUID communityId();

    SubjectRef subject();

    /** When it happened, which may lie before it was recorded. */
    Instant at();

    /** Ids, enum names, times and names of changed fields; never a person's data and never free text. */
    default Map<String, Object> data() {
        return Map.of();
    }
}
