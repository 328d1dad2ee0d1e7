package io.huiyin.tickets;

import static io.huiyin.tickets.TicketStatus.ACCEPTED;
import static io.huiyin.tickets.TicketStatus.ASSIGNED;
import static io.huiyin.tickets.TicketStatus.CANCELLED;
import static io.huiyin.tickets.TicketStatus.CLOSED;
import static io.huiyin.tickets.TicketStatus.IN_PROGRESS;
import static io.huiyin.tickets.TicketStatus.ON_SITE;
import static io.huiyin.tickets.TicketStatus.REGISTERED;
import static io.huiyin.tickets.TicketStatus.RESOLVED;
import static io.huiyin.tickets.TicketStatus.WAITING;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What can be done to a ticket, and in which states. The first part is the state machine (状态机), whose words
 * {@code allowedActions} lists; the second part leaves the state alone and is only noted in the timeline.
 */
public enum TicketAction {
    /** It is written down (登记): ASSIGNED to the steward of the house's area, without one REGISTERED. */
    OPEN(Part.MACHINE, EnumSet.noneOf(TicketStatus.class)),
    /** It is given to someone (派单), also away from someone else: ASSIGNED. */
    ASSIGN(Part.MACHINE, Sets.OPEN),
    /** They take it (接单): ACCEPTED. */
    ACCEPT(Part.MACHINE, EnumSet.of(ASSIGNED)),
    /** It is not theirs (退单): REGISTERED, and the first receiver sees to it. */
    REJECT(Part.MACHINE, EnumSet.of(ASSIGNED)),
    /** They are there (到场): ON_SITE. */
    ARRIVE(Part.MACHINE, EnumSet.of(ACCEPTED)),
    /** Something was done (进展): IN_PROGRESS. */
    PROGRESS(Part.MACHINE, Sets.IN_HAND),
    /** It waits for someone else (挂起): WAITING. */
    PAUSE(Part.MACHINE, Sets.IN_HAND),
    /** It goes on (恢复): the state before. */
    RESUME(Part.MACHINE, EnumSet.of(WAITING)),
    /** It is disposed of, with an answer (办结): RESOLVED. */
    RESOLVE(Part.MACHINE, Sets.IN_HAND),
    /** Nothing is owed any more (归档): CLOSED. */
    CLOSE(Part.MACHINE, EnumSet.of(RESOLVED)),
    /** The work comes back to who did it (重开): ASSIGNED. */
    REOPEN(Part.MACHINE, EnumSet.of(RESOLVED, CLOSED)),
    /** It was no matter after all (取消): CANCELLED. */
    CANCEL(Part.MACHINE, Sets.OPEN),
    /** The reporter is told something (答复); the state stays. */
    REPLY(Part.MACHINE, Sets.ALIVE),
    /** The next level up is told (上报); the state stays. */
    ESCALATE(Part.MACHINE, Sets.ALIVE),

    /** What was written down is corrected or classified (更正). */
    CHANGE(Part.NOTES, Sets.ALIVE),
    /** Another time is agreed with the household (改约). */
    RESCHEDULE(Part.NOTES, Sets.OPEN),
    /** The slip that came back from the department is checked (核对派工单). */
    CHECK_SLIP(Part.NOTES, EnumSet.of(RESOLVED, CLOSED)),
    /** A photograph or a document is added (附件). */
    ATTACH(Part.NOTES, Sets.NOT_CANCELLED),
    /** What a patrol found is looked at again (复查), also after it was reported as done. */
    RECHECK(Part.NOTES, Sets.NOT_CANCELLED),
    /** The weekly meeting finds why a complaint is late and decides what is done (例会分析). */
    REVIEW(Part.NOTES, Sets.NOT_CANCELLED),
    /** It is said how grave it is (定级). */
    GRADE(Part.NOTES, Sets.ALIVE),
    /** A report that was owed is made (补报), whatever became of the matter meanwhile. */
    REPORT(Part.NOTES, Sets.ALL),
    /** The superior says what is to be done (上级指示). */
    INSTRUCT(Part.NOTES, Sets.ALL),
    /** Somebody thinks otherwise (不同意见); the instruction stands. */
    DISAGREE(Part.NOTES, Sets.ALL),
    /** What the superior said was done (执行). */
    EXECUTE(Part.NOTES, Sets.ALL);

    private enum Part {
        MACHINE,
        NOTES
    }

    private static final class Sets {
        static final Set<TicketStatus> OPEN = EnumSet.of(REGISTERED, ASSIGNED, ACCEPTED, ON_SITE, IN_PROGRESS, WAITING);
        static final Set<TicketStatus> IN_HAND = EnumSet.of(ACCEPTED, ON_SITE, IN_PROGRESS);
        static final Set<TicketStatus> ALIVE = EnumSet.complementOf(EnumSet.of(CLOSED, CANCELLED));
        static final Set<TicketStatus> ALL = EnumSet.allOf(TicketStatus.class);
        static final Set<TicketStatus> NOT_CANCELLED = EnumSet.complementOf(EnumSet.of(CANCELLED));
    }

    private final Part part;
    private final Set<TicketStatus> from;

    TicketAction(Part part, Set<TicketStatus> from) {
        this.part = part;
        this.from = from;
    }

    /** As it stands in addresses and answers: {@code assign}, {@code check-slip}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public boolean isAllowedIn(TicketStatus status) {
        return from.contains(status);
    }

    /** The actions of the state machine that a state allows, in the order of this enum. */
    public static List<TicketAction> allowedIn(TicketStatus status) {
        return Stream.of(values())
                .filter(action -> action.part == Part.MACHINE && action.isAllowedIn(status))
                .toList();
    }
}
