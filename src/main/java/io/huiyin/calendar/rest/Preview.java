package io.huiyin.calendar.rest;

import io.huiyin.calendar.Reckoning;
import io.huiyin.calendar.Reckoning.Reason;
import io.huiyin.calendar.Reckoning.Step;
import io.huiyin.kernel.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A due time, explained.
 *
 * @param confirmed false if it rests on a year whose holidays are not known for sure
 */
public record Preview(Instant dueAt, boolean confirmed, List<PreviewStep> steps) {

    /**
     * One day of the way there.
     *
     * @param counted    whether the day brought the due time nearer
     * @param name       of the holiday that it belongs to
     * @param workingDay which working day it is, from 1
     * @param worked     the time that the day gave
     * @param text       the same for people
     */
    public record PreviewStep(
            LocalDate date,
            boolean counted,
            Reason reason,
            String name,
            Integer workingDay,
            Duration worked,
            boolean confirmed,
            String text) {}

    static Preview of(Reckoning reckoning, Locale locale) {
        return new Preview(
                reckoning.dueAt(),
                reckoning.confirmed(),
                reckoning.steps().stream().map(step -> of(step, locale)).toList());
    }

    private static PreviewStep of(Step step, Locale locale) {
        return new PreviewStep(
                step.date(),
                step.counted(),
                step.reason(),
                step.name(),
                step.workingDay(),
                step.worked(),
                step.confirmed(),
                text(step).in(locale));
    }

    private static Text text(Step step) {
        return switch (step.reason()) {
            case RECEIPT_DAY -> Text.of("The day of receipt is not counted.", "收件当日不计算在内。");
            case HOLIDAY -> Text.of("A holiday (%s): not counted.", "法定节假日（%s），不计。", step.name());
            case REST_DAY -> Text.of("A day of rest: not counted.", "休息日，不计。");
            case AFTER_CLOSE -> Text.of("Working hours were over: not counted.", "已过当日工作时间，不计。");
            case CLOCK_TIME -> Text.of("Clock time runs on every day.", "按自然时间连续计算。");
            case WORKING_DAY -> counted(step, "A working day", "工作日");
            case MAKE_UP_DAY ->
                counted(step, "A make-up working day (" + step.name() + ")", "调休上班日（" + step.name() + "）");
        };
    }

    private static Text counted(Step step, String en, String zh) {
        return step.workingDay() != null
                ? new Text(en + ": number " + step.workingDay() + ".", zh + "，第 " + step.workingDay() + " 个。")
                : new Text(en + ": " + step.worked() + ".", zh + "，计 " + step.worked() + "。");
    }
}
