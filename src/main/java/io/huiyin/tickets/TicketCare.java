package io.huiyin.tickets;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.sla.TimerMoves;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the desk does about tickets beside the work: answering, agreeing on times, calling for help, ending and taking up
 * again. As in {@link TicketWork}, every method takes the version that was seen and the moment of the act.
 */
@ApplicationScoped
public class TicketCare {

    private final TicketDesk desk;
    private final AgreedWordings wordings;

    TicketCare(TicketDesk desk, AgreedWordings wordings) {
        this.desk = desk;
        this.wordings = wordings;
    }

    /**
     * What the reporter is told.
     *
     * @param promisedAt by when the next reply comes; goes with an interim reply and with no other
     */
    public record Reply(String text, Medium medium, boolean interim, Instant promisedAt) {}

    /** @throws io.huiyin.kernel.ProblemException also 409 for a major defect whose words are not agreed, unless it is interim */
    public TicketView reply(Caller caller, UUID id, Expected expected, Instant at, Reply reply) {
        var promisedAt = reply.promisedAt() == null ? null : reply.promisedAt().truncatedTo(ChronoUnit.MICROS);
        return desk.act(caller, id, expected, at, (loaded, deed) -> {
            var moves = loaded.ticket().reply(reply.text(), reply.medium(), reply.interim(), promisedAt, deed);
            if (!reply.interim()) loaded.ticket().answerBy(wordings.answering(loaded.ticket()));
            return moves;
        });
    }

    public TicketView close(Caller caller, UUID id, Expected expected, Instant at, String reason) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().close(reason, deed));
    }

    public TicketView reopen(Caller caller, UUID id, Expected expected, Instant at, String reason) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().reopen(reason, null, deed));
    }

    public TicketView cancel(Caller caller, UUID id, Expected expected, Instant at, String reason) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().cancel(reason, deed));
    }

    /**
     * How a ticket was taken up.
     *
     * @param passedOver the steps that should have come before, in their order
     * @param at         when it was taken up
     * @param assigneeId who has it in hand; null where nobody does
     */
    public record Escalated(
            TicketView ticket, EscalationStep step, List<EscalationStep> passedOver, Instant at, UUID assigneeId) {

        private Escalated of(TicketView shown) {
            return new Escalated(shown, step, passedOver, at, assigneeId);
        }
    }

    /**
     * Takes it up (上报), for the room above that keeps what becomes of it.
     *
     * @param to        the next step where null
     * @param emergency whether steps may be passed over
     * @throws io.huiyin.kernel.ProblemException also 409 where a step would be passed over
     */
    public Escalated escalate(
            Caller caller,
            UUID id,
            Expected expected,
            Instant at,
            String reason,
            EscalationStep to,
            boolean emergency) {
        var done = new ArrayList<Escalated>(1);
        var view = desk.act(caller, id, expected, at, (loaded, deed) -> {
            var climb = loaded.ticket().escalate(reason, to, emergency, deed);
            done.add(new Escalated(
                    null,
                    climb.step(),
                    climb.passedOver(),
                    deed.at(),
                    loaded.ticket().state().assigneeId));
            return TimerMoves.at(deed.at());
        });
        return done.getFirst().of(view);
    }

    /**
     * Notes in the timeline what became of an escalation, whatever became of the ticket meanwhile.
     *
     * @param action REPORT, INSTRUCT, DISAGREE or EXECUTE
     */
    public void noteEscalation(Caller caller, UUID id, Instant at, TicketAction action, UUID escalationId) {
        desk.act(caller, id, Expected.ANY, at, (loaded, deed) -> {
            loaded.ticket().noteEscalation(action, escalationId, deed);
            return TimerMoves.at(deed.at());
        });
    }

    /**
     * Says how grave it is (定级).
     *
     * @throws io.huiyin.kernel.ProblemException also 422 unless it is a complaint or a developer's defect
     */
    public TicketView grade(Caller caller, UUID id, Expected expected, Instant at, Severity severity, String reason) {
        return desk.act(caller, id, expected, at, (loaded, deed) -> {
            loaded.ticket().grade(severity, reason, deed);
            return TimerMoves.at(deed.at());
        });
    }

    /** Agrees on another time with the household (改约). */
    public TicketView reschedule(
            Caller caller, UUID id, Expected expected, Instant at, Instant appointmentAt, String reason) {
        return desk.act(caller, id, expected, at, (loaded, deed) -> {
            loaded.ticket().reschedule(appointmentAt.truncatedTo(ChronoUnit.MICROS), reason, deed);
            return TimerMoves.at(deed.at());
        });
    }

    /** Checks the slip that came back from the department (核对派工单). */
    public TicketView checkSlip(Caller caller, UUID id, Expected expected, Instant at, boolean complete, String note) {
        return desk.act(caller, id, expected, at, (loaded, deed) -> {
            loaded.ticket().checkSlip(complete, note, deed);
            return TimerMoves.at(deed.at());
        });
    }

    /**
     * Looks again at what a patrol found (复查).
     *
     * @param settled false where it has to be followed further: then the next re-check is owed
     * @throws io.huiyin.kernel.ProblemException also 409 for what no patrol found
     */
    public TicketView recheck(Caller caller, UUID id, Expected expected, Instant at, boolean settled, String note) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().recheck(settled, note, deed));
    }

    /**
     * Records what the weekly meeting found about a complaint that is late (例会分析).
     *
     * @throws io.huiyin.kernel.ProblemException also 409 for any other kind
     */
    public TicketView review(Caller caller, UUID id, Expected expected, Instant at, String cause, String solution) {
        return desk.act(caller, id, expected, at, (loaded, deed) -> {
            loaded.ticket().review(cause, solution, deed);
            return TimerMoves.at(deed.at());
        });
    }
}
