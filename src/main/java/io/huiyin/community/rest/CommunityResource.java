package io.huiyin.community.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import io.huiyin.community.CommunityDetails;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/communities}: the communities that the company manages. */
@Path("/v1/communities")
@Endpoint
@Tag(name = "Communities", description = "Communities (小区) and their phases (期)")
class CommunityResource {

    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    /** More than zero, at most two decimals. */
    private static final String SQUARE_METRES = "(?!0+(\\.0+)?$)\\d{1,9}(\\.\\d{1,2})?";

    private final Communities communities;
    private final Request request;

    CommunityResource(Communities communities, Request request) {
        this.communities = communities;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/communities}.
     *
     * @param timeZone an IANA name; Asia/Shanghai where absent, and fixed from then on
     */
    record CreateCommunity(
            @NotBlank @Size(max = 30) @PlainText String code,
            @NotBlank @Size(max = 100) @PlainText String name,
            @Size(max = 200) String address,
            @Pattern(regexp = SQUARE_METRES) String floorAreaSquareMetres,
            ZoneId timeZone) {}

    /** Body of {@code PUT /v1/communities/{id}}. */
    @JsonIgnoreProperties({"id", "code", "timeZone", "calendarId", "createdAt", "version"})
    record ChangeCommunity(
            @NotBlank @Size(max = 100) @PlainText String name,
            @Size(max = 200) String address,
            @Pattern(regexp = SQUARE_METRES) String floorAreaSquareMetres) {}

    @POST
    @Requires("communities:write")
    @Operation(operationId = "createCommunity", summary = "Open a community")
    public RestResponse<Community> create(@NotNull @Valid CreateCommunity body) {
        var zone = body.timeZone() == null ? DEFAULT_ZONE : body.timeZone();
        var made = communities.create(
                request.caller(),
                body.code(),
                zone,
                details(body.name(), body.address(), body.floorAreaSquareMetres()));
        return Created.at("/v1/communities", made.id(), made);
    }

    @GET
    @Requires(value = "communities:read", owners = true)
    @Operation(operationId = "listCommunities", summary = "List the communities, newest first")
    public Page<Community> list(@QueryParam("code") @Size(max = 30) String code, @BeanParam @Valid Paging paging) {
        return communities.list(request.caller(), code, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "communities:read", owners = true)
    @Operation(operationId = "getCommunity", summary = "Read a community")
    public Community get(UUID id) {
        return communities.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("communities:write")
    @Operation(operationId = "changeCommunity", summary = "Change a community")
    public Community change(UUID id, @NotNull @Valid ChangeCommunity body) {
        return communities.change(
                request.caller(),
                id,
                request.expected(),
                details(body.name(), body.address(), body.floorAreaSquareMetres()));
    }

    private static CommunityDetails details(String name, String address, String floorArea) {
        return new CommunityDetails(name, address, floorArea == null ? null : new BigDecimal(floorArea));
    }
}
