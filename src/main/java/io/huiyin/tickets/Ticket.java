package io.huiyin.tickets;

import static io.huiyin.sla.Metric.FIRST_RESPONSE;
import static io.huiyin.sla.Metric.ON_SITE;
import static io.huiyin.sla.Metric.PROMISE;
import static io.huiyin.sla.Metric.RECHECK;
import static io.huiyin.sla.Metric.REPLY;
import static io.huiyin.sla.Metric.RESOLUTION;
import static java.util.Objects.requireNonNullElse;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.sla.PolicyFacts;
import io.huiyin.sla.TimerMoves;
import io.huiyin.tickets.Act.Note;
import io.huiyin.tickets.TicketEvent.TicketEscalated.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One matter that somebody reported (工单).
 *
 * <p>A move checks that the state allows it, changes the ticket, notes the act for the timeline and the events for
 * everyone else, and answers what it does to the timers. It takes its moment from outside: an act is judged by when it was
 * done, not by when it was entered.
 */
final class Ticket {

    /** Permission without which a caller may do nothing to a ticket. */
    static final String WRITE = "tickets:write";

    private final State state;
    private final List<Act> acts = new ArrayList<>();
    private final List<TicketEvent> news = new ArrayList<>();

    /** The columns of the ticket, as the repository reads and writes them. */
    static final class State {
        UUID id;
        UUID communityId;
        String number;
        TicketKind kind;
        TicketChannel channel;
        Medium medium;
        TicketPriority priority;
        String category;
        ComplaintClass complaintClass;
        String title;
        String description;
        String relatedItems;
        String relayTo;
        UUID houseId;
        Reporter reporter;
        Instant reportedAt;
        Instant createdAt;
        TicketStatus status;
        UUID firstReceiverId;
        UUID stewardId;
        UUID assigneeId;
        Instant appointmentAt;
        Instant dispatchedAt;
        String department;
        Instant slipCheckedAt;
        Boolean slipComplete;
        Instant acceptedAt;
        TicketStatus statusBeforeWaiting;
        String waitReason;
        Instant waitingSince;
        Instant waitUntil;
        Instant promisedAt;
        TicketOutcome outcome;
        String result;
        String rootCause;
        String liableDepartment;
        Instant resolvedAt;
        Instant recheckedAt;
        Boolean recheckSettled;
        Review review;
        boolean writtenReplyOwed;
        boolean callbackOwed;
        boolean closesWhenSettled;
        int reworkCount;
        int escalationLevel;
        /** The ticket with which the matter began, though it may be cancelled by now; {@link #repeat} says what counts. */
        UUID repeatOf;

        Repeat repeat;
        Severity severity = Severity.NORMAL;
        AgreedWording.Used agreedWording;
        UUID originTicketId;
        UUID originCallbackId;
        int version;
    }

    Ticket(State state) {
        this.state = state;
    }

    /**
     * It is written down, and routed to the steward of its house's area if it has one.
     *
     * @param state everything that the reporter and the desk say; the rest is set here
     * @param deed  at the moment of the report
     */
    static Ticket open(State state, Deed deed) {
        state.status = state.stewardId == null ? TicketStatus.REGISTERED : TicketStatus.ASSIGNED;
        state.assigneeId = state.stewardId;
        if (state.firstReceiverId == null) state.firstReceiverId = state.stewardId;
        state.writtenReplyOwed = owesReply(state) && state.medium == Medium.WRITTEN;
        state.escalationLevel = openingStep(state).map(EscalationStep::level).orElse(0);
        state.version = 1;
        var ticket = new Ticket(state);
        ticket.acts.add(Act.of(
                TicketAction.OPEN,
                deed,
                Change.between(Map.of(), ticket.shown()),
                Note.of(state.originCallbackId, null)));
        return ticket;
    }

