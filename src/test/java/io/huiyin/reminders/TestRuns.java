package io.huiyin.reminders;

import io.huiyin.kernel.Caller;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Runs one rule of one community, where the job would run those of every community that any test made. */
@Singleton
@Unremovable
class TestRuns {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final ReminderRules rules;
    private final Runner runner;
    private final Clock clock;

    TestRuns(ReminderRules rules, Runner runner, Clock clock) {
        this.rules = rules;
        this.runner = runner;
        this.clock = clock;
    }

    /** @return how many reminders are new */
    int run(UUID community, String code, String on) {
        var rule = rules.get(Caller.job("test", community), code, community);
        return runner.run(Run.of(rule, SHANGHAI, LocalDate.parse(on), clock.instant()));
    }
}
