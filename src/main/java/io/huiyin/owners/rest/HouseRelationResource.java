package io.huiyin.owners.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.kernel.Page;
import io.huiyin.owners.ChangeNote;
import io.huiyin.owners.HouseRelation;
import io.huiyin.owners.HouseRelationDetails;
import io.huiyin.owners.HouseRelations;
import io.huiyin.owners.RelationKind;
import io.huiyin.web.Created;
import io.huiyin.web.Endpoint;
import io.huiyin.web.Paging;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/owners/{ownerId}/houses}: what an owner is to which houses, over time. */
@Path("/v1/owners/{ownerId}/houses")
@Endpoint
@Tag(name = "Owners")
class HouseRelationResource {

    private final HouseRelations relations;
    private final Request request;

    HouseRelationResource(HouseRelations relations, Request request) {
        this.relations = relations;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/owners/{ownerId}/houses}.
     *
     * @param householdHead whether the owner stands for the household of the house now; false where absent
     * @param to            the last day; absent while it goes on
     * @param changedOn     the day from which there is another head; today where absent
     */
    record BeginRelation(
            @NotNull UUID houseId,
            @NotNull RelationKind relation,
            Boolean householdHead,
            @NotNull LocalDate from,
            LocalDate to,
            LocalDate changedOn,
            @Size(max = 200) String changeReason) {}

    /** Body of {@code PUT /v1/owners/{ownerId}/houses/{id}}; the parts mean what they mean in {@link BeginRelation}. */
    @JsonIgnoreProperties({"id", "ownerId", "houseId", "houseCode", "building", "room", "areaSquareMetres", "version"})
    record ChangeRelation(
            @NotNull RelationKind relation,
            Boolean householdHead,
            @NotNull LocalDate from,
            LocalDate to,
            LocalDate changedOn,
            @Size(max = 200) String changeReason) {}

    @POST
    @Requires("owners:write")
    @Operation(
            operationId = "beginHouseRelation",
            summary = "Say what an owner is to a house from a day on",
            description =
                    "409 if the owner is the same to the house on one of these days already; 422 for a house of another "
                            + "community and for dates that contradict each other. A new head of the household takes the place of the old "
                            + "one, which both histories remember.")
    public RestResponse<HouseRelation> begin(UUID ownerId, @NotNull @Valid BeginRelation body) {
        var details = new HouseRelationDetails(
                body.relation(), Boolean.TRUE.equals(body.householdHead()), body.from(), body.to());
        var note = new ChangeNote(body.changedOn(), body.changeReason());
        var made = relations.begin(request.caller(), ownerId, body.houseId(), details, note);
        return Created.at("/v1/owners/" + ownerId + "/houses", made.id(), made);
    }

    @GET
    @Requires("owners:read")
    @Operation(
            operationId = "listHouseRelations",
            summary = "List what an owner is or was to houses, the last entered first")
    public Page<HouseRelation> list(UUID ownerId, @BeanParam @Valid Paging paging) {
        return relations.list(request.caller(), ownerId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("owners:read")
    @Operation(operationId = "getHouseRelation", summary = "Read a relation to a house")
    public HouseRelation get(UUID ownerId, UUID id) {
        return relations.get(request.caller(), ownerId, id);
    }

    @PUT
    @Path("{id}")
    @Requires("owners:write")
    @Operation(
            operationId = "changeHouseRelation",
            summary = "Change a relation to a house",
            description = "Ends it by a last day, or names or dismisses the head of the household.")
    public HouseRelation change(UUID ownerId, UUID id, @NotNull @Valid ChangeRelation body) {
        var details = new HouseRelationDetails(
                body.relation(), Boolean.TRUE.equals(body.householdHead()), body.from(), body.to());
        var note = new ChangeNote(body.changedOn(), body.changeReason());
        return relations.change(request.caller(), ownerId, id, request.expected(), details, note);
    }
}
