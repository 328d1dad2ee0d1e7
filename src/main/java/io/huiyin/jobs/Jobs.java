package io.huiyin.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.jobs.JobRun.Status;
import io.huiyin.kernel.Problems;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The ledger of job runs (作业台账). A job's own work commits by itself, in its own transactions. */
@ApplicationScoped
public class Jobs {

    private static final Logger LOG = Logger.getLogger(Jobs.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Database database;
    private final Instance<Job> jobs;
    private final Clock clock;
    private final ObjectMapper json;
    private volatile boolean isEnding;

    Jobs(Database database, Instance<Job> jobs, Clock clock, ObjectMapper json) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.json = json;
    }

    /** From here on the clock starts nothing; what runs may lose its connections, and the next run goes on. */
    void end(@Observes ShutdownEvent end) {
        isEnding = true;
    }

    /** Every job with its newest run, by name; a job that never ran has its name alone. */
    public List<JobRun> last() {
        var runs = database.asSystem(
                "jobs",
                () -> database.handle()
                        .createQuery("select distinct on (job) * from job_run order by job, started_at desc")
                        .map((row, context) -> read(row))
                        .list());
        return jobs.stream()
                .map(job -> runs.stream()
                        .filter(run -> run.name().equals(job.name()))
                        .findAny()
                        .orElse(new JobRun(job.name(), null, null, null, null, null, null)))
                .sorted(Comparator.comparing(JobRun::name))
                .toList();
    }

    /**
     * Runs a job now and keeps the run. A failure is kept with its kind and answered, not thrown: a retry is safe.
     *
     * @throws io.huiyin.kernel.ProblemException 404 if no job has this name
     */
    public JobRun run(String name, LocalDate on) {
        var job = find(name).orElseThrow(Problems::notFound);
        start(name, on);
        try {
            return finish(name, on, Status.DONE, job.run(on));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "job %s for %s failed", name, on);
            return finish(name, on, Status.FAILED, error(failure));
        }
    }

    /**
     * Does what the clock starts, and keeps it as a run of today if it did something or failed: looking for work that is not
     * there is no run.
     *
     * @param work answers figures; a number above zero is something
     */
    public void tick(String name, Supplier<Map<String, Object>> work) {
        if (isEnding) return;
        var startedAt = clock.instant();
        try {
            var figures = work.get();
            if (didSomething(figures)) note(name, Status.DONE, startedAt, figures);
        } catch (RuntimeException failure) {
            if (isEnding) {
                LOG.infof("job %s was cut short by the end of the program", name);
                return;
            }
            LOG.errorf(failure, "job %s failed", name);
            note(name, Status.FAILED, startedAt, error(failure));
        }
    }

    private static boolean didSomething(Map<String, Object> figures) {
        return figures.values().stream().anyMatch(figure -> figure instanceof Number number && number.longValue() > 0);
    }

    private static Map<String, Object> error(RuntimeException failure) {
        return Map.of("error", failure.getClass().getSimpleName());
    }

    private void note(String name, Status status, Instant startedAt, Map<String, Object> result) {
        database.asSystem(
                "jobs",
                () -> database.handle()
                        .createUpdate("""
                        insert into job_run (job, period, status, runs, started_at, finished_at, result)
                        values (:job, :on, :status, 1, :startedAt, :now, cast(:result as jsonb))
                        on conflict on constraint job_run_pk do update
                           set status = excluded.status, runs = job_run.runs + 1, started_at = excluded.started_at,
                               finished_at = excluded.finished_at, result = excluded.result
                        """)
                        .bind("job", name)
                        .bind("on", today())
                        .bind("status", status.name())
                        .bind("startedAt", startedAt)
                        .bind("now", clock.instant())
                        .bind("result", write(result))
                        .execute());
    }

    public boolean knows(String name) {
        return find(name).isPresent();
    }

    private Optional<Job> find(String name) {
        return jobs.stream().filter(job -> job.name().equals(name)).findAny();
    }

    /** Whether a job has a finished run for a business date, by whichever instance. */
    public boolean isDone(String name, LocalDate on) {
        return database.asSystem(
                "jobs",
                () -> database.handle()
                        .createQuery("select exists (select from job_run "
                                + "where job = :job and period = :on and status = 'DONE')")
                        .bind("job", name)
                        .bind("on", on)
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Jobs are about all communities, so their date is that of the country they work in. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    private void start(String name, LocalDate on) {
        database.asSystem(
                "jobs",
                () -> database.handle()
                        .createUpdate("""
                        insert into job_run (job, period, status, runs, started_at)
                        values (:job, :on, 'RUNNING', 1, :now)
                        on conflict on constraint job_run_pk do update
                           set status = 'RUNNING', runs = job_run.runs + 1, started_at = :now,
                               finished_at = null, result = null
                        """)
                        .bind("job", name)
                        .bind("on", on)
                        .bind("now", clock.instant())
                        .execute());
    }

    private JobRun finish(String name, LocalDate on, Status status, Map<String, Object> result) {
        return database.asSystem(
                "jobs",
                () -> database.handle()
                        .createQuery("""
                        update job_run set status = :status, finished_at = :now, result = cast(:result as jsonb)
                         where job = :job and period = :on
                        returning *
                        """)
                        .bind("job", name)
                        .bind("on", on)
                        .bind("status", status.name())
                        .bind("now", clock.instant())
                        .bind("result", write(result))
                        .map((row, context) -> read(row))
                        .one());
    }

    private JobRun read(ResultSet row) throws SQLException {
        return new JobRun(
                row.getString("job"),
                Columns.date(row, "period"),
                Columns.name(row, "status", Status.class),
                row.getInt("runs"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "finished_at"),
                members(row.getString("result")));
    }

    private String write(Map<String, Object> result) {
        try {
            return json.writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a job's result must be JSON", e);
        }
    }

    private Map<String, Object> members(String result) {
        if (result == null) return null;
        try {
            return json.readValue(result, MEMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger holds JSON", e);
        }
    }
}
