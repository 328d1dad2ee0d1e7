package io.huiyin.owners.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.owners.ProspectSetting;
import io.huiyin.owners.ProspectSettings;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/prospect-settings}: who keeps the addresses of each community's prospects. */
@Path("/v1/prospect-settings")
@Endpoint
@Tag(name = "Prospects")
class ProspectSettingsResource {

    private final ProspectSettings settings;
    private final Request request;

    ProspectSettingsResource(ProspectSettings settings, Request request) {
        this.settings = settings;
        this.request = request;
    }

    /** Body of {@code PUT /v1/prospect-settings/{communityId}}. */
    @JsonIgnoreProperties({"communityId", "version"})
    record NameCustodian(@NotNull UUID custodianId) {}

    @GET
    @Path("{communityId}")
    @Requires("communities:read")
    @Operation(operationId = "getProspectSettings", summary = "Read who keeps the addresses of a community's prospects")
    public ProspectSetting get(UUID communityId) {
        return settings.get(request.caller(), communityId);
    }

    @PUT
    @Path("{communityId}")
    @Requires("communities:write")
    @Operation(
            operationId = "changeProspectSettings",
            summary = "Name who keeps the addresses of a community's prospects",
            description =
                    "An active member of staff of the community (422 otherwise). Whoever kept them before sees none of "
                            + "them from the next call on.")
    public ProspectSetting change(UUID communityId, @NotNull @Valid NameCustodian body) {
        return settings.change(request.caller(), communityId, request.expected(), body.custodianId());
    }
}
