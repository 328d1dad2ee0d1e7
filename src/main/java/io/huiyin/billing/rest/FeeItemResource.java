package io.huiyin.billing.rest;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.billing.FeeClass;
import io.huiyin.billing.FeeItem;
import io.huiyin.billing.FeeItemDetails;
import io.huiyin.billing.FeeItems;
import io.huiyin.billing.FeeKind;
import io.huiyin.billing.FeeStandard;
import io.huiyin.billing.PhaseAnchor;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/fee-items}: what is charged for, and what it costs from when on. */
@Path("/v1/fee-items")
@Endpoint
@Tag(name = "Fee items", description = "Fee items (收费项目), their standards (收费标准) and discounts (优惠)")
class FeeItemResource {

    private final FeeItems items;
    private final Request request;

    FeeItemResource(FeeItems items, Request request) {
        this.items = items;
        this.request = request;
    }

    /**
     * Body of {@code PUT /v1/fee-items/{id}}.
     *
     * @param kind      as in {@link CreateFeeItem}
     * @param retiredOn from this day on no run bills it; absent while it goes on
     */
    @JsonIgnoreProperties({
        "id",
        "communityId",
        "code",
        "class",
        "pricing",
        "cycle",
        "anchor",
        "dueDays",
        "lateFee",
        "vacancyRatio",
        "basis",
        "composition",
        "qualityStandard",
        "effectiveFrom",
        "upcoming",
        "createdAt",
        "version"
    })
    record ChangeFeeItem(
            @NotBlank @Size(max = 100) @PlainText String name,
            FeeKind kind,
            @Size(max = 200) List<@NotNull @Valid PhaseAnchor> anchors,
            LocalDate retiredOn) {

        FeeItemDetails details() {
            return new FeeItemDetails(name, kind, requireNonNullElse(anchors, List.of()), retiredOn);
        }
    }

    @POST
    @Requires("fees:write")
    @Operation(
            operationId = "createFeeItem",
            summary = "Set a fee item up with its first standard",
            description = "AREA, FIXED and ONE_OFF need `unitPrice`; METERED needs `unitPrice` or `tiers`, which "
                    + "rise and end with an open one; SHARED has no price: a cost is shared. 409 if the code "
                    + "is taken; 422 for an unknown community or phase, a kind of another class, a price that "
                    + "does not fit the method, a late fee out of its bounds.")
    public RestResponse<FeeItem> create(@NotNull @Valid CreateFeeItem body) {
        var made = items.create(request.caller(), body.opening(), body.details(), body.terms());
        return Created.at("/v1/fee-items", made.id(), made);
    }

    @GET
    @Requires("fees:read")
    @Operation(
            operationId = "listFeeItems",
            summary = "List fee items in the order in which they were entered",
            description = "Each with the standard of today; retired ones too.")
    public Page<FeeItem> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("class") FeeClass feeClass,
            @QueryParam("code") @Size(max = 50) String code,
            @BeanParam @Valid Paging paging) {
        return items.list(request.caller(), communityId, feeClass, code, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("fees:read")
    @Operation(operationId = "getFeeItem", summary = "Read a fee item with the standard of today")
    public FeeItem get(UUID id) {
        return items.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("fees:write")
    @Operation(
            operationId = "changeFeeItem",
            summary = "Rename or retire a fee item",
            description = "What it costs is changed by a new standard. Bills that exist stay as they are. 409 if "
                    + "the day of a phase is changed while bills of the item exist; one may be added.")
    public FeeItem change(UUID id, @NotNull @Valid ChangeFeeItem body) {
        return items.change(request.caller(), id, request.expected(), body.details());
    }

    @POST
    @Path("{id}/standards")
    @Requires("fees:write")
    @Operation(
            operationId = "addFeeStandard",
            summary = "Say what an item costs from a day on",
            description = "It holds until the day of the next one; none is ever changed. 409 for a day that has a "
                    + "standard, and for one that would change a day of a bill that is not void. 422 for a "
                    + "price that does not fit the method.")
    public RestResponse<FeeStandard> addStandard(UUID id, @NotNull @Valid AddFeeStandard body) {
        var made = items.addStandard(request.caller(), id, request.expected(), body.effectiveFrom(), body.terms());
        return Created.at("/v1/fee-items/" + id + "/standards", made.id(), made);
    }

    @GET
    @Path("{id}/standards")
    @Requires("fees:read")
    @Operation(operationId = "listFeeStandards", summary = "List what an item costs and cost, the latest day first")
    public Page<FeeStandard> standards(UUID id, @BeanParam @Valid Paging paging) {
        return items.standards(request.caller(), id, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}/standards/{standardId}")
    @Requires("fees:read")
    @Operation(operationId = "getFeeStandard", summary = "Read a standard")
    public FeeStandard standard(UUID id, UUID standardId) {
        return items.standard(request.caller(), id, standardId);
    }
}
