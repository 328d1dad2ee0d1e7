package io.huiyin.sla;

import io.huiyin.events.DomainEvent;
import io.huiyin.kernel.SubjectRef;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What happens to timers. Each event is about the timer's subject, so that it stands in the subject's timeline. */
public sealed interface SlaEvent extends DomainEvent {

    UUID timerId();

    Metric metric();

    /** Part of a target has run. */
    record SlaTimerWarned(
            UUID timerId, UUID communityId, SubjectRef subject, Metric metric, Instant at, int percent, Instant dueAt)
            implements SlaEvent {

        @Override
        public String type() {
            return "sla-timer.warned";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "percent", percent, "dueAt", dueAt);
        }
    }

    /** The due moment passed without the act; it is the moment of the event, whenever that was noticed. */
    record SlaTimerBreached(UUID timerId, UUID communityId, SubjectRef subject, Metric metric, Instant at)
            implements SlaEvent {

        @Override
        public String type() {
            return "sla-timer.breached";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "dueAt", at);
        }
    }

    /**
     * The act came.
     *
     * @param onTime whether it came by the due time; a breach that was noted before is taken back then
     */
    record SlaTimerMet(
            UUID timerId,
            UUID communityId,
            SubjectRef subject,
            Metric metric,
            Instant at,
            boolean onTime,
            Instant dueAt)
            implements SlaEvent {

        @Override
        public String type() {
            return "sla-timer.met";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "onTime", onTime, "dueAt", dueAt);
        }
    }

    /**
     * A step of the ladder was climbed: someone has to be told.
     *
     * @param step from 1, lowest first
     */
    record SlaTimerEscalated(
            UUID timerId,
            UUID communityId,
            SubjectRef subject,
            Metric metric,
            Instant at,
            int step,
            RecipientRole recipientRole,
            Instant dueAt)
            implements SlaEvent {

        @Override
        public String type() {
            return "sla-timer.escalated";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "step", step, "recipientRole", recipientRole, "dueAt", dueAt);
        }
    }

    /** The target of a promise that runs was changed on purpose. */
    record SlaTimerRetargeted(
            UUID timerId,
            UUID communityId,
            SubjectRef subject,
            Metric metric,
            Instant at,
            Instant dueBefore,
            Instant dueAfter)
            implements SlaEvent {

        @Override
        public String type() {
            return "sla-timer.retargeted";
        }

        @Override
        public Map<String, Object> data() {
            return members(this, "dueBefore", dueBefore, "dueAfter", dueAfter);
        }
    }

    /** The members that every event has, and its own. */
    private static Map<String, Object> members(SlaEvent event, Object... own) {
        var members = new LinkedHashMap<String, Object>();
        members.put("timerId", event.timerId());
        members.put("metric", event.metric());
        for (int i = 0; i < own.length; i += 2) members.put((String) own[i], own[i + 1]);
        return members;
    }
}
