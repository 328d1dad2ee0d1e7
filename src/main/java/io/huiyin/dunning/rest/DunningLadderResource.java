package io.huiyin.dunning.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.dunning.DunningLadder;
import io.huiyin.dunning.DunningLadders;
import io.huiyin.dunning.DunningStep;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/dunning-ladders}: by which steps those who owe are reminded. */
@Path("/v1/dunning-ladders")
@Endpoint
@Tag(
        name = "Dunning",
        description = "Arrears (欠费) and dunning (催缴): the ladder, acts, letters, promises, lists, suspensions")
class DunningLadderResource {

    private final DunningLadders ladders;
    private final Request request;

    DunningLadderResource(DunningLadders ladders, Request request) {
        this.ladders = ladders;
        this.request = request;
    }

    /**
     * Body of {@code PUT /v1/dunning-ladders/{communityId}}.
     *
     * @param steps in the order in which they are taken
     */
    @JsonIgnoreProperties({"communityId", "version"})
    record ChangeDunningLadder(@NotEmpty @Size(max = 20) List<@NotNull @Valid LadderStep> steps) {}

    @GET
    @Path("{communityId}")
    @Requires("dunning:read")
    @Operation(
            operationId = "getDunningLadder",
            summary = "Read a community's ladder",
            description =
                    "Until it is first changed: a reminder by phone 7 days after the due day, a written notice after 30 (7 days' "
                            + "notice), a time-limited one after 60 (15 days' notice), optional services withheld after 90, listed for "
                            + "legal action after 180.")
    public DunningLadder get(UUID communityId) {
        return ladders.get(request.caller(), communityId);
    }

    @PUT
    @Path("{communityId}")
    @Requires("dunning:supervise")
    @Operation(
            operationId = "changeDunningLadder",
            summary = "Change a community's ladder",
            description =
                    "Steps rise in kind and in days. SUSPEND_OPTIONAL_SERVICES and LEGAL_LISTING need both notices before them. "
                            + "422 `utility-cut-off-is-no-dunning` for whatever would cut off water, power, heat or gas, in a kind, a "
                            + "code, a template or a service (民法典 944); 422 for a service that is not of the class SERVICE.")
    public DunningLadder change(UUID communityId, @NotNull @Valid ChangeDunningLadder body) {
        var steps = new ArrayList<DunningStep>();
        for (int i = 0; i < body.steps().size(); i++) {
            steps.add(body.steps().get(i).step("/steps/" + i));
        }
        return ladders.change(request.caller(), communityId, request.expected(), steps);
    }
}
