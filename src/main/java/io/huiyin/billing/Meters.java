package io.huiyin.billing;

import io.huiyin.database.Database;
import io.huiyin.estate.Houses;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The meters of houses (表计). */
@ApplicationScoped
public class Meters {

    private final Database database;
    private final MeterRepository meters;
    private final MeterReadings readings;
    private final RunItems items;
    private final Houses houses;
    private final Events events;
    private final Clock clock;

    Meters(
            Database database,
            MeterRepository meters,
            MeterReadings readings,
            RunItems items,
            Houses houses,
            Events events,
            Clock clock) {
        this.database = database;
        this.meters = meters;
        this.readings = readings;
        this.items = items;
        this.houses = houses;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 409 if a meter in use has the number; 422 for an unknown house or item, an item that is not metered,
     *     a multiplier of zero or a day in the future
     */
    public Meter install(Caller caller, Meter.Given given) {
        return database.in(caller, () -> {
            var item = items.inUse(given.feeItemId(), PricingMethod.METERED);
            var community = item.communityId();
            houses.find(given.houseId())
                    .filter(house -> house.communityId().equals(community))
                    .orElseThrow(() -> Problems.unknownReference("/houseId"));
            check(given.multiplier());
            checkDay(given.installedOn(), community, "/installedOn");
            var id = Ids.next();
            if (!meters.insert(id, community, given, null, clock.instant())) throw taken("/number");
            events.edited("meter", Edit.CREATED, community, id, Map.of("houseId", given.houseId()));
            return meters.find(id).orElseThrow();
        });
    }

    public Meter get(Caller caller, UUID id) {
        return database.in(caller, () -> meters.find(id).orElseThrow(Problems::notFound));
    }

    /** Newest first, with those that others replaced. */
    public Page<Meter> list(
            Caller caller, UUID communityId, UUID houseId, UUID feeItemId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "meters?" + communityId + "&" + houseId + "&" + feeItemId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var before = cursor == null ? null : cursor.uuid(0);
            var rows = meters.list(communityId, houseId, feeItemId, before, limit + 1);
            return Page.of(rows, limit, meter -> Cursor.after(list, meter.id()));
        });
    }

    /**
     * Another meter takes the place of one, whose last reading is entered.
     *
     * @return the new one
     * @throws ProblemException 404 for an unknown meter; 409 if it was replaced, the day was read, a published bill would change or
     *     the new number is taken; 412 for a stale version; 422 for a value that runs backwards, readings after the day, a
     *     multiplier of zero or a day in the future
     */
    public Meter replace(Caller caller, UUID id, Expected expected, Meter.Replacement given) {
        return database.in(caller, () -> {
            var old =
                    meters.lock(null, List.of(id), List.of()).stream().findAny().orElseThrow(Problems::notFound);
            expected.check(old.version());
            if (old.removedOn() != null) {
                throw new ProblemException(Problems.CONFLICT, Text.of("It was replaced already.", "该表已被更换。"));
            }
            if (given.multiplier() != null) check(given.multiplier());
            readings.enter(
                    old.communityId(),
                    List.of(new MeterReading.Given(
                            id,
                            null,
                            given.on(),
                            given.finalValue(),
                            MeterReading.Source.REPLACED,
                            "/id",
                            "/on",
                            "/finalValue")));
            if (isReadAfter(id, given.on())) {
                throw Problems.unprocessable(
                        "/on", "read-later", Text.of("The meter was read after this day.", "该表在此日之后仍有读数。"));
            }
            meters.remove(id, given.on());
            var successor = new Meter.Given(
                    old.houseId(),
                    old.feeItemId(),
                    given.newNumber(),
                    given.multiplier() == null ? new BigDecimal(old.multiplier()) : given.multiplier(),
                    given.on(),
                    given.newInitialValue());
            var newId = Ids.next();
            if (!meters.insert(newId, old.communityId(), successor, id, clock.instant())) throw taken("/newNumber");
            events.edited(
                    "meter",
                    Edit.CREATED,
                    old.communityId(),
                    newId,
                    Map.of("houseId", old.houseId(), "replacesId", id));
            events.edited("meter", Edit.CHANGED, old.communityId(), id, Map.of("changed", List.of("removedOn")));
            return meters.find(newId).orElseThrow();
        });
    }

    private boolean isReadAfter(UUID meter, LocalDate on) {
        return database.handle()
                .createQuery("select exists (select from meter_reading where meter_id = :meter and read_on > :on)")
                .bind("meter", meter)
                .bind("on", on)
                .mapTo(Boolean.class)
                .one();
    }

    private void checkDay(LocalDate day, UUID communityId, String pointer) {
        if (day.isAfter(items.today(communityId))) {
            throw Problems.unprocessable(pointer, "in-future", Text.of("It lies in the future.", "该日期在将来。"));
        }
    }

    private static void check(BigDecimal multiplier) {
        if (multiplier.signum() <= 0) {
            throw Problems.unprocessable(
                    "/multiplier", "not-positive", Text.of("It must be more than zero.", "倍率须大于零。"));
        }
    }

    private static ProblemException taken(String pointer) {
        return Problems.conflict(pointer, "number-taken", Text.of("A meter in use has this number.", "该表号已被在用表计使用。"));
    }
}
