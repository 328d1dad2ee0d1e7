package io.huiyin.escalations.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.escalations.ShiftHandover;
import io.huiyin.escalations.ShiftHandovers;
import io.huiyin.kernel.Page;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/shift-handovers}: one shift hands over to the next. */
@Path("/v1/shift-handovers")
@Endpoint
@Tag(name = "Shift handovers", description = "Shift handovers (交接班): which matters one shift hands over to the next")
class ShiftHandoverResource {

    private final ShiftHandovers handovers;
    private final Request request;

    ShiftHandoverResource(ShiftHandovers handovers, Request request) {
        this.handovers = handovers;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/shift-handovers}.
     *
     * @param post      which post
     * @param at        now where absent; not in the future
     * @param ticketIds the matters that are handed over; none where absent
     */
    record HandOver(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 50) @PlainText String post,
            @NotNull UUID outgoingStaffId,
            @NotNull UUID incomingStaffId,
            Instant at,
            @Size(max = 500) List<@NotNull UUID> ticketIds,
            @Size(max = 4000) String note) {

        ShiftHandover.Given given() {
            return new ShiftHandover.Given(
                    communityId,
                    post,
                    outgoingStaffId,
                    incomingStaffId,
                    at,
                    requireNonNullElse(ticketIds, List.of()),
                    note);
        }
    }

    @GET
    @Requires("shift-handovers:read")
    @Operation(
            operationId = "listShiftHandovers",
            summary = "List handovers, newest first",
            description = "`staffId` is whoever handed over or took over.")
    public Page<ShiftHandover> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("staffId") UUID staffId,
            @BeanParam @Valid Paging paging) {
        return handovers.list(request.caller(), communityId, staffId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("shift-handovers:read")
    @Operation(operationId = "getShiftHandover", summary = "Read a handover")
    public ShiftHandover get(UUID id) {
        return handovers.get(request.caller(), id);
    }

    @POST
    @Requires("shift-handovers:write")
    @Operation(
            operationId = "handOverShift",
            summary = "Hand over to the next shift",
            description =
                    "`missing` shows the outgoing person's open matters that are MAJOR, SERIOUS or URGENT and are not handed "
                            + "over; the first two are attributed to them. 409 for a handover that is entered already, 422 for ids that "
                            + "are not known here.")
    public RestResponse<ShiftHandover> handOver(@NotNull @Valid HandOver body) {
        var made = handovers.handOver(request.caller(), body.given());
        return Created.at("/v1/shift-handovers", made.id(), made);
    }

    @POST
    @Path("{id}/confirm")
    @Requires("shift-handovers:write")
    @Operation(
            operationId = "confirmShiftHandover",
            summary = "Confirm that one has taken over",
            description = "By the incoming person, or a key that acts for nobody. Else, and once it is confirmed, 409.")
    public ShiftHandover confirm(UUID id) {
        return handovers.confirm(request.caller(), id, request.expected());
    }
}
