package io.huiyin.owners.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.owners.ProspectAddress;
import io.huiyin.owners.ProspectAddresses;
import io.huiyin.owners.ProspectDetails;
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
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/prospect-addresses}: where those are reached who will become owners. */
@Path("/v1/prospect-addresses")
@Endpoint
@Tag(
        name = "Prospects",
        description =
                "Addresses of prospects (准客户地址) as sales hands them over: no phone numbers, kept by one custodian")
class ProspectAddressResource {

    private final ProspectAddresses addresses;
    private final Request request;

    ProspectAddressResource(ProspectAddresses addresses, Request request) {
        this.addresses = addresses;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/prospect-addresses}.
     *
     * @param receivedOn today where absent
     */
    record HandOverProspect(
            @NotNull UUID communityId,
            @NotBlank @Size(max = 100) @PlainText String name,
            @NotBlank @Size(max = 200) @PlainText String address,
            @Size(max = 100) @PlainText String source,
            @Size(max = 200) @PlainText String interestedIn,
            @Size(max = 1000) String note,
            LocalDate receivedOn) {

        ProspectDetails details() {
            return new ProspectDetails(name.strip(), address.strip(), source, interestedIn, note, receivedOn);
        }
    }

    /** Body of {@code PUT /v1/prospect-addresses/{id}}. */
    @JsonIgnoreProperties({"id", "communityId", "createdAt", "version"})
    record ChangeProspect(
            @NotBlank @Size(max = 100) @PlainText String name,
            @NotBlank @Size(max = 200) @PlainText String address,
            @Size(max = 100) @PlainText String source,
            @Size(max = 200) @PlainText String interestedIn,
            @Size(max = 1000) String note,
            @NotNull LocalDate receivedOn) {

        ProspectDetails details() {
            return new ProspectDetails(name.strip(), address.strip(), source, interestedIn, note, receivedOn);
        }
    }

    @POST
    @Requires("prospects:write")
    @Operation(
            operationId = "handOverProspectAddress",
            summary = "Hand the address of a prospect over to the custodian",
            description =
                    "Who hands it over is answered it this once; only the custodian of the community reads it afterwards. 422 "
                            + "`phone-not-allowed` for each text in which something like a phone number stands, 422 for an unknown "
                            + "community and a date to come, 409 `no-custodian` while nobody keeps them.")
    public RestResponse<ProspectAddress> handOver(@NotNull @Valid HandOverProspect body) {
        var made = addresses.handOver(request.caller(), body.communityId(), body.details());
        return Created.at("/v1/prospect-addresses", made.id(), made);
    }

    @GET
    @Requires("prospects:read")
    @Operation(
            operationId = "listProspectAddresses",
            summary = "List the addresses that the caller keeps, newest first",
            description = "The custodian's, who signed in or acts through a key (`X-Acting-Staff`); an empty list for "
                    + "everyone else. That they were seen is noted in the event log.")
    public Page<ProspectAddress> list(@QueryParam("communityId") UUID communityId, @BeanParam @Valid Paging paging) {
        return addresses.list(request.caller(), communityId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("prospects:read")
    @Operation(
            operationId = "getProspectAddress",
            summary = "Read the address of a prospect",
            description = "404 for everyone but the custodian. That it was read is noted in the event log.")
    public ProspectAddress get(UUID id) {
        return addresses.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("prospects:write")
    @Operation(
            operationId = "changeProspectAddress",
            summary = "Change the address of a prospect",
            description = "404 for everyone but the custodian; 422 as for `handOverProspectAddress`.")
    public ProspectAddress change(UUID id, @NotNull @Valid ChangeProspect body) {
        return addresses.change(request.caller(), id, request.expected(), body.details());
    }

    @DELETE
    @Path("{id}")
    @Requires("prospects:write")
    @Operation(
            operationId = "removeProspectAddress",
            summary = "Forget the address of a prospect",
            description = "Because they became an owner, or asked for it. 404 for everyone but the custodian.")
    public void remove(UUID id) {
        addresses.remove(request.caller(), id, request.expected());
    }
}
