package io.huiyin.warranty.rest;

import io.huiyin.kernel.Page;
import io.huiyin.warranty.Warranties;
import io.huiyin.warranty.Warranty;
import io.huiyin.warranty.WarrantyFilter;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/warranties}: the parts of houses and the end of their warranty. */
@Path("/v1/warranties")
@Endpoint
@Tag(name = "Warranties", description = "What is under warranty until when (保修)")
class WarrantyResource {

    private final Warranties warranties;
    private final Request request;

    WarrantyResource(Warranties warranties, Request request) {
        this.warranties = warranties;
        this.request = request;
    }

    /** Body of {@code PUT /v1/warranties/{id}}; everything but {@code expiresOn} is read-only and ignored. */
    record AdjustWarranty(
            @NotNull LocalDate expiresOn,
            UUID id,
            UUID communityId,
            UUID houseId,
            String part,
            LocalDate startsOn,
            Boolean adjusted,
            Instant remindedAt,
            Integer version) {}

    @GET
    @Requires(value = "warranties:read", owners = true)
    @Operation(
            operationId = "listWarranties",
            summary = "List warranties, soonest end first",
            description =
                    "Of a house, of a community, or of all, by the day on which they end. What has no end comes last.")
    public Page<Warranty> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("expiresFrom") LocalDate expiresFrom,
            @QueryParam("expiresTo") LocalDate expiresTo,
            @BeanParam @Valid Paging paging) {
        var filter = new WarrantyFilter(communityId, houseId, expiresFrom, expiresTo);
        return warranties.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "warranties:read", owners = true)
    @Operation(operationId = "getWarranty", summary = "Read a warranty")
    public Warranty get(UUID id) {
        return warranties.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("warranties:write")
    @Operation(
            operationId = "adjustWarranty",
            summary = "Lengthen a warranty",
            description =
                    "Sets the last day by hand: never earlier than the present one. Later changes of the terms leave it alone.")
    public Warranty adjust(UUID id, @NotNull @Valid AdjustWarranty body) {
        return warranties.adjust(request.caller(), id, request.expected(), body.expiresOn());
    }
}