    /** What opening starts. */
    TimerMoves firstTimers() {
        var moves = TimerMoves.at(state.reportedAt).start(facts(), FIRST_RESPONSE);
        if (owesReply(state)) moves.start(facts(), REPLY);
        if (isFinding()) moves.start(facts(), RECHECK, RESOLUTION);
        return state.promisedAt == null ? moves : moves.promise(facts(), state.promisedAt);
    }

    /** It has its number: now it can be told of. */
    void opened(String number) {
        state.number = number;
        news.add(new TicketEvent.TicketOpened(
                state.communityId,
                state.id,
                state.reportedAt,
                number,
                state.kind,
                state.priority,
                state.status,
                state.reporter.anonymous(),
                state.houseId,
                state.reporter.ownerId(),
                state.firstReceiverId,
                state.assigneeId,
                isRepeat(state) ? state.repeat.of() : null,
                state.severity,
                state.originTicketId,
                state.originCallbackId));
        openingStep(state).ifPresent(step -> {
            if (isRepeat(state)) told(step, state.reportedAt, Cause.REPEAT);
        });
        if (state.severity != Severity.NORMAL) graded(Severity.NORMAL, state.reportedAt);
    }

    /** A repeat is known above from the beginning: a complaint to the person in charge, anything else to the supervisor. */
    private static Optional<EscalationStep> openingStep(State state) {
        if (isRepeat(state)) {
            return Optional.of(
                    state.kind == TicketKind.COMPLAINT
                            ? EscalationStep.PROJECT_MANAGER
                            : EscalationStep.OWN_DEPARTMENT);
        }
        return state.severity == Severity.NORMAL ? Optional.empty() : Optional.of(EscalationStep.OWN_DEPARTMENT);
    }

    private static boolean isRepeat(State state) {
        return state.repeat != null && state.repeat.isNotTheFirst();
    }

    /** Hands it to someone (派单), or from one to another (转单). A wait ends with that. */
    TimerMoves assign(UUID staffId, String department, String note, Deed deed) {
        boolean waited = state.status == TicketStatus.WAITING;
        var before = state.assigneeId;
        act(TicketAction.ASSIGN, deed, Note.of(note), () -> {
            become(TicketStatus.ASSIGNED);
            state.assigneeId = staffId;
            state.department = department;
            state.dispatchedAt = deed.at();
            if (state.firstReceiverId == null) state.firstReceiverId = staffId;
        });
        news.add(new TicketEvent.TicketAssigned(
                state.communityId, state.id, deed.at(), state.priority, before, staffId));
        var moves = TimerMoves.at(deed.at());
        if (waited) moves.resume();
        boolean urgentRepair = state.kind.isRepair() && state.priority == TicketPriority.URGENT;
        return urgentRepair ? moves.restart(facts(), ON_SITE) : moves;
    }

    /** The assignee takes it (接单); the first time, the time for the work begins to run unless it does already. */
    TimerMoves accept(Deed deed) {
        boolean first = state.acceptedAt == null;
        act(TicketAction.ACCEPT, deed, Note.NONE, () -> {
            become(TicketStatus.ACCEPTED);
            if (first) state.acceptedAt = deed.at();
        });
        news.add(new TicketEvent.TicketAccepted(state.communityId, state.id, deed.at(), state.assigneeId));
        var moves = TimerMoves.at(deed.at());
        if (state.reporter.anonymous()) moves.meet(FIRST_RESPONSE);
        return first ? moves.start(facts(), RESOLUTION) : moves;
    }

    /** It is not theirs (退单): it is in nobody's hands again, and the first receiver still owns it. */
    TimerMoves reject(String reason, Deed deed) {
        var before = state.assigneeId;
        act(TicketAction.REJECT, deed, Note.of(reason), () -> {
            become(TicketStatus.REGISTERED);
            state.assigneeId = null;
            state.department = null;
        });
        news.add(new TicketEvent.TicketRejected(state.communityId, state.id, deed.at(), before, state.firstReceiverId));
        return TimerMoves.at(deed.at());
    }

