package io.huiyin.messaging.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.messaging.Language;
import io.huiyin.messaging.NotificationTemplate;
import io.huiyin.messaging.Templates;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/notification-templates}: the words of messages. */
@Path("/v1/notification-templates")
@Endpoint
@Tag(name = "Notifications")
class NotificationTemplateResource {

    private static final String LANGUAGES = "zh|en";

    private final Templates templates;
    private final Request request;

    NotificationTemplateResource(Templates templates, Request request) {
        this.templates = templates;
        this.request = request;
    }

    /** Body of {@code PUT /v1/notification-templates/{code}}; a brace that is no placeholder's is written twice. */
    @JsonIgnoreProperties({"communityId", "code", "language", "variables", "shipped", "changedAt", "version"})
    record ChangeTemplate(
            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\x00-\\x1f\\x7f]*")
            String subject,

            @NotBlank @Size(max = 4000) String body) {}

    @GET
    @Requires("notifications:read")
    @Operation(
            operationId = "listNotificationTemplates",
            summary = "List a community's templates, by code and language",
            description =
                    "Each with the words that its messages have now and the variables that placeholders may name.")
    public Page<NotificationTemplate> list(
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("code") @Size(max = 50) String code,
            @QueryParam("language") @Pattern(regexp = LANGUAGES) String language,
            @BeanParam @Valid Paging paging) {
        return templates.list(request.caller(), communityId, code, language, paging.cursor, paging.limit);
    }

    @GET
    @Path("{code}")
    @Requires("notifications:read")
    @Operation(operationId = "getNotificationTemplate", summary = "Read a template of a community in one language")
    public NotificationTemplate get(
            @Size(max = 50) String code,
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("language") @NotNull @Pattern(regexp = LANGUAGES) String language) {
        return templates.get(request.caller(), communityId, code, Language.of(language));
    }

    @PUT
    @Path("{code}")
    @Requires("notifications:write")
    @Operation(
            operationId = "changeNotificationTemplate",
            summary = "Give a community words of its own",
            description =
                    "For messages that are queued from now on. 422 for a placeholder that the template does not know "
                            + "and for a single brace. The version of words that were never changed is 0.")
    public NotificationTemplate change(
            @Size(max = 50) String code,
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("language") @NotNull @Pattern(regexp = LANGUAGES) String language,
            @NotNull @Valid ChangeTemplate body) {
        var caller = request.caller();
        var words = new Templates.Wordings(body.subject(), body.body());
        return templates.change(caller, communityId, code, Language.of(language), request.expected(), words);
    }

    @DELETE
    @Path("{code}")
    @Requires("notifications:write")
    @Operation(operationId = "resetNotificationTemplate", summary = "Take a community back to the shipped words")
    public void reset(
            @Size(max = 50) String code,
            @QueryParam("communityId") @NotNull UUID communityId,
            @QueryParam("language") @NotNull @Pattern(regexp = LANGUAGES) String language) {
        templates.reset(request.caller(), communityId, code, Language.of(language), request.expected());
    }
}
