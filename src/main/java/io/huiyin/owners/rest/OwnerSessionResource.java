package io.huiyin.owners.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.huiyin.owners.OwnerSession;
import io.huiyin.owners.OwnerSessions;
import io.huiyin.web.AnswersSecret;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/owner-sessions}: owners who sign in. */
@Path("/v1/owner-sessions")
@Endpoint
@Tag(name = "Owner sessions", description = "Owners who sign in (业主会话)")
class OwnerSessionResource {

    private final OwnerSessions sessions;
    private final Request request;

    OwnerSessionResource(OwnerSessions sessions, Request request) {
        this.sessions = sessions;
        this.request = request;
    }

    /** Body of {@code POST /v1/owner-sessions}. */
    record BeginOwnerSession(@NotNull UUID ownerId) {}

    /** A session with its tokens, which are shown this once. */
    record OwnerTokens(
            @JsonUnwrapped OwnerSession details, String accessToken, Instant accessExpiresAt, String refreshToken) {

        static OwnerTokens of(OwnerSession.Tokens tokens) {
            return new OwnerTokens(
                    tokens.session(), tokens.accessToken(), tokens.accessExpiresAt(), tokens.refreshToken());
        }
    }

    @POST
    @Requires("owner-sessions:write")
    @AnswersSecret
    @Operation(
            operationId = "beginOwnerSession",
            summary = "Sign an owner in",
            description =
                    "For whoever has made sure who they are. The owner's client calls with `accessToken` and sees what "
                            + "is theirs alone. 422 for an unknown owner.")
    public RestResponse<OwnerTokens> begin(@NotNull @Valid BeginOwnerSession body) {
        var tokens = sessions.begin(request.caller(), body.ownerId());
        return Created.at("/v1/owner-sessions", tokens.session().id(), OwnerTokens.of(tokens));
    }

    @POST
    @Path("refresh")
    @Requires(value = OwnerSessions.Right.REFRESH, owners = true)
    @AnswersSecret
    @Operation(
            operationId = "refreshOwnerSession",
            summary = "Renew a session's tokens",
            description =
                    "Called with the refresh token as the bearer. It is good for one use: seen again later, somebody "
                            + "else has it, and the session ends.")
    public OwnerTokens refresh() {
        return OwnerTokens.of(sessions.refresh(request.caller()));
    }

    @POST
    @Path("end")
    @Requires(value = OwnerSessions.Right.END, owners = true)
    @Operation(operationId = "endOwnerSession", summary = "Sign out: the session's tokens are refused from now on")
    public OwnerSession end() {
        return sessions.end(request.caller());
    }

    @POST
    @Path("{id}/revoke")
    @Requires("owner-sessions:write")
    @Operation(
            operationId = "revokeOwnerSession",
            summary = "End a session at once",
            description = "The next call with one of its tokens gets 401, on every instance.")
    public OwnerSession revoke(UUID id) {
        return sessions.revoke(request.caller(), id);
    }
}
