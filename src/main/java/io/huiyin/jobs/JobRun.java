package io.huiyin.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * The last run of a job for a business date.
 *
 * @param on     the business date
 * @param runs   how often it ran for that date
 * @param result figures of what was done, or of why it failed
 */
public record JobRun(
        String name,
        LocalDate on,
        Status status,
        Integer runs,
        Instant startedAt,
        Instant finishedAt,
        Map<String, Object> result) {

    /** The same, without its figures. */
    public JobRun withoutResult() {
        return new JobRun(name, on, status, runs, startedAt, finishedAt, null);
    }

    /** How a run stands. */
    public enum Status {
        /** It has begun; a process that was killed leaves this until the next run. */
        RUNNING,
        DONE,
        FAILED
    }
}
