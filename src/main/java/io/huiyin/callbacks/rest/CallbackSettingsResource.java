package io.huiyin.callbacks.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.callbacks.CallbackSetting;
import io.huiyin.callbacks.CallbackSettings;
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

/** {@code /v1/callback-settings}: what each community has decided about its callbacks. */
@Path("/v1/callback-settings")
@Endpoint
@Tag(name = "Callbacks")
class CallbackSettingsResource {

    private final CallbackSettings settings;
    private final Request request;

    CallbackSettingsResource(CallbackSettings settings, Request request) {
        this.settings = settings;
        this.request = request;
    }

    /**
     * Body of {@code PUT /v1/callback-settings/{communityId}}.
     *
     * @param publicFacilities whether repairs of public areas owe a callback
     */
    @JsonIgnoreProperties({"communityId", "version"})
    record ChangeSettings(@NotNull Boolean publicFacilities) {}

    @GET
    @Path("{communityId}")
    @Requires("callbacks:read")
    @Operation(
            operationId = "getCallbackSettings",
            summary = "Read which tickets of a community owe a callback",
            description = "Complaints and repairs in the home always do. Repairs of public areas do not until it is "
                    + "changed.")
    public CallbackSetting get(UUID communityId) {
        return settings.get(request.caller(), communityId);
    }

    @PUT
    @Path("{communityId}")
    @Requires("callbacks:write")
    @Operation(
            operationId = "changeCallbackSettings",
            summary = "Change which tickets of a community owe a callback",
            description = "For tickets that are resolved from now on.")
    public CallbackSetting change(UUID communityId, @NotNull @Valid ChangeSettings body) {
        var wanted = new CallbackSetting(communityId, body.publicFacilities(), 0);
        return settings.change(request.caller(), request.expected(), wanted);
    }
}
