package io.huiyin.billing;

import io.huiyin.community.Communities;
import io.huiyin.community.Phases;
import io.huiyin.database.Database;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is charged for (收费项目) and what it costs from when on (收费标准). */
@ApplicationScoped
public class FeeItems {

    private final Database database;
    private final FeeItemRepository items;
    private final FeeStandardRepository standards;
    private final RunItems runItems;
    private final Communities communities;
    private final Phases phases;
    private final Events events;
    private final Clock clock;

    FeeItems(
            Database database,
            FeeItemRepository items,
            FeeStandardRepository standards,
            RunItems runItems,
            Communities communities,
            Phases phases,
            Events events,
            Clock clock) {
        this.database = database;
        this.items = items;
        this.standards = standards;
        this.runItems = runItems;
        this.communities = communities;
        this.phases = phases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sets an item up with its first standard.
     *
     * @throws io.huiyin.kernel.ProblemException 409 if the code is taken; 422 for an unknown community or phase, a
     *     kind of another class, a price that does not fit the method
     */
    public FeeItem create(Caller caller, FeeItemDetails.Opening opening, FeeItemDetails details, FeeTerms terms) {
        return database.in(caller, () -> {
            var communityId = opening.communityId();
            communities.require(communityId);
            var kind = details.kindFor(opening.feeClass(), opening.method());
            details.checkAnchors(opening.anchor());
            checkPhases(communityId, details.anchors());
            terms.check(opening.method(), "/pricing");
            var id = Ids.next();
            if (!items.insert(id, opening, details.name(), kind, clock.instant())) {
                throw Problems.conflict(
                        "/code", "taken", Text.of("The community has an item of this code.", "该小区已有此编码的收费项目。"));
            }
            if (!details.anchors().isEmpty()) items.anchor(id, communityId, details.anchors());
            standards.insert(Ids.next(), communityId, id, opening.effectiveFrom(), terms, clock.instant());
            events.edited("fee-item", Edit.CREATED, communityId, id, Map.of("class", opening.feeClass()));
            return find(id).orElseThrow();
        });
    }

    public FeeItem get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id).orElseThrow(Problems::notFound));
    }

    /**
     * In the order in which they were entered.
     *
     * @param code null for any
     */
    public Page<FeeItem> list(
            Caller caller, UUID communityId, FeeClass feeClass, String code, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "fee-items?" + communityId + "&" + feeClass + "&" + code;
            var rows =
                    items.page(communityId, feeClass, code, Cursor.read(list, cursor, 1), limit + 1, clock.instant());
            return Page.of(rows, limit, item -> Cursor.after(list, item.id()));
        });
    }

    /**
     * Changes what an item is called, its kind, the days of its phases, and from when on no run bills it.
     *
     * @throws io.huiyin.kernel.ProblemException 409 if the day of a phase is changed and bills of the item exist
     */
    public FeeItem change(Caller caller, UUID id, Expected expected, FeeItemDetails details) {
        return database.in(caller, () -> {
            var before = find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            var kind = details.kindFor(before.feeClass(), before.pricing().method());
            details.checkAnchors(before.anchor());
            if (!items.update(id, before.version(), details, kind)) throw Problems.stale();
            if (!new HashSet<>(before.anchors()).equals(new HashSet<>(details.anchors()))) move(before, details);
            events.edited("fee-item", Edit.CHANGED, before.communityId(), id);
            return find(id).orElseThrow();
        });
    }

    /**
     * Says what an item costs from a day on, until the day of the next standard.
     *
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown item; 409 for a day that has a standard, and where
     *     a day is billed already; 422 for a price that does not fit the method
     */
    public FeeStandard addStandard(Caller caller, UUID itemId, Expected expected, LocalDate from, FeeTerms terms) {
        return database.in(caller, () -> {
            // Of several at once each waits for its turn; only who names a version can be late.
            runItems.holdRuns(List.of(itemId));
            var item = find(itemId).orElseThrow(Problems::notFound);
            expected.check(item.version());
            terms.check(item.pricing().method(), "");
            if (!items.raise(itemId, item.version())) throw Problems.stale();
            standards.billedBy(itemId, from).ifPresent(number -> {
                throw Problems.conflict(
                        "/effectiveFrom",
                        "billed",
                        Text.of(
                                "The bill %s is of a day that this would change: void it first.",
                                "账单 %s 所含的日期将受影响：请先作废该账单。", number));
            });
            var id = Ids.next();
            if (!standards.insert(id, item.communityId(), itemId, from, terms, clock.instant())) {
                throw Problems.conflict(
                        "/effectiveFrom", "taken", Text.of("The item has a standard from this day.", "该项目在这一天已有收费标准。"));
            }
            events.edited("fee-standard", Edit.CREATED, item.communityId(), id, Map.of("feeItemId", itemId));
            return standards.find(itemId, id).orElseThrow();
        });
    }

    public FeeStandard standard(Caller caller, UUID itemId, UUID id) {
        return database.in(caller, () -> standards.find(itemId, id).orElseThrow(Problems::notFound));
    }

    /** All standards of an item, the one from the latest day first. */
    public Page<FeeStandard> standards(Caller caller, UUID itemId, String cursor, int limit) {
        return database.in(caller, () -> {
            find(itemId).orElseThrow(Problems::notFound);
            var list = "fee-standards?" + itemId;
            var rows = standards.page(itemId, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, standard -> Cursor.after(list, standard.effectiveFrom()));
        });
    }

    /** An item in the scope of the running transaction. */
    public Optional<FeeItem> find(UUID id) {
        return items.find(id, clock.instant());
    }

    /** The item that a body names as {@code feeItemId}. */
    FeeItem require(UUID id) {
        return find(id).orElseThrow(() -> Problems.unknownReference("/feeItemId"));
    }

    private void move(FeeItem before, FeeItemDetails details) {
        checkPhases(before.communityId(), details.anchors());
        if (!details.anchors().containsAll(before.anchors()) && items.isBilled(before.id())) {
            throw Problems.conflict(
                    "/anchors",
                    "billed",
                    Text.of(
                            "Bills of the item exist: the days of its phases stay, others may be added.",
                            "该项目已有账单：各期起算日不能更改，只能增加。"));
        }
        items.anchor(before.id(), before.communityId(), details.anchors());
    }

    private void checkPhases(UUID communityId, List<PhaseAnchor> anchors) {
        if (anchors.isEmpty()) return;
        var known = phases.of(
                communityId, anchors.stream().map(PhaseAnchor::phaseId).toList());
        for (int i = 0; i < anchors.size(); i++) {
            if (!known.contains(anchors.get(i).phaseId())) {
                throw Problems.unknownReference("/anchors/" + i + "/phaseId");
            }
        }
    }
}
