package io.huiyin.owners.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.owners.Kinship;
import io.huiyin.owners.Member;
import io.huiyin.owners.MemberDetails;
import io.huiyin.owners.Members;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/owners/{ownerId}/members}: the household. */
@Path("/v1/owners/{ownerId}/members")
@Endpoint
@Tag(name = "Owners")
class MemberResource {

    private final Members members;
    private final Request request;

    MemberResource(Members members, Request request) {
        this.members = members;
        this.request = request;
    }

    /** Body of {@code POST} and {@code PUT}; a phone that equals its own mask keeps what is stored. */
    @JsonIgnoreProperties({"id", "ownerId", "version"})
    record WriteMember(
            @NotBlank @Size(max = 100) @PlainText String name,
            @NotNull Kinship kinship,
            @Size(min = 1, max = 40) String phone,
            LocalDate bornOn,
            @Size(max = 500) String note) {

        MemberDetails details() {
            return new MemberDetails(name, kinship, phone, bornOn, note);
        }
    }

    @POST
    @Requires("owners:write")
    @Operation(
            operationId = "addMember",
            summary = "Add someone to an owner's household",
            description = "422 for a phone that is none and for a birth in the future.")
    public RestResponse<Member> add(UUID ownerId, @NotNull @Valid WriteMember body) {
        var made = members.add(request.caller(), ownerId, body.details());
        return Created.at("/v1/owners/" + ownerId + "/members", made.id(), made);
    }

    @GET
    @Requires("owners:read")
    @Operation(operationId = "listMembers", summary = "List an owner's household in the order of entry")
    public Page<Member> list(UUID ownerId, @BeanParam @Valid Paging paging) {
        return members.list(request.caller(), ownerId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("owners:read")
    @Operation(operationId = "getMember", summary = "Read a household member")
    public Member get(UUID ownerId, UUID id) {
        return members.get(request.caller(), ownerId, id);
    }

    @PUT
    @Path("{id}")
    @Requires("owners:write")
    @Operation(operationId = "changeMember", summary = "Change a household member")
    public Member change(UUID ownerId, UUID id, @NotNull @Valid WriteMember body) {
        return members.change(request.caller(), ownerId, id, request.expected(), body.details());
    }

    @DELETE
    @Path("{id}")
    @Requires("owners:write")
    @Operation(operationId = "removeMember", summary = "Take someone out of an owner's household")
    public void remove(UUID ownerId, UUID id) {
        members.remove(request.caller(), ownerId, id, request.expected());
    }
}
