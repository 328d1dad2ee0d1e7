package io.huiyin.approvals;

import io.huiyin.database.Database;
import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/**
 * Forgets what outsiders are called who were let into guarded rooms, when it was kept as long as it is kept (保存期限). That someone
 * was there, for what and with whose leave stays.
 */
@ApplicationScoped
class VisitorRetentionJob implements Job {

    /** Bounds how long rows are locked. */
    private static final int BATCH = 500;

    private final Database database;
    private final RoomAdmissionRepository admissions;
    private final ApprovalsConfig config;
    private final Jobs jobs;

    VisitorRetentionJob(Database database, RoomAdmissionRepository admissions, ApprovalsConfig config, Jobs jobs) {
        this.database = database;
        this.admissions = admissions;
        this.config = config;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "visitor-retention";
    }

    @Scheduled(
            every = "${huiyin.approvals.retention.every}",
            delayed = "20m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    /** A date to come does not make a visit older than it is. */
    @Override
    public Map<String, Object> run(LocalDate on) {
        var today = jobs.today();
        var until = (on.isBefore(today) ? on : today).minus(config.retention().visitors());
        return Map.of(
                "forgotten",
                Batches.all(BATCH, () -> database.asSystem(name(), () -> admissions.forget(until, BATCH))));
    }
}
