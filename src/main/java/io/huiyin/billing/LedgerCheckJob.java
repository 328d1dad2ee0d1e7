package io.huiyin.billing;

import io.huiyin.billing.LedgerCheck.Difference;
import io.huiyin.database.Database;
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

/** Checks the ledger of every community once a day, and whenever it is asked to (总账校验). It mends nothing. */
@ApplicationScoped
class LedgerCheckJob implements Job {

    static final String NAME = "ledger-check";

    private static final Logger LOG = Logger.getLogger(LedgerCheckJob.class);

    private final Database database;
    private final LedgerCheck check;
    private final Counter differences;
    private final Jobs jobs;

    LedgerCheckJob(Database database, LedgerCheck check, MeterRegistry meters, Jobs jobs) {
        this.database = database;
        this.check = check;
        this.differences = meters.counter("huiyin.ledger.differences");
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Scheduled(every = "${huiyin.billing.check-every}", delayed = "12m", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        if (!jobs.isDone(NAME, jobs.today())) jobs.run(NAME, jobs.today());
    }

    @Override
    public Map<String, Object> run(LocalDate on) {
        var found = new ArrayList<Difference>();
        for (var communities : check.batches()) {
            found.addAll(database.asSystem(NAME, () -> check.differences(communities)));
        }
        differences.increment(found.size());
        for (var each : found) {
            LOG.errorf(
                    "the ledger of community %s does not agree: %s of %s is %d fen by its entries and recorded as %d",
                    each.communityId(), each.what(), each.id(), each.ledger(), each.recorded());
        }
        return Map.of("ok", found.isEmpty(), "differences", found);
    }
}
