package io.huiyin.reminders;

import static io.huiyin.reminders.Complaints.lines;
import static io.huiyin.reminders.Complaints.number;

import io.huiyin.billing.BillNotice;
import io.huiyin.billing.BillNotices;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.kernel.Text;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.TemplateDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Bills are not paid in time (欠费提醒): whoever owes them is reminded of each once for each step of a ladder of days, with one
 * message about all of theirs. The standard runs by the quarter (FEE-03); a community that runs it every day reminds at each step.
 */
@ApplicationScoped
class BillOverdue implements Kind {

    static final String CODE = "BILL_OVERDUE";

    private static final String LINE = "line";
    private static final String OUTSTANDING = "outstandingFen";

    /** How many days a bill is overdue at the first steps. */
    private static final List<Integer> FIRST_STEPS = List.of(1, 30, 60);

    /** Behind them there is a step every so many days: in each quarter one at least. */
    private static final int EVERY = 90;

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "on", new Text("The day", "日期"),
                    "count", new Text("How many bills", "账单笔数"),
                    "outstanding", new Text("What is to be paid, in yuan", "应付金额（元）"),
                    "list", new Text("A line for each bill", "逐笔列出")),
            new Text("{outstanding} yuan are overdue", "欠费提醒：{outstanding} 元"),
            new Text(
                    "Dear {recipientName}, as of {on} these {count} bills are not paid, {outstanding} yuan in all:\n{list}\n"
                            + "If you have paid them or dispute them, please tell the service desk.",
                    "尊敬的{recipientName}：截至 {on}，您有 {count} 笔账单逾期未缴，合计 {outstanding} 元，请尽快缴纳。"
                            + "明细如下：\n{list}\n如已缴纳或对账目有异议，请联系客服中心。"));

    private final BillNotices bills;

    BillOverdue(BillNotices bills) {
        this.bills = bills;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public RuleTerms standard() {
        return new RuleTerms(
                true,
                "0 9 1 1,4,7,10 *",
                Period.ZERO,
                Period.ofMonths(3),
                List.of(ChannelKind.SMS, ChannelKind.WECHAT, ChannelKind.E_MAIL, ChannelKind.FAX),
                null);
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public Part find(Run run, String cursor, int limit) {
        var day = run.on().plus(run.rule().lookAhead());
        var part =
                bills.overdue(run.communityId(), day, run.on(), cursor == null ? null : UUID.fromString(cursor), limit);
        var occasions = part.bills().stream()
                .flatMap(bill -> occasion(run, bill, step(bill.dueOn(), day)))
                .toList();
        return new Part(occasions, part.next() == null ? null : part.next().toString());
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        var on = run.on().toString();
        return Map.of(
                "on", new Text(on, on),
                "count", number(occasions.size()),
                "outstanding",
                        Yuan.of(occasions.stream()
                                .mapToLong(occasion -> Long.parseLong(
                                        occasion.facts().get(OUTSTANDING).en()))
                                .sum()),
                "list",
                        lines(occasions.stream()
                                .map(occasion -> occasion.facts().get(LINE))
                                .toList()));
    }

    /** The last step that a bill has come to, in days behind its due day. */
    static int step(LocalDate dueOn, LocalDate day) {
        int days = (int) ChronoUnit.DAYS.between(dueOn, day);
        if (days >= EVERY) return days / EVERY * EVERY;
        return FIRST_STEPS.stream().filter(step -> step <= days).reduce(0, (before, step) -> step);
    }

    private static Stream<Occasion> occasion(Run run, BillNotice bill, int step) {
        var reached = bill.dueOn().plusDays(step).minus(run.rule().lookAhead());
        if (!run.isInTime(reached)) return Stream.empty();
        return Stream.of(new Occasion(
                new SubjectRef("fee_bill", bill.billId()),
                "D" + step,
                new SubjectRef("owner", bill.recipientId()),
                bill.dueOn(),
                bill.recipientId().toString(),
                Map.of(OUTSTANDING, number(bill.outstandingFen()), LINE, line(bill))));
    }

    private static Text line(BillNotice bill) {
        var owed = Yuan.written(bill.outstandingFen());
        var late = Yuan.written(bill.lateFeeFen());
        var what = bill.houseCode() + " " + bill.itemName() + " " + bill.period();
        return new Text(
                what + " (" + bill.number() + "): " + owed + " yuan, due on " + bill.dueOn()
                        + (bill.lateFeeFen() == 0 ? "" : ", late fee of " + late + " included"),
                what + "（" + bill.number() + "）：" + owed + " 元，应于 " + bill.dueOn() + " 前（含当日）缴纳"
                        + (bill.lateFeeFen() == 0 ? "" : "，含违约金 " + late + " 元"));
    }
}
