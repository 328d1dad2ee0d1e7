package io.huiyin.tickets.rest;

import io.huiyin.kernel.Page;
import io.huiyin.tickets.ComplaintWarning;
import io.huiyin.tickets.ComplaintWarnings;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/complaint-warnings}: how the complaints of each month compare with those before. */
@Path("/v1/complaint-warnings")
@Endpoint
@Tag(
        name = "Complaint warnings",
        description = "Complaint warnings (投诉预警): each month's complaints against those of the months before")
class ComplaintWarningResource {

    private final ComplaintWarnings warnings;
    private final Request request;

    ComplaintWarningResource(ComplaintWarnings warnings, Request request) {
        this.warnings = warnings;
        this.request = request;
    }

    @GET
    @Requires("reminders:read")
    @Operation(
            operationId = "listComplaintWarnings",
            summary = "List complaint warnings, newest month first",
            description =
                    "The reminder rule COMPLAINT_WARNING makes one of each month that is over, with all numbers from "
                            + "which it follows. `month` is as 2025-05.")
    public Page<ComplaintWarning> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("month") @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2])") String month,
            @BeanParam @Valid Paging paging) {
        return warnings.list(
                request.caller(),
                communityId,
                month == null ? null : YearMonth.parse(month),
                paging.cursor,
                paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("reminders:read")
    @Operation(operationId = "getComplaintWarning", summary = "Read a complaint warning")
    public ComplaintWarning get(UUID id) {
        return warnings.get(request.caller(), id);
    }
}
