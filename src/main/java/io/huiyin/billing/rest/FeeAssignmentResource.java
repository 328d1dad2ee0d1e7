package io.huiyin.billing.rest;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.billing.AssignedHouses;
import io.huiyin.billing.FeeAssignment;
import io.huiyin.billing.FeeAssignmentFilter;
import io.huiyin.billing.FeeAssignments;
import io.huiyin.billing.Figures;
import io.huiyin.billing.HouseSelection;
import io.huiyin.billing.PaidBy;
import io.huiyin.estate.HandoverStatus;
import io.huiyin.estate.OccupancyStatus;
import io.huiyin.kernel.Page;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
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

/** {@code /v1/fee-assignments}: which houses and vehicles owe what. */
@Path("/v1/fee-assignments")
@Endpoint
@Tag(name = "Fee assignments", description = "Fee assignments (收费关系): which houses and vehicles owe what, and who pays")
class FeeAssignmentResource {

    private final FeeAssignments assignments;
    private final Request request;

    FeeAssignmentResource(FeeAssignments assignments, Request request) {
        this.assignments = assignments;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/fee-assignments}.
     *
     * @param houseId  may be absent where the owner of the vehicle has exactly one house on the first day
     * @param from     the first day
     * @param to       the last day, this day included; absent while it goes on
     * @param payerId  who pays whatever happens
     * @param paidBy   OWNER where absent
     * @param quantity how many units, a decimal; 1 where absent
     */
    record AssignFee(
            @NotNull UUID feeItemId,
            UUID houseId,
            UUID vehicleId,
            @NotNull LocalDate from,
            LocalDate to,
            UUID payerId,
            PaidBy paidBy,
            @Pattern(regexp = Figures.QUANTITY) String quantity) {

        FeeAssignment.Opening opening() {
            return new FeeAssignment.Opening(feeItemId, houseId, vehicleId, from);
        }
    }

    /**
     * Body of {@code POST /v1/fee-assignments/for-houses}: which houses of the item's community, all where nothing is
     * named; the rest means what it means in {@link AssignFee}.
     *
     * @param from     the first day
     * @param to       the last day, this day included; absent while it goes on
     * @param paidBy   OWNER where absent
     * @param quantity how many units for each, a decimal; 1 where absent
     */
    record AssignFeeToHouses(
            @NotNull UUID feeItemId,
            @NotNull LocalDate from,
            LocalDate to,
            PaidBy paidBy,
            @Pattern(regexp = Figures.QUANTITY) String quantity,
            UUID phaseId,
            UUID areaId,
            UUID buildingId,
            HandoverStatus handoverStatus,
            OccupancyStatus occupancyStatus) {

        HouseSelection houses() {
            return new HouseSelection(phaseId, areaId, buildingId, handoverStatus, occupancyStatus);
        }
    }

    /** Body of {@code PUT /v1/fee-assignments/{id}}; the parts mean what they mean in {@link AssignFee}. */
    @JsonIgnoreProperties({
        "id",
        "communityId",
        "feeItemId",
        "houseId",
        "vehicleId",
        "from",
        "charged",
        "createdAt",
        "version"
    })
    record ChangeFeeAssignment(
            LocalDate to,
            UUID payerId,
            PaidBy paidBy,
            @Pattern(regexp = Figures.QUANTITY) String quantity) {}

    @POST
    @Requires("fees:write")
    @Operation(
            operationId = "assignFee",
            summary = "Say that a house or a vehicle owes an item from a day on",
            description = "409 if the same house and vehicle owe the item on one of these days already. 422 for an "
                    + "item, house, vehicle or payer that is not known in the community, for an item that is "
                    + "retired by then, and where neither the house is named nor the vehicle's owner has "
                    + "exactly one.")
    public RestResponse<FeeAssignment> assign(@NotNull @Valid AssignFee body) {
        var details = details(body.payerId(), body.paidBy(), body.quantity(), body.to());
        var made = assignments.assign(request.caller(), body.opening(), details);
        return Created.at("/v1/fee-assignments", made.id(), made);
    }

    @POST
    @Path("for-houses")
    @Requires("fees:write")
    @Operation(
            operationId = "assignFeeToHouses",
            summary = "Assign an item to many houses at once",
            description = "All houses of the item's community, or those of a phase, area, building or status. One "
                    + "that owes the item on one of these days already is skipped and counted, so that doing "
                    + "it twice changes nothing. 422 for an item or a place that is not known in the "
                    + "community.")
    public AssignedHouses assignToHouses(@NotNull @Valid AssignFeeToHouses body) {
        var details = details(null, body.paidBy(), body.quantity(), body.to());
        return assignments.assignAll(request.caller(), body.feeItemId(), body.from(), body.houses(), details);
    }

    @GET
    @Requires("fees:read")
    @Operation(operationId = "listFeeAssignments", summary = "List assignments, newest first")
    public Page<FeeAssignment> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("feeItemId") UUID feeItemId,
            @QueryParam("houseId") UUID houseId,
            @BeanParam @Valid Paging paging) {
        var filter = new FeeAssignmentFilter(communityId, feeItemId, houseId);
        return assignments.list(request.caller(), filter, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("fees:read")
    @Operation(operationId = "getFeeAssignment", summary = "Read an assignment")
    public FeeAssignment get(UUID id) {
        return assignments.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("fees:write")
    @Operation(
            operationId = "changeFeeAssignment",
            summary = "Change who pays and how much, or end an assignment by its last day",
            description = "It counts for bills that are made from now on. 409 for a last day before that of a bill "
                    + "that is not void: void it first. 409 as well for one that reaches another assignment of "
                    + "the same, and for what a charge has made.")
    public FeeAssignment change(UUID id, @NotNull @Valid ChangeFeeAssignment body) {
        var details = details(body.payerId(), body.paidBy(), body.quantity(), body.to());
        return assignments.change(request.caller(), id, request.expected(), details);
    }

    private static FeeAssignment.Details details(UUID payerId, PaidBy paidBy, String quantity, LocalDate to) {
        return new FeeAssignment.Details(
                payerId, requireNonNullElse(paidBy, PaidBy.OWNER), requireNonNullElse(quantity, "1"), to);
    }
}
