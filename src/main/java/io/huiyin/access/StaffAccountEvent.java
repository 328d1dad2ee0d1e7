package io.huiyin.access;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.UUID;

/** What happens to an account of a member of staff. */
public sealed interface StaffAccountEvent extends DomainEvent {

    UUID staffId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("staff", staffId());
    }

    /** They may sign in from now on. */
    record Opened(UUID communityId, UUID staffId, Instant at) implements StaffAccountEvent {
        @Override
        public String type() {
            return "staff-account.opened";
        }
    }

    /** They may no longer. */
    record Closed(UUID communityId, UUID staffId, Instant at) implements StaffAccountEvent {
        @Override
        public String type() {
            return "staff-account.closed";
        }
    }
}
