package io.huiyin.dunning;

import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Text;
import java.time.LocalDate;

/** What can be wrong with reminding those who owe, beyond shape. */
public final class DunningProblems {

    public static final ProblemType UTILITY_CUT_OFF = new ProblemType(
            "utility-cut-off-is-no-dunning", 422, "No utility is cut off to collect a fee", "不得以停水停电等方式催交费用");
    public static final ProblemType STEP_NOT_DUE =
            new ProblemType("dunning-step-not-due", 409, "Another step of the ladder comes first", "尚未到该催缴步骤");
    public static final ProblemType NOTHING_OVERDUE =
            new ProblemType("nothing-overdue", 409, "Nothing is overdue", "没有逾期欠费");
    public static final ProblemType DEBT_STILL_OWED =
            new ProblemType("debt-still-owed", 409, "The debt is still owed", "该欠费仍未了结");

    private DunningProblems() {}

    static ProblemException utilityCutOff(String pointer) {
        var detail = Text.of(
                "Article 944 of the Civil Code: a property service provider may not stop the supply of power, water, heat or "
                        + "gas to collect property fees.",
                "《民法典》第九百四十四条：物业服务人不得采取停止供电、供水、供热、供燃气等方式催交物业费。");
        return new ProblemException(UTILITY_CUT_OFF, detail, new FieldError(pointer, "utility-cut-off", detail));
    }

    /** @param next the step that is to be taken before any other; null where the ladder has been climbed */
    static ProblemException notDue(String pointer, DebtorArrears.NextStep next) {
        if (next == null) {
            var detail = Text.of("No step of the ladder is open for this debt.", "该欠费没有待进行的催缴步骤。");
            return new ProblemException(STEP_NOT_DUE, detail, new FieldError(pointer, "not-due", detail));
        }
        var detail = Text.of(
                "No step is left out: the next one is %s, from %s on.",
                "催缴步骤不得跳过：下一步为 %s，自 %s 起。", next.step(), next.dueOn());
        return new ProblemException(STEP_NOT_DUE, detail, new FieldError(pointer, "not-due", detail))
                .with("nextStep", next.step())
                .with("dueOn", next.dueOn());
    }

    static ProblemException nothingOverdue() {
        return new ProblemException(
                NOTHING_OVERDUE, Text.of("This payer has no overdue bill of the house.", "该付款人在此房屋没有逾期账单。"));
    }

    static ProblemException stillOwed(long fen, LocalDate since) {
        return new ProblemException(
                DEBT_STILL_OWED,
                Text.of("%d fen are overdue, the oldest since %s.", "仍有 %d 分逾期，最早一笔的缴费截止日为 %s。", fen, since));
    }
}
