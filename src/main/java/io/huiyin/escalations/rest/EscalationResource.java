package io.huiyin.escalations.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.escalations.Escalation;
import io.huiyin.escalations.EscalationFilter;
import io.huiyin.escalations.EscalationStatus;
import io.huiyin.escalations.Escalations;
import io.huiyin.escalations.NewEscalation;
import io.huiyin.escalations.Trigger;
import io.huiyin.kernel.Page;
import io.huiyin.tickets.EscalationStep;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/escalations}: what was taken up, of tickets and of what no ticket is about. */
@Path("/v1/escalations")
@Endpoint
@Tag(
        name = "Escalations",
        description = "Escalations (上报): what cannot be solved below, step by step, with what the superiors say to it")
class EscalationResource {

    private final Escalations escalations;
    private final Request request;

    EscalationResource(Escalations escalations, Request request) {
        this.escalations = escalations;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/escalations}.
     *
     * @param trigger    SERIOUS_ERROR, DANGER and BEYOND_DUTY must be reported
     * @param suggestion how it should be handled
     * @param to         the next step where absent
     * @param department which one is asked for help, with OTHER_DEPARTMENT alone
     * @param staffId    who is told; those who stand at the step where absent
     * @param emergency  whether steps are passed over, each of which is owed a report afterwards
     * @param follows    the step before of the same matter; absent for its first
     */
    record ReportIncident(
            @NotNull UUID communityId,
            @NotNull Trigger trigger,
            @NotBlank @Size(max = 2000) String reason,
            @NotBlank @Size(max = 2000) String suggestion,
            EscalationStep to,
            @Size(min = 1, max = 100) @PlainText String department,
            UUID staffId,
            Boolean emergency,
            UUID follows,
            Instant at) {

        NewEscalation wanted() {
            return new NewEscalation(
                    reason, to, department, staffId, trigger, suggestion, requireNonNullElse(emergency, false));
        }
    }

    /**
     * Body of {@code POST /v1/escalations/{id}/report}.
     *
     * @param suggestion how it should be handled
     */
    record MakeReport(
            @NotBlank @Size(max = 2000) String text,
            @NotBlank @Size(max = 2000) String suggestion,
            Instant at) {}

    /** Body of what is said to an escalation. */
    record Say(@NotBlank @Size(max = 4000) String text, Instant at) {}

    @GET
    @Requires("escalations:read")
    @Operation(
            operationId = "listEscalations",
            summary = "List escalations, newest first",
            description =
                    "Those that concern the caller, as who took them up, owes the report or was told; with "
                            + "`escalations:read-internal` all. `status=OWED` is the list of reports that are still to be made.")
    public Page<Escalation> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("ticketId") UUID ticketId,
            @QueryParam("status") EscalationStatus status,
            @QueryParam("trigger") Trigger trigger,
            @QueryParam("owedBy") UUID owedBy,
            @BeanParam @Valid Paging paging) {
        var filter = new EscalationFilter(communityId, ticketId, status, trigger, owedBy);
        return escalations.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("escalations:read")
    @Operation(operationId = "getEscalation", summary = "Read an escalation")
    public Escalation get(UUID id) {
        return escalations.get(request.caller(), id);
    }

    @POST
    @Requires("escalations:write")
    @Operation(
            operationId = "reportIncident",
            summary = "Report something that no ticket is about",
            description =
                    "As a serious error, danger to equipment or people, or what lies outside of one's duty. One step after "
                            + "the other: 409 for what would pass one over, unless it is an `emergency`, which leaves a report owed "
                            + "to each step that was passed over. 422 for ids that are not known here.")
    public RestResponse<Escalation> report(@NotNull @Valid ReportIncident body) {
        var made = escalations.report(request.caller(), body.communityId(), body.follows(), body.at(), body.wanted());
        return Created.at("/v1/escalations", made.id(), made);
    }

    @POST
    @Path("{id}/report")
    @Requires("escalations:write")
    @Operation(
            operationId = "makeOwedReport",
            summary = "Make a report that is owed",
            description = "From OWED, whatever became of the ticket meanwhile. 409 in any other status.")
    public Escalation reportOwed(UUID id, @NotNull @Valid MakeReport body) {
        return escalations.reportOwed(
                request.caller(), id, request.expected(), body.at(), body.text(), body.suggestion());
    }

    @POST
    @Path("{id}/instruct")
    @Requires("escalations:write")
    @Operation(
            operationId = "instructOnEscalation",
            summary = "Write down what the superior says is to be done",
            description = "The last instruction stands. 409 before it was reported, and for whoever took it up.")
    public Escalation instruct(UUID id, @NotNull @Valid Say body) {
        return escalations.instruct(request.caller(), id, request.expected(), body.at(), body.text());
    }

    @POST
    @Path("{id}/disagree")
    @Requires("escalations:write")
    @Operation(
            operationId = "disagreeWithInstruction",
            summary = "Write down that one thinks otherwise",
            description =
                    "It undoes nothing: the instruction stands and is carried out first. 409 before there is one.")
    public Escalation disagree(UUID id, @NotNull @Valid Say body) {
        return escalations.disagree(request.caller(), id, request.expected(), body.at(), body.text());
    }

    @POST
    @Path("{id}/execute")
    @Requires("escalations:write")
    @Operation(
            operationId = "executeInstruction",
            summary = "Write down how the instruction was carried out",
            description = "From INSTRUCTED. 409 in any other status.")
    public Escalation execute(UUID id, @NotNull @Valid Say body) {
        return escalations.execute(request.caller(), id, request.expected(), body.at(), body.text());
    }
}
