package io.huiyin.billing;

import io.huiyin.community.Phases;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.estate.Areas;
import io.huiyin.estate.Buildings;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which houses and vehicles owe what, from when to when (收费关系). */
@ApplicationScoped
public class FeeAssignments {

    private final Database database;
    private final FeeItems items;
    private final RunItems runItems;
    private final FeeAssignmentRepository assignments;
    private final FeeReferences references;
    private final FeeAccounts accounts;
    private final Phases phases;
    private final Areas areas;
    private final Buildings buildings;
    private final Events events;
    private final Clock clock;

    FeeAssignments(
            Database database,
            FeeItems items,
            RunItems runItems,
            FeeAssignmentRepository assignments,
            FeeReferences references,
            FeeAccounts accounts,
            Phases phases,
            Areas areas,
            Buildings buildings,
            Events events,
            Clock clock) {
        this.database = database;
        this.items = items;
        this.runItems = runItems;
        this.assignments = assignments;
        this.references = references;
        this.accounts = accounts;
        this.phases = phases;
        this.areas = areas;
        this.buildings = buildings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Says that a house or a vehicle owes an item from a day on.
     *
     * @throws io.huiyin.kernel.ProblemException 409 if it owes the item on one of these days already; 422 for whatever
     *     is not known in the item's community, an item that is retired by then, and days that contradict each other
     */
    public FeeAssignment assign(Caller caller, FeeAssignment.Opening opening, FeeAssignment.Details details) {
        return database.in(caller, () -> {
            var item = open(opening.feeItemId(), opening.from());
            var communityId = item.communityId();
            if (item.pricing().method() == PricingMethod.METERED && opening.vehicleId() != null) {
                throw Problems.unprocessable(
                        "/vehicleId",
                        "meters-of-house",
                        Text.of(
                                "Meters are the house's: what they count is assigned to it once.",
                                "表计属于房屋，计量收费项目只能按房屋分配。"));
            }
            var houseId = references.house(communityId, opening.houseId(), opening.vehicleId(), opening.from());
            references.checkPayer(communityId, details.payerId());
            check(opening.from(), details);
            var made = new FeeAssignment(
                    Ids.next(),
                    communityId,
                    item.id(),
                    houseId,
                    opening.vehicleId(),
                    details.payerId(),
                    details.paidBy(),
                    details.quantity(),
                    opening.from(),
                    details.to(),
                    false,
                    clock.instant(),
                    1);
            accounts.lock(communityId, houseId);
            refuseOverlap(made);
            assignments.insert(made);
            events.edited(
                    "fee-assignment",
                    Edit.CREATED,
                    communityId,
                    made.id(),
                    Map.of("feeItemId", item.id(), "houseId", houseId));
            return assignments.find(made.id()).orElseThrow();
        });
    }

    /**
     * Assigns an item to many houses at once; those that owe it on one of these days already are skipped.
     *
     * @throws io.huiyin.kernel.ProblemException 422 as for one, and for a phase, area or building of another community
     */
    public AssignedHouses assignAll(
            Caller caller, UUID feeItemId, LocalDate from, HouseSelection selection, FeeAssignment.Details details) {
        return database.in(caller, () -> {
            var item = open(feeItemId, from);
            check(from, details);
            checkPlaces(item.communityId(), selection);
            var houses = new Where()
                    .and("h.area_id = :area", "area", selection.areaId())
                    .and("h.building_id = :building", "building", selection.buildingId())
                    .and(
                            "h.building_id in (select b.id from building b where b.phase_id = :phase)",
                            "phase",
                            selection.phaseId())
                    .and("h.handover_status = :handover", "handover", name(selection.handoverStatus()))
                    .and("h.occupancy_status = :occupancy", "occupancy", name(selection.occupancyStatus()));
            accounts.lock(item.communityId(), houses);
            var assigned = assignments.insert(item, houses, from, details, clock.instant());
            events.publish(new FeeItemAssigned(
                    item.communityId(), item.id(), from, assigned.created(), assigned.skipped(), clock.instant()));
            return assigned;
        });
    }

    public FeeAssignment get(Caller caller, UUID id) {
        return database.in(caller, () -> assignments.find(id).orElseThrow(Problems::notFound));
    }

    /** Newest first. */
    public Page<FeeAssignment> list(Caller caller, FeeAssignmentFilter filter, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "fee-assignments?" + filter;
            var rows = assignments.page(filter, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, assignment -> Cursor.after(list, assignment.id()));
        });
    }

    /**
     * Changes who pays and how much, for bills that are made from now on, and the last day.
     *
     * @throws io.huiyin.kernel.ProblemException 409 for a last day before that of a bill that is not void, and for one
     *     that reaches another assignment of the same; 409 for what a charge has made
     */
    public FeeAssignment change(Caller caller, UUID id, Expected expected, FeeAssignment.Details details) {
        return database.in(caller, () -> {
            var before = assignments.find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            if (before.charged()) {
                throw Problems.conflict(
                        "/to", "charged", Text.of("It was charged: void its bill.", "该项已一次性收取：请作废其账单。"));
            }
            references.checkPayer(before.communityId(), details.payerId());
            check(before.from(), details);
            // A run at work has committed its bills, or waits and sees this change.
            runItems.holdRuns(List.of(before.feeItemId()));
            accounts.lock(before.communityId(), before.houseId());
            if (details.to() != null) refuseUnbilling(id, details.to());
            refuseOverlap(before.until(details.to()));
            if (!assignments.update(id, before.version(), details)) throw Problems.stale();
            events.edited("fee-assignment", Edit.CHANGED, before.communityId(), id);
            return assignments.find(id).orElseThrow();
        });
    }

    private FeeItem open(UUID feeItemId, LocalDate from) {
        var item = items.require(feeItemId);
        if (item.isRetired(from)) {
            throw Problems.unprocessable(
                    "/feeItemId", "retired", Text.of("The item is retired by then.", "该收费项目届时已停用。"));
        }
        return item;
    }

    private static void check(LocalDate from, FeeAssignment.Details details) {
        if (new BigDecimal(details.quantity()).signum() == 0) {
            throw Problems.unprocessable("/quantity", "not-positive", Text.of("It must be more than zero.", "必须大于零。"));
        }
        if (details.to() != null && details.to().isBefore(from)) {
            throw Problems.unprocessable("/to", "before-from", Text.of("It ends before it begins.", "结束日早于起始日。"));
        }
    }

    private void checkPlaces(UUID communityId, HouseSelection selection) {
        if (selection.phaseId() != null) {
            phases.find(selection.phaseId())
                    .filter(phase -> phase.communityId().equals(communityId))
                    .orElseThrow(() -> Problems.unknownReference("/phaseId"));
        }
        if (selection.areaId() != null) {
            areas.find(selection.areaId())
                    .filter(area -> area.communityId().equals(communityId))
                    .orElseThrow(() -> Problems.unknownReference("/areaId"));
        }
        if (selection.buildingId() != null) {
            buildings
                    .find(selection.buildingId())
                    .filter(building -> building.communityId().equals(communityId))
                    .orElseThrow(() -> Problems.unknownReference("/buildingId"));
        }
    }

    private void refuseOverlap(FeeAssignment wanted) {
        if (!assignments.overlaps(wanted)) return;
        throw Problems.conflict(
                "/from", "overlaps", Text.of("It owes the item on one of these days already.", "所选日期内已有相同的收费关系。"));
    }

    private void refuseUnbilling(UUID id, LocalDate last) {
        assignments.billedBehind(id, last).ifPresent(number -> {
            throw Problems.conflict(
                    "/to",
                    "billed",
                    Text.of("The bill %s goes beyond this day: void it first.", "账单 %s 超出该日：请先作废该账单。", number));
        });
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }
}
