package io.huiyin.reports.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.reports.CollectionTarget;
import io.huiyin.reports.CollectionTargets;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/collection-targets}: what each community means to collect. */
@Path("/v1/collection-targets")
@Endpoint
@Tag(name = "Reports")
class CollectionTargetResource {

    private static final String PERCENT = "100(\\.0{1,2})?|\\d{1,2}(\\.\\d{1,2})?";

    private final CollectionTargets targets;
    private final Request request;

    CollectionTargetResource(CollectionTargets targets, Request request) {
        this.targets = targets;
        this.request = request;
    }

    /**
     * Body of {@code PUT /v1/collection-targets/{communityId}}: percent, with at most two decimals.
     *
     * @param property    of property fees, such as {@code 95}
     * @param parking     of parking fees
     * @param passThrough of what is collected for others
     */
    @JsonIgnoreProperties({"communityId", "version"})
    record ChangeCollectionTarget(
            @NotNull @Pattern(regexp = PERCENT) String property,
            @NotNull @Pattern(regexp = PERCENT) String parking,
            @NotNull @Pattern(regexp = PERCENT) String passThrough) {}

    @GET
    @Path("{communityId}")
    @Requires("reports:read")
    @Operation(
            operationId = "getCollectionTarget",
            summary = "Read what a community means to collect",
            description = "In percent: property fees 95, parking 98, pass-through 100, until they are changed.")
    public CollectionTarget get(UUID communityId) {
        return targets.get(request.caller(), communityId);
    }

    @PUT
    @Path("{communityId}")
    @Requires("reports:write")
    @Operation(
            operationId = "changeCollectionTarget",
            summary = "Change what a community means to collect",
            description = "Reports of past periods are held against it too.")
    public CollectionTarget change(UUID communityId, @NotNull @Valid ChangeCollectionTarget body) {
        var wanted = new CollectionTarget(
                communityId, percent(body.property()), percent(body.parking()), percent(body.passThrough()), 0);
        return targets.change(request.caller(), request.expected(), wanted);
    }

    private static BigDecimal percent(String text) {
        return new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
    }
}
