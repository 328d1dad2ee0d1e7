package io.huiyin.messaging.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.messaging.MessagingSettings;
import io.huiyin.messaging.NotificationSettings;
import io.huiyin.messaging.QuietHours;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/notification-settings}: how each community wants its messages. */
@Path("/v1/notification-settings")
@Endpoint
@Tag(name = "Notifications")
class NotificationSettingsResource {

    private final MessagingSettings settings;
    private final Request request;

    NotificationSettingsResource(MessagingSettings settings, Request request) {
        this.settings = settings;
        this.request = request;
    }

    /**
     * Body of {@code PUT /v1/notification-settings/{communityId}}.
     *
     * @param quietHours             by the community's wall clock; equal times: none
     * @param urgentIgnoreQuietHours false where absent
     */
    @JsonIgnoreProperties({"communityId", "version"})
    record ChangeSettings(
            @NotNull @Pattern(regexp = "zh|en") String language,
            @NotNull @Valid QuietHours quietHours,
            Boolean urgentIgnoreQuietHours) {}

    @GET
    @Path("{communityId}")
    @Requires("notifications:read")
    @Operation(
            operationId = "getNotificationSettings",
            summary = "Read a community's language and quiet hours",
            description = "Chinese and 22:00 to 08:00 until they are changed.")
    public NotificationSettings get(UUID communityId) {
        return settings.get(request.caller(), communityId);
    }

    @PUT
    @Path("{communityId}")
    @Requires("notifications:write")
    @Operation(
            operationId = "changeNotificationSettings",
            summary = "Change a community's language and quiet hours",
            description = "For messages that are queued from now on.")
    public NotificationSettings change(UUID communityId, @NotNull @Valid ChangeSettings body) {
        boolean urgent = Boolean.TRUE.equals(body.urgentIgnoreQuietHours());
        var wanted = new NotificationSettings(communityId, body.language(), body.quietHours(), urgent, 0);
        return settings.change(request.caller(), request.expected(), wanted);
    }
}
