package io.huiyin.approvals;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to those who are let into guarded rooms. Who they are is not here. */
public sealed interface RoomAdmissionEvent extends DomainEvent {

    UUID admissionId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("room_admission", admissionId());
    }

    /** Someone was let in. */
    record Admitted(UUID communityId, UUID admissionId, GuardedRoom room, UUID approvalId, UUID hostStaffId, Instant at)
            implements RoomAdmissionEvent {

        @Override
        public String type() {
            return "room-admission.admitted";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("room", room, "approvalId", approvalId, "hostStaffId", hostStaffId);
        }
    }

    /** They left. */
    record Left(UUID communityId, UUID admissionId, GuardedRoom room, Instant at) implements RoomAdmissionEvent {

        @Override
        public String type() {
            return "room-admission.left";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("room", room);
        }
    }

    /** Someone looked at the visitor's whole name. */
    record SensitiveRead(UUID communityId, UUID admissionId, List<String> fields, ReadReason reason, Instant at)
            implements RoomAdmissionEvent {

        @Override
        public String type() {
            return "room-admission.sensitive-read";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("fields", fields, "reason", reason);
        }
    }
}
