package io.huiyin.tickets;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The work on tickets, from giving it to someone to disposing of it. Every method takes the version that the caller has
 * seen and when the act was done, and answers the ticket as it is afterwards; see {@link TicketDesk#act} for what it
 * throws.
 */
@ApplicationScoped
public class TicketWork {

    private final TicketDesk desk;
    private final StaffMembers staff;
    private final AgreedWordings wordings;

    TicketWork(TicketDesk desk, StaffMembers staff, AgreedWordings wordings) {
        this.desk = desk;
        this.wordings = wordings;
        this.staff = staff;
    }

    /**
     * Gives it to someone (派单).
     *
     * @param department to which the slip goes; the assignee's where null
     * @throws io.huiyin.kernel.ProblemException also 422 unless they are an active member of the community's staff
     */
    public TicketView assign(
            Caller caller, UUID id, Expected expected, Instant at, UUID staffId, String department, String note) {
        return desk.act(caller, id, expected, at, (loaded, deed) -> {
            var member = staff.require(loaded.ticket().state().communityId, staffId, "/staffId");
            loaded.meets(Intake.person(member));
            return loaded.ticket().assign(staffId, department == null ? member.department() : department, note, deed);
        });
    }

    public TicketView accept(Caller caller, UUID id, Expected expected, Instant at) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().accept(deed));
    }

    /** Gives it back (退单); the first receiver still owns it. */
    public TicketView reject(Caller caller, UUID id, Expected expected, Instant at, String reason) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().reject(reason, deed));
    }

    public TicketView arrive(Caller caller, UUID id, Expected expected, Instant at) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().arrive(deed));
    }

    public TicketView progress(
            Caller caller, UUID id, Expected expected, Instant at, String text, boolean visibleToOwner) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().progress(text, visibleToOwner, deed));
    }

    /** @param until when it goes on by itself; null if somebody has to say so */
    public TicketView pause(Caller caller, UUID id, Expected expected, Instant at, String reason, Instant until) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().pause(reason, micros(until), deed));
    }

    public TicketView resume(Caller caller, UUID id, Expected expected, Instant at) {
        return desk.act(
                caller, id, expected, at, (loaded, deed) -> loaded.ticket().resume(deed));
    }

    /**
     * @throws io.huiyin.kernel.ProblemException also 422 for a complaint without cause or liable department, 409 for a major defect
     *     whose words are not agreed
     */
    public TicketView resolve(Caller caller, UUID id, Expected expected, Instant at, Disposition disposition) {
        return desk.act(caller, id, expected, at, (loaded, deed) -> {
            var moves = loaded.ticket().resolve(disposition, deed);
            loaded.ticket().answerBy(wordings.answering(loaded.ticket()));
            return moves;
        });
    }

    private static Instant micros(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
