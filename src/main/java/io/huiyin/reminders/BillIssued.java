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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Bills were published (账单送达, FEE-04): whoever owes them gets one message for each period, which says of each bill what it is
 * for and what it comes to (FEE-05), by the ways that they prefer (OWN-19).
 */
@ApplicationScoped
class BillIssued implements Kind {

    static final String CODE = "BILL_ISSUED";

    private static final String LINE = "line";
    private static final String PERIOD = "period";
    private static final String AMOUNT = "amountFen";
    private static final String PAID = "paidFen";
    private static final String OUTSTANDING = "outstandingFen";

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "period", new Text("The period, as 2025-06", "账期，如 2025-06"),
                    "count", new Text("How many bills", "账单笔数"),
                    "total", new Text("What they come to, in yuan", "合计金额（元）"),
                    "paid", new Text("What of it is paid, in yuan", "已付金额（元）"),
                    "outstanding", new Text("What is to be paid, in yuan", "应付金额（元）"),
                    "list", new Text("A line for each bill", "逐笔列出")),
            new Text("Bills for {period}: {outstanding} yuan to be paid", "{period} 账单：应付 {outstanding} 元"),
            new Text(
                    "Dear {recipientName}, your {count} bills for {period} come to {total} yuan, of which {paid} are paid and "
                            + "{outstanding} are to be paid:\n{list}\nIf anything is unclear, please ask the service desk.",
                    "尊敬的{recipientName}：您 {period} 的账单共 {count} 笔，合计 {total} 元，已付 {paid} 元，应付 {outstanding} 元。"
                            + "明细如下：\n{list}\n如需发票或对账目有疑问，请联系客服中心。"));

    private final BillNotices bills;

    BillIssued(BillNotices bills) {
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
                "0 9 * * *",
                Period.ZERO,
                Period.ofDays(7),
                List.of(ChannelKind.E_MAIL, ChannelKind.SMS, ChannelKind.FAX),
                null);
    }

    @Override
    public TemplateDefinition template() {
        return TEMPLATE;
    }

    @Override
    public Part find(Run run, String cursor, int limit) {
        var zone = run.zone();
        var part = bills.issued(
                run.communityId(),
                run.on().minus(run.rule().lookBack()).atStartOfDay(zone).toInstant(),
                run.on().plusDays(1).atStartOfDay(zone).toInstant(),
                run.on(),
                cursor == null ? null : UUID.fromString(cursor),
                limit);
        return new Part(
                part.bills().stream().map(BillIssued::occasion).toList(),
                part.next() == null ? null : part.next().toString());
    }

    @Override
    public Map<String, Text> values(Run run, List<Occasion> occasions) {
        return Map.of(
                "period", occasions.getFirst().facts().get(PERIOD),
                "count", number(occasions.size()),
                "total", sum(occasions, AMOUNT),
                "paid", sum(occasions, PAID),
                "outstanding", sum(occasions, OUTSTANDING),
                "list",
                        lines(occasions.stream()
                                .map(occasion -> occasion.facts().get(LINE))
                                .toList()));
    }

    private static Occasion occasion(BillNotice bill) {
        return new Occasion(
                new SubjectRef("fee_bill", bill.billId()),
                bill.period(),
                new SubjectRef("owner", bill.recipientId()),
                bill.dueOn(),
                bill.recipientId() + "/" + bill.period(),
                Map.of(
                        PERIOD, new Text(bill.period(), bill.period()),
                        AMOUNT, number(bill.amountFen()),
                        PAID, number(bill.paidFen()),
                        OUTSTANDING, number(bill.outstandingFen()),
                        LINE, line(bill)));
    }

    private static Text line(BillNotice bill) {
        var amount = Yuan.written(bill.amountFen());
        var paid = Yuan.written(bill.paidFen());
        var owed = Yuan.written(bill.outstandingFen());
        LocalDate due = bill.dueOn();
        var what = bill.houseCode() + " " + bill.itemName() + " ";
        boolean settled = bill.outstandingFen() == 0;
        return new Text(
                what + bill.from() + " to " + bill.to() + " (" + bill.number() + "): " + amount + " yuan, paid " + paid
                        + (settled ? "" : ", to be paid " + owed + " by " + due),
                what + bill.from() + " 至 " + bill.to() + "（" + bill.number() + "）：" + amount + " 元，已付 " + paid + " 元"
                        + (settled ? "，已结清" : "，应付 " + owed + " 元，请于 " + due + " 前（含当日）缴纳"));
    }

    private static Text sum(List<Occasion> occasions, String fact) {
        return Yuan.of(occasions.stream()
                .mapToLong(occasion -> Long.parseLong(occasion.facts().get(fact).en()))
                .sum());
    }
}
