package io.huiyin.surveys.rest;

import io.huiyin.kernel.Page;
import io.huiyin.surveys.ExclusionReason;
import io.huiyin.surveys.MemberStatus;
import io.huiyin.surveys.SampleFrames;
import io.huiyin.surveys.SampleMember;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/sample-frames/{id}/members}: who may be drawn from a frame, and who is left out. */
@Path("/v1/sample-frames/{id}/members")
@Endpoint
@Tag(name = "Sample frames")
class SampleMemberResource {

    private final SampleFrames frames;
    private final Request request;

    SampleMemberResource(SampleFrames frames, Request request) {
        this.frames = frames;
        this.request = request;
    }

    @GET
    @Requires("surveys:read")
    @Operation(
            operationId = "listSampleMembers",
            summary = "List the members of a frame by owner id",
            description =
                    "Those who are left out with the reason, who left them out and when. Needs `owners:read-internal` too.")
    public Page<SampleMember> list(
            UUID id,
            @QueryParam("status") MemberStatus status,
            @QueryParam("reason") ExclusionReason reason,
            @BeanParam @Valid Paging paging) {
        return frames.members(request.caller(), id, status, reason, paging.cursor, paging.limit);
    }

    @GET
    @Path("{ownerId}")
    @Requires("surveys:read")
    @Operation(
            operationId = "getSampleMember",
            summary = "Read a member of a frame",
            description = "Needs `owners:read-internal` too. That it was opened is noted in the log.")
    public SampleMember get(UUID id, UUID ownerId) {
        return frames.member(request.caller(), id, ownerId);
    }
}
