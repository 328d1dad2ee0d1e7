package io.huiyin.reminders;

import io.huiyin.database.Database;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.huiyin.kernel.Caller;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs the rules whose time has come (提醒). */
@ApplicationScoped
class RemindersJob implements Job {

    private static final int PAGE = 200;

    private final Database database;
    private final RuleRepository rules;
    private final Kinds kinds;
    private final Runner runner;
    private final RemindersConfig config;
    private final Jobs jobs;
    private final Clock clock;

    RemindersJob(
            Database database,
            RuleRepository rules,
            Kinds kinds,
            Runner runner,
            RemindersConfig config,
            Jobs jobs,
            Clock clock) {
        this.database = database;
        this.rules = rules;
        this.kinds = kinds;
        this.runner = runner;
        this.config = config;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return Runner.JOB;
    }

    @Scheduled(every = "${huiyin.reminders.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), this::runDue);
    }

    /** Runs every active rule of every community for a date, whether its time has come or not. */
    @Override
    public Map<String, Object> run(LocalDate on) {
        int made = 0;
        int run = 0;
        UUID after = null;
        List<RuleRepository.Zoned> page;
        do {
            var from = after;
            page = database.asSystem(Runner.JOB, () -> rules.active(kinds.codes(), from, PAGE));
            for (var each : page) {
                made += runner.run(Run.of(each.rule(), each.zone(), on, clock.instant()));
                run++;
                after = each.rule().id();
            }
        } while (page.size() == PAGE);
        return Map.of("rules", run, "reminders", made);
    }

    /** Of the times that a rule missed, only the last is made up. */
    Map<String, Object> runDue() {
        int made = 0;
        int run = 0;
        for (var due = claim(); due.isPresent(); due = claim()) {
            made += run(due.get());
            run++;
        }
        return Map.of("rules", run, "reminders", made);
    }

    private Optional<RuleRepository.Zoned> claim() {
        return database.asSystem(Runner.JOB, () -> {
            var now = clock.instant();
            return rules.claim(kinds.codes(), now, now.plus(config.lease()));
        });
    }

    private int run(RuleRepository.Zoned due) {
        var rule = due.rule();
        var now = clock.instant();
        var schedule = Schedule.of(rule.cron(), due.zone());
        var on = schedule.upTo(now).orElseThrow().toLocalDate();
        int made = runner.run(Run.of(rule, due.zone(), on, now));
        database.in(
                Caller.job(Runner.JOB, rule.communityId()),
                () -> rules.ran(rule, on, schedule.after(now).orElse(null)));
        return made;
    }
}
