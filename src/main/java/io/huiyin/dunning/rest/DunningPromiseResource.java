package io.huiyin.dunning.rest;

import io.huiyin.dunning.DunningPromise;
import io.huiyin.dunning.DunningPromises;
import io.huiyin.kernel.Page;
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

/** {@code /v1/promises}: what was promised, and whether it was paid. */
@Path("/v1/promises")
@Endpoint
@Tag(name = "Dunning")
class DunningPromiseResource {

    private final DunningPromises promises;
    private final Request request;

    DunningPromiseResource(DunningPromises promises, Request request) {
        this.promises = promises;
        this.request = request;
    }

    @GET
    @Requires("dunning:read")
    @Operation(
            operationId = "listPromises",
            summary = "List promises to pay, newest first",
            description =
                    "KEPT once the payer paid at least the sum for the house, from the day of the promise to the day that was "
                            + "promised; BROKEN once that day has passed without; OPEN until then, which keeps letters back.")
    public Page<DunningPromise> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("status") DunningPromise.Status status,
            @BeanParam @Valid Paging paging) {
        return promises.list(request.caller(), communityId, houseId, status, paging.cursor, paging.limit);
    }
}