    /** They are there (到场). */
    TimerMoves arrive(Deed deed) {
        act(TicketAction.ARRIVE, deed, Note.NONE, () -> become(TicketStatus.ON_SITE));
        news.add(new TicketEvent.TicketArrived(state.communityId, state.id, deed.at(), state.assigneeId));
        return TimerMoves.at(deed.at()).meet(ON_SITE, FIRST_RESPONSE);
    }

    /** Something was done (进展). */
    TimerMoves progress(String text, boolean visibleToOwner, Deed deed) {
        act(
                TicketAction.PROGRESS,
                deed,
                visibleToOwner ? Note.toOwner(text) : Note.of(text),
                () -> become(TicketStatus.IN_PROGRESS));
        news.add(new TicketEvent.TicketProgressed(state.communityId, state.id, deed.at(), visibleToOwner));
        var moves = TimerMoves.at(deed.at());
        return visibleToOwner ? moves.meet(FIRST_RESPONSE) : moves;
    }

    /**
     * It waits for someone else (挂起).
     *
     * @param until when it goes on by itself; null if somebody has to say so
     */
    TimerMoves pause(String reason, Instant until, Deed deed) {
        require(TicketAction.PAUSE, deed.by());
        if (until != null && !until.isAfter(deed.at())) throw TicketProblems.notAfterTheAct("/until");
        act(TicketAction.PAUSE, deed, Note.of(reason), () -> {
            var before = state.status;
            become(TicketStatus.WAITING);
            state.statusBeforeWaiting = before;
            state.waitReason = reason;
            state.waitingSince = deed.at();
            state.waitUntil = until;
        });
        news.add(new TicketEvent.TicketPaused(state.communityId, state.id, deed.at(), until));
        return TimerMoves.at(deed.at()).pause(reason);
    }

    /** It goes on (恢复). */
    TimerMoves resume(Deed deed) {
        require(TicketAction.RESUME, deed.by());
        if (deed.at().isBefore(state.waitingSince)) throw TicketProblems.beforePause(state.waitingSince);
        act(TicketAction.RESUME, deed, Note.NONE, () -> become(state.statusBeforeWaiting));
        news.add(new TicketEvent.TicketResumed(state.communityId, state.id, deed.at(), state.status));
        return TimerMoves.at(deed.at()).resume();
    }

    /** Whether the time until which it was to wait has passed. */
    boolean isToResume(Instant now) {
        return state.status == TicketStatus.WAITING && state.waitUntil != null && !state.waitUntil.isAfter(now);
    }

    Instant waitUntil() {
        return state.waitUntil;
    }

    /**
     * The reporter is told something (答复).
     *
     * @param promisedAt by when the next reply comes; goes with an interim reply and with no other
     */
    TimerMoves reply(String text, Medium medium, boolean interim, Instant promisedAt, Deed deed) {
        require(TicketAction.REPLY, deed.by());
        checkPromise(interim, promisedAt, deed);
        boolean answers = interim || state.medium == Medium.VERBAL || medium == Medium.WRITTEN;
        act(TicketAction.REPLY, deed, Note.toOwner(text), () -> {
            state.promisedAt = promisedAt;
            if (!interim && medium == Medium.WRITTEN) state.writtenReplyOwed = false;
        });
        news.add(new TicketEvent.TicketReplied(state.communityId, state.id, deed.at(), medium, interim, promisedAt));
        var moves = TimerMoves.at(deed.at()).meet(FIRST_RESPONSE, PROMISE);
        if (answers) moves.meet(REPLY);
        if (interim) moves.promise(facts(), promisedAt);
        if (state.closesWhenSettled && debts().isEmpty()) closeNow(null, Note.NONE, deed);
        return moves;
    }

    private static void checkPromise(boolean interim, Instant promisedAt, Deed deed) {
        if (!interim && promisedAt != null) throw TicketProblems.promiseWithoutInterim();
        if (interim && promisedAt == null) throw TicketProblems.promiseNeeded();
        if (interim && !promisedAt.isAfter(deed.at())) throw TicketProblems.notAfterTheAct("/promisedAt");
    }

