package io.huiyin.reminders;

import io.huiyin.kernel.Text;
import io.huiyin.staff.ChainOfCommand;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import io.huiyin.tickets.Tickets;
import io.huiyin.tickets.UnfinishedComplaint;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The complaints of a community that nobody has finished, and the people who answer for them. */
@ApplicationScoped
class Complaints {

    /** Longer lists are cut in a message; the whole is in {@code /v1/tickets}. */
    private static final int LINES = 50;

    private final Tickets tickets;
    private final StaffMembers staff;

    Complaints(Tickets tickets, StaffMembers staff) {
        this.tickets = tickets;
        this.staff = staff;
    }

    /** Those of the moment that a run is about, the longest overdue first and those that are not overdue last. */
    List<Complaint> unfinished(Run run) {
        var found = tickets.unfinishedComplaints(run.communityId(), run.asOf());
        var assignees = found.stream()
                .map(complaint -> complaint.ticket().assigneeId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var present = staff.findAll(assignees).values().stream()
                .filter(StaffMember::active)
                .map(StaffMember::id)
                .collect(Collectors.toCollection(HashSet::new));
        return found.stream().map(complaint -> of(complaint, present)).toList();
    }

    private static Complaint of(UnfinishedComplaint complaint, Set<UUID> present) {
        var ticket = complaint.ticket();
        return new Complaint(
                ticket.id(),
                ticket.number(),
                ticket.status(),
                present.contains(ticket.assigneeId()) ? ticket.assigneeId() : null,
                complaint.overdueSince(),
                complaint.review());
    }

    ChainOfCommand chain(Run run) {
        return staff.chainOfCommand(run.communityId());
    }

    /** A list of complaints in the words of a message. */
    static Text list(Collection<Complaint> complaints, ZoneId zone) {
        return lines(complaints.stream().map(complaint -> complaint.line(zone)).toList());
    }

    /** As {@link #list}, with what the weekly meeting found about each. */
    static Text listForMeeting(Collection<Complaint> complaints, ZoneId zone) {
        return lines(complaints.stream()
                .map(complaint -> complaint.lineForMeeting(zone))
                .toList());
    }

    static Text lines(List<Text> lines) {
        int more = lines.size() - LINES;
        var en = joined(lines, Text::en);
        var zh = joined(lines, Text::zh);
        if (more <= 0) return new Text(en, zh);
        return new Text(en + "\nand " + more + " more", zh + "\n另有 " + more + " 件");
    }

    static Text number(long count) {
        return new Text(String.valueOf(count), String.valueOf(count));
    }

    private static String joined(List<Text> lines, Function<Text, String> language) {
        return lines.stream().limit(LINES).map(language).collect(Collectors.joining("\n"));
    }
}
