package io.huiyin.reports.rest;

import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.huiyin.reports.Ageing;
import io.huiyin.reports.AgeingReports;
import io.huiyin.reports.Figures;
import io.huiyin.reports.Grouping;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/reports/ageing}: what is outstanding, by how long it is overdue. */
@Path("/v1/reports/ageing")
@Endpoint
@Tag(name = "Reports")
class AgeingResource {

    private final AgeingReports reports;
    private final Figures figures;
    private final Request request;

    AgeingResource(AgeingReports reports, Figures figures, Request request) {
        this.reports = reports;
        this.figures = figures;
        this.request = request;
    }

    @GET
    @Requires("reports:read")
    @Produces({Forms.JSON, Forms.XLSX})
    @Operation(
            operationId = "reportAgeing",
            summary = "Report what is outstanding by how long it is overdue",
            description = "The principal of published bills whose period has begun, as of the end of `on` (today where "
                    + "absent): not due yet, overdue for 1 to 30 days, 31 to 90, 91 to 180, 181 to 365, and longer. "
                    + "Late fees are not part of it. 404 for an unknown community, 422 by COLLECTOR.")
    @APIResponse(
            responseCode = "200",
            description = "The report, in the form that `Accept` names",
            content = {
                @Content(mediaType = Forms.JSON, schema = @Schema(implementation = Ageing.class)),
                @Content(mediaType = Forms.XLSX, schema = @Schema(type = STRING, format = "binary"))
            })
    public Response ageing(
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("on") LocalDate on,
            @QueryParam("groupBy") @DefaultValue("CLASS") Grouping groupBy,
            @Context HttpHeaders headers) {
        var ageing = reports.ageing(request.caller(), communityId, on, groupBy);
        if (Forms.wanted(headers, Forms.JSON, Forms.XLSX).equals(Forms.JSON)) return Forms.data(ageing);
        return Forms.workbook(figures.workbook(request.caller(), ageing, request.locale()), "ageing");
    }
}
