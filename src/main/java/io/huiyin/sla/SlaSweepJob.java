package io.huiyin.sla;

import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/** Warns, notes breaches and climbs ladders when their moment has come. */
@ApplicationScoped
class SlaSweepJob implements Job {

    private final SlaSweep sweep;
    private final Jobs jobs;

    SlaSweepJob(SlaSweep sweep, Jobs jobs) {
        this.sweep = sweep;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return SlaSweep.NAME;
    }

    @Scheduled(every = "${huiyin.sla.sweep.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    /** The date does not matter: what is due is due. */
    @Override
    public Map<String, Object> run(LocalDate on) {
        return sweep.run().figures();
    }
}
