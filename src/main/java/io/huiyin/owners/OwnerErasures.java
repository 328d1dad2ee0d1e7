package io.huiyin.owners;

import io.huiyin.access.IdempotencyRecords;
import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Problems;
import io.huiyin.owners.PersonalData.Blocker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Erases what is kept of a person (个人信息删除) and leaves what books and statistics need. */
@ApplicationScoped
public class OwnerErasures {

    /** As many of one sort are named to whoever asks; they go on from there. */
    private static final int NAMED = 20;

    private final Database database;
    private final OwnerRepository owners;
    private final HouseholdRepository households;
    private final List<PersonalData> parts;
    private final IdempotencyRecords answers;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    OwnerErasures(
            Database database,
            OwnerRepository owners,
            HouseholdRepository households,
            @Any Instance<PersonalData> parts,
            IdempotencyRecords answers,
            Communities communities,
            Events events,
            Clock clock) {
        this.database = database;
        this.owners = owners;
        this.households = households;
        this.parts = parts.stream().toList();
        this.answers = answers;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Erases a person in one transaction, which keeps the owner's row locked: whoever reports something in their name at the
     * same time either is seen here as an open ticket, or finds no such owner. Doing it twice changes nothing more.
     *
     * @return what is left
     * @throws io.huiyin.kernel.ProblemException 404 for an unknown owner; 409 while a relation to a house is not over or a ticket
     *     of theirs has not ended
     */
    public Owner erase(Caller caller, UUID id, Expected expected, ErasureReason reason) {
        return database.in(caller, () -> {
            var owner = owners.lockWhatever(id).orElseThrow(Problems::notFound);
            if (owner.erasedAt() == null) {
                expected.check(owner.version());
                eraseNow(owner, reason);
            }
            return Owner.of(owners.find(id).orElseThrow(), households.of(id), Shown.to(caller));
        });
    }

    private void eraseNow(StoredOwner owner, ErasureReason reason) {
        var blockers = blockers(owner);
        if (!blockers.isEmpty()) throw OwnerProblems.notErasable(blockers);
        var touched = new HashSet<UUID>();
        touched.add(owner.id());
        for (var part : parts) touched.addAll(part.erase(owner.communityId(), owner.id()));
        for (var table : List.of("household_member", "vehicle", "special_date")) {
            database.handle()
                    .createUpdate("delete from <table> where owner_id = :owner")
                    .define("table", table)
                    .bind("owner", owner.id())
                    .execute();
        }
        var now = clock.instant();
        owners.erase(owner.id(), now);
        answers.forgetBodies(touched);
        events.publish(new OwnerEvent.Erased(owner.communityId(), owner.id(), reason, now));
    }

    private List<Blocker> blockers(StoredOwner owner) {
        var zone = communities.find(owner.communityId()).orElseThrow().timeZone();
        var blockers = new ArrayList<>(database.handle()
                .createQuery("""
                        select id from house_relation
                         where owner_id = :owner and (to_on is null or to_on >= :today)
                         order by id
                         limit :limit
                        """)
                .bind("owner", owner.id())
                .bind("today", LocalDate.ofInstant(clock.instant(), zone))
                .bind("limit", NAMED)
                .mapTo(UUID.class)
                .map(id -> new Blocker("RELATION", id))
                .list());
        for (var part : parts) blockers.addAll(part.blockers(owner.id()));
        return blockers;
    }
}