    /** It is disposed of, with an answer (办结). A complaint also says what caused it and who is liable. */
    TimerMoves resolve(Disposition disposition, Deed deed) {
        require(TicketAction.RESOLVE, deed.by());
        if (state.kind == TicketKind.COMPLAINT) checkCause(disposition);
        act(TicketAction.RESOLVE, deed, Note.toOwner(disposition.result()), () -> {
            become(TicketStatus.RESOLVED);
            state.outcome = disposition.outcome();
            state.result = disposition.result();
            state.rootCause = disposition.rootCause();
            state.liableDepartment = disposition.liableDepartment();
            state.resolvedAt = deed.at();
            state.promisedAt = null;
        });
        news.add(new TicketEvent.TicketResolved(
                state.communityId,
                state.id,
                deed.at(),
                state.number,
                state.kind,
                state.outcome,
                state.reporter.anonymous(),
                state.reworkCount,
                state.houseId,
                state.reporter.ownerId(),
                state.firstReceiverId,
                state.stewardId,
                state.assigneeId));
        var moves = TimerMoves.at(deed.at())
                .meet(FIRST_RESPONSE, RESOLUTION, PROMISE)
                .cancel(ON_SITE);
        return state.medium == Medium.VERBAL ? moves.meet(REPLY) : moves;
    }

    private void checkCause(Disposition disposition) {
        var missing = new ArrayList<FieldError>();
        if (disposition.rootCause() == null) missing.add(TicketProblems.neededFor("/rootCause", state.kind));
        if (disposition.liableDepartment() == null) {
            missing.add(TicketProblems.neededFor("/liableDepartment", state.kind));
        }
        if (!missing.isEmpty()) throw Problems.unprocessable(missing);
    }

    /** Nothing is owed any more (归档). */
    TimerMoves close(String reason, Deed deed) {
        require(TicketAction.CLOSE, deed.by());
        var debts = debts();
        if (!debts.isEmpty()) throw TicketProblems.stillOwed(state.id, debts, allowedActions(deed.by()));
        closeNow(null, Note.of(reason), deed);
        return TimerMoves.at(deed.at());
    }

    /** The work comes back to whoever did it (重开), as often as it has to. */
    TimerMoves reopen(String reason, UUID callbackId, Deed deed) {
        act(TicketAction.REOPEN, deed, Note.of(callbackId, reason), () -> {
            become(TicketStatus.ASSIGNED);
            state.reworkCount++;
            state.outcome = null;
            state.result = null;
            state.rootCause = null;
            state.liableDepartment = null;
            state.resolvedAt = null;
            state.slipCheckedAt = null;
            state.slipComplete = null;
            state.callbackOwed = false;
            state.closesWhenSettled = false;
            state.writtenReplyOwed = owesReply(state) && state.medium == Medium.WRITTEN;
        });
        news.add(new TicketEvent.TicketReopened(
                state.communityId, state.id, deed.at(), state.reworkCount, state.assigneeId, callbackId));
        var moves = TimerMoves.at(deed.at()).restart(facts(), RESOLUTION);
        if (isFinding()) moves.start(facts(), RECHECK);
        return owesReply(state) ? moves.restart(facts(), REPLY) : moves;
    }

    /** It was no matter after all (取消). */
    TimerMoves cancel(String reason, Deed deed) {
        act(TicketAction.CANCEL, deed, Note.of(reason), () -> become(TicketStatus.CANCELLED));
        news.add(new TicketEvent.TicketCancelled(state.communityId, state.id, deed.at()));
        return TimerMoves.at(deed.at()).cancelAll();
    }

    /** It is taken up (上报); see {@link EscalationStep#climb}. */
    EscalationStep.Climb escalate(String reason, EscalationStep to, boolean emergency, Deed deed) {
        require(TicketAction.ESCALATE, deed.by());
        var climb = EscalationStep.climb(state.escalationLevel, to, emergency);
        var level = Math.max(state.escalationLevel, climb.step().level());
        act(TicketAction.ESCALATE, deed, Note.of(reason), () -> state.escalationLevel = level);
        told(climb.step(), deed.at(), Cause.BY_HAND);
        return climb;
    }

