package io.huiyin.warranty;

import io.huiyin.community.CommunityCreated;
import io.huiyin.database.Database;
import io.huiyin.estate.HouseHandedOver;
import io.huiyin.estate.HouseHandoverRevoked;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is under warranty until when. Items exist as soon as a house is handed over. */
@ApplicationScoped
public class Warranties {

    private final Database database;
    private final WarrantyRepository items;
    private final Events events;
    private final Clock clock;

    Warranties(Database database, WarrantyRepository items, Events events, Clock clock) {
        this.database = database;
        this.items = items;
        this.events = events;
        this.clock = clock;
    }

    /** Soonest end first; what has no end comes last. */
    public Page<Warranty> list(Caller caller, WarrantyFilter filter, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            makeOwed();
            var list = "warranties?" + filter;
            var rows = items.page(filter, Cursor.read(list, encodedCursor, 2), limit + 1);
            return Page.of(
                    rows,
                    limit,
                    item -> Cursor.after(list, item.expiresOn() == null ? "" : item.expiresOn(), item.id()));
        });
    }

    public Warranty get(Caller caller, UUID id) {
        return database.in(caller, () -> items.find(id).orElseThrow(Problems::notFound));
    }

    /**
     * Sets the last day by hand; from then on no change of terms moves it.
     *
     * @throws ProblemException 422 if it is earlier than the present one: a promise to an owner is not taken back
     */
    public Warranty adjust(Caller caller, UUID id, Expected expected, LocalDate expiresOn) {
        return database.in(caller, () -> {
            var before = items.find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            var earliest = before.expiresOn() == null ? before.startsOn() : before.expiresOn();
            if (expiresOn.isBefore(earliest)) {
                throw Problems.unprocessable(
                        "/expiresOn",
                        "shortened",
                        Text.of("A warranty can be lengthened only; it runs until %s.", "保修期只能延长，现至 %s。", earliest));
            }
            var after = items.adjust(id, before.version(), expiresOn).orElseThrow(Problems::stale);
            events.publish(new WarrantyAdjusted(
                    after.communityId(), id, before.expiresOn(), after.expiresOn(), clock.instant()));
            return after;
        });
    }

    /** Notes that an owner was told of the end; the first time is kept. */
    public void markReminded(Collection<UUID> ids, Instant at) {
        if (!ids.isEmpty()) items.markReminded(ids, at);
    }

    void open(@Observes CommunityCreated created) {
        items.seed(created.communityId());
    }

    /** Many houses are handed over at once when an estate is brought in: their items are made together, in one statement. */
    void start(@Observes HouseHandedOver handover) {
        var owed = database.attached(Owed.class, Owed::new).houses;
        if (owed.isEmpty()) database.beforeCommit(this::makeOwed);
        owed.computeIfAbsent(handover.communityId(), community -> new LinkedHashSet<>())
                .add(handover.houseId());
    }

    void takeBack(@Observes HouseHandoverRevoked revoked) {
        items.remove(revoked.houseId());
    }

    private void makeOwed() {
        var owed = database.attached(Owed.class, Owed::new).houses;
        owed.forEach((community, houses) -> items.make(community, houses, clock.instant()));
        owed.clear();
    }

    /** Houses that were handed over in the running transaction and have no items yet. */
    private static final class Owed {
        final Map<UUID, Set<UUID>> houses = new LinkedHashMap<>();
    }
}
