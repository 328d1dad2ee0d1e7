package io.huiyin.reports.rest;

import io.huiyin.billing.PaymentMethod;
import io.huiyin.kernel.Page;
import io.huiyin.reports.Reconciliation;
import io.huiyin.reports.Reconciliations;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** {@code /v1/reconciliations}: statements of banks and channels, held against the books. */
@Path("/v1/reconciliations")
@Endpoint
@Tag(
        name = "Reconciliations",
        description = "Reconciliations (对账) of statements of banks and channels with the payments in the books")
class ReconciliationResource {

    private final Reconciliations reconciliations;
    private final Request request;

    ReconciliationResource(Reconciliations reconciliations, Request request) {
        this.reconciliations = reconciliations;
        this.request = request;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires("reconciliations:write")
    @Operation(
            operationId = "reconcileStatement",
            summary = "Hold a statement against the books",
            description = "Takes a form with one `file`: .csv in UTF-8 or GB18030, or .xlsx, of at most 20 MiB and "
                    + "50,000 rows, with columns for the number of the transaction, its sum in yuan and its day, "
                    + "and maybe one that tells income from refunds; `docs/reports.md` lists the headers. Each row "
                    + "is looked for by its external id among the payments, deposits and top-ups of the method (or "
                    + "among the refunds), and all of these of the days of the statement among its rows. Nothing is changed in the books. Faulty rows "
                    + "are told and left out. 413, 415 or 422 for a file that cannot be read, 422 for an unknown "
                    + "community, and for CASH.")
    public RestResponse<ReconciliationView> reconcile(
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("method") @NotNull PaymentMethod method,
            @RestForm("file") @NotNull FileUpload file) {
        var made = reconciliations.reconcile(request.caller(), communityId, method, file.uploadedFile(), file.size());
        return Created.at("/v1/reconciliations", made.id(), ReconciliationView.of(made, request.locale()));
    }

    @GET
    @Requires("reconciliations:read")
    @Operation(
            operationId = "listReconciliations",
            summary = "List reconciliations, newest first",
            description = "Without their `problems`; `GET /v1/reconciliations/{id}` has them.")
    public Page<ReconciliationView> list(@QueryParam("communityId") UUID communityId, @BeanParam @Valid Paging paging) {
        return reconciliations
                .list(request.caller(), communityId, paging.cursor, paging.limit)
                .map(made -> ReconciliationView.of(made, request.locale()));
    }

    @GET
    @Path("{id}")
    @Requires("reconciliations:read")
    @Operation(operationId = "getReconciliation", summary = "Read a reconciliation")
    public ReconciliationView get(UUID id) {
        return ReconciliationView.of(reconciliations.get(request.caller(), id), request.locale());
    }

    @GET
    @Path("{id}/items")
    @Requires("reconciliations:read")
    @Operation(
            operationId = "listReconciliationItems",
            summary = "List what became of each row of a statement",
            description = "The rows in their order, then the money of its days that it lacks; `state` limits it to "
                    + "one state, such as AMOUNT_DIFFERS.")
    public Page<Reconciliation.Item> items(
            UUID id, @QueryParam("state") Reconciliation.State state, @BeanParam @Valid Paging paging) {
        return reconciliations.items(request.caller(), id, state, paging.cursor, paging.limit);
    }
}
