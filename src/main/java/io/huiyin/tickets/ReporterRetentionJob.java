package io.huiyin.tickets;

import io.huiyin.database.Database;
import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/**
 * Forgets what reporters without an owner's record are called and where they are reached, when their tickets ended and are old
 * enough (保存期限). The matter itself stays: it is the house's history.
 */
@ApplicationScoped
class ReporterRetentionJob implements Job {

    /** Bounds how long rows are locked. */
    private static final int BATCH = 500;

    private final Database database;
    private final TicketsConfig config;
    private final Clock clock;
    private final Jobs jobs;

    ReporterRetentionJob(Database database, TicketsConfig config, Clock clock, Jobs jobs) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "reporter-retention";
    }

    @Scheduled(
            every = "${huiyin.tickets.retention.every}",
            delayed = "20m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    /** A date to come does not make a ticket older than it is. */
    @Override
    public Map<String, Object> run(LocalDate on) {
        var today = jobs.today();
        var until = (on.isBefore(today) ? on : today).minus(config.retention().reporters());
        return Map.of("forgotten", Batches.all(BATCH, () -> forget(until)));
    }

    private int forget(LocalDate until) {
        return database.asSystem(
                name(),
                () -> database.handle()
                        .createUpdate("""
                        update ticket
                           set reporter_name = null, reporter_phone = null, erased_at = :now, version = version + 1
                         where id = any (array(
                               select id from ticket
                                where owner_id is null and not anonymous and erased_at is null
                                  and status in ('CLOSED', 'CANCELLED') and created_at < :until
                                order by created_at
                                limit :limit
                                  for update skip locked))
                        """)
                        .bind("now", clock.instant())
                        .bind("until", until)
                        .bind("limit", BATCH)
                        .execute());
    }
}
