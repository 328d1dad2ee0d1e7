package io.huiyin.estate;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What happens to an area. */
public sealed interface AreaEvent extends DomainEvent {

    UUID areaId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("area", areaId());
    }

    /** A community has one more area. */
    record Created(UUID communityId, UUID areaId, Instant at) implements AreaEvent {
        @Override
        public String type() {
            return "area.created";
        }
    }

    /**
     * The area's name, phase or people were changed.
     *
     * @param stewardBefore null if it had none
     * @param steward       null if it has none now
     */
    record Changed(UUID communityId, UUID areaId, UUID stewardBefore, UUID steward, Instant at) implements AreaEvent {
        @Override
        public String type() {
            return "area.changed";
        }

        @Override
        public Map<String, Object> data() {
            var data = new HashMap<String, Object>();
            if (stewardBefore != null) data.put("stewardBefore", stewardBefore);
            if (steward != null) data.put("steward", steward);
            return data;
        }
    }
}