    private void told(EscalationStep step, Instant at, Cause cause) {
        news.add(new TicketEvent.TicketEscalated(
                state.communityId, state.id, at, state.escalationLevel, step, step.recipientRole(), cause));
    }

    /**
     * Says how grave it is (定级). Whoever has to know of a major one is told in the same transaction.
     *
     * @throws io.huiyin.kernel.ProblemException 422 unless it is a complaint or a developer's defect
     */
    void grade(Severity severity, String reason, Deed deed) {
        require(TicketAction.GRADE, deed.by());
        checkSeverity("/severity", severity, state.kind);
        var before = state.severity;
        act(TicketAction.GRADE, deed, Note.of(reason), () -> {
            state.severity = severity;
            if (severity != Severity.NORMAL) {
                state.escalationLevel = Math.max(state.escalationLevel, EscalationStep.OWN_DEPARTMENT.level());
            }
        });
        graded(before, deed.at());
    }

    static void checkSeverity(String pointer, Severity severity, TicketKind kind) {
        boolean graded = kind == TicketKind.COMPLAINT || kind == TicketKind.LEGACY_DEFECT;
        if (severity != Severity.NORMAL && !graded) throw TicketProblems.notForKind(pointer, kind);
    }

    private void graded(Severity before, Instant at) {
        news.add(new TicketEvent.TicketGraded(
                state.communityId, state.id, at, state.kind, before, state.severity, state.assigneeId));
    }

    /** It is answered in words that were agreed (统一回复口径). */
    void answerBy(AgreedWording.Used wording) {
        if (wording != null) state.agreedWording = wording;
    }

    /** What becomes of an escalation is noted in the timeline; what was said stands with the escalation. */
    void noteEscalation(TicketAction action, UUID escalationId, Deed deed) {
        require(action, deed.by());
        acts.add(Act.of(action, deed, List.of(new Change("escalation", null, escalationId.toString())), Note.NONE));
    }

    /** Another time is agreed with the household (改约). */
    void reschedule(Instant appointmentAt, String reason, Deed deed) {
        require(TicketAction.RESCHEDULE, deed.by());
        if (!appointmentAt.isAfter(state.reportedAt)) throw TicketProblems.notAfterTheAct("/appointmentAt");
        act(TicketAction.RESCHEDULE, deed, Note.of(reason), () -> state.appointmentAt = appointmentAt);
        news.add(new TicketEvent.TicketRescheduled(state.communityId, state.id, deed.at(), appointmentAt));
    }

    /** The slip that came back from the department is checked (核对派工单). */
    void checkSlip(boolean complete, String note, Deed deed) {
        act(TicketAction.CHECK_SLIP, deed, Note.of(note), () -> {
            state.slipCheckedAt = deed.at();
            state.slipComplete = complete;
        });
        news.add(new TicketEvent.TicketSlipChecked(state.communityId, state.id, deed.at(), complete));
    }

    /** What was written down is corrected or classified (更正). */
    void change(TicketDetails details, Deed deed) {
        require(TicketAction.CHANGE, deed.by());
        details.checkFor(state.kind);
        act(TicketAction.CHANGE, deed, Note.NONE, () -> {
            state.category = details.category();
            state.priority = requireNonNullElse(details.priority(), TicketPriority.NORMAL);
            state.complaintClass = details.complaintClass();
            state.title = details.title();
            state.description = details.description();
            state.relatedItems = details.relatedItems();
            state.relayTo = details.relayTo();
        });
        var fields = acts.getLast().changes().stream().map(Change::field).toList();
        news.add(new TicketEvent.TicketChanged(state.communityId, state.id, deed.at(), fields));
    }

