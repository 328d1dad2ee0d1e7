package io.huiyin.access.rest;

import io.huiyin.access.StaffAccount;
import io.huiyin.access.StaffAccounts;
import io.huiyin.kernel.Page;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/staff-accounts}: who signs in as which member of staff. */
@Path("/v1/staff-accounts")
@Endpoint
@Tag(name = "Staff accounts", description = "Who signs in as which member of staff (员工账号)")
class StaffAccountResource {

    private final StaffAccounts accounts;
    private final Request request;

    StaffAccountResource(StaffAccounts accounts, Request request) {
        this.accounts = accounts;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/staff-accounts}.
     *
     * @param subject as the operator's issuer names the person in its tokens
     */
    record OpenStaffAccount(
            @NotNull UUID staffId,
            @NotBlank @PlainText @Size(max = 255) String subject) {}

    @POST
    @Requires("admin")
    @Operation(
            operationId = "openStaffAccount",
            summary = "Let someone sign in as a member of staff",
            description =
                    "They call with a bearer token of the operator's own issuer, and may do what their roles may. "
                            + "422 for an unknown or former member of staff; 409 if they have an account, or the subject has one in "
                            + "that community.")
    public RestResponse<StaffAccount> open(@NotNull @Valid OpenStaffAccount body) {
        var account = accounts.open(request.caller(), body.staffId(), body.subject());
        return Created.at("/v1/staff-accounts", account.id(), account);
    }

    @GET
    @Requires("admin")
    @Operation(operationId = "listStaffAccounts", summary = "List accounts of staff, newest first")
    public Page<StaffAccount> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("staffId") UUID staffId,
            @BeanParam @Valid Paging paging) {
        return accounts.list(request.caller(), communityId, staffId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("admin")
    @Operation(operationId = "getStaffAccount", summary = "Read an account of a member of staff")
    public StaffAccount get(UUID id) {
        return accounts.get(request.caller(), id);
    }

    @POST
    @Path("{id}/close")
    @Requires("admin")
    @Operation(
            operationId = "closeStaffAccount",
            summary = "End an account at once",
            description = "The next call with a token of theirs gets 401, on every instance. Who works in several "
                    + "communities keeps the accounts there.")
    public StaffAccount close(UUID id) {
        return accounts.close(request.caller(), id);
    }
}
