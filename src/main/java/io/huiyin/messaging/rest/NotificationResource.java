package io.huiyin.messaging.rest;

import io.huiyin.kernel.Page;
import io.huiyin.messaging.ChannelKind;
import io.huiyin.messaging.ManualDeliveries;
import io.huiyin.messaging.Message;
import io.huiyin.messaging.MessageStatus;
import io.huiyin.messaging.Messages;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import io.huiyin.web.Unmasking;
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

/** {@code /v1/notifications}: the outbox. */
@Path("/v1/notifications")
@Endpoint
@Tag(name = "Notifications", description = "The outbox of messages (消息) and their templates")
class NotificationResource {

    private static final int LONGEST_WORDS = 200;

    private final Messages messages;
    private final ManualDeliveries deliveries;
    private final Request request;

    NotificationResource(Messages messages, ManualDeliveries deliveries, Request request) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/notifications/{id}/done}.
     *
     * @param note what is worth knowing of it; numbers and mail addresses are not kept
     * @param at   when it was delivered; now where absent
     */
    record NoteDone(@Size(min = 1, max = LONGEST_WORDS) String note, Instant at) {}

    /**
     * Body of {@code POST /v1/notifications/{id}/failed}.
     *
     * @param reason why it could not be delivered; numbers and mail addresses are not kept
     */
    record NoteFailed(@NotBlank @Size(max = LONGEST_WORDS) String reason) {}

    @GET
    @Requires("notifications:read")
    @Operation(
            operationId = "listNotifications",
            summary = "List messages, newest first",
            description =
                    "A message names people by reference; names and addresses are masked. `LOG` is the channel of "
                            + "what found no other way: reading it here is how it is read. `status=TO_DO&channel=LETTER` is the "
                            + "list of the letters that the office has to write, and so for the other ways that people walk.")
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
    @Operation(
            operationId = "getNotification",
            summary = "Read a message",
            description =
                    "`unmasked` answers a message that is TO_DO with its recipient's name and whole address. Of any other "
                            + "message nothing whole is kept.")
    public Message get(UUID id, @BeanParam Unmasking unmasking) {
        return messages.get(request.caller(), id, unmasking.checked());
    }

    @POST
    @Path("{id}/done")
    @Requires("notifications:write")
    @Operation(
            operationId = "completeNotification",
            summary = "Note that a message was delivered by hand",
            description =
                    "The letter is in the post, the call was made. 409 unless the message is TO_DO; 422 if `at` lies "
                            + "before the message was written or in the future.")
    public Message done(UUID id, @NotNull @Valid NoteDone body) {
        return deliveries.done(request.caller(), id, request.expected(), body.note(), body.at());
    }

    @POST
    @Path("{id}/failed")
    @Requires("notifications:write")
    @Operation(
            operationId = "failNotification",
            summary = "Note that a message could not be delivered by hand",
            description =
                    "It takes the next way that leads to its recipient, and is DEAD where none is left. 409 unless "
                            + "the message is TO_DO.")
    public Message failed(UUID id, @NotNull @Valid NoteFailed body) {
        return deliveries.failed(request.caller(), id, request.expected(), body.reason());
    }

    @POST
    @Path("{id}/retry")
    @Requires("notifications:write")
    @Operation(
            operationId = "retryNotification",
            summary = "Try a dead message again",
            description = "It gets all its ways and tries anew. 409 unless the message is DEAD.")
    public Message retry(UUID id) {
        return messages.retry(request.caller(), id, request.expected());
    }
}
