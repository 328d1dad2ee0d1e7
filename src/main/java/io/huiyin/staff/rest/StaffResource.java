package io.huiyin.staff.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.staff.StaffDetails;
import io.huiyin.staff.StaffFilter;
import io.huiyin.staff.StaffMember;
import io.huiyin.staff.StaffMembers;
import io.huiyin.staff.StaffRole;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/staff}: who works for a community. */
@Path("/v1/staff")
@Endpoint
@Tag(name = "Staff", description = "Members of staff (员工) and their roles")
class StaffResource {

    private final StaffMembers staff;
    private final Request request;

    StaffResource(StaffMembers staff, Request request) {
        this.staff = staff;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/staff}.
     *
     * @param title a steward's title (片区管家, 物业助理, 物业服务助理, 楼管员, 区域管家, 客户专员 ...) gives the role STEWARD
     * @param roles may be empty where the title speaks for itself
     */
    record CreateStaff(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 50) @PlainText String name,
            @Size(max = 50) @PlainText String title,
            @Size(max = 13) List<@NotNull StaffRole> roles,
            @Size(max = 40) String phone,
            @Email @Size(max = 200) String email,
            @Size(max = 100) String department) {

        StaffDetails details() {
            return new StaffDetails(name, title, orEmpty(roles), phone, email, department);
        }
    }

    /** Body of {@code PUT /v1/staff/{id}}. */
    @JsonIgnoreProperties({"id", "communityId", "active", "createdAt", "version"})
    record ChangeStaff(
            @NotBlank @Size(max = 50) @PlainText String name,
            @Size(max = 50) @PlainText String title,
            @Size(max = 13) List<@NotNull StaffRole> roles,
            @Size(max = 40) String phone,
            @Email @Size(max = 200) String email,
            @Size(max = 100) String department) {

        StaffDetails details() {
            return new StaffDetails(name, title, orEmpty(roles), phone, email, department);
        }
    }

    @POST
    @Requires("staff:write")
    @Operation(
            operationId = "createStaff",
            summary = "Enter a member of staff",
            description =
                    "422 for an unknown community, for neither a role nor a steward's title, and for a phone that is none.")
    public RestResponse<StaffMember> create(@NotNull @Valid CreateStaff body) {
        var made = staff.join(request.caller(), body.communityId(), body.details());
        return Created.at("/v1/staff", made.id(), made);
    }

    @GET
    @Requires("staff:read")
    @Operation(operationId = "listStaff", summary = "List members of staff in the order in which they were entered")
    public Page<StaffMember> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("role") StaffRole role,
            @QueryParam("active") Boolean active,
            @BeanParam @Valid Paging paging) {
        var filter = new StaffFilter(communityId, role, active);
        return staff.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("staff:read")
    @Operation(operationId = "getStaff", summary = "Read a member of staff")
    public StaffMember get(UUID id) {
        return staff.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("staff:write")
    @Operation(operationId = "changeStaff", summary = "Change a member of staff")
    public StaffMember change(UUID id, @NotNull @Valid ChangeStaff body) {
        return staff.change(request.caller(), id, request.expected(), body.details());
    }

    @POST
    @Path("{id}/deactivate")
    @Requires("staff:write")
    @Operation(
            operationId = "deactivateStaff",
            summary = "End someone's work: nothing is routed to them any more, and nobody acts in their name")
    public StaffMember deactivate(UUID id) {
        return staff.deactivate(request.caller(), id, request.expected());
    }

    @POST
    @Path("{id}/reactivate")
    @Requires("staff:write")
    @Operation(operationId = "reactivateStaff", summary = "Take someone back into work")
    public StaffMember reactivate(UUID id) {
        return staff.reactivate(request.caller(), id, request.expected());
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }
}
