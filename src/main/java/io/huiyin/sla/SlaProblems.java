package io.huiyin.sla;

import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.ProblemType;
import io.huiyin.kernel.Text;
import java.util.List;

/** What can be wrong with policies and timers, beyond shape. */
public final class SlaProblems {

    public static final ProblemType TIMER_SETTLED =
            new ProblemType("timer-settled", 409, "The timer is settled", "时限已了结");

    private SlaProblems() {}

    public static List<ProblemType> all() {
        return List.of(TIMER_SETTLED);
    }

    static ProblemException timerSettled(TimerStatus status) {
        return new ProblemException(
                        TIMER_SETTLED,
                        Text.of(
                                "What was promised is met or no longer owed, so it cannot be promised anew.",
                                "该承诺已兑现或不再需要，不能改期。"))
                .with("timerStatus", status);
    }
}
