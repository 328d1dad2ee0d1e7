package io.huiyin.tickets;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.community.Communities;
import io.huiyin.estate.HouseContext;
import io.huiyin.estate.Houses;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.PhoneNumber;
import io.huiyin.kernel.Problems;
import io.huiyin.owners.Owners;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import io.huiyin.tickets.Reporter.Archive;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes a matter in (受理): checks what is said of it, and finds out who is concerned and whether it came before. */
@ApplicationScoped
class Intake {

    private final TicketCategories categories;
    private final Communities communities;
    private final Houses houses;
    private final Owners owners;
    private final StaffMembers staff;
    private final Clock clock;

    Intake(
            TicketCategories categories,
            Communities communities,
            Houses houses,
            Owners owners,
            StaffMembers staff,
            Clock clock) {
        this.categories = categories;
        this.communities = communities;
        this.houses = houses;
        this.owners = owners;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * A ticket that is open and not written yet.
     *
     * @param day today in the community's zone, for its number
     */
    record Taken(LoadedTicket loaded, LocalDate day) {}

    /** @throws io.huiyin.kernel.ProblemException 422 for whatever does not fit together or is not known */
    Taken take(Caller caller, NewTicket matter, Origin origin) {
        var now = clock.instant();
        var reportedAt = matter.reportedAt() == null ? now : micros(matter.reportedAt());
        check(matter, reportedAt, now);
        var place = place(matter);
        var known = categories.forIntake(matter, reportedAt);
        var people = people(caller, matter);
        var state = new Ticket.State();
        state.id = Ids.next();
        state.communityId = matter.communityId();
        state.kind = matter.kind();
        state.channel = matter.channel();
        state.medium = matter.medium();
        state.houseId = matter.houseId();
        state.reporter = reporter(matter);
        state.reportedAt = reportedAt;
        state.createdAt = now;
        state.appointmentAt = matter.appointmentAt() == null ? null : micros(matter.appointmentAt());
        state.repeatOf = known.began();
        state.repeat = known.began() == null ? null : new Repeat(known.first(), known.count() + 1);
        state.severity = requireNonNullElse(matter.severity(), Severity.NORMAL);
        state.originTicketId = origin.ticketId();
        state.originCallbackId = origin.callbackId();
        state.promisedAt = origin.promisedAt();
        state.firstReceiverId = firstReceiver(caller, matter, people);
        state.stewardId = place.steward() == null ? null : place.steward().id();
        set(state, matter.details());
        var ticket = Ticket.open(state, new Deed(caller, reportedAt));
        var loaded = new LoadedTicket(ticket, place.houseCode(), people);
        if (place.steward() != null) loaded.meets(place.steward());
        return new Taken(loaded, LocalDate.ofInstant(now, place.zone()));
    }

    private static void set(Ticket.State state, TicketDetails details) {
        state.category = details.category();
        state.priority = requireNonNullElse(details.priority(), TicketPriority.NORMAL);
        state.complaintClass = details.complaintClass();
        state.title = details.title();
        state.description = details.description();
        state.relatedItems = details.relatedItems();
        state.relayTo = details.relayTo();
    }

    private static void check(NewTicket matter, Instant reportedAt, Instant now) {
        if (reportedAt.isAfter(now)) throw TicketProblems.inFuture("/reportedAt");
        if (matter.kind() == TicketKind.REPAIR && matter.houseId() == null) {
            throw Problems.unprocessable(List.of(TicketProblems.neededFor("/houseId", matter.kind())));
        }
        matter.details().checkFor(matter.kind());
        if (matter.severity() != null) Ticket.checkSeverity("/severity", matter.severity(), matter.kind());
        if (matter.appointmentAt() != null && !matter.appointmentAt().isAfter(reportedAt)) {
            throw TicketProblems.notAfterTheAct("/appointmentAt");
        }
    }

    private Reporter reporter(NewTicket matter) {
        var said = matter.reporter();
        var phone = said.phone() == null
                ? null
                : PhoneNumber.of(said.phone(), "/reporter/phone").text();
        var reporter = new Reporter(said.ownerId(), said.name(), phone, said.anonymous(), null);
        reporter.check();
        return said.ownerId() == null ? reporter : known(matter.communityId(), reporter);
    }

    private Reporter known(UUID communityId, Reporter reporter) {
        var owner = owners.reporter(reporter.ownerId())
                .filter(found -> found.communityId().equals(communityId))
                .orElseThrow(() -> Problems.unknownReference("/reporter/ownerId"));
        return new Reporter(
                reporter.ownerId(),
                reporter.name(),
                reporter.phone(),
                false,
                new Archive(owner.name(), owner.segment().name()));
    }

    /** Where it is: the house's area decides who gets it. */
    private record Place(ZoneId zone, String houseCode, TicketPerson steward) {}

    private Place place(NewTicket matter) {
        if (matter.houseId() == null) {
            return new Place(communities.require(matter.communityId()).timeZone(), null, null);
        }
        var house = houses.context(matter.houseId())
                .filter(context -> context.communityId().equals(matter.communityId()))
                .orElseThrow(() -> Problems.unknownReference("/houseId"));
        return new Place(house.timeZone(), house.code(), person(house.steward()));
    }

    private Map<UUID, TicketPerson> people(Caller caller, NewTicket matter) {
        var ids = Stream.of(matter.receivedBy(), caller.staffId())
                .filter(Objects::nonNull)
                .toList();
        var people = new HashMap<UUID, TicketPerson>();
        for (var member : staff.findAll(ids).values()) {
            if (member.active() && member.communityId().equals(matter.communityId())) {
                people.put(member.id(), person(member));
            }
        }
        return people;
    }

    private static UUID firstReceiver(Caller caller, NewTicket matter, Map<UUID, TicketPerson> people) {
        if (matter.receivedBy() == null) {
            return caller.actingStaff().filter(people::containsKey).orElse(null);
        }
        if (!people.containsKey(matter.receivedBy())) throw Problems.unknownReference("/receivedBy");
        return matter.receivedBy();
    }

    static TicketPerson person(StaffMember member) {
        return new TicketPerson(member.id(), member.name(), member.department(), member.phone());
    }

    private static TicketPerson person(HouseContext.Steward steward) {
        return steward == null
                ? null
                : new TicketPerson(steward.id(), steward.name(), steward.department(), steward.phone());
    }

    /** To the microsecond, which is what the database keeps. */
    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
