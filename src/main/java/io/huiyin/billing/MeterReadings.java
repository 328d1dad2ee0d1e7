package io.huiyin.billing;

import static java.util.stream.Collectors.toMap;

import io.huiyin.billing.MeterReadingRepository.New;
import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.FieldError;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** What meters showed (抄表). A reading never runs backwards, is never changed, and never changes what was billed. */
@ApplicationScoped
public class MeterReadings {

    /** Faults that are at odds with what is there, not with a rule. */
    private static final Set<String> CONFLICTS = Set.of("already-read", "already-billed");

    private final Database database;
    private final MeterRepository meters;
    private final MeterReadingRepository readings;
    private final RunItems items;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    MeterReadings(
            Database database,
            MeterRepository meters,
            MeterReadingRepository readings,
            RunItems items,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.meters = meters;
        this.readings = readings;
        this.items = items;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enters a reading.
     *
     * @throws ProblemException 404 for an unknown meter; 409 if the day was read or a published bill would change; 422 for one that
     *     runs backwards, lies in the future, or on which the meter was not in use
     */
    public MeterReading enter(Caller caller, UUID meterId, MeterReading.Given given) {
        return database.in(caller, () -> {
            var meter = meters.find(meterId).orElseThrow(Problems::notFound);
            var id = enter(meter.communityId(), List.of(given)).getFirst();
            return readings.find(meterId, id).orElseThrow();
        });
    }

    /**
     * Enters many readings of a community, or none where one is at fault.
     *
     * @return how many
     * @throws ProblemException 409 where all faults are conflicts, else 422, each fault with its pointer: as {@link #enter}, and
     *     unknown meters
     */
    public int enterAll(Caller caller, UUID communityId, List<MeterReading.Given> given) {
        return database.in(caller, () -> {
            communities.require(communityId);
            return enter(communityId, given).size();
        });
    }

    /** Newest first. */
    public Page<MeterReading> list(Caller caller, UUID meterId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            if (meters.find(meterId).isEmpty()) throw Problems.notFound();
            var list = "meters/" + meterId + "/readings";
            var cursor = Cursor.read(list, encodedCursor, 1);
            var before = cursor == null ? null : LocalDate.ofEpochDay(cursor.number(0));
            var rows = readings.list(meterId, before, limit + 1);
            return Page.of(
                    rows, limit, reading -> Cursor.after(list, reading.readOn().toEpochDay()));
        });
    }

    public MeterReading get(Caller caller, UUID meterId, UUID id) {
        return database.in(caller, () -> {
            if (meters.find(meterId).isEmpty()) throw Problems.notFound();
            return readings.find(meterId, id).orElseThrow(Problems::notFound);
        });
    }

    /** Enters readings in the running transaction, with the pointers of what is at fault. */
    List<UUID> enter(UUID communityId, List<MeterReading.Given> given) {
        var faults = new ArrayList<FieldError>();
        var known = known(communityId, given, faults);
        refuse(faults);
        var entered = new HashSet<>(readings.insert(List.copyOf(known.keySet()), clock.instant()));
        known.forEach((reading, asked) -> {
            if (!entered.contains(reading.id())) {
                faults.add(new FieldError(
                        asked.dayPointer(), "already-read", Text.of("The meter was read on this day.", "该表当日已有读数。")));
            }
        });
        var made = known.keySet().stream()
                .filter(reading -> entered.contains(reading.id()))
                .toList();
        var asked =
                known.entrySet().stream().collect(toMap(each -> each.getKey().id(), Map.Entry::getValue));
        for (var neighbour : readings.contradictions(made)) {
            faults.add(new FieldError(asked.get(neighbour.of()).valuePointer(), "runs-backwards", text(neighbour)));
        }
        for (var id : readings.alreadyBilled(made)) {
            faults.add(new FieldError(
                    asked.get(id).dayPointer(),
                    "already-billed",
                    Text.of(
                            "A bill rests on the readings up to this day; discard it if it is a draft.",
                            "账单以截至该日的读数为准；如为草稿，请先作废该批次。")));
        }
        refuse(faults);
        for (var reading : made) {
            events.edited(
                    "meter-reading",
                    Edit.CREATED,
                    communityId,
                    reading.id(),
                    Map.of("meterId", reading.meterId(), "readOn", reading.readOn()));
        }
        return made.stream().map(New::id).toList();
    }

    private Map<New, MeterReading.Given> known(
            UUID communityId, List<MeterReading.Given> given, List<FieldError> faults) {
        var ids = given.stream()
                .map(MeterReading.Given::meterId)
                .filter(Objects::nonNull)
                .toList();
        var numbers = given.stream()
                .map(MeterReading.Given::meterNumber)
                .filter(Objects::nonNull)
                .toList();
        var found = meters.lock(communityId, ids, numbers);
        // A run that reads the meters has committed its bills, or waits and sees these readings.
        items.holdRuns(found.stream().map(Meter::feeItemId).distinct().toList());
        var byId = found.stream().collect(toMap(Meter::id, Function.identity()));
        var byNumber = found.stream()
                .filter(meter -> meter.removedOn() == null)
                .collect(toMap(Meter::number, Function.identity()));
        var today = items.today(communityId);
        var known = new LinkedHashMap<New, MeterReading.Given>();
        for (var each : given) {
            var meter = each.meterId() == null ? byNumber.get(each.meterNumber()) : byId.get(each.meterId());
            var fault = fault(meter, each, today);
            if (fault == null) known.put(new New(meter, each.readOn(), each.value(), each.source()), each);
            else faults.add(fault);
        }
        return known;
    }

    private static FieldError fault(Meter meter, MeterReading.Given given, LocalDate today) {
        if (meter == null) {
            return new FieldError(
                    given.meterPointer(), "unknown-reference", Text.of("This meter is not known here.", "此处没有这个表计。"));
        }
        if (given.readOn().isAfter(today)) {
            return new FieldError(given.dayPointer(), "in-future", Text.of("It lies in the future.", "该日期在将来。"));
        }
        if (given.readOn().isBefore(meter.installedOn())
                || meter.removedOn() != null && given.readOn().isAfter(meter.removedOn())) {
            return new FieldError(
                    given.dayPointer(), "not-in-use", Text.of("The meter was not in use on this day.", "该表当日未在使用。"));
        }
        return null;
    }

    private static Text text(MeterReadingRepository.Neighbour neighbour) {
        return neighbour.readOn() == null
                ? Text.of("The meter began with %s.", "该表初始读数为 %s。", neighbour.value())
                : Text.of("The meter showed %s on %s.", "该表读数 %s，日期 %s。", neighbour.value(), neighbour.readOn());
    }

    private static void refuse(List<FieldError> faults) {
        if (faults.isEmpty()) return;
        boolean onlyConflicts = faults.stream().allMatch(fault -> CONFLICTS.contains(fault.code()));
        if (!onlyConflicts) throw Problems.unprocessable(faults);
        throw new ProblemException(
                Problems.CONFLICT,
                Text.of("At odds with readings or bills that there are.", "与已有读数或账单冲突。"),
                faults.toArray(FieldError[]::new));
    }
}
