package io.huiyin.events;

import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Seals what every community's log has new (审计封存). A chain that cannot go on holds up no other. */
@ApplicationScoped
class AuditSealJob implements Job {

    static final String NAME = "audit-seal";

    private static final Logger LOG = Logger.getLogger(AuditSealJob.class);

    private final Sealer sealer;
    private final EventsConfig.Audit config;
    private final Jobs jobs;

    AuditSealJob(Sealer sealer, EventsConfig config, Jobs jobs) {
        this.sealer = sealer;
        this.config = config.audit();
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Scheduled(every = "${huiyin.events.audit.seal-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    @Override
    public Map<String, Object> run(LocalDate on) {
        int events = 0;
        int failed = 0;
        for (var community : sealer.communities()) {
            try {
                events += seal(community);
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "the log of community %s cannot be sealed: run audit-check", community);
                failed++;
            }
        }
        return Map.of("events", events, "failed", failed);
    }

    private int seal(UUID community) {
        return Batches.all(config.batchSize(), () -> sealer.sealNext(community));
    }
}
