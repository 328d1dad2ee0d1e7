package io.huiyin.dunning.rest;

import io.huiyin.dunning.DunningAct;
import io.huiyin.dunning.DunningActs;
import io.huiyin.dunning.DunningMethod;
import io.huiyin.dunning.DunningOutcome;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Fen;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/dunning-acts}: how those who owe were reminded. */
@Path("/v1/dunning-acts")
@Endpoint
@Tag(name = "Dunning")
class DunningActResource {

    private final DunningActs acts;
    private final Request request;

    DunningActResource(DunningActs acts, Request request) {
        this.acts = acts;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/dunning-acts}.
     *
     * @param payerId  the only one of the house who owes something where absent
     * @param step     the step of the ladder that it takes; absent for a talk beside it
     * @param at       now where absent
     * @param staffId  whoever calls where absent
     * @param response what they said
     * @param promise  of the outcome PROMISED
     */
    record RecordDunningAct(
            @NotNull UUID communityId,
            @NotNull UUID houseId,
            UUID payerId,
            @Size(min = 1, max = 40) @PlainText String step,
            @NotNull DunningMethod method,
            Instant at,
            UUID staffId,

            @Size(min = 1, max = 2000) @Pattern(regexp = PlainText.SOMETHING)
            String response,

            @NotNull DunningOutcome outcome,
            @Valid PromisedSum promise) {}

    /**
     * How much they will pay, and by when.
     *
     * @param amountFen in fen
     * @param on        until which day, this day included
     */
    record PromisedSum(
            @NotNull @Min(1) @Max(Fen.MOST) Long amountFen,
            @NotNull LocalDate on) {}

    @POST
    @Requires("dunning:write")
    @Operation(
            operationId = "recordDunningAct",
            summary = "Record that somebody was reminded of a debt",
            description =
                    "Steps are taken in their order: the next one once it is due, or again one that was taken since the debt "
                            + "began; else 409 `dunning-step-not-due` names the step and the day. 409 `nothing-overdue` for a step where "
                            + "nothing is owed. 422 for a method that is not of the step, a time to come, a promise without the outcome "
                            + "PROMISED and the other way round.")
    public RestResponse<DunningAct> record(@NotNull @Valid RecordDunningAct body) {
        var promise = body.promise() == null
                ? null
                : new DunningAct.Promised(
                        body.promise().amountFen(), body.promise().on());
        var wanted = new DunningAct.Wanted(
                body.communityId(),
                body.houseId(),
                body.payerId(),
                body.step(),
                body.method(),
                body.at(),
                body.staffId(),
                body.outcome(),
                body.response(),
                promise);
        var act = acts.record(request.caller(), wanted);
        return Created.at("/v1/dunning-acts", act.id(), act);
    }

    @GET
    @Requires("dunning:read")
    @Operation(operationId = "listDunningActs", summary = "List how those who owe were reminded, newest first")
    public Page<DunningAct> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("payerId") UUID payerId,
            @QueryParam("staffId") UUID staffId,
            @QueryParam("step") @Size(max = 40) String step,
            @BeanParam @Valid Paging paging) {
        var filter = new DunningAct.Filter(communityId, houseId, payerId, staffId, step);
        return acts.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("dunning:read")
    @Operation(operationId = "getDunningAct", summary = "Read an act of dunning")
    public DunningAct get(UUID id) {
        return acts.get(request.caller(), id);
    }
}
