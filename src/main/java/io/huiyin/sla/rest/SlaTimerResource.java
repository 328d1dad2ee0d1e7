package io.huiyin.sla.rest;

import io.huiyin.kernel.Page;
import io.huiyin.sla.Metric;
import io.huiyin.sla.SlaTimers;
import io.huiyin.sla.TimerDetail;
import io.huiyin.sla.TimerFilter;
import io.huiyin.sla.TimerStatus;
import io.huiyin.sla.TimerView;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/sla-timers}: what was promised, and how it stands. */
@Path("/v1/sla-timers")
@Endpoint
@Tag(name = "SLA timers", description = "Promises of time (时限) and how they stand")
class SlaTimerResource {

    private final SlaTimers timers;
    private final Request request;

    SlaTimerResource(SlaTimers timers, Request request) {
        this.timers = timers;
        this.request = request;
    }

    /** Body of {@code POST /v1/sla-timers/{id}/retarget}. */
    record RetargetTimer(
            @NotNull @Valid TargetRequest target,
            @NotBlank @Size(max = 500) String reason) {}

    @GET
    @Requires("sla:read")
    @Operation(
            operationId = "listSlaTimers",
            summary = "List timers, soonest due first",
            description = "What is paused has no due time and comes last; a window of due times leaves it out.")
    public Page<TimerView> list(
            @QueryParam("communityId") UUID communityId,
            @Parameter(description = "May be given several times") @QueryParam("status") @Size(max = 5)
                    List<TimerStatus> statuses,
            @QueryParam("metric") Metric metric,
            @Parameter(description = "Due at that moment or later") @QueryParam("dueAfter") Instant dueAfter,
            @Parameter(description = "Due before that moment") @QueryParam("dueBefore") Instant dueBefore,
            @BeanParam @Valid Paging paging) {
        var filter = new TimerFilter(communityId, statuses, metric, dueAfter, dueBefore);
        return timers.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("sla:read")
    @Operation(
            operationId = "getSlaTimer",
            summary = "Read a timer with its warnings, its ladder and its changes",
            description = "`steps` says what the sweep has done and will do.")
    public TimerDetail get(UUID id) {
        return timers.get(request.caller(), id);
    }

    @POST
    @Path("{id}/retarget")
    @Requires("sla:write")
    @Operation(
            operationId = "retargetSlaTimer",
            summary = "Change what was promised",
            description = "The one way to change a promise that runs. Reckoned from its start on the present calendar,"
                    + " pauses kept; a breach that the new due time does not bear out is taken back, and stays with the"
                    + " change. 409 once it is settled.")
    public TimerDetail retarget(UUID id, @NotNull @Valid RetargetTimer body) {
        return timers.retarget(
                request.caller(), id, request.expected(), body.target().target(), body.reason());
    }
}
