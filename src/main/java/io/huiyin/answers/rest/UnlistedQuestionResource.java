package io.huiyin.answers.rest;

import io.huiyin.answers.UnlistedQuestion;
import io.huiyin.answers.UnlistedQuestions;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/unlisted-questions}: what the desk was asked and no topic is about. */
@Path("/v1/unlisted-questions")
@Endpoint
@Tag(
        name = "Unlisted questions",
        description = "Unlisted questions (未列入口径的问题): what the desk was asked and may not answer until someone decides")
class UnlistedQuestionResource {

    private final UnlistedQuestions questions;
    private final Request request;

    UnlistedQuestionResource(UnlistedQuestions questions, Request request) {
        this.questions = questions;
        this.request = request;
    }

    /** Body of {@code POST /v1/unlisted-questions/{id}/settle}. @param topicId the topic that answers it from now on, if any */
    record Settle(UUID topicId) {}

    @GET
    @Requires("unlisted-questions:read")
    @Operation(
            operationId = "listUnlistedQuestions",
            summary = "List unlisted questions, newest first",
            description = "`settled=false` lists those that someone has to decide on.")
    public Page<UnlistedQuestion> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("settled") Boolean settled,
            @BeanParam @Valid Paging paging) {
        return questions.list(request.caller(), communityId, settled, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("unlisted-questions:read")
    @Operation(operationId = "getUnlistedQuestion", summary = "Read an unlisted question")
    public UnlistedQuestion get(UUID id) {
        return questions.get(request.caller(), id);
    }

    @POST
    @Path("{id}/settle")
    @Requires("unlisted-questions:write")
    @Operation(
            operationId = "settleUnlistedQuestion",
            summary = "Settle an unlisted question",
            description =
                    "Its words are forgotten. `topicId` names the topic that answers it from now on, if any: 422 for one "
                            + "that is not known here. 409 once it is settled.")
    public UnlistedQuestion settle(UUID id, @NotNull @Valid Settle body) {
        return questions.settle(request.caller(), id, request.expected(), body.topicId());
    }
}
