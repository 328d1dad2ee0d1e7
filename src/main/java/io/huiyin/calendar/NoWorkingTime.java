package io.huiyin.calendar;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Text;

/** The calendar has too little working time for what is asked of it (工作日历没有足够的工作时间). */
public class NoWorkingTime extends ProblemException {

    static final ProblemType TYPE =
            new ProblemType("no-working-time", 422, "The calendar has not enough working time", "工作日历的工作时间不足");

    NoWorkingTime(int days) {
        super(
                TYPE,
                Text.of(
                        "Within %d days the calendar has less working time than is asked for.",
                        "工作日历在 %d 天内没有足够的工作时间。", days));
    }
}
