package io.huiyin.messaging.rest;

import io.huiyin.kernel.Page;
import io.huiyin.messaging.OwnNotice;
import io.huiyin.messaging.OwnNotices;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/me/notices}: what an owner who calls was told. */
@Path("/v1/me/notices")
@Endpoint
@Tag(name = "Notifications")
class OwnNoticeResource {

    private static final String READ = "own-notices:read";
    private static final String WRITE = "own-notices:write";

    private final OwnNotices notices;
    private final Request request;

    OwnNoticeResource(OwnNotices notices, Request request) {
        this.notices = notices;
        this.request = request;
    }

    @GET
    @Requires(value = READ, owners = true)
    @Operation(
            operationId = "listOwnNotices",
            summary = "List what an owner was told, newest first",
            description =
                    "The messages that are addressed to the owner who calls, with their name in them, by whatever "
                            + "channel they went. With `unread=true` those that were not read yet. For owners alone: a key has none.")
    public Page<OwnNotice> list(
            @QueryParam("unread") @DefaultValue("false") boolean unread, @BeanParam @Valid Paging paging) {
        return notices.list(request.caller(), unread, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = READ, owners = true)
    @Operation(
            operationId = "getOwnNotice",
            summary = "Read one thing that an owner was told",
            description = "404 for a message to anyone else.")
    public OwnNotice get(UUID id) {
        return notices.get(request.caller(), id);
    }

    @POST
    @Path("{id}/read")
    @Requires(value = WRITE, owners = true)
    @Operation(
            operationId = "readOwnNotice",
            summary = "Note that the owner read it",
            description =
                    "The first time counts (`readAt`); to read it again changes nothing. 404 for a message to anyone "
                            + "else.")
    public OwnNotice read(UUID id) {
        return notices.read(request.caller(), id, request.expected());
    }
}
