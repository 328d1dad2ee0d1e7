package io.huiyin.billing.rest;

import io.huiyin.billing.MeterReading;
import io.huiyin.billing.MeterReadings;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.web.Endpoint;
import io.huiyin.web.PlainText;
import io.huiyin.web.Request;
import io.huiyin.web.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/meter-readings}: a round of readings at once. */
@Path("/v1/meter-readings")
@Endpoint
@Tag(name = "Bill runs")
class MeterReadingResource {

    private final MeterReadings readings;
    private final Request request;

    MeterReadingResource(MeterReadings readings, Request request) {
        this.readings = readings;
        this.request = request;
    }

    /** Body of {@code POST /v1/meter-readings}. */
    record ReadMeters(
            @NotNull UUID communityId,
            @NotEmpty @Size(max = 1000) List<@NotNull @Valid Reading> readings) {

        List<MeterReading.Given> given() {
            return IntStream.range(0, readings.size())
                    .mapToObj(place -> readings.get(place).given("/readings/" + place))
                    .toList();
        }
    }

    /**
     * A reading of a meter.
     *
     * @param meterId     or else {@code meterNumber}, of a meter in use
     */
    record Reading(
            UUID meterId,
            @Size(min = 1, max = 50) @PlainText String meterNumber,
            @NotNull LocalDate readOn,
            @NotNull @Pattern(regexp = MeterResource.VALUE) String value) {

        MeterReading.Given given(String pointer) {
            if ((meterId == null) == (meterNumber == null)) {
                throw Problems.invalid(
                        pointer,
                        "one-of-two",
                        Text.of("Name the meter by meterId or by meterNumber.", "须以 meterId 或 meterNumber 之一指明表计。"));
            }
            return new MeterReading.Given(
                    meterId,
                    meterNumber,
                    readOn,
                    new BigDecimal(value),
                    MeterReading.Source.MANUAL,
                    pointer + (meterId == null ? "/meterNumber" : "/meterId"),
                    pointer + "/readOn",
                    pointer + "/value");
        }
    }

    /** How many readings were entered. */
    record Entered(int count) {}

    @POST
    @Requires("fees:write")
    @Operation(
            operationId = "readMeters",
            summary = "Enter up to 1000 readings of a community at once",
            description =
                    "All or none: each fault has its pointer. 409 where all of them are days that were read or bills that would "
                            + "change; else 422, also for values that run backwards, unknown meters, days in the future or on which a meter "
                            + "was not in use.")
    public Entered read(@NotNull @Valid ReadMeters body) {
        return new Entered(readings.enterAll(request.caller(), body.communityId(), body.given()));
    }
}
