package io.huiyin.tickets;

import io.huiyin.kernel.Caller;
import io.huiyin.sla.TimerView;
import io.huiyin.web.Tagged;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A ticket (工单) as it is shown.
 *
 * @param number            what people say and write; unique in the community
 * @param relatedItems      what else belongs to the matter
 * @param relayTo           whom it is to be passed on to, in the caller's words
 * @param firstReceiver     who was asked first and owns the matter until it is solved; never changes
 * @param steward           who answered for the house's area when it was reported
 * @param handler           whom the reporter is told: the assignee, and until there is one the first receiver
 * @param appointmentAt     when someone comes, as agreed with the household
 * @param promisedReplyAt   by when a further reply was promised that has not come
 * @param recheck           the last re-check of what a patrol found
 * @param review            what the weekly meeting found last about a complaint
 * @param agreedWording     the words in which a major defect was answered last
 * @param owed              what is owed before it may close
 * @param reworkCount       how often the work came back
 * @param escalationLevel   0 the one who has it in hand, 1 their department, 2 another, 3 the project manager, 4 the company
 * @param severity          how grave a complaint or a developer's defect is
 * @param repeatOf          the first ticket about the same, as in {@code repeat}
 * @param repeat            that it was reported more than once
 * @param originTicketId    the ticket on whose callback it was raised
 * @param originCallbackId  the callback during which it was raised
 * @param allowedActions    what this caller may do to it now
 */
public record TicketView(
        UUID id,
        UUID communityId,
        String number,
        TicketStatus status,
        TicketKind kind,
        TicketChannel channel,
        Medium medium,
        TicketPriority priority,
        String category,
        ComplaintClass complaintClass,
        String title,
        String description,
        String relatedItems,
        String relayTo,
        UUID houseId,
        String houseCode,
        ReporterView reporter,
        Instant reportedAt,
        Instant createdAt,
        TicketPerson firstReceiver,
        TicketPerson steward,
        TicketPerson assignee,
        TicketPerson handler,
        Instant appointmentAt,
        Dispatch dispatch,
        Waiting waiting,
        Instant promisedReplyAt,
        TicketOutcome outcome,
        String result,
        String rootCause,
        String liableDepartment,
        Instant resolvedAt,
        Recheck recheck,
        Review review,
        AgreedWording.Used agreedWording,
        Set<Debt> owed,
        List<TimerView> timers,
        int reworkCount,
        int escalationLevel,
        Severity severity,
        UUID repeatOf,
        Repeat repeat,
        UUID originTicketId,
        UUID originCallbackId,
        List<TicketAction> allowedActions,
        int version)
        implements Tagged {

    /**
     * Who reported it.
     *
     * @param name  as it was said, else the owner's
     * @param phone as it was said; masked, unless one ticket is read with the scope for it
     */
    public record ReporterView(UUID ownerId, String name, String phone, boolean anonymous) {}

    /**
     * The slip with which the desk sent it to a department (派工单).
     *
     * @param slipCheckedAt when the slip that came back was checked
     * @param slipComplete  whether it was filled in as it has to be
     */
    public record Dispatch(Instant at, String department, Instant slipCheckedAt, Boolean slipComplete) {}

    /**
     * Why it waits.
     *
     * @param until when it goes on by itself
     */
    public record Waiting(String reason, Instant since, Instant until) {}

    /**
     * How a patrol finding was found when it was looked at again (复查).
     *
     * @param settled false where it has to be followed further
     */
    public record Recheck(Instant at, boolean settled) {}

    static TicketView of(LoadedTicket loaded, List<TimerView> timers, Caller caller, String reporterPhone) {
        var ticket = loaded.ticket();
        var state = ticket.state();
        var assignee = loaded.person(state.assigneeId);
        var firstReceiver = loaded.person(state.firstReceiverId);
        return new TicketView(
                state.id,
                state.communityId,
                state.number,
                state.status,
                state.kind,
                state.channel,
                state.medium,
                state.priority,
                state.category,
                state.complaintClass,
                state.title,
                state.description,
                state.relatedItems,
                state.relayTo,
                state.houseId,
                loaded.houseCode(),
                reporter(state.reporter, reporterPhone),
                state.reportedAt,
                state.createdAt,
                firstReceiver,
                loaded.person(state.stewardId),
                assignee,
                assignee == null ? firstReceiver : assignee,
                state.appointmentAt,
                dispatch(state),
                waiting(state),
                state.promisedAt,
                state.outcome,
                state.result,
                state.rootCause,
                state.liableDepartment,
                state.resolvedAt,
                recheck(state),
                state.review,
                state.agreedWording,
                ticket.debts(),
                timers,
                state.reworkCount,
                state.escalationLevel,
                state.severity,
                state.repeat == null ? null : state.repeat.of(),
                state.repeat,
                state.originTicketId,
                state.originCallbackId,
                ticket.allowedActions(caller),
                state.version);
    }

    /** What its owner sees: the matter and its promises, nothing that the office notes for itself. */
    TicketView forOwner() {
        return new TicketView(
                id,
                communityId,
                number,
                status,
                kind,
                channel,
                medium,
                priority,
                category,
                null,
                title,
                description,
                relatedItems,
                null,
                houseId,
                houseCode,
                reporter,
                reportedAt,
                createdAt,
                firstReceiver,
                steward,
                assignee,
                handler,
                appointmentAt,
                null,
                waiting,
                promisedReplyAt,
                outcome,
                result,
                null,
                null,
                resolvedAt,
                null,
                null,
                null,
                owed,
                timers,
                reworkCount,
                0,
                null,
                null,
                null,
                originTicketId,
                null,
                List.of(),
                version);
    }

    private static ReporterView reporter(Reporter reporter, String phone) {
        return new ReporterView(reporter.ownerId(), reporter.calledName(), phone, reporter.anonymous());
    }

    private static Dispatch dispatch(Ticket.State state) {
        if (state.dispatchedAt == null) return null;
        return new Dispatch(state.dispatchedAt, state.department, state.slipCheckedAt, state.slipComplete);
    }

    private static Waiting waiting(Ticket.State state) {
        if (state.waitReason == null) return null;
        return new Waiting(state.waitReason, state.waitingSince, state.waitUntil);
    }

    private static Recheck recheck(Ticket.State state) {
        return state.recheckedAt == null ? null : new Recheck(state.recheckedAt, state.recheckSettled);
    }

    /** Timers, names and rights change what is shown without raising the version. */
    @Override
    public String tag() {
        try {
            var shown = MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return version + "-" + HexFormat.of().formatHex(shown, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
