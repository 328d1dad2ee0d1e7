package io.huiyin.owners;

import io.huiyin.community.Communities;
import io.huiyin.community.Community;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.ReadReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The owners of the communities. */
@ApplicationScoped
public class Owners {

    private final Database database;
    private final OwnerRepository owners;
    private final HouseholdRepository households;
    private final RecipientRepository recipients;
    private final OwnerHistory history;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    Owners(
            Database database,
            OwnerRepository owners,
            HouseholdRepository households,
            RecipientRepository recipients,
            OwnerHistory history,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.owners = owners;
        this.households = households;
        this.recipients = recipients;
        this.history = history;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enters an owner. A mark that they get at once is the first entry of their history.
     *
     * @param reason why they get it; null where nobody says
     * @throws ProblemException 422 for an unknown community, or a number that is none
     */
    public Owner enter(Caller caller, UUID communityId, OwnerDetails details, String reason) {
        return database.in(caller, () -> {
            var community = communities.require(communityId);
            var owner = StoredOwner.of(Ids.next(), communityId, details.resolved(null), clock.instant(), 1);
            owners.insert(owner);
            history.record(communityId, OwnerHistory.marks(owner), new ChangeNote(today(community), reason));
            events.publish(new OwnerEvent.Entered(communityId, owner.id(), owner.createdAt()));
            return Owner.of(owner, Household.EMPTY, Shown.to(caller));
        });
    }

    /**
     * An owner with the household. That the record was opened is noted in the log.
     *
     * @param reason why whole numbers are asked for, which is noted too; null if they are not
     * @throws ProblemException 403 if they are and the caller may not see them; 404 if there is no such owner
     */
    public Owner get(Caller caller, UUID id, ReadReason reason) {
        var shown = Shown.to(caller, reason);
        return database.in(caller, () -> {
            var owner = owners.find(id).orElseThrow(Problems::notFound);
            var household = households.of(id);
            noteRead(owner, remarksOf(owner, shown));
            if (reason != null) {
                events.publish(new OwnerEvent.SensitiveRead(
                        owner.communityId(), id, numbersOf(owner, household), reason, clock.instant()));
            }
            return Owner.of(owner, household, shown);
        });
    }

    /**
     * Owners with their households, by name.
     *
     * @throws ProblemException 403 if the filter names what the caller may not see
     */
    public Page<Owner> list(Caller caller, OwnerFilter filter, String cursor, int limit) {
        if (filter.segment() != null) Shown.require(caller, Shown.INTERNAL);
        return database.in(caller, () -> {
            var list = "owners?" + filter;
            // The list goes by name; a cursor stands in an address, so it names the owner by id alone.
            var after = Cursor.read(list, cursor, 1);
            var rows = owners.page(
                    new OwnerSearch(filter, clock.instant()), after == null ? null : after.uuid(0), limit + 1);
            var page = Page.of(rows, limit, owner -> Cursor.after(list, owner.id()));
            var belongings =
                    households.of(page.items().stream().map(StoredOwner::id).toList());
            return page.map(owner -> Owner.of(owner, belongings.get(owner.id()), Shown.to(caller)));
        });
    }

    /**
     * Changes an owner. What is changed of name, phones, emergency contact, identity number and internal marks is remembered
     * with its date.
     *
     * @throws ProblemException 422 also if a mark is changed without a reason (SEG-03)
     */
    public Owner change(Caller caller, UUID id, Expected expected, OwnerDetails details, ChangeNote note) {
        return database.in(caller, () -> {
            var before = owners.lock(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            var dated = note.dated(today(communities.find(before.communityId()).orElseThrow()));
            var shown = Shown.to(caller);
            var said = shown.internal() ? details : details.keepingInternal(before);
            var after = StoredOwner.of(
                    id, before.communityId(), said.resolved(before), before.createdAt(), before.version());
            if (!owners.update(after, !before.phones().equals(after.phones()))) throw Problems.stale();
            var differences = OwnerHistory.differences(before, after);
            // Rule SEG-03: a mark is never changed without saying why.
            if (differences.stream().anyMatch(change -> change.field().isMark())) dated.requireReason();
            history.record(before.communityId(), differences, dated);
            var fields = changed(before, after);
            if (!fields.isEmpty()) {
                events.publish(new OwnerEvent.Changed(before.communityId(), id, fields, clock.instant()));
            }
            return Owner.of(owners.find(id).orElseThrow(), households.of(id), shown);
        });
    }

    /** What was changed of an owner, the newest first. That it was looked at is noted in the log. */
    public Page<OwnerChange> history(Caller caller, UUID id, ReadReason reason, String cursor, int limit) {
        var shown = Shown.to(caller, reason);
        return database.in(caller, () -> {
            var owner = owners.find(id).orElseThrow(Problems::notFound);
            var list = "owner-history?" + id;
            var rows = history.page(id, shown.internal(), Cursor.read(list, cursor, 1), limit + 1);
            noteRead(owner, List.of("history"));
            if (reason != null) {
                events.publish(new OwnerEvent.SensitiveRead(
                        owner.communityId(), id, List.of("history"), reason, clock.instant()));
            }
            return Page.of(rows, limit, change -> Cursor.after(list, change.id()))
                    .map(change -> change.as(shown));
        });
    }

    /**
     * Who reports a matter, in one statement, in the scope of the running transaction, until whose end nobody erases them; one
     * who was erased is unknown.
     */
    public Optional<Reporter> reporter(UUID id) {
        return owners.reporterToAddTo(id);
    }

    /**
     * Those who own some houses on a day, with whole addresses to send messages to; in the scope of the running transaction,
     * in one statement.
     */
    public List<Recipient> currentOwnersOf(Collection<UUID> houseIds, LocalDate on) {
        return houseIds.isEmpty() ? List.of() : recipients.ownersOf(houseIds, on);
    }

    /** Some owners with whole addresses to send messages to; in the scope of the running transaction. */
    public List<Recipient> recipients(Collection<UUID> ownerIds) {
        return ownerIds.isEmpty() ? List.of() : recipients.owners(ownerIds);
    }

    /**
     * Where letters reach some owners today: community and house, the one that they live in before others; in the scope of
     * the running transaction. Who has no house is left out.
     */
    public Map<UUID, String> postalAddresses(Collection<UUID> ownerIds) {
        return ownerIds.isEmpty() ? Map.of() : recipients.postalAddresses(ownerIds, clock.instant());
    }

    /** Whether someone has a relation to a house that is not over on a day. */
    public boolean isRelated(UUID ownerId, UUID houseId, LocalDate on) {
        return recipients.isRelated(ownerId, houseId, on);
    }

    private LocalDate today(Community community) {
        return LocalDate.ofInstant(clock.instant(), community.timeZone());
    }

    private void noteRead(StoredOwner owner, List<String> fields) {
        events.publish(new OwnerEvent.Read(owner.communityId(), owner.id(), fields, clock.instant()));
    }

    private static List<String> remarksOf(StoredOwner owner, Shown shown) {
        var fields = new ArrayList<String>();
        if (owner.specialCircumstances() != null) fields.add("specialCircumstances");
        if (owner.note() != null) fields.add("note");
        if (shown.internal() && owner.segment() != null) fields.add("segment");
        if (shown.internal() && owner.complaintPoints() != null) fields.add("complaintPoints");
        return fields;
    }

    private static List<String> numbersOf(StoredOwner owner, Household household) {
        var fields = new ArrayList<String>();
        if (!owner.phones().isEmpty()) fields.add("phones");
        if (owner.identityNumber() != null) fields.add("identityNumber");
        if (owner.emergencyContact() != null) fields.add("emergencyContact");
        if (household.members().stream().anyMatch(member -> member.phone() != null)) fields.add("members");
        return fields;
    }

    static List<String> changed(StoredOwner before, StoredOwner after) {
        var fields = new ArrayList<String>();
        note(fields, "kind", before.kind(), after.kind());
        note(fields, "name", before.name(), after.name());
        note(fields, "phones", before.phones(), after.phones());
        note(fields, "email", before.email(), after.email());
        note(fields, "identityNumber", before.identityNumber(), after.identityNumber());
        note(fields, "preferredChannels", before.preferredChannels(), after.preferredChannels());
        note(fields, "importance", before.importance(), after.importance());
        note(fields, "segment", before.segment(), after.segment());
        note(fields, "complaintPoints", before.complaintPoints(), after.complaintPoints());
        note(fields, "specialCircumstances", before.specialCircumstances(), after.specialCircumstances());
        note(fields, "note", before.note(), after.note());
        note(fields, "emergencyContact", before.emergencyContact(), after.emergencyContact());
        return fields;
    }

    private static void note(List<String> fields, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) fields.add(name);
    }
}
