package io.huiyin.access.rest;

import io.huiyin.kernel.Caller;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/me}: who the caller is. */
@Path("/v1/me")
@Endpoint
@Tag(name = "API keys")
class MeResource {

    private final Request request;

    MeResource(Request request) {
        this.request = request;
    }

    /**
     * Who calls.
     *
     * @param communityIds the communities that the key is bound to, or {@code ["*"]}
     * @param staffId      the member of staff who signed in, or was named by {@code X-Acting-Staff}
     * @param ownerId      the owner who signed in
     * @param houseIds     the houses to which a relation of theirs runs today; absent for everyone else
     */
    record Me(
            Caller.Kind kind,
            UUID id,
            String name,
            UUID staffId,
            UUID ownerId,
            List<String> scopes,
            List<String> communityIds,
            List<UUID> houseIds) {

        static Me of(Caller caller) {
            var communities = caller.communities();
            return new Me(
                    caller.kind(),
                    caller.id(),
                    caller.name(),
                    caller.staffId(),
                    caller.isOwner() ? caller.owner().id() : null,
                    caller.permissions().stream().sorted().toList(),
                    communities.all()
                            ? List.of("*")
                            : communities.ids().stream()
                                    .map(UUID::toString)
                                    .sorted()
                                    .toList(),
                    caller.isOwner() ? caller.owner().houses().stream().sorted().toList() : null);
        }
    }

    @GET
    @Requires(value = Requires.ANYONE, owners = true)
    @Operation(
            operationId = "getMe",
            summary = "Tell who the caller is and what the key allows",
            description = "Of an owner with their community and houses; `/v1/tickets`, `/v1/callbacks` and "
                    + "`/v1/me/notices` list what is theirs without any id.")
    public Me get() {
        return Me.of(request.caller());
    }
}
