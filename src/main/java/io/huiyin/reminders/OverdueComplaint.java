package io.huiyin.reminders;

import static io.huiyin.reminders.Complaints.lines;
import static io.huiyin.reminders.Complaints.number;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.staff.ChainOfCommand;
import io.huiyin.staff.StaffMember;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A promise about a complaint is broken and the complaint not finished (逾期投诉催办): each day its assignee and one level up
 * are urged, each with one message about all of theirs.
 */
@ApplicationScoped
class OverdueComplaint implements Kind {

    static final String CODE = "OVERDUE_COMPLAINT";

    private static final String LINE = "line";

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "on", new Text("The day", "日期"),
                    "count", new Text("How many complaints", "投诉件数"),
                    "list", new Text("A line for each complaint", "逐件列出")),
            new Text("{count} overdue complaints", "逾期投诉催办：{count} 件"),
            new Text(
                    "{recipientName}, as of {on} these {count} complaints are overdue. Please see that they are finished:\n{list}",
                    "{recipientName}，您好：截至 {on}，以下 {count} 件投诉已逾期，请尽快办结：\n{list}"));

    private final Complaints complaints;

    OverdueComplaint(Complaints complaints) {
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
                "0 8 * * *",
                Period.ZERO,
                Period.ofDays(7),
                List.of(ChannelKind.APP, ChannelKind.WECHAT, ChannelKind.E_MAIL, ChannelKind.SMS),
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
        var occasions = new ArrayList<Occasion>();
        for (var complaint : overdue) {
            for (var recipient : recipients(complaint, chain)) occasions.add(occasion(run, complaint, recipient));
        }
        return Part.whole(occasions);
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        var on = run.on().toString();
        return Map.of(
                "on", new Text(on, on),
                "count", number(occasions.size()),
                "list",
                        lines(occasions.stream()
                                .map(occasion -> occasion.facts().get(LINE))
                                .toList()));
    }

    /** Where there is nobody at all, that is recorded: null. */
    private static List<UUID> recipients(Complaint complaint, ChainOfCommand chain) {
        var recipients = new LinkedHashSet<UUID>();
        if (complaint.assignee() != null) recipients.add(complaint.assignee());
        chain.above(complaint.assignee()).stream().map(StaffMember::id).forEach(recipients::add);
        if (recipients.isEmpty()) recipients.add(null);
        return new ArrayList<>(recipients);
    }

    private static Occasion occasion(Run run, Complaint complaint, UUID recipient) {
        return new Occasion(
                complaint.subject(),
                run.on().toString(),
                recipient == null ? null : new SubjectRef("staff", recipient),
                complaint.overdueOn(run.zone()),
                String.valueOf(recipient),
                Map.of(LINE, complaint.line(run.zone())));
    }
}
