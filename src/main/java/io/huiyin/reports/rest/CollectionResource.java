package io.huiyin.reports.rest;

import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.huiyin.billing.FeeClass;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.reports.CollectionReport;
import io.huiyin.reports.CollectionReports;
import io.huiyin.reports.CollectionTrend;
import io.huiyin.reports.CollectionTrends;
import io.huiyin.reports.Figures;
import io.huiyin.reports.Grouping;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/reports/collection} and its trend: what was collected of what was receivable. */
@Path("/v1/reports")
@Endpoint
@Tag(
        name = "Reports",
        description = "Reports (报表) as JSON, as a workbook (.xlsx) or as a chart (SVG), whichever `Accept` names")
class CollectionResource {

    private static final String PERIOD = "[1-9]\\d{3}(-(0[1-9]|1[0-2]|Q[1-4]))?";
    private static final String DAY = "[1-9]\\d{3}-\\d{2}-\\d{2}";

    private final CollectionReports reports;
    private final CollectionTrends trends;
    private final Figures figures;
    private final Request request;

    CollectionResource(CollectionReports reports, CollectionTrends trends, Figures figures, Request request) {
        this.reports = reports;
        this.trends = trends;
        this.figures = figures;
        this.request = request;
    }

    @GET
    @Path("collection")
    @Requires("reports:read")
    @Produces({Forms.JSON, Forms.XLSX, Forms.SVG})
    @Operation(
            operationId = "reportCollection",
            summary = "Report what was collected of what was receivable",
            description = "Of the published bills, void ones excepted, whose period begins from `from` to `to`: their "
                    + "principal, what was paid of it up to `asOf` (today where absent), what was written off, and "
                    + "how many houses paid all of it. Payments count from the day on which they were paid, and "
                    + "reversed ones never, so that a past rate can be reckoned again. Rates are percent with two "
                    + "decimals, half up; nothing receivable has no rate. Targets are those of "
                    + "`/v1/collection-targets`, of groups of one class. By COLLECTOR: the payments of these days "
                    + "by who took them, for commission. 404 for an unknown community, 422 for days out of order, "
                    + "more than three years, or collectors of one class.")
    @APIResponse(
            responseCode = "200",
            description = "The report, in the form that `Accept` names",
            content = {
                @Content(mediaType = Forms.JSON, schema = @Schema(implementation = CollectionReport.class)),
                @Content(mediaType = Forms.XLSX, schema = @Schema(type = STRING, format = "binary")),
                @Content(mediaType = Forms.SVG, schema = @Schema(type = STRING))
            })
    public Response collection(
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to,
            @QueryParam("asOf") LocalDate asOf,
            @QueryParam("groupBy") @DefaultValue("CLASS") Grouping groupBy,
            @QueryParam("class") FeeClass feeClass,
            @Context HttpHeaders headers) {
        var question = new CollectionReports.Question(communityId, from, to, asOf, groupBy, feeClass);
        var report = reports.collection(request.caller(), question);
        return switch (Forms.wanted(headers, Forms.JSON, Forms.XLSX, Forms.SVG)) {
            case Forms.XLSX ->
                Forms.workbook(figures.workbook(request.caller(), report, request.locale()), "collection");
            case Forms.SVG -> Forms.chart(figures.chart(report, request.locale()));
            default -> Forms.data(report);
        };
    }

    @GET
    @Path("collection-trend")
    @Requires("reports:read")
    @Produces({Forms.JSON, Forms.XLSX, Forms.SVG})
    @Operation(
            operationId = "reportCollectionTrend",
            summary = "Report how the collection rate moved",
            description = "By PHASE, AREA or CLASS. Either of several `periods`, separated by commas "
                    + "(`2025-Q1,2025-Q2`), as of today; or of the bills whose period begins from `from` to `to`, "
                    + "as of several days (`asOf=2025-03-31,2025-06-30`). Two to twelve of them, in the order in "
                    + "which they are to be compared. Changes and distances to the target are percentage points of "
                    + "the rates that are shown. `class` limits it to one class. 400 for both or neither, 404 for "
                    + "an unknown community, 422 for days out of order or more than three years.")
    @APIResponse(
            responseCode = "200",
            description = "The trend, in the form that `Accept` names",
            content = {
                @Content(mediaType = Forms.JSON, schema = @Schema(implementation = CollectionTrend.class)),
                @Content(mediaType = Forms.XLSX, schema = @Schema(type = STRING, format = "binary")),
                @Content(mediaType = Forms.SVG, schema = @Schema(type = STRING))
            })
    public Response trend(
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("by") @DefaultValue("PHASE") Grouping by,
            @QueryParam("class") FeeClass feeClass,
            @QueryParam("periods") @Pattern(regexp = PERIOD + "(," + PERIOD + "){1,11}") String periods,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("asOf") @Pattern(regexp = DAY + "(," + DAY + "){1,11}") String asOf,
            @Context HttpHeaders headers) {
        boolean ofDays = from != null && to != null && asOf != null;
        boolean mixed = periods != null && (from != null || to != null || asOf != null);
        if (mixed || periods == null && !ofDays) {
            throw Problems.invalid(
                    "periods",
                    "one-of",
                    Text.of("Give `periods`, or `from`, `to` and `asOf`.", "请给出 periods，或 from、to 和 asOf。"));
        }
        var trend = ofDays
                ? trends.ofDays(request.caller(), communityId, by, feeClass, from, to, days(asOf))
                : trends.ofPeriods(request.caller(), communityId, by, feeClass, List.of(periods.split(",")));
        return switch (Forms.wanted(headers, Forms.JSON, Forms.XLSX, Forms.SVG)) {
            case Forms.XLSX -> Forms.workbook(figures.workbook(request.caller(), trend, request.locale()), "trend");
            case Forms.SVG -> Forms.chart(figures.chart(trend, request.locale()));
            default -> Forms.data(trend);
        };
    }

    private static List<LocalDate> days(String text) {
        try {
            return Stream.of(text.split(",")).map(LocalDate::parse).toList();
        } catch (DateTimeException e) {
            throw Problems.invalid("asOf", "no-such-day", Text.of("There is no such day.", "日期不存在。"));
        }
    }
}
