package io.huiyin.owners.rest;

import io.huiyin.owners.OwnerAttribute;
import io.huiyin.owners.OwnerCounts;
import io.huiyin.owners.OwnerStatistics;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/owner-statistics}: how many owners there are of each sort. */
@Path("/v1/owner-statistics")
@Endpoint
@Tag(name = "Owners")
class OwnerStatisticsResource {

    private final OwnerStatistics statistics;
    private final Request request;

    OwnerStatisticsResource(OwnerStatistics statistics, Request request) {
        this.statistics = statistics;
        this.request = request;
    }

    @GET
    @Requires("owners:read")
    @Operation(
            operationId = "countOwners",
            summary = "Count owners by a stored attribute",
            description =
                    "Of all owners, or of those whom the same filters as of the list leave. An owner of several sorts counts "
                            + "in each, and once in `owners`. `SEGMENT` needs the scope `owners:read-internal`.")
    public OwnerCounts count(@QueryParam("by") @NotNull OwnerAttribute by, @BeanParam @Valid OwnerQuery query) {
        return statistics.count(request.caller(), by, query.filter());
    }
}
