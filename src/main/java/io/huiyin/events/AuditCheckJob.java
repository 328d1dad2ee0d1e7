package io.huiyin.events;

import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import org.jboss.logging.Logger;

/** Checks every chain once a day, and whenever it is asked to (审计校验). */
@ApplicationScoped
class AuditCheckJob implements Job {

    static final String NAME = "audit-check";

    private static final Logger LOG = Logger.getLogger(AuditCheckJob.class);

    private final AuditCheck check;
    private final Counter differences;
    private final Jobs jobs;

    AuditCheckJob(AuditCheck check, MeterRegistry meters, Jobs jobs) {
        this.check = check;
        this.differences = meters.counter("huiyin.audit.differences");
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Scheduled(
            every = "${huiyin.events.audit.check-every}",
            delayed = "10m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        if (!jobs.isDone(NAME, jobs.today())) jobs.run(NAME, jobs.today());
    }

    @Override
    public Map<String, Object> run(LocalDate on) {
        var found = new ArrayList<AuditDifference>();
        var communities = new ArrayList<AuditCheck.Finding>();
        for (var community : check.communities()) {
            var finding = check.check(community);
            communities.add(finding);
            if (finding.difference() != null) found.add(finding.difference());
        }
        found.forEach(AuditCheckJob::report);
        differences.increment(found.size());
        return Map.of("ok", found.isEmpty(), "differences", found, "communities", communities);
    }

    private static void report(AuditDifference difference) {
        LOG.errorf(
                "the event log of community %s is not as it was sealed: %s, seal %d, event %s at %s",
                difference.communityId(),
                difference.kind(),
                difference.seal(),
                difference.eventId(),
                difference.place());
    }
}
