package io.huiyin.calendar.rest;

import io.huiyin.calendar.Calendars;
import io.huiyin.calendar.Target;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/calendars}: working hours, holidays and make-up days, and what they make of a target. */
@Path("/v1/calendars")
@Endpoint
@Tag(name = "Calendars", description = "Working calendars (工作日历): hours, holidays, make-up days")
class CalendarResource {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final Calendars calendars;
    private final Request request;

    CalendarResource(Calendars calendars, Request request) {
        this.calendars = calendars;
        this.request = request;
    }

    @GET
    @Requires("calendars:read")
    @Operation(
            operationId = "listCalendars",
            summary = "List the calendars, newest first",
            description = "Every community has one.")
    public Page<CalendarView> list(@QueryParam("communityId") UUID communityId, @BeanParam @Valid Paging paging) {
        return calendars
                .list(request.caller(), communityId, paging.cursor, paging.limit)
                .map(CalendarView::of);
    }

    @GET
    @Path("{id}")
    @Requires("calendars:read")
    @Operation(operationId = "getCalendar", summary = "Read a calendar")
    public CalendarView get(UUID id) {
        return CalendarView.of(calendars.get(request.caller(), id));
    }

    @PUT
    @Path("{id}")
    @Requires("calendars:write")
    @Operation(
            operationId = "changeCalendar",
            summary = "Replace the working hours of the week",
            description =
                    "Several intervals a day, so that a lunch break is expressible; a weekday that is not named is"
                            + " a day of rest. Make-up working days take Monday's. Promises that run keep their due times until"
                            + " they are re-targeted.")
    public CalendarView change(UUID id, @NotNull @Valid ChangeCalendar body) {
        return CalendarView.of(calendars.changeHours(request.caller(), id, request.expected(), body.week()));
    }

    @GET
    @Path("{id}/years/{year}")
    @Requires("calendars:read")
    @Operation(
            operationId = "getCalendarYear",
            summary = "Read the holidays and make-up days of a year",
            description = "A year of which nothing is known is answered without days and unconfirmed.")
    public YearView year(UUID id, @Min(FIRST_YEAR) @Max(LAST_YEAR) int year) {
        return YearView.of(calendars.get(request.caller(), id), year);
    }

    @PUT
    @Path("{id}/years/{year}")
    @Requires("calendars:write")
    @Operation(
            operationId = "changeCalendarYear",
            summary = "Enter or correct a year",
            description = "Stands above what came with the program. Promises that run keep their due times until they"
                    + " are re-targeted.")
    public YearView changeYear(UUID id, @Min(FIRST_YEAR) @Max(LAST_YEAR) int year, @NotNull @Valid ChangeYear body) {
        return YearView.of(calendars.changeYear(request.caller(), id, request.expected(), body.of(year)), year);
    }

    @DELETE
    @Path("{id}/years/{year}")
    @Requires("calendars:write")
    @Operation(
            operationId = "removeCalendarYear",
            summary = "Take back what was entered for a year",
            description = "What came with the program counts again; 404 if nothing was entered.")
    public YearView removeYear(UUID id, @Min(FIRST_YEAR) @Max(LAST_YEAR) int year) {
        return YearView.of(calendars.removeYear(request.caller(), id, request.expected(), year), year);
    }

    @GET
    @Path("{id}/preview")
    @Requires("calendars:read")
    @Operation(
            operationId = "previewDueTime",
            summary = "Reckon a due time and explain it day by day",
            description = "Exactly one of workingDays, workingTime and clockTime; 422 otherwise.")
    public Preview preview(
            UUID id,
            @Parameter(description = "When it starts to run", example = "2025-06-06T07:00:00Z")
                    @QueryParam("from")
                    @NotNull
                    Instant from,
            @Parameter(
                            description = "To the close of business of the Nth, the day of receipt not counted",
                            example = "3")
                    @QueryParam("workingDays")
                    Integer workingDays,
            @Parameter(description = "Counted inside working hours", example = "PT8H") @QueryParam("workingTime")
                    Duration workingTime,
            @Parameter(description = "Counted by the clock", example = "PT24H") @QueryParam("clockTime")
                    Duration clockTime) {
        var target = Target.of("", clockTime, workingTime, workingDays);
        var calendar = calendars.get(request.caller(), id).working();
        return Preview.of(calendar.reckon(from, target), request.locale());
    }
}
