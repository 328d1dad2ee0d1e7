package io.huiyin.tickets;

import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Tickets as their real moves leave them. */
final class TicketBuilder {

    static final Instant REPORTED = TestClock.at("2025-06-06T15:00");
    static final UUID ASSIGNEE = Ids.next();

    private final Ticket.State state = new Ticket.State();
    private final Caller desk = Caller.job("desk", Ids.next());
    private int minutes;

    private TicketBuilder() {
        state.id = Ids.next();
        state.communityId = Ids.next();
        state.kind = TicketKind.REPAIR;
        state.channel = TicketChannel.PHONE;
        state.medium = Medium.VERBAL;
        state.priority = TicketPriority.NORMAL;
        state.category = "PLUMBING";
        state.description = "水管漏水";
        state.houseId = Ids.next();
        state.reporter = new Reporter(null, "林女士", "13812345678", false, null);
        state.reportedAt = REPORTED;
        state.createdAt = REPORTED;
    }

    static TicketBuilder aRepair() {
        return new TicketBuilder();
    }

    static TicketBuilder aComplaint(Medium medium) {
        var builder = new TicketBuilder();
        builder.state.kind = TicketKind.COMPLAINT;
        builder.state.category = "HYGIENE";
        builder.state.medium = medium;
        return builder;
    }

    /** A repair that a patrol found the need of. */
    static TicketBuilder aFinding() {
        var builder = new TicketBuilder();
        builder.state.channel = TicketChannel.PATROL;
        return builder;
    }

    TicketBuilder anonymous() {
        state.reporter = Reporter.ANONYMOUS;
        return this;
    }

    /** A deed one minute after the one before. */
    Deed deed() {
        return new Deed(desk, REPORTED.plus(Duration.ofMinutes(++minutes)));
    }

    static Disposition solved() {
        return new Disposition(TicketOutcome.RESOLVED, "已更换水管", "管道老化", "工程部");
    }

    Ticket in(TicketStatus target) {
        var ticket = Ticket.open(state, new Deed(desk, REPORTED));
        ticket.opened("GD-20250606-000001");
        switch (target) {
            case REGISTERED -> {}
            case ASSIGNED -> assigned(ticket);
            case ACCEPTED -> accepted(ticket);
            case ON_SITE -> {
                accepted(ticket);
                ticket.arrive(deed());
            }
            case IN_PROGRESS -> {
                accepted(ticket);
                ticket.progress("已到现场查看", false, deed());
            }
            case WAITING -> {
                accepted(ticket);
                ticket.arrive(deed());
                ticket.pause("OWNER_ABSENT", null, deed());
            }
            case RESOLVED -> resolved(ticket);
            case CLOSED -> {
                resolved(ticket);
                ticket.close(null, deed());
            }
            case CANCELLED -> ticket.cancel("重复登记", deed());
        }
        return ticket;
    }

    private void assigned(Ticket ticket) {
        ticket.assign(ASSIGNEE, "工程部", null, deed());
    }

    private void accepted(Ticket ticket) {
        assigned(ticket);
        ticket.accept(deed());
    }

    private void resolved(Ticket ticket) {
        accepted(ticket);
        ticket.resolve(solved(), deed());
    }
}
