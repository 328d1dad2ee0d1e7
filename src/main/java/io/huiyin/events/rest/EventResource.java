package io.huiyin.events.rest;

import io.huiyin.events.EventFeed;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/events}: the event log as a feed. */
@Path("/v1/events")
@Endpoint
@Tag(name = "Events", description = "The event feed (事件流): what happened, in an order that never changes")
class EventResource {

    private final EventFeed feed;
    private final Request request;

    EventResource(EventFeed feed, Request request) {
        this.feed = feed;
        this.request = request;
    }

    @GET
    @Requires("events:read")
    @Operation(
            operationId = "listEvents",
            summary = "Read what happened after a place in the log",
            description =
                    "CloudEvents 1.0 in the order of the log. `nextCursor` is always there: keep it and come back "
                            + "with it as `after`. An event appears once no earlier one can still be committed.")
    public Page<CloudEvent> list(
            @QueryParam("after") @Size(max = 500) String after,
            @QueryParam("communityId") UUID communityId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
        return feed.after(request.caller(), after, communityId, limit).map(CloudEvent::of);
    }
}
