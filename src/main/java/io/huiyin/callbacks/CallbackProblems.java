package io.huiyin.callbacks;

import io.huiyin.calendar.Target;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;

/** What can be wrong with a callback, beyond shape. */
public final class CallbackProblems {

    public static final ProblemType NOT_DUE =
            new ProblemType("callback-not-due", 409, "The callback is settled", "该回访已了结");

    private CallbackProblems() {}

    static ProblemException notDue(CallbackStatus status) {
        return new ProblemException(
                        NOT_DUE,
                        Text.of(
                                "This callback is %s, so nothing more can be done with it.",
                                "该回访的状态为 %s，不能再操作。", status))
                .with("callbackStatus", status)
                .with("allowedActions", status.actions());
    }

    static ProblemException outsideOfItsTime() {
        return Problems.unprocessable(
                "/at",
                "outside-of-its-time",
                Text.of(
                        "An act lies between the moment since which the callback is owed and now.",
                        "操作时间须在产生回访任务之后、当前时间之前。"));
    }

    static FieldError scoreOutOfRange(String aspect) {
        return new FieldError(
                "/scores/" + aspect,
                "score-out-of-range",
                Text.of("A score is %d to %d.", "评分为 %d 到 %d。", Scores.LOWEST, Scores.HIGHEST));
    }

    static FieldError signatureNeeded() {
        return new FieldError(
                "/signatureFileId",
                "signature-needed",
                Text.of("After a visit the owner signs: name the file.", "上门回访须有业主签字，请提供签字文件。"));
    }

    static FieldError deliveryRecordNeeded() {
        return new FieldError(
                "/deliveryRecord",
                "delivery-record-needed",
                Text.of("A letter needs the record of its delivery.", "书信回访须有送达记录。"));
    }

    static FieldError promisedOutOfRange() {
        return new FieldError(
                "/promisedAt",
                "out-of-range",
                Text.of(
                        "A promised moment lies after the callback, at most %d days.",
                        "承诺的时间须晚于回访时间，且不超过 %d 天。", Target.LONGEST.toDays()));
    }

    static ProblemException callLaterAtTooEarly() {
        return Problems.unprocessable(
                "/callLaterAt",
                "not-in-the-future",
                Text.of("The owner can only ask for a later time.", "约定的回访时间须晚于本次联系的时间。"));
    }

    static ProblemException callLaterAtNeeded() {
        return Problems.unprocessable(
                "/callLaterAt", "time-needed", Text.of("Say when the owner wants to be called.", "请填写业主约定的回访时间。"));
    }

    static ProblemException callLaterAtMisplaced() {
        return Problems.unprocessable(
                "/callLaterAt",
                "misplaced",
                Text.of("It belongs to the outcome CALL_LATER alone.", "仅当结果为 CALL_LATER 时填写。"));
    }
}
