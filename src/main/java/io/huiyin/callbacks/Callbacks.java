package io.huiyin.callbacks;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.files.Files;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.sla.Metric;
import io.huiyin.sla.SlaTimers;
import io.huiyin.sla.TimerMoves;
import io.huiyin.staff.StaffMembers;
import io.huiyin.tickets.TicketCallbacks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The owed callbacks (回访) and what is done with them. Every act takes the version that the caller has seen and the moment
 * at which it was done, and answers the callback as it is afterwards.
 */
@ApplicationScoped
public class Callbacks {

    private final Database database;
    private final CallbackRepository callbacks;
    private final TicketCallbacks tickets;
    private final StaffMembers staff;
    private final Files files;
    private final SlaTimers timers;
    private final Events events;
    private final Clock clock;
    private final CallbacksConfig config;

    Callbacks(
            Database database,
            CallbackRepository callbacks,
            TicketCallbacks tickets,
            StaffMembers staff,
            Files files,
            SlaTimers timers,
            Events events,
            Clock clock,
            CallbacksConfig config) {
        this.database = database;
        this.callbacks = callbacks;
        this.tickets = tickets;
        this.staff = staff;
        this.files = files;
        this.timers = timers;
        this.events = events;
        this.clock = clock;
        this.config = config;
    }

