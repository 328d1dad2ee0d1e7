package io.huiyin.events;

import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Somebody made, changed or removed a thing that is set up rather than lived through, such as a building or a template, and
 * nothing follows from it. Where something does, the room has an event of its own.
 *
 * @param thing what it is, as the event's type begins: {@code ticket-category}
 * @param id    the community's own where there is one such thing in each
 * @param data  what else tells which one it is, and names of changed fields
 */
public record Edited(String thing, Edit edit, UUID communityId, UUID id, Map<String, Object> data, Instant at)
        implements DomainEvent {

    /** What was done. */
    public enum Edit {
        CREATED("created"),
        CHANGED("changed"),
        REMOVED("removed");

        private final String fact;

        Edit(String fact) {
            this.fact = fact;
        }
    }

    @Override
    public String type() {
        return thing + '.' + edit.fact;
    }

    @Override
    public SubjectRef subject() {
        return new SubjectRef(thing.replace('-', '_'), id);
    }
}
