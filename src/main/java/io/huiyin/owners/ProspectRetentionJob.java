package io.huiyin.owners;

import io.huiyin.database.Database;
import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/** Forgets the addresses of prospects (准客户地址) who did not become owners for as long as they are kept (保存期限). */
@ApplicationScoped
class ProspectRetentionJob implements Job {

    /** Bounds how long rows are locked. */
    private static final int BATCH = 500;

    private final Database database;
    private final OwnerRetentionConfig config;
    private final Jobs jobs;

    ProspectRetentionJob(Database database, OwnerRetentionConfig config, Jobs jobs) {
        this.database = database;
        this.config = config;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "prospect-retention";
    }

    @Scheduled(
            every = "${huiyin.owners.retention.every}",
            delayed = "25m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    /** A date to come does not make an address older than it is. */
    @Override
    public Map<String, Object> run(LocalDate on) {
        var today = jobs.today();
        var until = (on.isBefore(today) ? on : today).minus(config.prospects());
        return Map.of("forgotten", Batches.all(BATCH, () -> forget(until)));
    }

    private int forget(LocalDate until) {
        return database.asSystem(
                name(),
                () -> database.handle()
                        .createUpdate("""
                        delete from prospect_address
                         where id = any (array(
                               select id from prospect_address
                                where received_on < :until
                                order by received_on
                                limit :limit
                                  for update skip locked))
                        """)
                        .bind("until", until)
                        .bind("limit", BATCH)
                        .execute());
    }
}
