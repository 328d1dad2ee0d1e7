package io.huiyin.dunning.rest;

import io.huiyin.dunning.UnrecoverableDebt;
import io.huiyin.dunning.UnrecoverableDebts;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

/** {@code /v1/unrecoverable-debts}: what is hard to recover, and who handles it. */
@Path("/v1/unrecoverable-debts")
@Endpoint
@Tag(name = "Dunning")
class UnrecoverableDebtResource {

    private final UnrecoverableDebts debts;
    private final Request request;

    UnrecoverableDebtResource(UnrecoverableDebts debts, Request request) {
        this.debts = debts;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/unrecoverable-debts}.
     *
     * @param payerId the only one of the house who owes something where absent
     */
    record ListUnrecoverableDebt(
            @NotNull UUID communityId,
            @NotNull UUID houseId,
            UUID payerId,
            @NotNull UUID handlerId,
            @NotBlank @Size(max = 1000) String reason) {}

    /** Body of {@code POST /v1/unrecoverable-debts/{id}/close}. */
    record CloseUnrecoverableDebt(
            @NotNull UnrecoverableDebt.Outcome outcome,

            @Size(min = 1, max = 1000) @Pattern(regexp = PlainText.SOMETHING)
            String note) {}

    @POST
    @Requires("dunning:supervise")
    @Operation(
            operationId = "listUnrecoverableDebt",
            summary = "Give a debt that is hard to recover to a handler",
            description = "409 where nothing is overdue, or it is on the list.")
    public RestResponse<UnrecoverableDebt> list(@NotNull @Valid ListUnrecoverableDebt body) {
        var wanted = new UnrecoverableDebt.Wanted(
                body.communityId(), body.houseId(), body.payerId(), body.handlerId(), body.reason());
        var debt = debts.list(request.caller(), wanted);
        return Created.at("/v1/unrecoverable-debts", debt.id(), debt);
    }

    @GET
    @Requires("dunning:read")
    @Operation(operationId = "listUnrecoverableDebts", summary = "List debts that are hard to recover, newest first")
    public Page<UnrecoverableDebt> all(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("handlerId") UUID handlerId,
            @QueryParam("closed") Boolean closed,
            @BeanParam @Valid Paging paging) {
        var filter = new UnrecoverableDebt.Filter(communityId, houseId, handlerId, closed);
        return debts.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("dunning:read")
    @Operation(operationId = "getUnrecoverableDebt", summary = "Read a debt that is hard to recover")
    public UnrecoverableDebt get(UUID id) {
        return debts.get(request.caller(), id);
    }

    @POST
    @Path("{id}/close")
    @Requires("dunning:supervise")
    @Operation(
            operationId = "closeUnrecoverableDebt",
            summary = "Close a debt that was written off or recovered",
            description =
                    "409 `debt-still-owed` while something is overdue: bills are written off one by one, each by an approval. 409 as "
                            + "well for WRITTEN_OFF where no bill was, and once it is closed.")
    public UnrecoverableDebt close(UUID id, @NotNull @Valid CloseUnrecoverableDebt body) {
        return debts.close(request.caller(), id, request.expected(), body.outcome(), body.note());
    }
}
