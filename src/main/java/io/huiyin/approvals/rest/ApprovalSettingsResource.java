package io.huiyin.approvals.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.approvals.ApprovalSetting;
import io.huiyin.approvals.ApprovalSettings;
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

/** {@code /v1/approval-settings}: what each community has decided about its approvals. */
@Path("/v1/approval-settings")
@Endpoint
@Tag(name = "Approvals")
class ApprovalSettingsResource {

    private final ApprovalSettings settings;
    private final Request request;

    ApprovalSettingsResource(ApprovalSettings settings, Request request) {
        this.settings = settings;
        this.request = request;
    }

    /**
     * Body of {@code PUT /v1/approval-settings/{communityId}}.
     *
     * @param utilityCutOff whether cutting water or power off can be asked for against a dangerous violation
     */
    @JsonIgnoreProperties({"communityId", "version"})
    record ChangeApprovalSettings(@NotNull Boolean utilityCutOff) {}

    @GET
    @Path("{communityId}")
    @Requires("approvals:read")
    @Operation(
            operationId = "getApprovalSettings",
            summary = "Read what a community has decided about its approvals",
            description = "`utilityCutOff` is off until it is changed.")
    public ApprovalSetting get(UUID communityId) {
        return settings.get(request.caller(), communityId);
    }

    @PUT
    @Path("{communityId}")
    @Requires("communities:write")
    @Operation(
            operationId = "changeApprovalSettings",
            summary = "Change what a community has decided about its approvals",
            description =
                    "For what is asked for, decided and used from now on. With `utilityCutOff`, cutting water or power off can be "
                            + "asked for against a dangerous violation; the law forbids it as a means of collecting fees (Civil "
                            + "Code, article 944).")
    public ApprovalSetting change(UUID communityId, @NotNull @Valid ChangeApprovalSettings body) {
        var wanted = new ApprovalSetting(communityId, body.utilityCutOff(), 0);
        return settings.change(request.caller(), request.expected(), wanted);
    }
}
