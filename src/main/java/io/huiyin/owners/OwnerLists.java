package io.huiyin.owners;

import io.huiyin.community.Communities;
import io.huiyin.events.Events;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Lists of owners (业主清单): many owners with their houses at once, by a bounded number of statements however many they are.
 * Runs within the caller's transaction. A list adds and takes nothing away, but for {@link #endOthers}. Hand it lists of a
 * thousand or so.
 */
@ApplicationScoped
public class OwnerLists {

    private final OwnerListRepository lists;
    private final OwnerHistory history;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    OwnerLists(OwnerListRepository lists, OwnerHistory history, Communities communities, Events events, Clock clock) {
        this.lists = lists;
        this.history = history;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** What the lines would do, in their order; nothing is written. */
    public List<LoadedOwner> compare(UUID communityId, List<OwnerLine> lines) {
        var roll = roll(communityId, lines);
        return lines.stream()
                .map(roll::hear)
                .map(heard -> new LoadedOwner(
                        heard.owner().isNew() ? null : heard.owner().id(), heard.changed()))
                .toList();
    }

    /**
     * Enters the owners who are not known and adds to the others what is new of them.
     *
     * @return what each line did, in their order
     * @throws ProblemException 409 if someone else changes one of them meanwhile
     */
    public List<LoadedOwner> load(UUID communityId, List<OwnerLine> lines) {
        var roll = roll(communityId, lines);
        var loaded = lines.stream()
                .map(roll::hear)
                .map(heard -> new LoadedOwner(heard.owner().id(), heard.changed()))
                .toList();
        write(communityId, roll.owners());
        return loaded;
    }

    /** How many ownerships {@link #endOthers} would end. */
    public int countOthers(UUID communityId, Map<UUID, Set<UUID>> ownersByHouse) {
        return lists.countOthers(ownersByHouse, today(communityId));
    }

    /**
     * Ends, as of yesterday, the ownership of everyone whom a list no longer names for a house; who it was stays known.
     *
     * @param ownersByHouse whom the list names for each of its houses
     * @return how many were ended
     */
    public int endOthers(UUID communityId, Map<UUID, Set<UUID>> ownersByHouse) {
        var today = today(communityId);
        var now = clock.instant();
        var ended = lists.endOthers(ownersByHouse, today);
        for (var end : ended) {
            events.publish(new OwnerEvent.RelationEnded(
                    communityId, end.ownerId(), end.houseId(), end.id(), RelationKind.OWNER, end.to(), now));
        }
        dismiss(
                communityId,
                ended.stream().filter(OwnerListRepository.Ended::headed).toList(),
                today,
                now);
        return ended.size();
    }

    private OwnerRoll roll(UUID communityId, List<OwnerLine> lines) {
        return lists.roll(communityId, lines, today(communityId));
    }

    private void write(UUID communityId, Collection<ListedOwner> owners) {
        var now = clock.instant();
        var entered = owners.stream().filter(ListedOwner::isNew).toList();
        var changed = owners.stream().filter(ListedOwner::isRecordChanged).toList();
        lists.insertOwners(communityId, entered, now);
        if (lists.updateOwners(changed) < changed.size()) throw meanwhile();
        lists.insertPhones(communityId, owners);
        lists.insertVehicles(communityId, owners, now);
        entered.forEach(owner -> events.publish(new OwnerEvent.Entered(communityId, owner.id(), now)));
        remember(communityId, changed, now);
        begin(communityId, owners, now);
    }

    private void dismiss(UUID communityId, List<OwnerListRepository.Ended> heads, LocalDate today, Instant now) {
        var entries = heads.stream()
                .map(head -> new OwnerHistory.Entry(
                        head.ownerId(),
                        ChangedField.HOUSEHOLD_HEAD,
                        head.houseId(),
                        Remembered.householdHead(new Remembered.Head(head.ownerId(), head.ownerName())),
                        null))
                .toList();
        history.record(communityId, entries, new ChangeNote(today, null));
        heads.forEach(head ->
                events.publish(new OwnerEvent.HouseholdHeadChanged(communityId, head.ownerId(), head.houseId(), now)));
    }

    private void remember(UUID communityId, List<ListedOwner> changed, Instant now) {
        var entries = changed.stream()
                .flatMap(owner -> OwnerHistory.differences(owner.before(), owner.after()).stream())
                .toList();
        history.record(communityId, entries, new ChangeNote(today(communityId), null));
        changed.forEach(owner -> events.publish(
                new OwnerEvent.Changed(communityId, owner.id(), Owners.changed(owner.before(), owner.after()), now)));
    }

    private void begin(UUID communityId, Collection<ListedOwner> owners, Instant now) {
        var begun = owners.stream()
                .flatMap(owner -> owner.newOwnerships().stream()
                        .map(ownership ->
                                new NewRelation(Ids.next(), owner.id(), ownership.houseId(), ownership.from())))
                .toList();
        lists.insertOwnerships(communityId, begun, now);
        begun.forEach(relation -> events.publish(new OwnerEvent.RelationBegan(
                communityId,
                relation.ownerId(),
                relation.houseId(),
                relation.id(),
                RelationKind.OWNER,
                relation.from(),
                now)));
    }

    /** An ownership to be entered. */
    record NewRelation(UUID id, UUID ownerId, UUID houseId, LocalDate from) {}

    private LocalDate today(UUID communityId) {
        return LocalDate.ofInstant(
                clock.instant(), communities.require(communityId).timeZone());
    }

    private static ProblemException meanwhile() {
        return new ProblemException(
                        Problems.CONFLICT,
                        Text.of(
                                "Someone else changed one of these owners meanwhile; nothing was done.",
                                "其间有人修改了其中的业主，未做任何更改。"))
                .header("Retry-After", "1");
    }
}
