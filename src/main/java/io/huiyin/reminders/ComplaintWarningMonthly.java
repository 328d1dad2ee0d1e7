package io.huiyin.reminders;

import static io.huiyin.reminders.Complaints.lines;
import static io.huiyin.reminders.Complaints.number;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.staff.StaffMember;
import io.huiyin.tickets.ComplaintWarning;
import io.huiyin.tickets.ComplaintWarnings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The complaint warning of the month that is over (投诉预警), for the monthly meeting of supervisors and managers: made once,
 * kept with all its numbers, and sent whether anything rose or not.
 */
@ApplicationScoped
class ComplaintWarningMonthly implements Kind {

    static final String CODE = "COMPLAINT_WARNING";

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "month", new Text("The month, as 2025-05", "月份，如 2025-05"),
                    "total", new Text("How many complaints the month had", "当月投诉件数"),
                    "count", new Text("How many rises are warned of", "预警项数"),
                    "list", new Text("A line for each rise", "逐项列出")),
            new Text("Complaints of {month}: {count} warnings", "{month} 投诉预警：{count} 项"),
            new Text(
                    "{recipientName}, {month} had {total} complaints; {count} numbers rose by as much as your community "
                            + "warns of:\n{list}",
                    "{recipientName}，您好：{month} 共有投诉 {total} 件，其中 {count} 项明显上升，请在月度例会上分析：\n{list}"));

    private final ComplaintWarnings warnings;
    private final Complaints complaints;

    ComplaintWarningMonthly(ComplaintWarnings warnings, Complaints complaints) {
        this.warnings = warnings;
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
                "0 8 1 * *",
                Period.ZERO,
                Period.ofMonths(1),
                List.of(ChannelKind.APP, ChannelKind.WECHAT, ChannelKind.E_MAIL),
                null);
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public Part find(Run run, String cursor, int limit) {
        var month = monthOf(run);
        // Nothing is said of a month that is not over.
        if (!YearMonth.from(run.today()).isAfter(month)) return Part.whole(List.of());
        var warning = warnings.of(run.communityId(), month, run.zone());
        var chain = complaints.chain(run);
        var recipients = Stream.concat(chain.supervisors().stream(), chain.managers().stream())
                .map(StaffMember::id)
                .distinct()
                .toList();
        if (recipients.isEmpty()) return Part.whole(List.of(occasion(run, warning, null)));
        return Part.whole(recipients.stream()
                .map(recipient -> occasion(run, warning, recipient))
                .toList());
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        return occasions.getFirst().facts();
    }

    @Override
    public void issued(Run run, List<Occasion> occasions) {
        warnings.keep(run.communityId(), monthOf(run), run.zone());
    }

    private static YearMonth monthOf(Run run) {
        return YearMonth.from(run.on()).minusMonths(1);
    }

    private static Occasion occasion(Run run, ComplaintWarning warning, UUID recipient) {
        var month = warning.month();
        int total = warning.lines().stream()
                .filter(line -> line.category() == null)
                .mapToInt(ComplaintWarning.Line::complaints)
                .sum();
        var rises =
                warning.lines().stream().filter(ComplaintWarning.Line::warned).toList();
        return new Occasion(
                new SubjectRef("community", run.communityId()),
                month,
                recipient == null ? null : new SubjectRef("staff", recipient),
                run.on(),
                String.valueOf(recipient),
                Map.of(
                        "month",
                        new Text(month, month),
                        "total",
                        number(total),
                        "count",
                        number(rises.size()),
                        "list",
                        rises.isEmpty()
                                ? new Text("none", "无")
                                : lines(rises.stream()
                                        .map(ComplaintWarningMonthly::line)
                                        .toList())));
    }

    private static Text line(ComplaintWarning.Line line) {
        var before = line.before().stream().map(String::valueOf).collect(Collectors.joining(", "));
        var what = Stream.of(line.areaName(), line.buildingName(), line.categoryName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return new Text(
                (what.isEmpty() ? "All complaints" : what) + ": " + line.complaints() + " (before: " + before + ")",
                (what.isEmpty() ? "全部投诉" : what) + "：" + line.complaints() + " 件（此前各月 " + before + "）");
    }
}
