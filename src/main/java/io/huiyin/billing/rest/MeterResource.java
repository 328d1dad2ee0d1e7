package io.huiyin.billing.rest;

import static java.util.Objects.requireNonNullElse;

import io.huiyin.billing.Meter;
import io.huiyin.billing.MeterReading;
import io.huiyin.billing.MeterReadings;
import io.huiyin.billing.Meters;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** {@code /v1/meters}: the meters of houses and what they showed. */
@Path("/v1/meters")
@Endpoint
@Tag(name = "Bill runs")
class MeterResource {

    static final String VALUE = "\\d{1,11}(\\.\\d{1,3})?";
    private static final String MULTIPLIER = "\\d{1,6}(\\.\\d{1,4})?";

    private final Meters meters;
    private final MeterReadings readings;
    private final Request request;

    MeterResource(Meters meters, MeterReadings readings, Request request) {
        this.meters = meters;
        this.readings = readings;
        this.request = request;
    }

    /**
     * Body of {@code POST /v1/meters}.
     *
     * @param multiplier   what one unit of a reading stands for; 1 where absent
     * @param initialValue what it showed when it was installed; 0 where absent
     */
    record InstallMeter(
            @NotNull UUID houseId,
            @NotNull UUID feeItemId,
            @NotBlank @Size(max = 50) @PlainText String number,
            @Pattern(regexp = MULTIPLIER) String multiplier,
            @NotNull LocalDate installedOn,
            @Pattern(regexp = VALUE) String initialValue) {

        Meter.Given given() {
            return new Meter.Given(
                    houseId,
                    feeItemId,
                    number,
                    new BigDecimal(requireNonNullElse(multiplier, "1")),
                    installedOn,
                    new BigDecimal(requireNonNullElse(initialValue, "0")));
        }
    }

    /**
     * Body of {@code POST /v1/meters/{id}/readings}.
     *
     * @param source MANUAL where absent
     */
    record ReadMeter(
            @NotNull LocalDate readOn,
            @NotNull @Pattern(regexp = VALUE) String value,
            MeterReading.Source source) {

        MeterReading.Given given(UUID meterId) {
            return new MeterReading.Given(
                    meterId,
                    null,
                    readOn,
                    new BigDecimal(value),
                    requireNonNullElse(source, MeterReading.Source.MANUAL),
                    "/id",
                    "/readOn",
                    "/value");
        }
    }

    /**
     * Body of {@code POST /v1/meters/{id}/replace}.
     *
     * @param newInitialValue 0 where absent
     * @param multiplier      the old one's where absent
     */
    record ReplaceMeter(
            @NotNull LocalDate on,
            @NotNull @Pattern(regexp = VALUE) String finalValue,
            @NotBlank @Size(max = 50) @PlainText String newNumber,
            @Pattern(regexp = VALUE) String newInitialValue,
            @Pattern(regexp = MULTIPLIER) String multiplier) {

        Meter.Replacement replacement() {
            return new Meter.Replacement(
                    on,
                    new BigDecimal(finalValue),
                    newNumber,
                    new BigDecimal(requireNonNullElse(newInitialValue, "0")),
                    multiplier == null ? null : new BigDecimal(multiplier));
        }
    }

    @GET
    @Requires("fees:read")
    @Operation(
            operationId = "listMeters",
            summary = "List meters, newest first",
            description = "Those that others replaced are among them.")
    public Page<Meter> list(
            @QueryParam("communityId") UUID communityId,
            @QueryParam("houseId") UUID houseId,
            @QueryParam("feeItemId") UUID feeItemId,
            @BeanParam @Valid Paging paging) {
        return meters.list(request.caller(), communityId, houseId, feeItemId, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}")
    @Requires("fees:read")
    @Operation(operationId = "getMeter", summary = "Read of a meter what it is")
    public Meter get(UUID id) {
        return meters.get(request.caller(), id);
    }

    @POST
    @Requires("fees:write")
    @Operation(
            operationId = "installMeter",
            summary = "Install a meter in a house",
            description =
                    "409 if a meter in use has the number; 422 for an unknown house or item, an item that is not metered, a "
                            + "multiplier of zero or a day in the future.")
    public RestResponse<Meter> install(@NotNull @Valid InstallMeter body) {
        var made = meters.install(request.caller(), body.given());
        return Created.at("/v1/meters", made.id(), made);
    }

    @POST
    @Path("{id}/replace")
    @Requires("fees:write")
    @Operation(
            operationId = "replaceMeter",
            summary = "Put another meter in the place of one",
            description =
                    "Answers the new one; consumption of both adds up. 409 if it was replaced, the day was read, a published bill "
                            + "would change or the new number is taken; 422 for a value that runs backwards, readings after the day, a "
                            + "multiplier of zero or a day in the future.")
    public RestResponse<Meter> replace(UUID id, @NotNull @Valid ReplaceMeter body) {
        var made = meters.replace(request.caller(), id, request.expected(), body.replacement());
        return Created.at("/v1/meters", made.id(), made);
    }

    @GET
    @Path("{id}/readings")
    @Requires("fees:read")
    @Operation(operationId = "listMeterReadings", summary = "List the readings of a meter, newest first")
    public Page<MeterReading> readings(UUID id, @BeanParam @Valid Paging paging) {
        return readings.list(request.caller(), id, paging.cursor, paging.limit);
    }

    @GET
    @Path("{id}/readings/{readingId}")
    @Requires("fees:read")
    @Operation(operationId = "getMeterReading", summary = "Read one reading of a meter")
    public MeterReading reading(UUID id, UUID readingId) {
        return readings.get(request.caller(), id, readingId);
    }

    @POST
    @Path("{id}/readings")
    @Requires("fees:write")
    @Operation(
            operationId = "readMeter",
            summary = "Enter what a meter showed on a day",
            description =
                    "409 if the day was read or a published bill would change; 422 for a value that runs backwards, a day in the "
                            + "future or one on which the meter was not in use.")
    public RestResponse<MeterReading> read(UUID id, @NotNull @Valid ReadMeter body) {
        var made = readings.enter(request.caller(), id, body.given(id));
        return Created.at("/v1/meters/" + id + "/readings", made.id(), made);
    }
}
