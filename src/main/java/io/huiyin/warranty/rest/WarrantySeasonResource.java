package io.huiyin.warranty.rest;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.huiyin.kernel.Page;
import io.huiyin.warranty.WarrantySeason;
import io.huiyin.warranty.WarrantyTerms;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.MonthDay;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/warranty-seasons}: when it is heated and cooled in a community. */
@Path("/v1/warranty-seasons")
@Endpoint
@Tag(name = "Warranties")
class WarrantySeasonResource {

    private static final String DAY = "MM-dd";

    private final WarrantyTerms terms;
    private final Request request;

    WarrantySeasonResource(WarrantyTerms terms, Request request) {
        this.terms = terms;
        this.request = request;
    }

    /** Body of {@code PUT /v1/warranty-seasons/{id}}: days as {@code MM-dd}. */
    record ChangeWarrantySeason(
            @NotNull @JsonFormat(pattern = DAY) @Schema(implementation = String.class, examples = "11-15")
            MonthDay starts,

            @NotNull @JsonFormat(pattern = DAY) @Schema(implementation = String.class, examples = "03-15")
            MonthDay ends,

            UUID id,
            UUID communityId,
            String part,
            Integer version) {}

    @GET
    @Requires("warranties:read")
    @Operation(operationId = "listWarrantySeasons", summary = "List a community's heating and cooling season")
    public Page<WarrantySeason> list(@QueryParam("communityId") @NotNull UUID communityId) {
        return new Page<>(terms.seasons(request.caller(), communityId), null);
    }

    @GET
    @Path("{id}")
    @Requires("warranties:read")
    @Operation(operationId = "getWarrantySeason", summary = "Read a season")
    public WarrantySeason get(UUID id) {
        return terms.season(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("warranties:write")
    @Operation(
            operationId = "changeWarrantySeason",
            summary = "Change a season",
            description =
                    "An end before the start means the next year. Running warranties get longer where that gives more.")
    public WarrantySeason change(UUID id, @NotNull @Valid ChangeWarrantySeason body) {
        return terms.changeSeason(request.caller(), id, request.expected(), body.starts(), body.ends());
    }
}
