package io.huiyin.jobs.rest;

import io.huiyin.jobs.JobAsked;
import io.huiyin.jobs.JobRun;
import io.huiyin.jobs.Jobs;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.enterprise.event.Event;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /v1/jobs}: the scheduled jobs and their last runs. Not an {@code @Endpoint}: a job commits its own work in
 * batches, and a run by hand may be repeated as it is, so it needs no memory of its key.
 */
@Path("/v1/jobs")
@Tag(name = "Jobs", description = "Scheduled jobs (定时作业): what ran last, and running one again")
class JobResource {

    private final Jobs jobs;
    private final Request request;
    private final Event<JobAsked> asked;

    JobResource(Jobs jobs, Request request, Event<JobAsked> asked) {
        this.jobs = jobs;
        this.request = request;
        this.asked = asked;
    }

    /** Body of {@code POST /v1/jobs/{name}/run}. */
    record RunJob(LocalDate on) {}

    @GET
    @Requires("admin")
    @Operation(
            operationId = "listJobs",
            summary = "List the jobs, each with its last run",
            description = "By the clock or by hand. Looking for work that is not there is no run. `result` is for "
                    + "administrators of all communities.")
    public Page<JobRun> list() {
        var last = jobs.last();
        // What a run found is about every community.
        return new Page<>(
                isOfAll() ? last : last.stream().map(JobRun::withoutResult).toList(), null);
    }

    @POST
    @Path("{name}/run")
    @Requires("admin")
    @Operation(
            operationId = "runJob",
            summary = "Run a job again for a date",
            description = "Answers when the run is over. A second run for the same date does nothing twice. "
                    + "`on` defaults to today in Asia/Shanghai. A job works across communities: 403 for an administrator "
                    + "of some of them.")
    public JobRun run(@Size(max = 50) String name, @Valid RunJob body) {
        if (!isOfAll()) throw forAll();
        var on = body == null || body.on() == null ? jobs.today() : body.on();
        if (jobs.knows(name)) asked.fire(new JobAsked(request.caller(), name, on));
        return jobs.run(name, on);
    }

    private boolean isOfAll() {
        return request.caller().communities().all();
    }

    private static ProblemException forAll() {
        return new ProblemException(
                Problems.FORBIDDEN,
                Text.of(
                        "A job works across communities: this needs a key of all of them.",
                        "作业跨小区执行：此操作需要适用于全部小区的密钥。"));
    }
}
