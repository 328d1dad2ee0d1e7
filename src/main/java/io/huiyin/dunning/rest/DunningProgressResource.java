package io.huiyin.dunning.rest;

import io.huiyin.dunning.DunningProgress;
import io.huiyin.dunning.DunningReports;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/dunning-progress}: how collection goes. */
@Path("/v1/dunning-progress/{communityId}")
@Endpoint
@Tag(name = "Dunning")
class DunningProgressResource {

    private final DunningReports reports;
    private final Request request;

    DunningProgressResource(DunningReports reports, Request request) {
        this.reports = reports;
        this.request = request;
    }

    @GET
    @Requires("dunning:supervise")
    @Operation(
            operationId = "getDunningProgress",
            summary = "Read how collection goes in a community",
            description =
                    "For each step who is due for it now and since when; letters from a day to a day (this month where absent), how "
                            + "many of them were made more than seven days late and how many reached nobody; and what each member of the "
                            + "staff did. 422 for more than a year.")
    public DunningProgress progress(
            UUID communityId, @QueryParam("from") LocalDate from, @QueryParam("to") LocalDate to) {
        return reports.progress(request.caller(), communityId, from, to);
    }
}
