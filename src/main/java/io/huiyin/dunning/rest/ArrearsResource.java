package io.huiyin.dunning.rest;

import io.huiyin.dunning.Arrears;
import io.huiyin.dunning.ArrearsFilter;
import io.huiyin.dunning.ArrearsStage;
import io.huiyin.dunning.DebtorArrears;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Fen;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/arrears}: who is behind with what. */
@Path("/v1/arrears")
@Endpoint
@Tag(name = "Dunning")
class ArrearsResource {

    private final Arrears arrears;
    private final Request request;

    ArrearsResource(Arrears arrears, Request request) {
        this.arrears = arrears;
        this.request = request;
    }

    /** What narrows the list. */
    public static class Narrowed {

        @QueryParam("communityId")
        public UUID communityId;

        @QueryParam("houseId")
        public UUID houseId;

        @QueryParam("minDaysOverdue")
        @Min(1)
        @Max(36_500)
        public Integer minDaysOverdue;

        @QueryParam("minFen")
        @Min(1)
        @Max(Fen.MOST)
        public Long minFen;

        @QueryParam("areaId")
        public UUID areaId;

        @QueryParam("phaseId")
        public UUID phaseId;

        @QueryParam("assigneeId")
        public UUID assigneeId;

        @QueryParam("stage")
        public ArrearsStage stage;

        @QueryParam("dueStep")
        @Size(max = 40)
        public String dueStep;

        ArrearsFilter filter() {
            return new ArrearsFilter(
                    communityId, houseId, minDaysOverdue, minFen, areaId, phaseId, assigneeId, stage, dueStep);
        }
    }

    @GET
    @Requires("dunning:read")
    @Operation(
            operationId = "listArrears",
            summary = "List who is behind with what",
            description =
                    "One row for each payer of a house, house by house in the order of entry: what is overdue, since when, how far "
                            + "the ladder was climbed, which step is next and from when on, how they were reminded last, what they "
                            + "promised. `minFen` is of overdue principal, `assigneeId` the steward of the house's area, `dueStep` the "
                            + "code of the step that is due now, `stage=LEGAL` the list for legal action.")
    public Page<DebtorArrears> list(@BeanParam @Valid Narrowed narrowed, @BeanParam @Valid Paging paging) {
        return arrears.list(request.caller(), narrowed.filter(), paging.cursor, paging.limit);
    }
}
