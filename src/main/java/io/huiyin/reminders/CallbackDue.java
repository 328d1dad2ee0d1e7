package io.huiyin.reminders;

import static io.huiyin.reminders.Complaints.lines;
import static io.huiyin.reminders.Complaints.number;

import io.huiyin.callbacks.CallbackBrief;
import io.huiyin.callbacks.Callbacks;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An owner is to be called back (待回访): on the day by which it is due, whoever owes it is told, with one message about all
 * that they owe.
 */
@ApplicationScoped
class CallbackDue implements Kind {

    static final String CODE = "CALLBACK_DUE";

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String LINE = "line";

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "count", new Text("How many callbacks", "回访件数"),
                    "list", new Text("A line for each callback", "逐件列出")),
            new Text("{count} callbacks are due", "待回访：{count} 件"),
            new Text(
                    "{recipientName}, please call back about these {count} matters in time:\n{list}",
                    "{recipientName}，您好：以下 {count} 件需按时回访：\n{list}"));

    private final Callbacks callbacks;
    private final StaffMembers staff;

    CallbackDue(Callbacks callbacks, StaffMembers staff) {
        this.callbacks = callbacks;
        this.staff = staff;
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
        // A clamped month is up to three days shorter than the one that is added.
        var first = run.on().minus(run.rule().lookBack());
        var last = run.on().plus(run.rule().lookAhead()).plusDays(4);
        var zone = run.zone();
        var due = callbacks
                .dueBetween(
                        run.communityId(),
                        first.atStartOfDay(zone).toInstant(),
                        last.atStartOfDay(zone).toInstant())
                .stream()
                .filter(callback ->
                        run.isInTime(dueOn(callback, zone).minus(run.rule().lookAhead())))
                .toList();
        var present = present(due);
        return Part.whole(
                due.stream().map(callback -> occasion(callback, present, zone)).toList());
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

    /** Of those who owe or answer for a callback, the ones who work here. */
    private Set<UUID> present(List<CallbackBrief> due) {
        var named = due.stream()
                .flatMap(callback -> Stream.of(callback.assigneeId(), callback.accountableId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return staff.findAll(named).values().stream()
                .filter(StaffMember::active)
                .map(StaffMember::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Occasion occasion(CallbackBrief callback, Set<UUID> present, ZoneId zone) {
        var recipient = Stream.of(callback.assigneeId(), callback.accountableId())
                .filter(Objects::nonNull)
                .filter(present::contains)
                .findFirst()
                .orElse(null);
        var dueAt = MINUTE.format(callback.dueAt().atZone(zone));
        var number = callback.ticketNumber();
        return new Occasion(
                new SubjectRef("callback", callback.id()),
                callback.dueAt().toString(),
                recipient == null ? null : new SubjectRef("staff", recipient),
                dueOn(callback, zone),
                String.valueOf(recipient),
                Map.of(LINE, new Text(number + "  due by " + dueAt, number + "  须于 " + dueAt + " 前回访")));
    }

    private static LocalDate dueOn(CallbackBrief callback, ZoneId zone) {
        return LocalDate.ofInstant(callback.dueAt(), zone);
    }
}
