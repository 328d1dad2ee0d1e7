package io.huiyin.callbacks.rest;

import io.huiyin.callbacks.AttemptDetails;
import io.huiyin.callbacks.AttemptOutcome;
import io.huiyin.callbacks.CallbackFilter;
import io.huiyin.callbacks.CallbackKind;
import io.huiyin.callbacks.CallbackMethod;
import io.huiyin.callbacks.CallbackStatus;
import io.huiyin.callbacks.CallbackView;
import io.huiyin.callbacks.Callbacks;
import io.huiyin.kernel.Page;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/callbacks}: the queue of owed callbacks, and what is done with them. */
@Path("/v1/callbacks")
@Endpoint
@Tag(name = "Callbacks", description = "Callbacks (回访): asking how it went after every answer")
class CallbackResource {

    private final Callbacks callbacks;
    private final Request request;

    CallbackResource(Callbacks callbacks, Request request) {
        this.callbacks = callbacks;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/callbacks/{id}/attempt}.
     *
     * @param callLaterAt with CALL_LATER alone, after the attempt
     * @param at          when it was made; now where absent
     */
    record AttemptCallback(
            @NotNull CallbackMethod method,
            @NotNull AttemptOutcome outcome,
            Instant callLaterAt,
            @Size(max = 1000) String note,
            Instant at) {

        AttemptDetails details() {
            return new AttemptDetails(method, outcome, callLaterAt, note, at);
        }
    }

    /** Body of {@code POST /v1/callbacks/{id}/exempt}. */
    record ExemptCallback(@NotBlank @Size(max = 1000) String reason, Instant at) {}

    /** Body of {@code POST /v1/callbacks/{id}/assign}. */
    record AssignCallback(@NotNull UUID staffId) {}

    @GET
    @Requires(value = "callbacks:read", owners = true)
    @Operation(
            operationId = "listCallbacks",
            summary = "List callbacks, soonest due first",
            description =
                    "With `status=DUE` it is the queue. The log of attempts is left out here. An owner gets those of "
                            + "what they reported.")
    public Page<CallbackView> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("status") CallbackStatus status,
            @QueryParam("kind") CallbackKind kind,
            @QueryParam("ticketId") UUID ticketId,
            @QueryParam("assigneeId") UUID assigneeId,
            @QueryParam("dueBefore") Instant dueBefore,
            @BeanParam @Valid Paging paging) {
        var filter = new CallbackFilter(communityId, status, kind, ticketId, assigneeId, dueBefore);
        return callbacks.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "callbacks:read", owners = true)
    @Operation(
            operationId = "getCallback",
            summary = "Read a callback",
            description =
                    "With the log of its attempts, and its record once it was made. An owner gets neither the log nor "
                            + "words that are not their own.")
    public CallbackView get(UUID id) {
        return callbacks.get(request.caller(), id);
    }

    @POST
    @Path("{id}/attempt")
    @Requires("callbacks:write")
    @Operation(
            operationId = "attemptCallback",
            summary = "Note an attempt to reach the owner",
            description =
                    "While it is DUE. NO_ANSWER and WRONG_NUMBER count; the third ends it as UNREACHABLE, and its "
                            + "ticket closes. CALL_LATER needs `callLaterAt` and moves `nextAttemptAt`, never `dueAt`. 422 for a "
                            + "`callLaterAt` that is not after the attempt or goes with another outcome, and for an `at` before the "
                            + "callback was owed or in the future.")
    public CallbackView attempt(UUID id, @NotNull @Valid AttemptCallback body) {
        return callbacks.attempt(request.caller(), id, request.expected(), body.details());
    }

    @POST
    @Path("{id}/complete")
    @Requires(value = "callbacks:write", owners = true)
    @Operation(
            operationId = "completeCallback",
            summary = "Enter the record of a callback that was made",
            description =
                    "While it is DUE; no attempt is needed before. Overall 4 or 5: the ticket closes, as soon as no "
                            + "reply is owed. 3 or less: the same ticket goes back to its assignee as rework. A new matter, an "
                            + "object or its description alone, becomes "
                            + "a ticket of its own, whose id is `newTicketId`; `promisedAt` starts a PROMISE timer on it, or on "
                            + "this ticket where nothing new was raised. 422 for a VISIT without the owner's signature, a LETTER "
                            + "without the record of its delivery, a score outside 1 to 5, a `promisedAt` that is not after the "
                            + "callback, a new matter that cannot be taken in, and a file that is not known here. An owner "
                            + "answers for themselves with method WECHAT, `scores`, `answers`, `comment` and `newMatter`; "
                            + "anything else from them is 422.")
    public CallbackView complete(UUID id, @NotNull @Valid CompleteCallback body) {
        return callbacks.complete(request.caller(), id, request.expected(), body.completion());
    }

    @POST
    @Path("{id}/exempt")
    @Requires("callbacks:write")
    @Operation(
            operationId = "exemptCallback",
            summary = "Decide that a callback is not made",
            description = "While it is DUE. Its ticket closes, as soon as no reply is owed; it stays in the rate.")
    public CallbackView exempt(UUID id, @NotNull @Valid ExemptCallback body) {
        return callbacks.exempt(request.caller(), id, request.expected(), body.reason(), body.at());
    }

    @POST
    @Path("{id}/assign")
    @Requires("callbacks:write")
    @Operation(
            operationId = "assignCallback",
            summary = "Hand a callback to somebody else",
            description = "While it is DUE. 422 unless they are an active member of the community's staff.")
    public CallbackView assign(UUID id, @NotNull @Valid AssignCallback body) {
        return callbacks.assign(request.caller(), id, request.expected(), body.staffId());
    }
}