    /** Soonest due first; without the log of their attempts. */
    public Page<CallbackView> list(Caller caller, CallbackFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "callbacks?" + filter;
            var rows = callbacks.page(filter, Cursor.read(list, encodedCursor, 2), limit + 1);
            var page = Page.of(rows, limit, row -> Cursor.after(list, row.state().dueAt, row.state().id));
            return page.map(row -> view(caller, row, null));
        });
    }

    public CallbackView get(Caller caller, UUID id) {
        return database.in(caller, () -> view(caller, callbacks.find(id).orElseThrow(Problems::notFound)));
    }

    /**
     * Somebody tried to reach the owner. The last attempt that the rule asks for settles the callback, if it fails too.
     *
     * @throws ProblemException 409 unless it is due; 422 for a time that does not fit
     */
    public CallbackView attempt(Caller caller, UUID id, Expected expected, AttemptDetails details) {
        return act(caller, id, expected, details.at(), (callback, at) -> {
            var attempt = callback.attempt(details, at, caller.staffId(), config.attempts());
            write(callback, attempt);
            if (callback.state().status != CallbackStatus.DUE) settle(caller, callback, null);
        });
    }

    /**
     * The owner was asked. Who is satisfied has the ticket closed, as soon as no reply is owed; who is not has it sent
     * back. What else the owner raised becomes a ticket of its own. An owner who calls answers for themselves (业主自评).
     *
     * @throws ProblemException 409 unless it is due; 422 for a record that is not complete, a time that does not fit, or
     *     what an owner cannot say
     */
    public CallbackView complete(Caller caller, UUID id, Expected expected, Completion completion) {
        return act(caller, id, expected, completion.at(), (callback, at) -> {
            var state = callback.state();
            if (caller.isOwner()) OwnAnswer.check(completion);
            completion.check(at);
            if (completion.signatureFileId() != null) {
                files.attach(state.communityId, completion.signatureFileId())
                        .orElseThrow(() -> Problems.unknownReference("/signatureFileId"));
            }
            var newTicketId = raise(caller, callback, completion, at);
            var record = completion.record(newTicketId);
            var attempt =
                    caller.isOwner() ? callback.answer(record, at) : callback.complete(record, at, caller.staffId());
            write(callback, attempt);
            // A promise about a new matter runs on the new ticket.
            var promisedAt = newTicketId == null ? completion.promisedAt() : null;
            if (completion.scores().satisfied()) settle(caller, callback, promisedAt);
            else rework(caller, callback, promisedAt);
        });
    }

    /** Somebody decides that it is not made. @throws ProblemException 409 unless it is due */
    public CallbackView exempt(Caller caller, UUID id, Expected expected, String reason, Instant at) {
        return act(caller, id, expected, at, (callback, moment) -> {
            callback.exempt(reason, moment, caller.staffId());
            write(callback);
            settle(caller, callback, null);
        });
    }

    /** Hands it to somebody. @throws ProblemException 409 unless it is due; 422 unless they are of the community's staff */
    public CallbackView assign(Caller caller, UUID id, Expected expected, UUID staffId) {
        return act(caller, id, expected, null, (callback, at) -> {
            staff.require(callback.state().communityId, staffId, "/staffId");
            callback.assignTo(staffId, at);
            write(callback);
        });
    }

    /** What upper rooms look at of callbacks, in the running transaction; those out of its scope are left out. */
    public Map<UUID, CallbackBrief> briefs(Collection<UUID> ids) {
        if (ids.isEmpty()) return Map.of();
        return callbacks.findAll(ids).stream()
                .map(CallbackBrief::of)
                .collect(Collectors.toMap(CallbackBrief::id, Function.identity()));
    }

    /** Those of a community that are due from {@code from} on and before {@code until}, in the running transaction. */
    public List<CallbackBrief> dueBetween(UUID communityId, Instant from, Instant until) {
        return callbacks.dueBetween(communityId, from, until).stream()
                .map(CallbackBrief::of)
                .toList();
    }

    /** What somebody does with a callback that is due. */
    @FunctionalInterface
    private interface Move {
        void of(Callback callback, Instant at);
    }

    private CallbackView act(Caller caller, UUID id, Expected expected, Instant at, Move move) {
        return database.in(caller, () -> {
            var callback = lock(id);
            expected.check(callback.state().version);
            callback.requireDue();
            // It is theirs to act on; what that brings about is the office's.
            database.liftLimits();
            move.of(callback, moment(callback, at));
            return view(caller, callback);
        });
    }

    /** The ticket first and then its callback, in the order of those who act on the ticket, so that nobody waits in a ring. */
    private Callback lock(UUID id) {
        var ticketId = callbacks.find(id).orElseThrow(Problems::notFound).state().ticketId;
        tickets.lock(ticketId);
        return callbacks.lock(id).orElseThrow(Problems::notFound);
    }

    private Instant moment(Callback callback, Instant at) {
        var now = clock.instant();
        if (at == null) return now;
        var moment = Moments.kept(at);
        if (moment.isBefore(callback.state().owedAt) || moment.isAfter(now)) throw CallbackProblems.outsideOfItsTime();
        return moment;
    }

    private UUID raise(Caller caller, Callback callback, Completion completion, Instant at) {
        var matter = completion.newMatter();
        if (matter == null) return null;
        var state = callback.state();
        try {
            return tickets.raise(caller, state.ticketId, state.id, matter, completion.promisedAt(), at)
                    .id();
        } catch (ProblemException refused) {
            throw refused.under("/newMatter");
        }
    }

    private void settle(Caller caller, Callback callback, Instant promisedAt) {
        var state = callback.state();
        meet(callback);
        tickets.settle(caller, state.ticketId, state.id, promisedAt, state.settledAt);
    }

    private void rework(Caller caller, Callback callback, Instant promisedAt) {
        var state = callback.state();
        meet(callback);
        tickets.rework(caller, state.ticketId, state.id, promisedAt, state.settledAt);
    }

    private void meet(Callback callback) {
        var state = callback.state();
        timers.apply(
                state.communityId,
                CallbackDuties.subject(state.id),
                TimerMoves.at(state.settledAt).meet(Metric.CALLBACK));
    }

    private void write(Callback callback, Attempt attempt) {
        callbacks.insert(callback, attempt);
        write(callback);
    }

    private void write(Callback callback) {
        callbacks.update(callback);
        events.publish(callback.news());
    }

    private CallbackView view(Caller caller, Callback callback) {
        return view(caller, callback, caller.isOwner() ? null : callbacks.attempts(callback.state().id));
    }

    private static CallbackView view(Caller caller, Callback callback, List<Attempt> log) {
        var view = CallbackView.of(callback, log, caller.may(CallbackView.PERMISSION));
        return caller.isOwner() ? view.forOwner() : view;
    }
}
