package io.huiyin.callbacks;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What happens to callbacks. What the owner said and what staff noted stays in the callback's own tables. */
public sealed interface CallbackEvent extends DomainEvent {

    String SUBJECT = "callback";

    UUID callbackId();

    UUID ticketId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef(SUBJECT, callbackId());
    }

    /**
     * A ticket was resolved, and its reporter is to be asked.
     *
     * @param round      1 for the first answer, 2 after the first rework
     * @param assigneeId who owes it; null where the community has nobody for it
     */
    record CallbackOwed(
            UUID communityId,
            UUID callbackId,
            UUID ticketId,
            CallbackKind kind,
            int round,
            UUID assigneeId,
            Instant dueAt,
            Instant at)
            implements CallbackEvent {

        @Override
        public String type() {
            return "callback.owed";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "kind", kind, "round", round, "assigneeId", assigneeId, "dueAt", dueAt);
        }
    }

    /** Somebody else is to make it. */
    record CallbackAssigned(UUID communityId, UUID callbackId, UUID ticketId, UUID assigneeId, Instant at)
            implements CallbackEvent {

        @Override
        public String type() {
            return "callback.assigned";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "assigneeId", assigneeId);
        }
    }

    /** Somebody tried to reach the owner. */
    record CallbackAttempted(
            UUID communityId,
            UUID callbackId,
            UUID ticketId,
            int number,
            CallbackMethod method,
            AttemptOutcome outcome,
            Instant callLaterAt,
            Instant at)
            implements CallbackEvent {

        @Override
        public String type() {
            return "callback.attempted";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "number", number, "method", method, "outcome", outcome, "callLaterAt", callLaterAt);
        }
    }

    /** The owner was asked. An unsatisfied one has sent the ticket back by the time this is read. */
    record CallbackCompleted(
            UUID communityId,
            UUID callbackId,
            UUID ticketId,
            CallbackMethod method,
            boolean satisfied,
            UUID newTicketId,
            Instant at)
            implements CallbackEvent {

        @Override
        public String type() {
            return "callback.completed";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "method", method, "satisfied", satisfied, "newTicketId", newTicketId);
        }
    }

    /** It will not be made. */
    record CallbackExempted(UUID communityId, UUID callbackId, UUID ticketId, ExemptionCause cause, Instant at)
            implements CallbackEvent {

        @Override
        public String type() {
            return "callback.exempted";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "cause", cause);
        }
    }

    /** The last attempt that the rule asks for has failed too. */
    record CallbackUnreachable(UUID communityId, UUID callbackId, UUID ticketId, Instant at) implements CallbackEvent {

        @Override
        public String type() {
            return "callback.unreachable";
        }

        @Override
        public Map<String, Object> data() {
            return members(this);
        }
    }

    /** The member that every event has, and its own as far as they are known. */
    private static Map<String, Object> members(CallbackEvent event, Object... own) {
        var members = new LinkedHashMap<String, Object>();
        members.put("ticketId", event.ticketId());
        for (int i = 0; i < own.length; i += 2) {
            if (own[i + 1] != null) members.put((String) own[i], own[i + 1]);
        }
        return members;
    }
}
