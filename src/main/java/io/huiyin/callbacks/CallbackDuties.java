package io.huiyin.callbacks;

import io.huiyin.calendar.Calendars;
import io.huiyin.calendar.Target;
import io.huiyin.events.Events;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.sla.Metric;
import io.huiyin.sla.PolicyFacts;
import io.huiyin.sla.SlaEvent.SlaTimerRetargeted;
import io.huiyin.sla.SlaTimers;
import io.huiyin.sla.TimerMoves;
import io.huiyin.sla.TimerView;
import io.huiyin.staff.StaffMembers;
import io.huiyin.tickets.TicketCallbacks;
import io.huiyin.tickets.TicketEvent.TicketReopened;
import io.huiyin.tickets.TicketEvent.TicketResolved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.UUID;

/** What follows for callbacks from what happens to tickets and timers, in the same transaction. */
@ApplicationScoped
class CallbackDuties {

    /** What is owed by when in a community that has taken the policy of its callbacks away. */
    private static final Target STANDARD = Target.workingDays(1);

    private final CallbackRepository callbacks;
    private final CallbackSettings settings;
    private final TicketCallbacks tickets;
    private final StaffMembers staff;
    private final SlaTimers timers;
    private final Calendars calendars;
    private final Events events;

    CallbackDuties(
            CallbackRepository callbacks,
            CallbackSettings settings,
            TicketCallbacks tickets,
            StaffMembers staff,
            SlaTimers timers,
            Calendars calendars,
            Events events) {
        this.callbacks = callbacks;
        this.settings = settings;
        this.tickets = tickets;
        this.staff = staff;
        this.timers = timers;
        this.calendars = calendars;
        this.events = events;
    }

    /** The answer is given: unless nobody is known to be asked, somebody asks how it went. */
    void on(@Observes TicketResolved resolved) {
        var kind = kindOwedBy(resolved);
        if (kind == null) return;
        var facts = tickets.owe(resolved.ticketId());
        var team = new CallbackTeam(staff.byRoles(resolved.communityId(), CallbackTeam.ROLES));
        var origin = new Callback.Origin(
                resolved.communityId(),
                resolved.ticketId(),
                resolved.number(),
                callbacks.nextRound(resolved.ticketId()),
                kind,
                team.assignee(resolved.firstReceiverId(), resolved.stewardId()),
                team.accountable());
        var id = Ids.next();
        var callback = Callback.owed(id, origin, resolved.at(), dueAt(id, origin.communityId(), facts, resolved.at()));
        callbacks.insert(callback);
        events.publish(callback.news());
    }

    /** The work came back: what was to be asked about it is no more. The callback that sent it back is settled already. */
    void on(@Observes TicketReopened reopened) {
        callbacks.lockDueOf(reopened.ticketId()).ifPresent(callback -> {
            callback.overtake(reopened.at());
            callbacks.update(callback);
            events.publish(callback.news());
            var state = callback.state();
            timers.apply(
                    state.communityId,
                    subject(state.id),
                    TimerMoves.at(state.settledAt).cancelAll());
        });
    }

    /** The promise was changed on purpose: the queue follows. */
    void on(@Observes SlaTimerRetargeted retargeted) {
        if (!retargeted.subject().type().equals(CallbackEvent.SUBJECT)) return;
        callbacks.lock(retargeted.subject().id()).ifPresent(callback -> {
            callback.retime(retargeted.dueAfter());
            callbacks.update(callback);
        });
    }

    static SubjectRef subject(UUID callbackId) {
        return new SubjectRef(CallbackEvent.SUBJECT, callbackId);
    }

    private CallbackKind kindOwedBy(TicketResolved resolved) {
        if (resolved.anonymous()) return null;
        return switch (resolved.kind()) {
            case COMPLAINT -> CallbackKind.COMPLAINT;
            case REPAIR, LEGACY_DEFECT -> CallbackKind.REPAIR;
            case PUBLIC_FACILITY -> settings.of(resolved.communityId()).publicFacilities() ? CallbackKind.REPAIR : null;
            case INQUIRY, SUGGESTION, HELP, SERVICE_REQUEST, ERRAND -> null;
        };
    }

    private Instant dueAt(UUID id, UUID communityId, PolicyFacts facts, Instant owedAt) {
        return timers.startFirst(communityId, subject(id), TimerMoves.at(owedAt).start(facts, Metric.CALLBACK)).stream()
                .map(TimerView::dueAt)
                .findFirst()
                .orElseGet(
                        () -> calendars.of(communityId).reckon(owedAt, STANDARD).dueAt());
    }
}
