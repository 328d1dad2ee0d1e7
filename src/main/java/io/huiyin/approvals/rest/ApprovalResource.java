package io.huiyin.approvals.rest;

import io.huiyin.approvals.Approval;
import io.huiyin.approvals.ApprovalFilter;
import io.huiyin.approvals.ApprovalKind;
import io.huiyin.approvals.ApprovalStatus;
import io.huiyin.approvals.Approvals;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/approvals}: what nobody does without a superior's leave. */
@Path("/v1/approvals")
@Endpoint
@Tag(name = "Approvals", description = "Approvals (审批): what nobody does without a superior's leave")
class ApprovalResource {

    private final Approvals approvals;
    private final Request request;

    ApprovalResource(Approvals approvals, Request request) {
        this.approvals = approvals;
        this.request = request;
    }

    @GET
    @Requires("approvals:read")
    @Operation(
            operationId = "listApprovals",
            summary = "List approvals, newest first",
            description = "`APPROVED` are those in force; what was not used in time is `EXPIRED`.")
    public Page<Approval> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("status") ApprovalStatus status,
            @QueryParam("kind") ApprovalKind kind,
            @QueryParam("subjectId") UUID subjectId,
            @BeanParam @Valid Paging paging) {
        var filter = new ApprovalFilter(communityId, status, kind, subjectId);
        return approvals.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("approvals:read")
    @Operation(
            operationId = "getApproval",
            summary = "Read an approval",
            description = "`deciders` are the roles of which any decides it, but for whoever asked.")
    public Approval get(UUID id) {
        return approvals.get(request.caller(), id);
    }

    @POST
    @Requires("approvals:write")
    @Operation(
            operationId = "askForApproval",
            summary = "Ask for a superior's leave",
            description =
                    "In the name of the acting member of staff, whom a reading kind needs. 422 where the kind needs a subject, "
                            + "a room or an amount, or no room or amount goes with it. UTILITY_CUT_OFF is 422 unless the community allows it as a "
                            + "measure against a dangerous violation (`/v1/approval-settings`); it never is one of collecting fees.")
    public RestResponse<Approval> ask(@NotNull @Valid AskForApproval body) {
        var made = approvals.ask(request.caller(), body.wanted());
        return Created.at("/v1/approvals", made.id(), made);
    }

    @POST
    @Path("{id}/approve")
    @Requires("approvals:decide")
    @Operation(
            operationId = "grantApproval",
            summary = "Say yes",
            description =
                    "By a member of staff in one of its `deciders` who signed in or is named by `X-Acting-Staff` (else 422), "
                            + "403 for anyone else. 409 for whoever asked, and unless it is PENDING: of two who decide at once one does.")
    public Approval approve(UUID id, @Valid GrantApproval body) {
        var comment = body == null ? null : body.comment();
        return approvals.approve(request.caller(), id, request.expected(), comment);
    }

    @POST
    @Path("{id}/refuse")
    @Requires("approvals:decide")
    @Operation(
            operationId = "refuseApproval",
            summary = "Say no",
            description = "By whoever could approve it, with the same errors.")
    public Approval refuse(UUID id, @NotNull @Valid RefuseApproval body) {
        return approvals.refuse(request.caller(), id, request.expected(), body.reason());
    }

    @POST
    @Path("{id}/withdraw")
    @Requires("approvals:write")
    @Operation(
            operationId = "withdrawApproval",
            summary = "Take it back",
            description =
                    "By whoever asked, who may decide it, or a key that acts for nobody; for anyone else, and unless it is "
                            + "PENDING or APPROVED, 409.")
    public Approval withdraw(UUID id) {
        return approvals.withdraw(request.caller(), id, request.expected());
    }
}
