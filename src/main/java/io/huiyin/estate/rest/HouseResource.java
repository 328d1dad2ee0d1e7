package io.huiyin.estate.rest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.huiyin.estate.HandoverStatus;
import io.huiyin.estate.House;
import io.huiyin.estate.HouseDetails;
import io.huiyin.estate.HouseFilter;
import io.huiyin.estate.Houses;
import io.huiyin.estate.OccupancyStatus;
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
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/houses}: the houses of the communities. */
@Path("/v1/houses")
@Endpoint
@Tag(name = "Estate")
class HouseResource {

    private static final String SQUARE_METRES = "\\d{1,6}(\\.\\d{1,2})?";

    private final Houses houses;
    private final Request request;

    HouseResource(Houses houses, Request request) {
        this.houses = houses;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/houses}.
     *
     * @param code     phase, building, unit and room joined by {@code -} where absent
     * @param areaId   the building's where absent
     * @param phase    a name; the phase is made if the community has none of it
     * @param building a name; the building is made if the phase has none of it
     */
    record CreateHouse(
            @NotNull UUID communityId,
            @Size(min = 1, max = 100) @PlainText String code,
            UUID areaId,
            @Size(min = 1, max = 50) @PlainText String phase,
            @NotBlank @Size(max = 50) @PlainText String building,
            @Size(min = 1, max = 20) @PlainText String unit,
            @Size(min = 1, max = 20) @PlainText String floor,
            @NotBlank @Size(max = 20) @PlainText String room,
            @NotNull @Pattern(regexp = SQUARE_METRES) String areaSquareMetres,
            @NotNull HandoverStatus handoverStatus,
            LocalDate handedOverOn,
            @NotNull OccupancyStatus occupancyStatus,
            @Size(min = 1, max = 50) @PlainText String occupancyDetail,
            @Size(min = 1, max = 500) String note) {

        HouseDetails details() {
            return new HouseDetails(
                    code,
                    areaId,
                    phase,
                    building,
                    unit,
                    floor,
                    room,
                    new BigDecimal(areaSquareMetres),
                    handoverStatus,
                    handedOverOn,
                    occupancyStatus,
                    occupancyDetail,
                    note);
        }
    }

    /** Body of {@code PUT /v1/houses/{id}}; the parts mean what they mean in {@link CreateHouse}. */
    @JsonIgnoreProperties({"id", "communityId", "phaseId", "buildingId", "createdAt", "version"})
    record ChangeHouse(
            @Size(min = 1, max = 100) @PlainText String code,
            UUID areaId,
            @Size(min = 1, max = 50) @PlainText String phase,
            @NotBlank @Size(max = 50) @PlainText String building,
            @Size(min = 1, max = 20) @PlainText String unit,
            @Size(min = 1, max = 20) @PlainText String floor,
            @NotBlank @Size(max = 20) @PlainText String room,
            @NotNull @Pattern(regexp = SQUARE_METRES) String areaSquareMetres,
            @NotNull HandoverStatus handoverStatus,
            LocalDate handedOverOn,
            @NotNull OccupancyStatus occupancyStatus,
            @Size(min = 1, max = 50) @PlainText String occupancyDetail,
            @Size(min = 1, max = 500) String note) {

        HouseDetails details() {
            return new HouseDetails(
                    code,
                    areaId,
                    phase,
                    building,
                    unit,
                    floor,
                    room,
                    new BigDecimal(areaSquareMetres),
                    handoverStatus,
                    handedOverOn,
                    occupancyStatus,
                    occupancyDetail,
                    note);
        }
    }

    @POST
    @Requires("houses:write")
    @Operation(
            operationId = "createHouse",
            summary = "Enter a house",
            description =
                    "Its phase and building are made if the community has none of these names. 409 if the code is taken; "
                            + "422 for an unknown community, area or occupancy detail, a handover without its date or a date "
                            + "without a handover, and a date in the future.")
    public RestResponse<House> create(@NotNull @Valid CreateHouse body) {
        var made = houses.enter(request.caller(), body.communityId(), body.details());
        return Created.at("/v1/houses", made.id(), made);
    }

    @GET
    @Requires(value = "houses:read", owners = true)
    @Operation(operationId = "listHouses", summary = "List houses by code")
    public Page<House> list(@BeanParam @Valid HouseQuery query, @BeanParam @Valid Paging paging) {
        return houses.list(request.caller(), query.filter(), paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires(value = "houses:read", owners = true)
    @Operation(operationId = "getHouse", summary = "Read a house")
    public House get(UUID id) {
        return houses.get(request.caller(), id);
    }

    @PUT
    @Path("{id}")
    @Requires("houses:write")
    @Operation(
            operationId = "changeHouse",
            summary = "Change a house",
            description =
                    "Warranty items exist as soon as it is handed over. The statuses of handover and of occupancy are "
                            + "independent of each other.")
    public House change(UUID id, @NotNull @Valid ChangeHouse body) {
        return houses.change(request.caller(), id, request.expected(), body.details());
    }

    /** What a list of houses can be narrowed by. */
    public static class HouseQuery {

        @QueryParam("communityId")
        public UUID communityId;

        @QueryParam("areaId")
        public UUID areaId;

        @QueryParam("phaseId")
        public UUID phaseId;

        @QueryParam("buildingId")
        public UUID buildingId;

        @Parameter(description = "The building's name")
        @QueryParam("building")
        @Size(max = 50)
        public String building;

        @QueryParam("code")
        @Size(max = 100)
        public String code;

        @QueryParam("room")
        @Size(max = 20)
        public String room;

        @QueryParam("handoverStatus")
        public HandoverStatus handoverStatus;

        @QueryParam("occupancyStatus")
        public OccupancyStatus occupancyStatus;

        @QueryParam("occupancyDetail")
        @Size(max = 50)
        public String occupancyDetail;

        HouseFilter filter() {
            return new HouseFilter(
                    communityId,
                    areaId,
                    phaseId,
                    buildingId,
                    building,
                    code,
                    room,
                    handoverStatus,
                    occupancyStatus,
                    occupancyDetail);
        }
    }
}
