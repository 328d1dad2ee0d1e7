package io.huiyin.reminders;

import static io.huiyin.reminders.Complaints.list;
import static io.huiyin.reminders.Complaints.number;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.staff.StaffMember;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The day's inventory of unfinished complaints (投诉每日盘点): each assignee gets a list of theirs, the supervisors one of all,
 * those in nobody's hands included, so that someone is made to answer for each.
 */
@ApplicationScoped
class ComplaintInventory implements Kind {

    static final String CODE = "COMPLAINT_INVENTORY";

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "on", new Text("The day", "日期"),
                    "count", new Text("How many complaints are not finished", "未结投诉件数"),
                    "overdue", new Text("How many of them are overdue", "其中逾期件数"),
                    "unassigned", new Text("How many of them are in nobody's hands", "其中无责任人件数"),
                    "list", new Text("A line for each complaint", "逐件列出")),
            new Text(
                    "{count} unfinished complaints on {on}, {overdue} overdue",
                    "{on} 投诉盘点：未结 {count} 件，逾期 {overdue} 件"),
            new Text(
                    "{recipientName}, on {on} {count} complaints are not finished: {overdue} are overdue, {unassigned} in "
                            + "nobody's hands. Please see for each who answers for it, what its cause is, and that it is "
                            + "finished:\n{list}",
                    "{recipientName}，您好：{on} 未结投诉 {count} 件，其中逾期 {overdue} 件、无责任人 {unassigned} 件。"
                            + "请逐件确定责任人、查明原因并督促尽快办结：\n{list}"));

    private final Complaints complaints;

    ComplaintInventory(Complaints complaints) {
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
                List.of(ChannelKind.APP, ChannelKind.WECHAT, ChannelKind.E_MAIL),
                null);
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public Part find(Run run, String cursor, int limit) {
        var all = complaints.unfinished(run);
        if (all.isEmpty()) return Part.whole(List.of());
        var lists = new LinkedHashMap<UUID, List<Complaint>>();
        all.stream()
                .filter(complaint -> complaint.assignee() != null)
                .collect(Collectors.groupingBy(Complaint::assignee, LinkedHashMap::new, Collectors.toList()))
                .forEach(lists::put);
        var supervisors = complaints.chain(run).supervisors();
        supervisors.stream().map(StaffMember::id).forEach(supervisor -> lists.put(supervisor, all));
        if (supervisors.isEmpty()) lists.put(null, all);
        return Part.whole(lists.entrySet().stream()
                .map(each -> occasion(run, each.getKey(), each.getValue()))
                .toList());
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        return occasions.getFirst().facts();
    }

    /** @param recipient null where the community has nobody to lead it: that is recorded */
    private static Occasion occasion(Run run, UUID recipient, List<Complaint> complaints) {
        var on = run.on().toString();
        return new Occasion(
                new SubjectRef("community", run.communityId()),
                on,
                recipient == null ? null : new SubjectRef("staff", recipient),
                run.on(),
                String.valueOf(recipient),
                Map.of(
                        "on", new Text(on, on),
                        "count", number(complaints.size()),
                        "overdue",
                                number(complaints.stream()
                                        .filter(Complaint::isOverdue)
                                        .count()),
                        "unassigned",
                                number(complaints.stream()
                                        .filter(complaint -> complaint.assignee() == null)
                                        .count()),
                        "list", list(complaints, run.zone())));
    }
}
