package io.huiyin.jobs.rest;

import io.huiyin.jobs.JobRun;
import io.huiyin.jobs.Jobs;
import io.huiyin.kernel.Page;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * {@code /v1/jobs}: the scheduled jobs and their last runs. Not an {@code @Endpoint}: a job commits its own work in
 * batches, and a run by hand may be repeated as it is, so it needs no memory of its key.
 */
@Path("/v1/jobs")
@Tag(name = "Jobs", description = "Scheduled jobs (定时作业): what ran last, and running one again")
class JobResource {

    /** Jobs are about all communities, so their default date is that of the country they work in. */
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Jobs jobs;
    private final Clock clock;

    JobResource(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Body of {@code POST /v1/jobs/{name}/run}. */
    record RunJob(LocalDate on) {}

    @GET
    @Requires("admin")
    @Operation(operationId = "listJobs", summary = "List the jobs, each with its last run")
    public Page<JobRun> list() {
        return new Page<>(jobs.last(), null);
    }

    @POST
    @Path("{name}/run")
    @Requires("admin")
    @Operation(
            operationId = "runJob",
            summary = "Run a job again for a date",
            description = "Answers when the run is over. A second run for the same date does nothing twice. "
                    + "`on` defaults to today in Asia/Shanghai.")
    public JobRun run(@Size(max = 50) String name, @Valid RunJob request) {
        var on = request == null || request.on() == null ? LocalDate.now(clock.withZone(ZONE)) : request.on();
        return jobs.run(name, on);
    }
}