    /** A photograph or a document is added (附件). */
    void attach(UUID fileId, AttachmentKind kind, Deed deed) {
        require(TicketAction.ATTACH, deed.by());
        var change = new Change("attachment", null, fileId + " " + kind);
        acts.add(Act.of(TicketAction.ATTACH, deed, List.of(change), Note.NONE));
        news.add(new TicketEvent.TicketAttached(state.communityId, state.id, deed.at(), fileId, kind));
    }

    /**
     * What a patrol found is looked at again (复查). Unless it is settled it is followed further: the next re-check is owed
     * from this one on. A slip that comes after a later re-check was entered is noted and can only meet its own promise.
     */
    TimerMoves recheck(boolean settled, String note, Deed deed) {
        require(TicketAction.RECHECK, deed.by());
        if (!isFinding()) {
            throw TicketProblems.noFinding(state.id, state.status, state.channel, allowedActions(deed.by()));
        }
        boolean last = state.recheckedAt == null || !deed.at().isBefore(state.recheckedAt);
        var before = last && state.recheckSettled != null ? state.recheckSettled.toString() : null;
        var change = new Change("recheckSettled", before, String.valueOf(settled));
        acts.add(Act.of(TicketAction.RECHECK, deed, List.of(change), Note.of(note)));
        if (last) {
            state.recheckedAt = deed.at();
            state.recheckSettled = settled;
        }
        news.add(new TicketEvent.TicketRechecked(state.communityId, state.id, deed.at(), settled));
        var moves = TimerMoves.at(deed.at()).meetStarted(RECHECK);
        return last && !settled ? moves.start(facts(), RECHECK) : moves;
    }

    /**
     * The weekly meeting finds why a complaint is late and decides what is done (例会分析). Of several the latest stands, in
     * whatever order they are entered; the timeline has them all.
     */
    void review(String cause, String solution, Deed deed) {
        require(TicketAction.REVIEW, deed.by());
        if (state.kind != TicketKind.COMPLAINT) {
            throw TicketProblems.noComplaint(state.id, state.status, state.kind, allowedActions(deed.by()));
        }
        boolean last = state.review == null || !deed.at().isBefore(state.review.at());
        var before = last ? state.review : null;
        var changes = List.of(
                new Change("reviewCause", before == null ? null : before.cause(), cause),
                new Change("reviewSolution", before == null ? null : before.solution(), solution));
        acts.add(Act.of(TicketAction.REVIEW, deed, changes, Note.NONE));
        if (last) state.review = new Review(deed.at(), cause, solution);
        news.add(new TicketEvent.TicketReviewed(state.communityId, state.id, deed.at()));
    }

    /** As {@link #reopen}, because whoever was asked is not satisfied, and may have been promised an answer. */
    TimerMoves rework(UUID callbackId, Instant promisedAt, Deed deed) {
        var moves = reopen(null, callbackId, deed);
        return promisedAt == null ? moves : promise(callbackId, promisedAt, deed, moves);
    }

    /** The reporter was asked and is satisfied, or will not be asked: it closes, as soon as nothing else is owed. */
    TimerMoves callbackSettled(UUID callbackId, Instant promisedAt, Deed deed) {
        var moves = TimerMoves.at(deed.at());
        state.callbackOwed = false;
        if (state.status != TicketStatus.RESOLVED) return moves;
        if (promisedAt != null) promise(callbackId, promisedAt, deed, moves);
        if (debts().isEmpty()) closeNow(callbackId, Note.of(callbackId, null), deed);
        else state.closesWhenSettled = true;
        return moves;
    }

    /** What could not be answered during a callback is promised, as by an interim reply. */
    private TimerMoves promise(UUID callbackId, Instant promisedAt, Deed deed, TimerMoves moves) {
        checkPromise(true, promisedAt, deed);
        act(TicketAction.REPLY, deed, Note.of(callbackId, null), () -> state.promisedAt = promisedAt);
        news.add(
                new TicketEvent.TicketReplied(state.communityId, state.id, deed.at(), Medium.VERBAL, true, promisedAt));
        return moves.promise(facts(), promisedAt);
    }

