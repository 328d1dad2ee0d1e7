package io.huiyin.owners.rest;

import io.huiyin.kernel.Page;
import io.huiyin.owners.HouseholdHead;
import io.huiyin.owners.HouseholdHeads;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/household-heads}: who stands for the households. */
@Path("/v1/household-heads")
@Endpoint
@Tag(name = "Owners")
class HouseholdHeadResource {

    private final HouseholdHeads heads;
    private final Request request;

    HouseholdHeadResource(HouseholdHeads heads, Request request) {
        this.heads = heads;
        this.request = request;
    }

    @GET
    @Requires("owners:read")
    @Operation(
            operationId = "listHouseholdHeads",
            summary = "List the heads of households (户主名单), of a building or of all, by the code of the house")
    public Page<HouseholdHead> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("buildingId") UUID buildingId,
            @BeanParam @Valid Paging paging) {
        return heads.list(request.caller(), communityId, buildingId, paging.cursor, paging.limit);
    }
}
