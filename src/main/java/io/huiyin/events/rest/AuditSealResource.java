package io.huiyin.events.rest;

import io.huiyin.events.AuditSeal;
import io.huiyin.events.AuditSeals;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/audit/seals}: the hash chain over the event log. */
@Path("/v1/audit/seals")
@Endpoint
@Tag(name = "Audit", description = "The seals of the event log (审计封存): proof that nothing in it was changed")
class AuditSealResource {

    private final AuditSeals seals;
    private final Request request;

    AuditSealResource(AuditSeals seals, Request request) {
        this.seals = seals;
        this.request = request;
    }

    @GET
    @Requires("events:read")
    @Operation(
            operationId = "listAuditSeals",
            summary = "List the seals of a community's log, the newest first",
            description =
                    "Keep `number` and `hash` of the newest one elsewhere: a seal of that number with another hash "
                            + "means that the chain was rewritten. The job `audit-check` holds the log against the chain itself.")
    public Page<AuditSeal> list(@QueryParam("communityId") @NotNull UUID communityId, @BeanParam @Valid Paging paging) {
        return seals.list(request.caller(), communityId, paging.cursor, paging.limit);
    }
}