    private void closeNow(UUID callbackId, Note note, Deed deed) {
        act(TicketAction.CLOSE, deed, note, () -> {
            become(TicketStatus.CLOSED);
            state.closesWhenSettled = false;
        });
        news.add(new TicketEvent.TicketClosed(state.communityId, state.id, deed.at(), callbackId));
    }

    /** What is owed before it may close. */
    Set<Debt> debts() {
        var debts = EnumSet.noneOf(Debt.class);
        if (state.status != TicketStatus.RESOLVED) return debts;
        if (state.callbackOwed) debts.add(Debt.CALLBACK);
        if (state.writtenReplyOwed) debts.add(Debt.WRITTEN_REPLY);
        if (state.promisedAt != null) debts.add(Debt.PROMISED_REPLY);
        return debts;
    }

    /** What the caller may do to it right now. */
    List<TicketAction> allowedActions(Caller caller) {
        if (!caller.may(WRITE)) return List.of();
        boolean owes = !debts().isEmpty();
        return TicketAction.allowedIn(state.status).stream()
                .filter(action -> !(owes && action == TicketAction.CLOSE))
                .toList();
    }

    SubjectRef subject() {
        return new SubjectRef("ticket", state.id);
    }

    State state() {
        return state;
    }

    /** What was done since it was read, in order. */
    List<Act> acts() {
        return List.copyOf(acts);
    }

    /** What happened since it was read, in order. */
    List<TicketEvent> news() {
        return List.copyOf(news);
    }

    /** What policies look at. The segment is for the timers alone and is shown to nobody. */
    PolicyFacts facts() {
        return new PolicyFacts(
                state.kind.name(),
                state.category,
                state.priority.name(),
                state.medium.name(),
                state.reporter.segment(),
                state.channel.name());
    }

    private static boolean owesReply(State state) {
        return state.kind == TicketKind.COMPLAINT && !state.reporter.anonymous();
    }

    /** Whether a patrol found it (巡查发现). */
    private boolean isFinding() {
        return state.channel == TicketChannel.PATROL;
    }

    private void require(TicketAction action, Caller by) {
        if (!action.isAllowedIn(state.status)) {
            throw TicketProblems.notAllowed(state.id, state.status, action, allowedActions(by));
        }
    }

    /** The one gate: every change of a ticket goes through it, and none without a trace. */
    private void act(TicketAction action, Deed deed, Note note, Runnable change) {
        require(action, deed.by());
        var before = shown();
        change.run();
        acts.add(Act.of(action, deed, Change.between(before, shown()), note));
    }

    private void become(TicketStatus next) {
        state.status = next;
        state.statusBeforeWaiting = null;
        state.waitReason = null;
        state.waitingSince = null;
        state.waitUntil = null;
    }

    /** The fields whose changes the timeline shows. */
    private Map<String, String> shown() {
        var fields = new LinkedHashMap<String, String>();
        put(fields, "status", state.status);
        put(fields, "firstReceiver", state.firstReceiverId);
        put(fields, "assignee", state.assigneeId);
        put(fields, "department", state.department);
        put(fields, "category", state.category);
        put(fields, "priority", state.priority);
        put(fields, "complaintClass", state.complaintClass);
        put(fields, "title", state.title);
        put(fields, "description", state.description);
        put(fields, "relatedItems", state.relatedItems);
        put(fields, "relayTo", state.relayTo);
        put(fields, "appointmentAt", state.appointmentAt);
        put(fields, "waitUntil", state.waitUntil);
        put(fields, "promisedAt", state.promisedAt);
        put(fields, "outcome", state.outcome);
        put(fields, "rootCause", state.rootCause);
        put(fields, "liableDepartment", state.liableDepartment);
        put(fields, "slipComplete", state.slipComplete);
        put(fields, "reworkCount", state.reworkCount);
        put(fields, "escalationLevel", state.escalationLevel);
        put(fields, "severity", state.severity == Severity.NORMAL ? null : state.severity);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, Object value) {
        fields.put(name, value == null ? null : value.toString());
    }
}
