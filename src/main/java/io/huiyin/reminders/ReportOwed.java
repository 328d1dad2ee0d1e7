package io.huiyin.reminders;

import static io.huiyin.reminders.Complaints.lines;
import static io.huiyin.reminders.Complaints.number;

import io.huiyin.escalations.Escalation;
import io.huiyin.escalations.Escalations;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A report to a superior is owed (待补报): whoever owes it is told every day until it is made, and one level up as well once it
 * is late.
 */
@ApplicationScoped
class ReportOwed implements Kind {

    static final String CODE = "REPORT_OWED";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String LINE = "line";

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "count", new Text("How many reports", "补报件数"),
                    "list", new Text("A line for each report", "逐件列出")),
            new Text("{count} reports are owed", "待补报：{count} 件"),
            new Text(
                    "{recipientName}, these {count} reports to a superior are owed:\n{list}",
                    "{recipientName}，您好：以下 {count} 件须向上级补报：\n{list}"));

    private final Escalations escalations;
    private final StaffMembers staff;

    ReportOwed(Escalations escalations, StaffMembers staff) {
        this.escalations = escalations;
        this.staff = staff;
    }

    @Override
    public String code() {
        return CODE;
    }

    /** A day ahead: what is to be reported within a day is reminded of on the next morning. */
    @Override
    public RuleTerms standard() {
        return new RuleTerms(
                true,
                "0 8 * * *",
                Period.ofDays(1),
                Period.ZERO,
                List.of(ChannelKind.APP, ChannelKind.WECHAT, ChannelKind.E_MAIL, ChannelKind.SMS),
                null);
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public Part find(Run run, String cursor, int limit) {
        var until = run.on()
                .plus(run.rule().lookAhead())
                .plusDays(1)
                .atStartOfDay(run.zone())
                .toInstant();
        var owed = escalations.owed(run.communityId(), until);
        if (owed.isEmpty()) return Part.whole(List.of());
        var named =
                owed.stream().map(Escalation::owedBy).filter(Objects::nonNull).collect(Collectors.toSet());
        var present = staff.findAll(named).values().stream()
                .filter(StaffMember::active)
                .map(StaffMember::id)
                .collect(Collectors.toSet());
        var chain = staff.chainOfCommand(run.communityId());
        var occasions = new ArrayList<Occasion>();
        for (var each : owed) {
            var recipients = new LinkedHashSet<UUID>();
            boolean there = each.owedBy() != null && present.contains(each.owedBy());
            if (there) recipients.add(each.owedBy());
            if (!there || each.dueAt().isBefore(run.asOf())) {
                chain.above(each.owedBy()).stream().map(StaffMember::id).forEach(recipients::add);
            }
            if (recipients.isEmpty()) recipients.add(null);
            for (var recipient : recipients) occasions.add(occasion(run, each, recipient));
        }
        return Part.whole(occasions);
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        return Map.of(
                "count", number(occasions.size()),
                "list",
                        lines(occasions.stream()
                                .map(occasion -> occasion.facts().get(LINE))
                                .toList()));
    }

    private static Occasion occasion(Run run, Escalation owed, UUID recipient) {
        return new Occasion(
                new SubjectRef("escalation", owed.id()),
                run.on().toString(),
                recipient == null ? null : new SubjectRef("staff", recipient),
                dueOn(owed.dueAt(), run.zone()),
                String.valueOf(recipient),
                Map.of(LINE, line(owed, run.zone())));
    }

    private static Text line(Escalation owed, ZoneId zone) {
        var dueAt = MINUTE.format(owed.dueAt().atZone(zone));
        var about = owed.ticketNumber() == null ? new Text("a report of its own", "未立工单事项") : same(owed.ticketNumber());
        var to =
                switch (owed.to()) {
                    case OWN_DEPARTMENT -> new Text("the own department", "本部门");
                    case OTHER_DEPARTMENT -> new Text("the other department", "横向部门");
                    case PROJECT_MANAGER -> new Text("the project manager", "项目经理");
                    case COMPANY -> new Text("the company", "公司");
                };
        return new Text(
                about.en() + "  to " + to.en() + ", due by " + dueAt,
                about.zh() + "  向" + to.zh() + "补报，须于 " + dueAt + " 前完成");
    }

    private static Text same(String text) {
        return new Text(text, text);
    }

    private static LocalDate dueOn(Instant dueAt, ZoneId zone) {
        return LocalDate.ofInstant(dueAt, zone);
    }
}
