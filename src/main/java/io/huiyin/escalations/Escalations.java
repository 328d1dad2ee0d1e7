package io.huiyin.escalations;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.staff.StaffMembers;
import io.huiyin.tickets.EscalationStep;
import io.huiyin.tickets.Severity;
import io.huiyin.tickets.TicketAction;
import io.huiyin.tickets.TicketCare;
import io.huiyin.tickets.TicketEvent.TicketEscalated;
import io.huiyin.tickets.TicketEvent.TicketGraded;
import io.huiyin.tickets.TicketKind;
import io.huiyin.tickets.TicketSettings;
import io.huiyin.tickets.TicketView;
import io.huiyin.tickets.Tickets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Takes up what cannot be solved below (上报), step by step, and keeps who was told and what they said to it. Whoever locks
 * a ticket and its escalation locks the ticket first.
 */
@ApplicationScoped
public class Escalations {

    /** Whoever holds it sees every escalation of their communities; everyone else those that concern them. */
    private static final String SEES_ALL = "escalations:read-internal";

    /** Nobody's: a caller who acts for no member of staff is concerned by nothing. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final Database database;
    private final EscalationRepository escalations;
    private final Superiors superiors;
    private final StaffMembers staff;
    private final Communities communities;
    private final TicketCare care;
    private final Tickets tickets;
    private final TicketSettings settings;
    private final Events events;
    private final Clock clock;

    Escalations(
            Database database,
            EscalationRepository escalations,
            Superiors superiors,
            StaffMembers staff,
            Communities communities,
            TicketCare care,
            Tickets tickets,
            TicketSettings settings,
            Events events,
            Clock clock) {
        this.database = database;
        this.escalations = escalations;
        this.superiors = superiors;
        this.staff = staff;
        this.communities = communities;
        this.care = care;
        this.tickets = tickets;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a ticket up. Steps that an emergency passes over are each owed a report by whoever took it up.
     *
     * @param at when it was done; now where null
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown ticket; 409 where its state refuses it or a step would be passed
     *     over; 412 for a stale version; 422 for whatever does not fit together
     */
    public TicketView escalate(Caller caller, UUID ticketId, Expected expected, Instant at, NewEscalation wanted) {
        return database.in(caller, () -> {
            wanted.check();
            var done = care.escalate(caller, ticketId, expected, at, wanted.reason(), wanted.to(), wanted.emergency());
            var communityId = done.ticket().communityId();
            var matter = new Matter(communityId, ticketId, done.assigneeId());
            take(caller, matter, wanted, done.step(), done.passedOver(), null, done.at());
            return done.ticket();
        });
    }

    /**
     * Reports something that no ticket is about.
     *
     * @param follows the step before of the same matter; null for its first
     * @throws io.huiyin.kernel.ProblemException 409 where a step would be passed over; 422 for whatever does not fit together or is
     *     not known
     */
    public Escalation report(Caller caller, UUID communityId, UUID follows, Instant at, NewEscalation wanted) {
        return database.in(caller, () -> {
            communities.require(communityId);
            wanted.check();
            int level = follows == null ? 0 : levelOf(communityId, follows, viewer(caller));
            var climb = EscalationStep.climb(level, wanted.to(), wanted.emergency());
            var matter = new Matter(communityId, null, caller.staffId());
            var id = take(caller, matter, wanted, climb.step(), climb.passedOver(), follows, moment(at, Instant.MIN));
            return escalations.find(id, null).orElseThrow();
        });
    }

    public Escalation get(Caller caller, UUID id) {
        return database.in(caller, () -> escalations.find(id, viewer(caller)).orElseThrow(Problems::notFound));
    }

