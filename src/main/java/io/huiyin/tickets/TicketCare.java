package io.huiyin.tickets;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.sla.TimerMoves;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What the desk does about tickets beside the work: answering, agreeing on times, calling for help, ending and taking up
 * again. As in {@link TicketWork}, every method takes the version that was seen and the moment of the act.
 */
@ApplicationScoped
public class TicketCare {

    private final TicketDesk desk;

    TicketCare(TicketDesk desk) {
        this.desk = desk;
    }

    /**
     * What the reporter is told.
     *
     * @param promisedAt by when the next reply comes; goes with an interim reply and with no other
     */
    public record Reply(String text, Medium medium, boolean interim, Instant promisedAt) {}

    public TicketView reply(Caller caller, UUID id, Expected expected, Instant at, Reply reply) {
        var promisedAt = reply.promisedAt() == null ? null : reply.promisedAt().truncatedTo(ChronoUnit.MICROS);
        return desk.act(
                caller,
                id,
                expected,
                at,
                (loaded, deed) ->
                        loaded.ticket().reply(reply.text(), reply.medium(), reply.interim(), promisedAt, deed));
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

    public TicketView escalate(Caller caller, UUID id, Expected expected, Instant at, String reason) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().escalate(reason, deed));
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
