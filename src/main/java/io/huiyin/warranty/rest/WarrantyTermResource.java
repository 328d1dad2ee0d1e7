package io.huiyin.warranty.rest;

import io.huiyin.kernel.Page;
import io.huiyin.warranty.WarrantyTerm;
import io.huiyin.warranty.WarrantyTerms;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/warranty-terms}: how long each part is under warranty in a community. */
@Path("/v1/warranty-terms")
@Endpoint
@Tag(name = "Warranties")
class WarrantyTermResource {

    private final WarrantyTerms terms;
    private final Request request;

    WarrantyTermResource(WarrantyTerms terms, Request request) {
        this.terms = terms;
        this.request = request;
    }

    /** Body of {@code PUT /v1/warranty-terms/{id}}: years or seasons, as the part is measured. */
    record ChangeWarrantyTerm(
            @Min(1) @Max(100) Integer years,
            @Min(1) @Max(100) Integer seasons,
            UUID id,
            UUID communityId,
            String part,
            Integer version) {}

    @GET
    @Requires("warranties:read")
    @Operation(operationId = "listWarrantyTerms", summary = "List a community's terms, one a part")
    public Page<WarrantyTerm> list(@QueryParam("communityId") @NotNull UUID communityId) {
        return new Page<>(terms.list(request.caller(), communityId), null);
    }

    @GET
    @Path("{id}")
    @Requires("warranties:read")
    @Operation(operationId = "getWarrantyTerm", summary = "Read a term")
    public WarrantyTerm get(UUID id) {
        return terms.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("warranties:write")
    @Operation(
            operationId = "changeWarrantyTerm",
            summary = "Change a term",
            description = "Never shorter than the law allows (房屋建筑工程质量保修办法 7): 422 otherwise. Running warranties "
                    + "get longer where the new term gives more, and never shorter.")
    public WarrantyTerm change(UUID id, @NotNull @Valid ChangeWarrantyTerm body) {
        return terms.change(request.caller(), id, request.expected(), body.years(), body.seasons());
    }
}
