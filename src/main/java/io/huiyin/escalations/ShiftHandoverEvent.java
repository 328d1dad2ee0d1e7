package io.huiyin.escalations;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to handovers. What people wrote is not here but with the handover. */
public sealed interface ShiftHandoverEvent extends DomainEvent {

    UUID handoverId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("shift_handover", handoverId());
    }

    /** One shift handed over to the next. */
    record Made(
            UUID communityId,
            UUID handoverId,
            UUID outgoingStaffId,
            UUID incomingStaffId,
            List<UUID> ticketIds,
            List<UUID> missingIds,
            Instant at)
            implements ShiftHandoverEvent {

        @Override
        public String type() {
            return "shift-handover.made";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of(
                    "outgoingStaffId", outgoingStaffId,
                    "incomingStaffId", incomingStaffId,
                    "ticketIds", ticketIds,
                    "missingIds", missingIds);
        }
    }

    /** The incoming person confirmed it. */
    record Confirmed(UUID communityId, UUID handoverId, Instant at) implements ShiftHandoverEvent {

        @Override
        public String type() {
            return "shift-handover.confirmed";
        }
    }
}
