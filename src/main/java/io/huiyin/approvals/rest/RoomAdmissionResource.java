package io.huiyin.approvals.rest;

import io.huiyin.approvals.GuardedRoom;
import io.huiyin.approvals.RoomAdmission;
import io.huiyin.approvals.RoomAdmissionFilter;
import io.huiyin.approvals.RoomAdmissions;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/room-admissions}: outsiders who were let into guarded rooms. */
@Path("/v1/room-admissions")
@Endpoint
@Tag(
        name = "Room admissions",
        description = "Room admissions (出入登记): outsiders who were let into the control room or the archive room")
class RoomAdmissionResource {

    private final RoomAdmissions admissions;
    private final Request request;

    RoomAdmissionResource(RoomAdmissions admissions, Request request) {
        this.admissions = admissions;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/room-admissions}.
     *
     * @param visitorName  sealed, and masked in every answer
     * @param organisation where the visitor comes from
     * @param purpose      what they are there for; names nobody
     * @param hostStaffId  who of the staff is with them
     * @param approvalId   of an approval of the kind ROOM_ADMISSION for this room, which admits once
     */
    record AdmitVisitor(
            @NotNull UUID communityId,
            @NotNull GuardedRoom room,
            @NotBlank @Size(max = 50) @PlainText String visitorName,
            @Size(min = 1, max = 100) @PlainText String organisation,
            @NotBlank @Size(max = 500) String purpose,
            @NotNull UUID hostStaffId,
            @NotNull UUID approvalId) {

        RoomAdmission.Visit visit() {
            return new RoomAdmission.Visit(
                    communityId, room, visitorName, organisation, purpose, hostStaffId, approvalId);
        }
    }

    @GET
    @Requires("approvals:read")
    @Operation(
            operationId = "listRoomAdmissions",
            summary = "List who was let into guarded rooms, newest first",
            description = "`inside` asks for those who have not left, or for all others.")
    public Page<RoomAdmission> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("room") GuardedRoom room,
            @QueryParam("inside") Boolean inside,
            @BeanParam @Valid Paging paging) {
        var filter = new RoomAdmissionFilter(communityId, room, inside);
        return admissions.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("approvals:read")
    @Operation(
            operationId = "getRoomAdmission",
            summary = "Read who was let into a guarded room",
            description = "The visitor's name is masked, and absent once it was kept as long as it is kept.")
    public RoomAdmission get(UUID id, @BeanParam Unmasking unmasking) {
        return admissions.get(request.caller(), id, unmasking.checked());
    }

    @POST
    @Requires("approvals:write")
    @Operation(
            operationId = "admitToRoom",
            summary = "Let an outsider into a guarded room",
            description =
                    "Uses up the approval. 409 (`approval-needed`) unless it is of the kind ROOM_ADMISSION for this room, "
                            + "approved, unused and not expired; 422 for ids that are not known here.")
    public RestResponse<RoomAdmission> admit(@NotNull @Valid AdmitVisitor body) {
        var made = admissions.admit(request.caller(), body.visit());
        return Created.at("/v1/room-admissions", made.id(), made);
    }

    @POST
    @Path("{id}/leave")
    @Requires("approvals:write")
    @Operation(
            operationId = "leaveRoom",
            summary = "Note that the visitor left",
            description = "409 if they have left already.")
    public RoomAdmission leave(UUID id) {
        return admissions.leave(request.caller(), id, request.expected());
    }
}
