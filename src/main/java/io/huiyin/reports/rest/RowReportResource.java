package io.huiyin.reports.rest;

import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.huiyin.reports.ArrearsRow;
import io.huiyin.reports.BillRow;
import io.huiyin.reports.PaymentRow;
import io.huiyin.reports.RowReports;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/reports/bills}, {@code payments} and {@code arrears}: row by row, or as a workbook of all. */
@Path("/v1/reports")
@Endpoint
@Tag(name = "Reports")
class RowReportResource {

    private final RowReports reports;
    private final Request request;

    RowReportResource(RowReports reports, Request request) {
        this.reports = reports;
        this.request = request;
    }

    /** A page of bills. */
    record BillPage(List<BillRow> items, String nextCursor) {}

    /** A page of payments. */
    record PaymentPage(List<PaymentRow> items, String nextCursor) {}

    /** A page of arrears. */
    record ArrearsPage(List<ArrearsRow> items, String nextCursor) {}

    @GET
    @Path("bills")
    @Requires("reports:read")
    @Produces({Forms.JSON, Forms.XLSX})
    @Operation(
            operationId = "reportBills",
            summary = "Report bills row by row",
            description = "Those whose period begins from `from` to `to`, by that day; drafts are left out. JSON comes "
                    + "page by page; the workbook has all rows, at most 1,048,575 (else 422). 404 for an unknown "
                    + "community.")
    @APIResponse(
            responseCode = "200",
            description = "The rows, in the form that `Accept` names",
            content = {
                @Content(mediaType = Forms.JSON, schema = @Schema(implementation = BillPage.class)),
                @Content(mediaType = Forms.XLSX, schema = @Schema(type = STRING, format = "binary"))
            })
    public Response bills(
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to,
            @BeanParam @Valid Paging paging,
            @Context HttpHeaders headers) {
        var span = new RowReports.Span(communityId, from, to);
        if (Forms.wanted(headers, Forms.JSON, Forms.XLSX).equals(Forms.JSON)) {
            return Forms.data(reports.bills(request.caller(), span, paging.cursor, paging.limit));
        }
        return Forms.workbook(reports.billsWorkbook(request.caller(), span, request.locale()), "bills");
    }

    @GET
    @Path("payments")
    @Requires("reports:read")
    @Produces({Forms.JSON, Forms.XLSX})
    @Operation(
            operationId = "reportPayments",
            summary = "Report payments row by row",
            description = "Those paid from `from` to `to`, by that day; reversed ones say when they were. JSON comes "
                    + "page by page; the workbook has all rows, at most 1,048,575 (else 422). 404 for an unknown "
                    + "community.")
    @APIResponse(
            responseCode = "200",
            description = "The rows, in the form that `Accept` names",
            content = {
                @Content(mediaType = Forms.JSON, schema = @Schema(implementation = PaymentPage.class)),
                @Content(mediaType = Forms.XLSX, schema = @Schema(type = STRING, format = "binary"))
            })
    public Response payments(
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to,
            @BeanParam @Valid Paging paging,
            @Context HttpHeaders headers) {
        var span = new RowReports.Span(communityId, from, to);
        if (Forms.wanted(headers, Forms.JSON, Forms.XLSX).equals(Forms.JSON)) {
            return Forms.data(reports.payments(request.caller(), span, paging.cursor, paging.limit));
        }
        return Forms.workbook(reports.paymentsWorkbook(request.caller(), span, request.locale()), "payments");
    }

    @GET
    @Path("arrears")
    @Requires("reports:read")
    @Produces({Forms.JSON, Forms.XLSX})
    @Operation(
            operationId = "reportArrears",
            summary = "Report what is overdue row by row",
            description = "Bills that are owed and whose due day is over, by that day, with the late fee as of today; "
                    + "`from` and `to` bound the due day. JSON comes page by page; the workbook has all rows, at "
                    + "most 1,048,575 (else 422). 404 for an unknown community.")
    @APIResponse(
            responseCode = "200",
            description = "The rows, in the form that `Accept` names",
            content = {
                @Content(mediaType = Forms.JSON, schema = @Schema(implementation = ArrearsPage.class)),
                @Content(mediaType = Forms.XLSX, schema = @Schema(type = STRING, format = "binary"))
            })
    public Response arrears(
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @BeanParam @Valid Paging paging,
            @Context HttpHeaders headers) {
        var span = new RowReports.Span(communityId, from, to);
        if (Forms.wanted(headers, Forms.JSON, Forms.XLSX).equals(Forms.JSON)) {
            return Forms.data(reports.arrears(request.caller(), span, paging.cursor, paging.limit));
        }
        return Forms.workbook(reports.arrearsWorkbook(request.caller(), span, request.locale()), "arrears");
    }
}
