package io.huiyin.staff;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.UUID;

/** What happens to a member of staff. */
public sealed interface StaffEvent extends DomainEvent {

    UUID staffId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("staff", staffId());
    }

    /** Someone began to work for a community. */
    record Joined(UUID communityId, UUID staffId, Instant at) implements StaffEvent {
        @Override
        public String type() {
            return "staff.joined";
        }
    }

    /** Something about them was changed. */
    record Changed(UUID communityId, UUID staffId, Instant at) implements StaffEvent {
        @Override
        public String type() {
            return "staff.changed";
        }
    }

    /** No more work is given to them. */
    record Deactivated(UUID communityId, UUID staffId, Instant at) implements StaffEvent {
        @Override
        public String type() {
            return "staff.deactivated";
        }
    }

    /** They are back. */
    record Reactivated(UUID communityId, UUID staffId, Instant at) implements StaffEvent {
        @Override
        public String type() {
            return "staff.reactivated";
        }
    }
}
