package io.huiyin.dunning;

import io.huiyin.kernel.Text;
import io.huiyin.messaging.TemplateDefinition;
import io.huiyin.messaging.TemplateSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of a letter that leaves as a message: what it says on paper, as far as a message can hold it. */
@ApplicationScoped
class DunningLetterMessages implements TemplateSource {

    static final String CODE = "DUNNING_LETTER";

    /** Whoever owes more bills than that sees how many more there are; the sums are those of all. */
    private static final int MOST_LINES = 30;

    private static final TemplateDefinition TEMPLATE = new TemplateDefinition(
            CODE,
            Map.of(
                    "title", new Text("What kind of letter it is", "函件名称"),
                    "house", new Text("The house", "房号"),
                    "on", new Text("The day of the letter", "函件日期"),
                    "words", new Text("What the letter says, from the ladder's step", "函件正文（催缴阶梯所定）"),
                    "list", new Text("A line for each bill", "逐笔列出"),
                    "principal", new Text("What is owed, in yuan", "欠费（元）"),
                    "lateFee", new Text("The late fee, in yuan", "违约金（元）"),
                    "total", new Text("What is to be paid, in yuan", "应缴金额（元）"),
                    "notice", new Text("Within which time, where the step names one", "期限（该步骤有期限时）"),
                    "howToPay", new Text("How to pay", "缴费方式")),
            new Text("{title}: house {house}, {total} yuan", "{title}：{house}，应缴 {total} 元"),
            new Text(
                    "Dear {recipientName}, house {house}: {words}\n{list}\nAs of {on} {principal} yuan are owed and {lateFee} yuan "
                            + "of late fee, {total} yuan in all. {notice}\n{howToPay}\nIf you dispute this, please tell the service desk.",
                    "致{recipientName}（房号 {house}）：\n{words}\n{list}\n截至 {on}，欠费 {principal} 元，违约金 {lateFee} 元，"
                            + "总计应缴 {total} 元。{notice}\n缴费方式：{howToPay}\n如对上述费用有异议，请在期限内与物业服务中心联系核对。"));

    @Override
    public List<TemplateDefinition> templates() {
        return List.of(TEMPLATE);
    }

    /** The delivery of a letter takes a step of the ladder. */
    @Override
    public boolean isLeavingOnRecord() {
        return true;
    }

    @Override
    public void check(String pointer, String words) {
        if (UtilityCutOff.isSaidBy(words)) throw DunningProblems.utilityCutOff(pointer);
    }

    Map<String, Text> values(
            DunningLetterBatch batch, DunningLetterRepository.Words words, DunningSendingRepository.Waiting letter) {
        var values = new HashMap<String, Text>();
        values.put("title", new Text(englishTitle(batch.kind()), DunningWords.title(batch.kind())));
        values.put("house", same(letter.houseCode()));
        values.put("on", same(letter.madeOn().toString()));
        values.put("words", same(words.body().strip()));
        values.put("list", list(letter.bills()));
        values.put("principal", same(DunningWords.yuan(letter.principalFen())));
        values.put("lateFee", same(DunningWords.yuan(letter.lateFeeFen())));
        values.put("total", same(DunningWords.yuan(letter.principalFen() + letter.lateFeeFen())));
        values.put("notice", notice(batch.noticeDays()));
        values.put("howToPay", same(words.howToPay().strip()));
        return values;
    }

    private static Text list(List<DunningLetter.LetterBill> bills) {
        int more = bills.size() - MOST_LINES;
        var shown = bills.stream().limit(MOST_LINES).toList();
        return new Text(
                shown.stream().map(DunningLetterMessages::english).collect(Collectors.joining("\n"))
                        + (more > 0 ? "\nand " + more + " more" : ""),
                shown.stream().map(DunningLetterMessages::chinese).collect(Collectors.joining("\n"))
                        + (more > 0 ? "\n另有 " + more + " 笔" : ""));
    }

    private static String english(DunningLetter.LetterBill bill) {
        return bill.item() + " " + bill.period() + " (" + bill.number() + "): " + DunningWords.yuan(bill.principalFen())
                + " yuan, due on " + bill.dueOn();
    }

    private static String chinese(DunningLetter.LetterBill bill) {
        return bill.item() + " " + bill.period() + "（" + bill.number() + "）：" + DunningWords.yuan(bill.principalFen())
                + " 元，应于 " + bill.dueOn() + " 前（含当日）缴纳";
    }

    private static Text notice(int days) {
        if (days == 0) return same("");
        return new Text("Please pay within " + days + " days.", "请自收到之日起 " + days + " 日内缴清。");
    }

    private static String englishTitle(DunningStepKind kind) {
        return switch (kind) {
            case PHONE_REMINDER -> "Reminder of payment";
            case WRITTEN_NOTICE -> "Notice of arrears";
            case TIME_LIMITED_NOTICE -> "Time-limited notice of arrears";
            case SUSPEND_OPTIONAL_SERVICES -> "Notice that optional services are withheld";
            case LEGAL_LISTING -> "Notice of legal action";
        };
    }

    private static Text same(String text) {
        return new Text(text, text);
    }
}
