package io.huiyin.reminders;

import static io.huiyin.reminders.Complaints.listForMeeting;
import static io.huiyin.reminders.Complaints.number;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.staff.StaffMember;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The week's list of overdue complaints (每周逾期投诉清单), for the meeting of supervisors and managers that finds the cause of
 * each and decides what is done. It says of each what was found and decided so far.
 */
@ApplicationScoped
class OverdueComplaintWeekly implements Kind {

    static final String CODE = "OVERDUE_COMPLAINT_WEEKLY";

    /** Of {@code 2025-W24-1}, how much names the week. */
    private static final int WEEK = 8;

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "week", new Text("The week, as 2025-W24", "周次，如 2025-W24"),
                    "count", new Text("How many complaints", "投诉件数"),
                    "list",
                            new Text(
                                    "Each complaint, with the cause that was found and the solution that was decided",
                                    "逐件列出，附已查明的原因和已确定的解决办法")),
            new Text("{count} overdue complaints for the meeting of {week}", "{week} 例会：逾期投诉 {count} 件"),
            new Text(
                    "{recipientName}, these {count} complaints are overdue. Please find the cause of each in the meeting of "
                            + "{week}, decide what is done, and record both with the complaint:\n{list}",
                    "{recipientName}，您好：以下 {count} 件投诉逾期未结，请在 {week} 例会上逐件分析原因、确定解决办法，并记入该投诉的例会分析：\n{list}"));

    private final Complaints complaints;

    OverdueComplaintWeekly(Complaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public RuleTerms standard() {
        return new RuleTerms(
                true,
                "0 8 * * 1",
                Period.ZERO,
                Period.ofDays(7),
                List.of(ChannelKind.APP, ChannelKind.WECHAT, ChannelKind.E_MAIL),
                null);
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public Part find(Run run, String cursor, int limit) {
        var overdue =
                complaints.unfinished(run).stream().filter(Complaint::isOverdue).toList();
        if (overdue.isEmpty()) return Part.whole(List.of());
        var chain = complaints.chain(run);
        var recipients = new LinkedHashSet<UUID>();
        chain.supervisors().stream().map(StaffMember::id).forEach(recipients::add);
        chain.managers().stream().map(StaffMember::id).forEach(recipients::add);
        if (recipients.isEmpty()) recipients.add(null);
        var occasions = new ArrayList<Occasion>();
        for (var recipient : recipients) occasions.add(occasion(run, recipient, overdue));
        return Part.whole(occasions);
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        return occasions.getFirst().facts();
    }

    private static Occasion occasion(Run run, UUID recipient, List<Complaint> overdue) {
        var week = DateTimeFormatter.ISO_WEEK_DATE.format(run.on()).substring(0, WEEK);
        return new Occasion(
                new SubjectRef("community", run.communityId()),
                week,
                recipient == null ? null : new SubjectRef("staff", recipient),
                run.on(),
                String.valueOf(recipient),
                Map.of(
                        "week",
                        new Text(week, week),
                        "count",
                        number(overdue.size()),
                        "list",
                        listForMeeting(overdue, run.zone())));
    }
}
