package io.huiyin.answers.rest;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.answers.AnswerTopic;
import io.huiyin.answers.AnswerTopics;
import io.huiyin.answers.Disclosure;
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
import jakarta.ws.rs.DefaultValue;
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

/** {@code /v1/answer-topics}: what the desk may tell callers. */
@Path("/v1/answer-topics")
@Endpoint
@Tag(
        name = "Answer topics",
        description = "Answer topics (问询口径): which questions are answered to whom, and in what words")
class AnswerTopicResource {

    private final AnswerTopics topics;
    private final Request request;

    AnswerTopicResource(AnswerTopics topics, Request request) {
        this.topics = topics;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/answer-topics}.
     *
     * @param code    unique in the community
     * @param answer  needed where the disclosure is OPEN
     * @param refusal needed where it is not
     */
    record EnterTopic(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 50) @PlainText String code,
            @NotBlank @Size(max = 200) @PlainText String question,
            @Size(max = 20) List<@NotBlank @Size(max = 50) @PlainText String> keywords,
            @NotNull Disclosure disclosure,
            @Size(min = 1, max = 4000) String answer,
            @Size(min = 1, max = 1000) String refusal,
            LocalDate effectiveFrom,
            LocalDate effectiveTo) {

        AnswerTopic.Details details() {
            return new AnswerTopic.Details(
                    question,
                    requireNonNullElse(keywords, List.of()),
                    disclosure,
                    answer,
                    refusal,
                    effectiveFrom,
                    effectiveTo);
        }
    }

    /** Body of {@code PUT /v1/answer-topics/{id}}; the parts mean what they mean in {@link EnterTopic}. */
    @JsonIgnoreProperties({"id", "communityId", "code", "retiredAt", "createdAt", "version"})
    record ChangeTopic(
            @NotBlank @Size(max = 200) @PlainText String question,
            @Size(max = 20) List<@NotBlank @Size(max = 50) @PlainText String> keywords,
            @NotNull Disclosure disclosure,
            @Size(min = 1, max = 4000) String answer,
            @Size(min = 1, max = 1000) String refusal,
            LocalDate effectiveFrom,
            LocalDate effectiveTo) {

        AnswerTopic.Details details() {
            return new AnswerTopic.Details(
                    question,
                    requireNonNullElse(keywords, List.of()),
                    disclosure,
                    answer,
                    refusal,
                    effectiveFrom,
                    effectiveTo);
        }
    }

    /** Body of {@code POST /v1/answer-topics/ask}. @param question as it was asked, without who asked it */
    record Ask(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 500) String question) {}

    @GET
    @Requires(value = "answer-topics:read", owners = true)
    @Operation(
            operationId = "listAnswerTopics",
            summary = "List topics, newest first",
            description =
                    "`q` finds topics whose question or keywords it touches. What no topic is about is not told to "
                            + "callers. Without `answer-topics:read-internal` only OPEN ones in force are listed; answers of SECRET "
                            + "ones never are.")
    public Page<AnswerTopic> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("q") @Size(min = 1, max = 200) @PlainText String words,
            @QueryParam("disclosure") Disclosure disclosure,
            @QueryParam("inForce") @DefaultValue("false") boolean inForce,
            @BeanParam @Valid Paging paging) {
        return topics.list(request.caller(), communityId, words, disclosure, inForce, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "answer-topics:read", owners = true)
    @Operation(
            operationId = "getAnswerTopic",
            summary = "Read a topic",
            description =
                    "The answer of a SECRET one with `answer-topics:read-secret` alone, which is noted in the log. "
                            + "Without `answer-topics:read-internal` what is not OPEN and in force is 404.")
    public AnswerTopic get(UUID id) {
        return topics.get(request.caller(), id);
    }

    @POST
    @Path("ask")
    @Requires("answer-topics:read-internal")
    @Operation(
            operationId = "askForAnswer",
            summary = "Ask what to say to a question",
            description =
                    "`say` is what the caller is told, word for word. Where no topic in force is about it, `topicId` is "
                            + "absent: it is not to be told, and is noted for the supervisor as an unlisted question. Of several topics "
                            + "the one that is kept most secret decides. 422 for an unknown community.")
    public AnswerTopic.Said ask(@NotNull @Valid Ask body) {
        return topics.ask(request.caller(), body.communityId(), body.question(), request.locale());
    }

    @POST
    @Requires("answer-topics:write")
    @Operation(
            operationId = "enterAnswerTopic",
            summary = "Enter a topic",
            description =
                    "409 for a code that is taken, 422 for an OPEN one without an answer or another without a refusal. "
                            + "A SECRET one needs `answer-topics:read-secret` too.")
    public RestResponse<AnswerTopic> enter(@NotNull @Valid EnterTopic body) {
        var made = topics.enter(request.caller(), body.communityId(), body.code(), body.details());
        return Created.at("/v1/answer-topics", made.id(), made);
    }

    @PUT
    @Path("{id}")
    @Requires("answer-topics:write")
    @Operation(
            operationId = "changeAnswerTopic",
            summary = "Change a topic",
            description =
                    "One that is or becomes SECRET needs `answer-topics:read-secret` too. 409 once it is retired.")
    public AnswerTopic change(UUID id, @NotNull @Valid ChangeTopic body) {
        return topics.change(request.caller(), id, request.expected(), body.details());
    }

    @POST
    @Path("{id}/retire")
    @Requires("answer-topics:write")
    @Operation(
            operationId = "retireAnswerTopic",
            summary = "Retire a topic",
            description = "Nobody answers by it any more; it stays on record. 409 if it is retired already.")
    public AnswerTopic retire(UUID id) {
        return topics.retire(request.caller(), id, request.expected());
    }
}
