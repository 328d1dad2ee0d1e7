package io.huiyin.access.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.huiyin.access.ApiKey;
import io.huiyin.access.ApiKeys;
import io.huiyin.kernel.Page;
import io.huiyin.web.AnswersSecret;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/api-keys}: the keys that integrators call with. */
@Path("/v1/api-keys")
@Endpoint
@Tag(name = "API keys", description = "Keys that integrators call with (访问密钥)")
class ApiKeyResource {

    private final ApiKeys keys;
    private final Request request;

    ApiKeyResource(ApiKeys keys, Request request) {
        this.keys = keys;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/api-keys}.
     *
     * @param communityIds ids of communities, or {@code ["*"]} for all
     */
    record CreateApiKey(
            @NotBlank @Size(max = 100) @PlainText String name,
            @NotEmpty @Size(max = 100) List<@NotBlank @Size(max = 50) String> scopes,
            @NotEmpty @Size(max = 1000) List<@NotBlank @Size(max = 36) String> communityIds,
            Instant expiresAt) {}

    /** A key with its newest secret, which is shown this once. */
    record CreatedApiKey(@JsonUnwrapped ApiKey details, String key) {}

    @POST
    @Requires("admin")
    @AnswersSecret
    @Operation(
            operationId = "createApiKey",
            summary = "Make a key",
            description = "`key` is shown this once. A key gives at most what its maker holds.")
    public RestResponse<CreatedApiKey> create(@NotNull @Valid CreateApiKey body) {
        var made = keys.create(request.caller(), body.name(), body.scopes(), body.communityIds(), body.expiresAt());
        return Created.at("/v1/api-keys", made.key().id(), new CreatedApiKey(made.key(), made.secret()));
    }

    @GET
    @Requires("admin")
    @Operation(operationId = "listApiKeys", summary = "List the keys, newest first")
    public Page<ApiKey> list(@BeanParam @Valid Paging paging) {
        return keys.list(request.caller(), paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("admin")
    @Operation(operationId = "getApiKey", summary = "Read a key, without its secret")
    public ApiKey get(UUID id) {
        return keys.get(request.caller(), id);
    }

    /**
     * Body of {@code POST /v1/api-keys/{id}/rotate}.
     *
     * @param overlap how long the secret before can still be called with
     */
    record RotateApiKey(
            @Schema(description = "`PT0S` to `P30D`; `PT24H` unless said otherwise", examples = "PT24H")
            Duration overlap) {

        RotateApiKey {
            if (overlap == null) overlap = Duration.ofHours(24);
        }
    }

    @POST
    @Path("{id}/rotate")
    @Requires("admin")
    @AnswersSecret
    @Operation(
            operationId = "rotateApiKey",
            summary = "Give a key a new secret",
            description =
                    "`key` is shown this once; the name, scopes and communities stay. The secret before it can be "
                            + "called with until `overlap` has passed; `PT0S` ends it at once. 409 for a third secret while two "
                            + "can be called with.")
    public CreatedApiKey rotate(UUID id, @Valid RotateApiKey body) {
        var order = body == null ? new RotateApiKey(null) : body;
        var rotated = keys.rotate(request.caller(), id, order.overlap(), request.expected());
        return new CreatedApiKey(rotated.key(), rotated.secret());
    }

    @POST
    @Path("{id}/revoke")
    @Requires("admin")
    @Operation(
            operationId = "revokeApiKey",
            summary = "End a key at once",
            description = "The next call with it gets 401, on every instance. Revoking it again changes nothing.")
    public ApiKey revoke(UUID id) {
        return keys.revoke(request.caller(), id, request.expected());
    }
}
