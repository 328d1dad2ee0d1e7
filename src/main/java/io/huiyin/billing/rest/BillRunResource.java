package io.huiyin.billing.rest;

import io.huiyin.billing.BillRun;
import io.huiyin.billing.BillRunPreview;
import io.huiyin.billing.BillRuns;
import io.huiyin.billing.BillSkip;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/bill-runs}: the bills of a fee item for a period. */
@Path("/v1/bill-runs")
@Endpoint
@Tag(
        name = "Bill runs",
        description = "Bill runs (出账): the bills of a fee item for a period, with meters and shared costs")
class BillRunResource {

    private final BillRuns runs;
    private final Request request;

    BillRunResource(BillRuns runs, Request request) {
        this.runs = runs;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/bill-runs}.
     *
     * @param period  {@code 2026-11}, {@code 2026-Q4} or {@code 2026}, by the item's cycle
     * @param publish whether the bills are owed at once; else they are drafts until the run is published
     */
    record RunBills(
            @NotNull UUID feeItemId,
            @NotNull @Size(max = 10) @PlainText String period,
            @NotNull Boolean publish) {

        BillRun.Given given() {
            return new BillRun.Given(feeItemId, period, publish);
        }
    }

    @GET
    @Requires("fees:read")
    @Operation(operationId = "listBillRuns", summary = "List bill runs, newest first")
    public Page<BillRun> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("feeItemId") UUID feeItemId,
            @BeanParam @Valid Paging paging) {
        return runs.list(request.caller(), communityId, feeItemId, paging.cursor, paging.limit);
    }

    @GET
    @Path("preview")
    @Requires("fees:read")
    @Operation(
            operationId = "previewBillRun",
            summary = "See what a run would make",
            description =
                    "Reckoned as a run would, and nothing is written. Of the houses that you see; of more than 20,000 assignments the "
                            + "first are looked at, and `moreAssigned` says so. 400 for what is no period; 422 for an unknown or retired "
                            + "item, one of deposits, or one with another cycle.")
    public BillRunPreview preview(
            @QueryParam("feeItemId") @NotNull UUID feeItemId,
            @QueryParam("period") @NotNull @Size(max = 10) @PlainText String period) {
        return runs.preview(request.caller(), feeItemId, period);
    }

    @GET
    @Path("{id}")
    @Requires("fees:read")
    @Operation(operationId = "getBillRun", summary = "Read a bill run")
    public BillRun get(UUID id) {
        return runs.get(request.caller(), id);
    }

    @GET
    @Path("{id}/skipped")
    @Requires("fees:read")
    @Operation(
            operationId = "listSkippedAssignments",
            summary = "List the assignments that a run made no bill for",
            description = "In the order of their ids, each with its reason.")
    public Page<BillSkip> skipped(UUID id, @BeanParam @Valid Paging paging) {
        return runs.skipped(request.caller(), id, paging.cursor, paging.limit);
    }

    @POST
    @Requires("fees:write")
    @Operation(
            operationId = "runBills",
            summary = "Make the bills of a fee item for a period",
            description =
                    "Of a few thousand assignments at once, and the answer is DONE. Of more by the job `bill-runs`, batch by batch, "
                            + "and the answer is RUNNING. An assignment that has its bill is skipped, so running again makes what is missing "
                            + "and nothing twice. 400 for what is no period; 409 while a run of the item and period is at work; 422 for an "
                            + "unknown or retired item, one of deposits, or one with another cycle.")
    public RestResponse<BillRun> run(@NotNull @Valid RunBills body) {
        var made = runs.run(request.caller(), body.given());
        return Created.at("/v1/bill-runs", made.id(), made);
    }

    @POST
    @Path("{id}/publish")
    @Requires("fees:write")
    @Operation(
            operationId = "publishBillRun",
            summary = "Publish the drafts of a run",
            description =
                    "They are owed from then on, and prepayments pay them. Very many are published by the job `bill-runs`, and the "
                            + "answer is PUBLISHING. 409 unless the run is done and its bills are drafts.")
    public BillRun publish(UUID id) {
        return runs.publish(request.caller(), id, request.expected());
    }

    @POST
    @Path("{id}/discard")
    @Requires("fees:write")
    @Operation(
            operationId = "discardBillRun",
            summary = "Remove the drafts of a run",
            description =
                    "The period may be run again. Very many are removed by the job `bill-runs`, and the answer is DISCARDING. A "
                            + "run that shows `problem` is ended by it; what it has published stays, and the next run makes the rest. 409 "
                            + "unless the run shows a problem, or is done and its bills are drafts.")
    public BillRun discard(UUID id) {
        return runs.discard(request.caller(), id, request.expected());
    }
}