    /** Those that concern the caller, or all where they may see all; newest first. */
    public Page<Escalation> list(Caller caller, EscalationFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> page(filter, viewer(caller), encodedCursor, limit));
    }

    /** Those of a ticket, which whoever sees the ticket sees; newest first. */
    public Page<Escalation> ofTicket(Caller caller, UUID ticketId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            if (tickets.briefs(Set.of(ticketId)).isEmpty()) throw Problems.notFound();
            return page(new EscalationFilter(null, ticketId, null, null, null), null, encodedCursor, limit);
        });
    }

    /** What is owed in a community by a moment, the soonest first; in the running transaction. */
    public List<Escalation> owed(UUID communityId, Instant until) {
        return escalations.owedBy(communityId, until);
    }

    /**
     * Makes a report that is owed (补报), whatever became of the ticket meanwhile.
     *
     * @param suggestion how it should be handled
     */
    public Escalation reportOwed(
            Caller caller, UUID id, Expected expected, Instant at, String text, String suggestion) {
        return act(caller, id, expected, at, TicketAction.REPORT, Set.of(EscalationStatus.OWED), (found, moment) -> {
            var by = caller.staffId() == null ? found.owedBy() : caller.staffId();
            var told = superiors.at(found.to(), found.communityId(), by);
            say(caller, found, Entry.Kind.REPORT, text, moment);
            escalations.reported(id, by, moment, suggestion, told);
            publishReported(found, told, moment);
        });
    }

    /**
     * Writes down what the superior says is to be done (上级指示); the last one stands.
     *
     * @throws io.huiyin.kernel.ProblemException also 409 for whoever took it up themselves
     */
    public Escalation instruct(Caller caller, UUID id, Expected expected, Instant at, String text) {
        var from = Set.of(EscalationStatus.REPORTED, EscalationStatus.INSTRUCTED, EscalationStatus.EXECUTED);
        return act(caller, id, expected, at, TicketAction.INSTRUCT, from, (found, moment) -> {
            if (found.escalatedBy() != null && found.escalatedBy().equals(caller.staffId())) {
                throw EscalationProblems.ownMatter();
            }
            say(caller, found, Entry.Kind.INSTRUCTION, text, moment);
            escalations.become(id, EscalationStatus.INSTRUCTED);
            answered(found, Entry.Kind.INSTRUCTION, moment);
        });
    }

    /** Writes down that somebody thinks otherwise (不同意见). The instruction stands and is carried out first. */
    public Escalation disagree(Caller caller, UUID id, Expected expected, Instant at, String text) {
        var from = Set.of(EscalationStatus.INSTRUCTED, EscalationStatus.EXECUTED);
        return act(caller, id, expected, at, TicketAction.DISAGREE, from, (found, moment) -> {
            say(caller, found, Entry.Kind.DISAGREEMENT, text, moment);
            escalations.become(id, found.status());
            answered(found, Entry.Kind.DISAGREEMENT, moment);
        });
    }

    /** Writes down how the instruction was carried out (执行情况). */
    public Escalation execute(Caller caller, UUID id, Expected expected, Instant at, String text) {
        var from = Set.of(EscalationStatus.INSTRUCTED);
        return act(caller, id, expected, at, TicketAction.EXECUTE, from, (found, moment) -> {
            say(caller, found, Entry.Kind.EXECUTION, text, moment);
            escalations.become(id, EscalationStatus.EXECUTED);
            answered(found, Entry.Kind.EXECUTION, moment);
        });
    }

    /** A repeat is known above from the beginning. */
    void on(@Observes TicketEscalated escalated) {
        if (escalated.cause() != TicketEscalated.Cause.REPEAT) return;
        var ticket = tickets.briefs(Set.of(escalated.ticketId())).get(escalated.ticketId());
        var told = superiors.at(escalated.step(), escalated.communityId(), ticket.assigneeId());
        reportedByProgram(
                escalated.communityId(),
                escalated.ticketId(),
                escalated.step(),
                Trigger.REPEATED,
                told,
                escalated.at());
    }

    /** Of what is grave the superiors know at once, and of a grave complaint the company is to know. */
    void on(@Observes TicketGraded graded) {
        var severity = graded.severity();
        if (severity == graded.before()) return;
        escalations.lockOwedSinceGrading(graded.ticketId()).ifPresent(id -> {
            escalations.withdraw(id);
            events.publish(new EscalationEvent.Withdrawn(graded.communityId(), id, graded.ticketId(), graded.at()));
        });
        if (severity == Severity.NORMAL) return;
        var trigger = severity == Severity.MAJOR ? Trigger.MAJOR : Trigger.SERIOUS;
        var told = superiors.toldOf(severity, graded.communityId());
        reportedByProgram(
                graded.communityId(), graded.ticketId(), EscalationStep.OWN_DEPARTMENT, trigger, told, graded.at());
        if (graded.kind() != TicketKind.COMPLAINT) return;
        owe(
                new Matter(graded.communityId(), graded.ticketId(), graded.assigneeId()),
                EscalationStep.COMPANY,
                trigger,
                superiors.reportsToCompany(severity, graded.communityId()),
                null,
                graded.at());
    }

    /**
     * What is taken up.
     *
     * @param handler who has it in hand; null where nobody does
     */
    private record Matter(UUID communityId, UUID ticketId, UUID handler) {}

    private UUID take(
            Caller caller,
            Matter matter,
            NewEscalation wanted,
            EscalationStep step,
            List<EscalationStep> passedOver,
            UUID follows,
            Instant at) {
        var told = wanted.staffId() == null
                ? superiors.at(step, matter.communityId(), matter.handler())
                : List.of(staff.require(matter.communityId(), wanted.staffId(), "/staffId")
                        .id());
        var made = new Escalation(
                Ids.next(),
                matter.communityId(),
                matter.ticketId(),
                null,
                step,
                wanted.department(),
                wanted.staffId(),
                wanted.trigger(),
                wanted.emergency(),
                wanted.reason(),
                wanted.suggestion(),
                EscalationStatus.REPORTED,
                caller.staffId(),
                at,
                told,
                null,
                null,
                follows,
                null,
                List.of(),
                clock.instant(),
                1);
        escalations.insert(made);
        publishReported(made, told, at);
        var owedBy = requireNonNullElse(caller.staffId(), requireNonNullElse(matter.handler(), NOBODY));
        for (var skipped : passedOver) {
            owe(matter, skipped, wanted.trigger(), owedBy.equals(NOBODY) ? null : owedBy, made.id(), at);
        }
        return made.id();
    }

    private void reportedByProgram(
            UUID communityId, UUID ticketId, EscalationStep step, Trigger trigger, List<UUID> told, Instant at) {
        var made =
                byProgram(communityId, ticketId, step, trigger, EscalationStatus.REPORTED, at, told, null, null, null);
        escalations.insert(made);
        publishReported(made, told, at);
    }

    /** A report is owed from {@code at} on: it stays in the list until it is made. */
    private void owe(Matter matter, EscalationStep step, Trigger trigger, UUID owedBy, UUID follows, Instant at) {
        var dueAt = at.plus(Duration.ofHours(settings.of(matter.communityId()).reportAfterwardsHours()));
        var made = byProgram(
                matter.communityId(),
                matter.ticketId(),
                step,
                trigger,
                EscalationStatus.OWED,
                null,
                List.of(),
                owedBy,
                dueAt,
                follows);
        escalations.insert(made);
        events.publish(new EscalationEvent.Owed(
                matter.communityId(), made.id(), matter.ticketId(), step, trigger, owedBy, dueAt, at));
    }

    private Escalation byProgram(
            UUID communityId,
            UUID ticketId,
            EscalationStep step,
            Trigger trigger,
            EscalationStatus status,
            Instant reportedAt,
            List<UUID> told,
            UUID owedBy,
            Instant dueAt,
            UUID follows) {
        return new Escalation(
                Ids.next(),
                communityId,
                ticketId,
                null,
                step,
                null,
                null,
                trigger,
                false,
                null,
                null,
                status,
                null,
                reportedAt,
                told,
                owedBy,
                dueAt,
                follows,
                null,
                List.of(),
                clock.instant(),
                1);
    }

    private void publishReported(Escalation reported, List<UUID> told, Instant at) {
        events.publish(new EscalationEvent.Reported(
                reported.communityId(),
                reported.id(),
                reported.ticketId(),
                reported.to(),
                reported.trigger(),
                reported.emergency(),
                told,
                at));
    }

    private void answered(Escalation found, Entry.Kind kind, Instant at) {
        events.publish(new EscalationEvent.Answered(
                found.communityId(), found.id(), found.ticketId(), kind, found.escalatedBy(), at));
    }

    private void say(Caller caller, Escalation found, Entry.Kind kind, String text, Instant at) {
        var entry = new Entry(kind, text, at, clock.instant(), caller.staffId());
        escalations.append(found.id(), Ids.next(), found.communityId(), entry);
    }

    /** What is done with an escalation at a moment. */
    private interface Move {
        void of(Escalation found, Instant at);
    }

    private Escalation act(
            Caller caller,
            UUID id,
            Expected expected,
            Instant at,
            TicketAction action,
            Set<EscalationStatus> from,
            Move move) {
        return database.in(caller, () -> {
            var viewer = viewer(caller);
            var ticket = escalations.ticketOf(id, viewer).orElseThrow(Problems::notFound);
            ticket.ifPresent(ticketId -> care.noteEscalation(caller, ticketId, at, action, id));
            escalations.lock(id);
            var found = escalations.find(id, null).orElseThrow(Problems::notFound);
            expected.check(found.version());
            if (!from.contains(found.status())) throw EscalationProblems.notAsItStands(id, found.status());
            var since = requireNonNullElse(found.reportedAt(), Instant.MIN);
            move.of(found, moment(at, since));
            return escalations.find(id, null).orElseThrow();
        });
    }

    private Instant moment(Instant at, Instant since) {
        var now = clock.instant();
        if (at == null) return now;
        var moment = at.truncatedTo(ChronoUnit.MICROS);
        if (moment.isAfter(now) || moment.isBefore(since)) throw EscalationProblems.outOfTime(since);
        return moment;
    }

    private int levelOf(UUID communityId, UUID follows, UUID viewer) {
        return escalations
                .find(follows, viewer)
                .filter(found -> found.communityId().equals(communityId) && found.ticketId() == null)
                .filter(found -> found.reportedAt() != null)
                .map(found -> found.to().level())
                .orElseThrow(() -> Problems.unknownReference("/follows"));
    }

    private Page<Escalation> page(EscalationFilter filter, UUID viewer, String encodedCursor, int limit) {
        var list = "escalations?" + filter;
        var cursor = Cursor.read(list, encodedCursor, 1);
        var rows = escalations.page(filter, viewer, cursor == null ? null : cursor.uuid(0), limit + 1);
        return Page.of(rows, limit, row -> Cursor.after(list, row.id()));
    }

    /** @return null for whoever sees all */
    private static UUID viewer(Caller caller) {
        return caller.may(SEES_ALL) ? null : requireNonNullElse(caller.staffId(), NOBODY);
    }
}
