package io.huiyin.surveys.rest;

import io.huiyin.kernel.Page;
import io.huiyin.surveys.ExclusionCause;
import io.huiyin.surveys.SampleExclusion;
import io.huiyin.surveys.SampleFrames;
import io.huiyin.surveys.SampleMember;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/sample-frames/{id}/exclusions}: whom somebody left out by hand, and took in again. */
@Path("/v1/sample-frames/{id}/exclusions")
@Endpoint
@Tag(name = "Sample frames")
class SampleExclusionResource {

    private final SampleFrames frames;
    private final Request request;

    SampleExclusionResource(SampleFrames frames, Request request) {
        this.frames = frames;
        this.request = request;
    }

    /** Body of {@code POST /v1/sample-frames/{id}/exclusions}. @param note needed where the reason is OTHER */
    record Exclude(
            @NotNull UUID ownerId,
            @NotNull ExclusionCause reason,
            @Size(min = 1, max = 500) String note) {}

    /** Body of {@code POST /v1/sample-frames/{id}/exclusions/{ownerId}/lift}. @param note needed where the reason is OTHER */
    record Lift(
            @NotNull ExclusionCause reason,
            @Size(min = 1, max = 500) String note) {}

    @GET
    @Requires("surveys:read")
    @Operation(
            operationId = "listSampleExclusions",
            summary = "List what was done by hand in a frame, newest first",
            description = "`excluded` is false where an exclusion was lifted. None is ever removed.")
    public Page<SampleExclusion> list(UUID id, @QueryParam("ownerId") UUID ownerId, @BeanParam @Valid Paging paging) {
        return frames.exclusions(request.caller(), id, ownerId, paging.cursor, paging.limit);
    }

    @POST
    @Requires("surveys:write")
    @Operation(
            operationId = "excludeFromSample",
            summary = "Leave an owner out of a frame by hand",
            description =
                    "For OWN_WISH, DISPUTE, STAFF_RELATED, UNREACHABLE or OTHER. 409 for one who is left out already, 422 "
                            + "for an owner who is not in the frame or a reason for something else.")
    public RestResponse<SampleMember> exclude(UUID id, @NotNull @Valid Exclude body) {
        var member =
                frames.exclude(request.caller(), id, body.ownerId(), request.expected(), body.reason(), body.note());
        return Created.at("/v1/sample-frames/" + id + "/members", body.ownerId(), member);
    }

    @POST
    @Path("{ownerId}/lift")
    @Requires("surveys:write")
    @Operation(
            operationId = "liftSampleExclusion",
            summary = "Take an owner in again who was left out by hand",
            description =
                    "For MISTAKE, SETTLED or OTHER. What was done stays on record. 409 for one who is not left out by hand.")
    public SampleMember lift(UUID id, UUID ownerId, @NotNull @Valid Lift body) {
        return frames.lift(request.caller(), id, ownerId, request.expected(), body.reason(), body.note());
    }
}
