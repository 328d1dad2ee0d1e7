package io.huiyin.tickets.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.tickets.TicketSetting;
import io.huiyin.tickets.TicketSettings;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/ticket-settings}: what each community has decided about its tickets. */
@Path("/v1/ticket-settings")
@Endpoint
@Tag(name = "Tickets")
class TicketSettingsResource {

    private final TicketSettings settings;
    private final Request request;

    TicketSettingsResource(TicketSettings settings, Request request) {
        this.settings = settings;
        this.request = request;
    }

    /**
     * Body of {@code PUT /v1/ticket-settings/{communityId}}.
     *
     * @param repeatWindowDays      within how many days the same matter is a repeat
     * @param reportAfterwardsHours within how many hours a report that is owed is to be made
     * @param warningMonths         with how many months before the monthly complaint warning compares
     * @param warningAtLeast        how many complaints of a month a rise needs to be warned of
     * @param warningRisePercent    by how much more than the mean of the months before
     */
    @JsonIgnoreProperties({"communityId", "version"})
    record ChangeTicketSettings(
            @NotNull @Min(1) @Max(366) Integer repeatWindowDays,
            @NotNull @Min(1) @Max(720) Integer reportAfterwardsHours,
            @NotNull @Min(1) @Max(12) Integer warningMonths,
            @NotNull @Min(1) @Max(10_000) Integer warningAtLeast,
            @NotNull @Min(1) @Max(1000) Integer warningRisePercent) {}

    @GET
    @Path("{communityId}")
    @Requires("tickets:read")
    @Operation(
            operationId = "getTicketSettings",
            summary = "Read what a community has decided about its tickets",
            description =
                    "Until it is first changed: repeats within 30 days, reports that are owed within 24 hours, and a "
                            + "warning of three or more complaints of a month that are half as many again as the mean of the three "
                            + "months before.")
    public TicketSetting get(UUID communityId) {
        return settings.get(request.caller(), communityId);
    }

    @PUT
    @Path("{communityId}")
    @Requires("communities:write")
    @Operation(
            operationId = "changeTicketSettings",
            summary = "Change what a community has decided about its tickets",
            description = "For what is reported, and warned of, from now on.")
    public TicketSetting change(UUID communityId, @NotNull @Valid ChangeTicketSettings body) {
        var wanted = new TicketSetting(
                communityId,
                body.repeatWindowDays(),
                body.reportAfterwardsHours(),
                body.warningMonths(),
                body.warningAtLeast(),
                body.warningRisePercent(),
                0);
        return settings.change(request.caller(), request.expected(), wanted);
    }
}
