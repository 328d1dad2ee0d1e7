package io.huiyin.files;

import io.huiyin.database.Database;
import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Removes files that were handed in for no community and never attached, and bytes that no file knows: those of a
 * process that was killed between keeping them and committing.
 */
@ApplicationScoped
class FilesCleanUpJob implements Job {

    private static final int BATCH = 500;

    /** Longer than any request runs, so that bytes of one that still runs are never taken for lost. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final Database database;
    private final FileRepository repository;
    private final Storage storage;
    private final Clock clock;
    private final FilesConfig.CleanUp config;
    private final Jobs jobs;

    FilesCleanUpJob(
            Database database, FileRepository repository, Storage storage, Clock clock, FilesConfig config, Jobs jobs) {
        this.database = database;
        this.repository = repository;
        this.storage = storage;
        this.clock = clock;
        this.config = config.cleanUp();
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "files-clean-up";
    }

    @Scheduled(every = "${huiyin.files.clean-up.every}", delayed = "5m", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    @Override
    public Map<String, Object> run(LocalDate on) {
        return Map.of("unattached", removeUnattached(), "lostBytes", removeLostBytes());
    }

    private int removeUnattached() {
        return Batches.all(BATCH, () -> {
            var before = clock.instant().minus(config.unattachedAfter());
            var keys = database.asSystem(name(), () -> repository.deleteUnattached(before, BATCH));
            keys.forEach(storage::delete);
            return keys.size();
        });
    }

    private int removeLostBytes() {
        int total = 0;
        var before = clock.instant().minus(GRACE);
        var keys = storage.putBefore(before, null, BATCH);
        while (!keys.isEmpty()) {
            var candidates = keys;
            var lost = database.asSystem(name(), () -> repository.unknown(candidates));
            lost.forEach(storage::delete);
            total += lost.size();
            keys = keys.size() < BATCH ? List.of() : storage.putBefore(before, keys.getLast(), BATCH);
        }
        return total;
    }
}
