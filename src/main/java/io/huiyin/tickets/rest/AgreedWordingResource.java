package io.huiyin.tickets.rest;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.tickets.AgreedWording;
import io.huiyin.tickets.AgreedWordings;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/agreed-wordings}: in what words major defects of the developer's are answered. */
@Path("/v1/agreed-wordings")
@Endpoint
@Tag(
        name = "Agreed wordings",
        description = "Agreed wordings (统一回复口径): in what words everyone answers a major defect of the developer's")
class AgreedWordingResource {

    private final AgreedWordings wordings;
    private final Request request;

    AgreedWordingResource(AgreedWordings wordings, Request request) {
        this.wordings = wordings;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/agreed-wordings}.
     *
     * @param category      of legacy defects; either it or {@code ticketIds}
     * @param buildingId    with a category: of one building alone
     * @param discussedWith with whom the words were agreed, as the rework office
     * @param approvedBy    a member of the community's staff
     */
    record AgreeOnWording(
            @NotNull UUID communityId,
            @Size(min = 1, max = 50) String category,
            UUID buildingId,
            @Size(max = 200) List<@NotNull UUID> ticketIds,
            @NotBlank @Size(max = 100) @PlainText String topic,
            @NotBlank @Size(max = 4000) String text,
            @NotBlank @Size(max = 200) @PlainText String discussedWith,
            @NotNull LocalDate discussedOn,
            @NotNull UUID approvedBy) {

        AgreedWording.About about() {
            return new AgreedWording.About(category, buildingId, requireNonNullElse(ticketIds, List.of()));
        }

        AgreedWording.Words words() {
            return new AgreedWording.Words(topic, text, discussedWith, discussedOn, approvedBy);
        }
    }

    /**
     * Body of {@code PUT /v1/agreed-wordings/{id}}.
     *
     * @param active false where nobody answers by it any more
     */
    @JsonIgnoreProperties({"id", "communityId", "category", "buildingId", "ticketIds", "revision", "agreedAt", "version"
    })
    record ChangeWording(
            @NotBlank @Size(max = 100) @PlainText String topic,
            @NotBlank @Size(max = 4000) String text,
            @NotBlank @Size(max = 200) @PlainText String discussedWith,
            @NotNull LocalDate discussedOn,
            @NotNull UUID approvedBy,
            @NotNull Boolean active) {

        AgreedWording.Words words() {
            return new AgreedWording.Words(topic, text, discussedWith, discussedOn, approvedBy);
        }
    }

    @GET
    @Requires("agreed-wordings:read")
    @Operation(operationId = "listAgreedWordings", summary = "List agreed wordings, newest first")
    public Page<AgreedWording> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("category") @Size(max = 50) String category,
            @QueryParam("active") Boolean active,
            @BeanParam @Valid Paging paging) {
        return wordings.list(request.caller(), communityId, category, active, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("agreed-wordings:read")
    @Operation(operationId = "getAgreedWording", summary = "Read an agreed wording")
    public AgreedWording get(UUID id) {
        return wordings.get(request.caller(), id);
    }

    @POST
    @Requires("agreed-wordings:write")
    @Operation(
            operationId = "agreeOnWording",
            summary = "Agree on the words by which defects are answered",
            description =
                    "For a category of developers' defects, perhaps in one building, or for some tickets. 422 for both or "
                            + "neither, and for ids that are not known here.")
    public RestResponse<AgreedWording> agree(@NotNull @Valid AgreeOnWording body) {
        var made = wordings.agree(request.caller(), body.communityId(), body.about(), body.words());
        return Created.at("/v1/agreed-wordings", made.id(), made);
    }

    @PUT
    @Path("{id}")
    @Requires("agreed-wordings:write")
    @Operation(
            operationId = "changeAgreedWording",
            summary = "Agree on other words, or end the wording",
            description = "The next `revision`; tickets keep the one by which they were answered.")
    public AgreedWording change(UUID id, @NotNull @Valid ChangeWording body) {
        return wordings.change(request.caller(), id, request.expected(), body.words(), body.active());
    }
}
