package io.huiyin.access;

import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/** Forgets the answers that no request can ask for any more. */
@ApplicationScoped
class IdempotencyCleanUpJob implements Job {

    private static final int BATCH = 1000;

    private final IdempotencyRecords records;
    private final Jobs jobs;

    IdempotencyCleanUpJob(IdempotencyRecords records, Jobs jobs) {
        this.records = records;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "idempotency-clean-up";
    }

    @Scheduled(
            every = "${huiyin.access.idempotency.clean-up-every}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    @Override
    public Map<String, Object> run(LocalDate on) {
        return Map.of("forgotten", Batches.all(BATCH, () -> records.forgetOld(BATCH)));
    }
}
