package io.huiyin.messaging.rest;

import io.huiyin.kernel.Page;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.Message;
import io.huiyin.messaging.MessageStatus;
import io.huiyin.messaging.Messages;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/notifications}: the outbox. */
@Path("/v1/notifications")
@Endpoint
@Tag(name = "Notifications", description = "The outbox of messages (消息) and their templates")
class NotificationResource {

    private final Messages messages;
    private final Request request;

    NotificationResource(Messages messages, Request request) {
        this.messages = messages;
        this.request = request;
    }

    @GET
    @Requires("notifications:read")
    @Operation(
            operationId = "listNotifications",
            summary = "List messages, newest first",
            description =
                    "A message names people by reference; names and addresses are masked. `LOG` is the channel of "
                            + "what found no other way: reading it here is how it is read.")
    public Page<Message> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("status") MessageStatus status,
            @QueryParam("channel") ChannelKind channel,
            @QueryParam("recipientId") UUID recipientId,
            @BeanParam @Valid Paging paging) {
        var filter = new Messages.Filter(communityId, status, channel, recipientId);
        return messages.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("notifications:read")
    @Operation(operationId = "getNotification", summary = "Read a message")
    public Message get(UUID id) {
        return messages.get(request.caller(), id);
    }

    @POST
    @Path("{id}/retry")
    @Requires("notifications:write")
    @Operation(
            operationId = "retryNotification",
            summary = "Try a dead message again",
            description = "It gets all its tries anew. 409 unless the message is DEAD.")
    public Message retry(UUID id) {
        return messages.retry(request.caller(), id, request.expected());
    }
}
