package io.huiyin.owners;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.estate.Houses;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Objects;
import java.util.UUID;

/** What owners are to houses, over time, and who stands for each household. */
@ApplicationScoped
public class HouseRelations {

    private final Database database;
    private final HouseRelationRepository relations;
    private final OwnerRepository owners;
    private final OwnerHistory history;
    private final Houses houses;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    HouseRelations(
            Database database,
            HouseRelationRepository relations,
            OwnerRepository owners,
            OwnerHistory history,
            Houses houses,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.relations = relations;
        this.owners = owners;
        this.history = history;
        this.houses = houses;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 404 for an unknown owner; 422 for a house that is not of the owner's community and for dates
     *     that contradict each other; 409 if the owner is the same to the house on one of these days already
     */
    public HouseRelation begin(
            Caller caller, UUID ownerId, UUID houseId, HouseRelationDetails details, ChangeNote note) {
        return database.in(caller, () -> {
            var owner = owners.lock(ownerId).orElseThrow(Problems::notFound);
            checkHouse(owner, houseId);
            var today = today(owner);
            details.check(today);
            checkOverlap(ownerId, houseId, details, null);
            var id = Ids.next();
            var noted = note.dated(today);
            if (details.householdHead()) appoint(owner, houseId, id, noted);
            relations.insert(id, owner.communityId(), ownerId, houseId, details, clock.instant());
            events.publish(new OwnerEvent.RelationBegan(
                    owner.communityId(), ownerId, houseId, id, details.relation(), details.from(), clock.instant()));
            publishEnd(owner, houseId, id, null, details);
            return relations.find(ownerId, id).orElseThrow();
        });
    }

    public HouseRelation get(Caller caller, UUID ownerId, UUID id) {
        return database.in(caller, () -> relations.find(ownerId, id).orElseThrow(Problems::notFound));
    }

    /** Those of an owner, over or not; what was entered last comes first. */
    public Page<HouseRelation> list(Caller caller, UUID ownerId, String cursor, int limit) {
        return database.in(caller, () -> {
            owners.reporter(ownerId).orElseThrow(Problems::notFound);
            var list = "owner-houses?" + ownerId;
            var rows = relations.page(ownerId, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, relation -> Cursor.after(list, relation.id()));
        });
    }

    /** Changes a relation: ends it by a last day, or names or dismisses the head of the household. */
    public HouseRelation change(
            Caller caller, UUID ownerId, UUID id, Expected expected, HouseRelationDetails details, ChangeNote note) {
        return database.in(caller, () -> {
            var owner = owners.lock(ownerId).orElseThrow(Problems::notFound);
            var before = relations.find(ownerId, id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            var today = today(owner);
            details.check(today);
            checkOverlap(ownerId, before.houseId(), details, id);
            var noted = note.dated(today);
            if (details.householdHead() && !before.householdHead()) appoint(owner, before.houseId(), id, noted);
            if (!details.householdHead() && before.householdHead()) dismiss(owner, before.houseId(), noted);
            if (!relations.update(id, before.version(), details)) throw Problems.stale();
            publishEnd(owner, before.houseId(), id, before.to(), details);
            return relations.find(ownerId, id).orElseThrow();
        });
    }

    /** Makes the owner the head; whoever was it before is so no longer, and both histories say so. */
    private void appoint(StoredOwner owner, UUID houseId, UUID relationId, ChangeNote note) {
        var before = relations.dismissHead(houseId, relationId).orElse(null);
        var after = new Remembered.Head(owner.id(), owner.name());
        if (before != null && before.ownerId().equals(owner.id())) return;
        remember(owner.communityId(), houseId, before, after, note);
    }

    private void dismiss(StoredOwner owner, UUID houseId, ChangeNote note) {
        remember(owner.communityId(), houseId, new Remembered.Head(owner.id(), owner.name()), null, note);
    }

    private void remember(
            UUID communityId, UUID houseId, Remembered.Head before, Remembered.Head after, ChangeNote note) {
        var entries = new ArrayList<OwnerHistory.Entry>();
        for (var head : new Remembered.Head[] {before, after}) {
            if (head == null) continue;
            entries.add(new OwnerHistory.Entry(
                    head.ownerId(),
                    ChangedField.HOUSEHOLD_HEAD,
                    houseId,
                    Remembered.householdHead(before),
                    Remembered.householdHead(after)));
            events.publish(new OwnerEvent.HouseholdHeadChanged(communityId, head.ownerId(), houseId, clock.instant()));
        }
        history.record(communityId, entries, note);
    }

    private void publishEnd(
            StoredOwner owner, UUID houseId, UUID id, LocalDate endBefore, HouseRelationDetails details) {
        if (details.to() == null || Objects.equals(endBefore, details.to())) return;
        events.publish(new OwnerEvent.RelationEnded(
                owner.communityId(), owner.id(), houseId, id, details.relation(), details.to(), clock.instant()));
    }

    private void checkHouse(StoredOwner owner, UUID houseId) {
        houses.find(houseId)
                .filter(house -> house.communityId().equals(owner.communityId()))
                .orElseThrow(() -> Problems.unknownReference("/houseId"));
    }

    private void checkOverlap(UUID ownerId, UUID houseId, HouseRelationDetails details, UUID except) {
        if (!relations.overlaps(ownerId, houseId, details, except)) return;
        throw Problems.conflict(
                "/from",
                "overlaps",
                Text.of("The owner is the same to this house on one of these days already.", "该业主在所选日期内与此房屋已有相同关系。"));
    }

    private LocalDate today(StoredOwner owner) {
        var zone = communities.find(owner.communityId()).orElseThrow().timeZone();
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
