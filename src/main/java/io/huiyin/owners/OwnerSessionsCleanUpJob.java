package io.huiyin.owners;

import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/** Removes sessions of owners that are over. */
@ApplicationScoped
class OwnerSessionsCleanUpJob implements Job {

    private static final int BATCH = 1000;

    private final OwnerSessions sessions;
    private final Jobs jobs;

    OwnerSessionsCleanUpJob(OwnerSessions sessions, Jobs jobs) {
        this.sessions = sessions;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "owner-sessions-clean-up";
    }

    @Scheduled(
            every = "${huiyin.owner-sessions.clean-up-every}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    @Override
    public Map<String, Object> run(LocalDate on) {
        return Map.of("removed", Batches.all(BATCH, () -> sessions.forgetOver(BATCH)));
    }
}
