package io.huiyin.surveys.rest;

import io.huiyin.kernel.Page;
import io.huiyin.surveys.SampleFrame;
import io.huiyin.surveys.SampleFrames;
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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/sample-frames}: from whom the samples of surveys are drawn. */
@Path("/v1/sample-frames")
@Endpoint
@Tag(name = "Sample frames", description = "Sample frames (抽样框): from whom a survey's sample is drawn")
class SampleFrameResource {

    private final SampleFrames frames;
    private final Request request;

    SampleFrameResource(SampleFrames frames, Request request) {
        this.frames = frames;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/sample-frames}.
     *
     * @param on the day whose owners they are: today where absent, not in the future
     */
    record MakeFrame(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 100) @PlainText String name,
            LocalDate on) {}

    @GET
    @Requires("surveys:read")
    @Operation(operationId = "listSampleFrames", summary = "List sample frames, newest first")
    public Page<SampleFrame> list(@QueryParam("communityId") UUID communityId, @BeanParam @Valid Paging paging) {
        return frames.list(request.caller(), communityId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("surveys:read")
    @Operation(
            operationId = "getSampleFrame",
            summary = "Read a sample frame",
            description = "Report a rate of those who were `included` and of `ownersInAll`.")
    public SampleFrame get(UUID id) {
        return frames.get(request.caller(), id);
    }

    @POST
    @Requires("surveys:write")
    @Operation(
            operationId = "makeSampleFrame",
            summary = "Make a sample frame",
            description =
                    "Of the owners of the day whose house is handed over. Left out are those who are marked DISSATISFIED, "
                            + "and those of whose houses none is lived in; each is a row with the reason. Marks that change "
                            + "afterwards change nothing in it. 422 for an unknown community or a day in the future.")
    public RestResponse<SampleFrame> make(@NotNull @Valid MakeFrame body) {
        var made = frames.make(request.caller(), body.communityId(), body.name(), body.on());
        return Created.at("/v1/sample-frames", made.id(), made);
    }
}
