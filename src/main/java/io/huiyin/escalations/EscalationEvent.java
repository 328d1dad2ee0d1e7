package io.huiyin.escalations;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.tickets.EscalationStep;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to escalations. What people wrote is not here but with the escalation. */
public sealed interface EscalationEvent extends DomainEvent {

    UUID escalationId();

    UUID ticketId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("escalation", escalationId());
    }

    /**
     * It was taken up, or a report that was owed was made.
     *
     * @param told who is told of it
     */
    record Reported(
            UUID communityId,
            UUID escalationId,
            UUID ticketId,
            EscalationStep step,
            Trigger trigger,
            boolean emergency,
            List<UUID> told,
            Instant at)
            implements EscalationEvent {

        @Override
        public String type() {
            return "escalation.reported";
        }

        @Override
        public Map<String, Object> data() {
            var members = of(this);
            members.put("to", step);
            members.put("trigger", trigger);
            members.put("emergency", emergency);
            members.put("told", told);
            return members;
        }
    }

    /**
     * A report is owed.
     *
     * @param owedBy null where nobody is there
     */
    record Owed(
            UUID communityId,
            UUID escalationId,
            UUID ticketId,
            EscalationStep step,
            Trigger trigger,
            UUID owedBy,
            Instant dueAt,
            Instant at)
            implements EscalationEvent {

        @Override
        public String type() {
            return "escalation.owed";
        }

        @Override
        public Map<String, Object> data() {
            var members = of(this);
            members.put("to", step);
            members.put("trigger", trigger);
            if (owedBy != null) members.put("owedBy", owedBy);
            members.put("dueAt", dueAt);
            return members;
        }
    }

    /** What was owed is not owed any more, since the matter is not as grave. */
    record Withdrawn(UUID communityId, UUID escalationId, UUID ticketId, Instant at) implements EscalationEvent {

        @Override
        public String type() {
            return "escalation.withdrawn";
        }

        @Override
        public Map<String, Object> data() {
            return of(this);
        }
    }

    /**
     * Something was said to it.
     *
     * @param escalatedBy who took it up and is told of an instruction; null where nobody did by name
     */
    record Answered(UUID communityId, UUID escalationId, UUID ticketId, Entry.Kind kind, UUID escalatedBy, Instant at)
            implements EscalationEvent {

        @Override
        public String type() {
            return switch (kind) {
                case REPORT -> throw new IllegalStateException("a report is told of as " + Reported.class);
                case INSTRUCTION -> "escalation.instructed";
                case DISAGREEMENT -> "escalation.disagreed";
                case EXECUTION -> "escalation.executed";
            };
        }

        @Override
        public Map<String, Object> data() {
            var members = of(this);
            if (escalatedBy != null) members.put("escalatedBy", escalatedBy);
            return members;
        }
    }

    private static Map<String, Object> of(EscalationEvent event) {
        var members = new LinkedHashMap<String, Object>();
        if (event.ticketId() != null) members.put("ticketId", event.ticketId());
        return members;
    }
}
