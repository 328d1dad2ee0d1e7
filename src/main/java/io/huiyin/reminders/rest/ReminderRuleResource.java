package io.huiyin.reminders.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.QuietHours;
import io.huiyin.reminders.ReminderPreview;
import io.huiyin.reminders.ReminderRule;
import io.huiyin.reminders.ReminderRules;
import io.huiyin.reminders.RuleTerms;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/reminder-rules}: by which rules a community reminds. */
@Path("/v1/reminder-rules")
@Endpoint
@Tag(name = "Reminders")
class ReminderRuleResource {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ReminderRules rules;
    private final Request request;

    ReminderRuleResource(ReminderRules rules, Request request) {
        this.rules = rules;
        this.request = request;
    }

    /**
     * Body of {@code PUT /v1/reminder-rules/{rule}}.
     *
     * @param cron       minute, hour, day of the month, month, day of the week, by the community's wall clock
     * @param lookAhead  as {@code P1M}
     * @param lookBack   as {@code P7D}
     * @param quietHours absent: the community's
     */
    @JsonIgnoreProperties({"id", "communityId", "code", "template", "lastRunOn", "nextRunAt", "version"})
    record ChangeRule(
            @NotNull Boolean active,
            @NotBlank @Size(max = 100) String cron,
            @NotNull Period lookAhead,
            @NotNull Period lookBack,
            @NotEmpty @Size(max = 9) List<@NotNull ChannelKind> channels,
            @Valid QuietHours quietHours) {

        RuleTerms terms() {
            return new RuleTerms(active, cron, lookAhead, lookBack, channels, quietHours);
        }
    }

    @GET
    @Requires("reminders:read")
    @Operation(operationId = "listReminderRules", summary = "List the rules of reminders, oldest first")
    public Page<ReminderRule> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("code") @Size(max = 50) String code,
            @BeanParam @Valid Paging paging) {
        return rules.list(request.caller(), communityId, code, paging.cursor, paging.limit);
    }

    @GET
    @Path("{rule}")
    @Requires("reminders:read")
    @Operation(
            operationId = "getReminderRule",
            summary = "Read a rule, by its id or its code",
            description = "A code needs `communityId`, unless the key sees one community alone.")
    public ReminderRule get(
            @Parameter(description = "An id, or a code as `WARRANTY_EXPIRY`") @Size(max = 50) String rule,
            @QueryParam("communityId") UUID communityId) {
        return find(rule, communityId);
    }

    @PUT
    @Path("{rule}")
    @Requires("reminders:write")
    @Operation(
            operationId = "changeReminderRule",
            summary = "Change when and how a community reminds",
            description =
                    "422 for a `cron` that is none or that no day fits, and for a negative period. The words are changed "
                            + "with `/v1/notification-templates`.")
    public ReminderRule change(
            @Parameter(description = "An id, or a code as `WARRANTY_EXPIRY`") @Size(max = 50) String rule,
            @QueryParam("communityId") UUID communityId,
            @NotNull @Valid ChangeRule body) {
        var id = find(rule, communityId).id();
        return rules.change(request.caller(), id, request.expected(), body.terms());
    }

    @GET
    @Path("{code}/preview")
    @Requires("reminders:read")
    @Operation(
            operationId = "previewReminderRule",
            summary = "See what a rule would send on a date, sending nothing",
            description =
                    "The messages about what nobody was reminded of yet, of one community or of all that the key sees. "
                            + "`on` is today where it is absent. A part may hold more or fewer than `limit` messages.")
    public Page<ReminderPreview> preview(
            @Size(max = 50) String code,
            @QueryParam("communityId") UUID communityId,
            @QueryParam("on") LocalDate on,
            @BeanParam @Valid Paging paging) {
        return rules.preview(request.caller(), code, communityId, on, paging.cursor, paging.limit);
    }

    private ReminderRule find(String rule, UUID communityId) {
        var caller = request.caller();
        if (ID.matcher(rule).matches()) return rules.get(caller, UUID.fromString(rule));
        return rules.get(caller, rule, communityId);
    }
}
