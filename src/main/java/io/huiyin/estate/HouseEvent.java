package io.huiyin.estate;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to a house. */
public sealed interface HouseEvent extends DomainEvent
        permits HouseEvent.Entered, HouseEvent.Changed, HouseHandedOver, HouseHandoverRevoked {

    UUID houseId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("house", houseId());
    }

    /** A community has one more house. */
    record Entered(UUID communityId, UUID houseId, Instant at) implements HouseEvent {
        @Override
        public String type() {
            return "house.entered";
        }
    }

    /** @param fields the names of what was changed */
    record Changed(UUID communityId, UUID houseId, List<String> fields, Instant at) implements HouseEvent {
        @Override
        public String type() {
            return "house.changed";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("fields", fields);
        }
    }
}
