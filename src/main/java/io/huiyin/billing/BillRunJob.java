package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.huiyin.kernel.Caller;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Goes on with the runs that are too large for a request, batch by batch. Any number of instances may do so at once: a run is in one's
 * hand at a time, and what a batch did and how far the run has come commit as one.
 */
@ApplicationScoped
class BillRunJob implements Job {

    static final String NAME = "bill-runs";

    private static final Logger LOG = Logger.getLogger(BillRunJob.class);

    private final Database database;
    private final BillRunRepository runs;
    private final BillRunSteps steps;
    private final Jobs jobs;
    private final int batchSize;

    BillRunJob(
            Database database,
            BillRunRepository runs,
            BillRunSteps steps,
            Jobs jobs,
            @ConfigProperty(name = "huiyin.billing.run-batch") int batchSize) {
        this.database = database;
        this.runs = runs;
        this.steps = steps;
        this.jobs = jobs;
        this.batchSize = batchSize;
    }

    /** What was done to the runs at work. */
    private static final class Tally {
        final Set<UUID> failed = new HashSet<>();
        int batches;
        long bills;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Scheduled(every = "${huiyin.billing.run-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(NAME, () -> run(jobs.today()));
    }

    /**
     * The date does not matter.
     *
     * @return how many {@code bills} were made, published or removed in how many {@code batches}; how many runs {@code failed},
     *     which are tried again
     */
    @Override
    public Map<String, Object> run(LocalDate on) {
        return run(batchSize, Integer.MAX_VALUE);
    }

    /** Does at most so many batches of so many assignments or bills. */
    Map<String, Object> run(int size, int batches) {
        var tally = new Tally();
        while (tally.batches < batches && database.asSystem(NAME, () -> next(size, tally))) tally.batches++;
        return Map.of("batches", tally.batches, "bills", tally.bills, "failed", tally.failed.size());
    }

    private boolean next(int size, Tally tally) {
        var claimed = runs.claim(tally.failed);
        claimed.ifPresent(row -> step(row, size, tally));
        return claimed.isPresent();
    }

    private void step(BillRunRow row, int size, Tally tally) {
        var run = row.run();
        try {
            database.item(Caller.job(NAME, run.communityId()), () -> tally.bills += steps.next(row, size));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "bill run %s could not go on", run.id());
            tally.failed.add(run.id());
            runs.fail(run.id(), failure.getClass().getSimpleName());
        }
    }
}
