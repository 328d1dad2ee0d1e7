package io.huiyin.tickets;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.ReadReason;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.sla.RecipientRole;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens to tickets. What people wrote is not here but in the ticket's timeline. */
public sealed interface TicketEvent extends DomainEvent {

    UUID ticketId();

    @Override
    default SubjectRef subject() {
        return new SubjectRef("ticket", ticketId());
    }

    /** It was written down, and routed. */
    record TicketOpened(
            UUID communityId,
            UUID ticketId,
            Instant at,
            String number,
            TicketKind kind,
            TicketPriority priority,
            TicketStatus status,
            boolean anonymous,
            UUID houseId,
            UUID ownerId,
            UUID firstReceiverId,
            UUID assigneeId,
            UUID repeatOf,
            Severity severity,
            UUID originTicketId,
            UUID callbackId)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.opened";
        }

        @Override
        public Map<String, Object> data() {
            return members(
                    "number", number,
                    "kind", kind,
                    "priority", priority,
                    "status", status,
                    "anonymous", anonymous,
                    "houseId", houseId,
                    "ownerId", ownerId,
                    "firstReceiverId", firstReceiverId,
                    "assigneeId", assigneeId,
                    "repeatOf", repeatOf,
                    "severity", severity == Severity.NORMAL ? null : severity,
                    "originTicketId", originTicketId,
                    "callbackId", callbackId);
        }
    }

    /** It was given to someone. */
    record TicketAssigned(
            UUID communityId, UUID ticketId, Instant at, TicketPriority priority, UUID assigneeBefore, UUID assigneeId)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.assigned";
        }

        @Override
        public Map<String, Object> data() {
            return members("priority", priority, "assigneeBefore", assigneeBefore, "assigneeId", assigneeId);
        }
    }

    /** Its assignee took it. */
    record TicketAccepted(UUID communityId, UUID ticketId, Instant at, UUID assigneeId) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.accepted";
        }

        @Override
        public Map<String, Object> data() {
            return members("assigneeId", assigneeId);
        }
    }

    /** Its assignee says that it is not theirs; the first receiver sees to it. */
    record TicketRejected(UUID communityId, UUID ticketId, Instant at, UUID assigneeBefore, UUID firstReceiverId)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.rejected";
        }

        @Override
        public Map<String, Object> data() {
            return members("assigneeBefore", assigneeBefore, "firstReceiverId", firstReceiverId);
        }
    }

    /** Someone is there. */
    record TicketArrived(UUID communityId, UUID ticketId, Instant at, UUID assigneeId) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.arrived";
        }

        @Override
        public Map<String, Object> data() {
            return members("assigneeId", assigneeId);
        }
    }

    /** Something was done. */
    record TicketProgressed(UUID communityId, UUID ticketId, Instant at, boolean visibleToOwner)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.progressed";
        }

        @Override
        public Map<String, Object> data() {
            return members("visibleToOwner", visibleToOwner);
        }
    }

    /** It waits. */
    record TicketPaused(UUID communityId, UUID ticketId, Instant at, Instant until) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.paused";
        }

        @Override
        public Map<String, Object> data() {
            return members("until", until);
        }
    }

    /** It goes on. */
    record TicketResumed(UUID communityId, UUID ticketId, Instant at, TicketStatus status) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.resumed";
        }

        @Override
        public Map<String, Object> data() {
            return members("status", status);
        }
    }

    /** The reporter was told something. */
    record TicketReplied(
            UUID communityId, UUID ticketId, Instant at, Medium medium, boolean interim, Instant promisedAt)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.replied";
        }

        @Override
        public Map<String, Object> data() {
            return members("medium", medium, "interim", interim, "promisedAt", promisedAt);
        }
    }

    /**
     * It was disposed of, with an answer. An upper room that asks the reporter how it went says so by
     * {@link TicketCallbacks#owe} while it observes this.
     *
     * @param round how often it came back before: 0 for the first time
     */
    record TicketResolved(
            UUID communityId,
            UUID ticketId,
            Instant at,
            String number,
            TicketKind kind,
            TicketOutcome outcome,
            boolean anonymous,
            int round,
            UUID houseId,
            UUID ownerId,
            UUID firstReceiverId,
            UUID stewardId,
            UUID assigneeId)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.resolved";
        }

        @Override
        public Map<String, Object> data() {
            return members(
                    "number", number,
                    "kind", kind,
                    "outcome", outcome,
                    "anonymous", anonymous,
                    "round", round,
                    "houseId", houseId,
                    "ownerId", ownerId,
                    "assigneeId", assigneeId);
        }
    }

    /** The work came back. A callback that was owed until now is not any more. */
    record TicketReopened(UUID communityId, UUID ticketId, Instant at, int round, UUID assigneeId, UUID callbackId)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.reopened";
        }

        @Override
        public Map<String, Object> data() {
            return members("round", round, "assigneeId", assigneeId, "callbackId", callbackId);
        }
    }

    /** Nothing is owed any more. */
    record TicketClosed(UUID communityId, UUID ticketId, Instant at, UUID callbackId) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.closed";
        }

        @Override
        public Map<String, Object> data() {
            return members("callbackId", callbackId);
        }
    }

    /** It was no matter after all. */
    record TicketCancelled(UUID communityId, UUID ticketId, Instant at) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.cancelled";
        }
    }

    /**
     * It was taken up.
     *
     * @param level the highest step that it has reached
     * @param step  the one that it was taken to now
     * @param cause that somebody did so, or that it is a repeat
     */
    record TicketEscalated(
            UUID communityId,
            UUID ticketId,
            Instant at,
            int level,
            EscalationStep step,
            RecipientRole recipientRole,
            Cause cause)
            implements TicketEvent {

        /** Why it was escalated. */
        public enum Cause {
            /** Somebody asked for it. */
            BY_HAND,
            /** The same was reported before. */
            REPEAT
        }

        @Override
        public String type() {
            return "ticket.escalated";
        }

        @Override
        public Map<String, Object> data() {
            return members("level", level, "step", step, "recipientRole", recipientRole, "cause", cause);
        }
    }

    /** It was said how grave it is. */
    record TicketGraded(
            UUID communityId,
            UUID ticketId,
            Instant at,
            TicketKind kind,
            Severity before,
            Severity severity,
            UUID assigneeId)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.graded";
        }

        @Override
        public Map<String, Object> data() {
            return members("before", before, "severity", severity);
        }
    }

    /** What was written down was corrected or classified. */
    record TicketChanged(UUID communityId, UUID ticketId, Instant at, List<String> fields) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.changed";
        }

        @Override
        public Map<String, Object> data() {
            return members("fields", fields);
        }
    }

    /** Another time was agreed with the household. */
    record TicketRescheduled(UUID communityId, UUID ticketId, Instant at, Instant appointmentAt)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.rescheduled";
        }

        @Override
        public Map<String, Object> data() {
            return members("appointmentAt", appointmentAt);
        }
    }

    /** The slip that came back was checked. */
    record TicketSlipChecked(UUID communityId, UUID ticketId, Instant at, boolean complete) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.slip-checked";
        }

        @Override
        public Map<String, Object> data() {
            return members("complete", complete);
        }
    }

    /** What a patrol found was looked at again; unless it is settled, the next re-check is owed. */
    record TicketRechecked(UUID communityId, UUID ticketId, Instant at, boolean settled) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.rechecked";
        }

        @Override
        public Map<String, Object> data() {
            return members("settled", settled);
        }
    }

    /** The weekly meeting found why a complaint is late, and decided what is done. */
    record TicketReviewed(UUID communityId, UUID ticketId, Instant at) implements TicketEvent {

        @Override
        public String type() {
            return "ticket.reviewed";
        }
    }

    /** Someone looked at the reporter's whole number. */
    record TicketSensitiveRead(UUID communityId, UUID ticketId, Instant at, List<String> fields, ReadReason reason)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.sensitive-read";
        }

        @Override
        public Map<String, Object> data() {
            return members("fields", fields, "reason", reason);
        }
    }

    /** A photograph or a document was added. */
    record TicketAttached(UUID communityId, UUID ticketId, Instant at, UUID fileId, AttachmentKind kind)
            implements TicketEvent {

        @Override
        public String type() {
            return "ticket.attached";
        }

        @Override
        public Map<String, Object> data() {
            return members("fileId", fileId, "kind", kind);
        }
    }

    /** Names and values in turn; what is absent is left out. */
    private static Map<String, Object> members(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) members.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return members;
    }
}
