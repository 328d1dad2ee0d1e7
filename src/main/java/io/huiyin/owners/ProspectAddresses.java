package io.huiyin.owners;

import io.huiyin.access.IdempotencyRecords;
import io.huiyin.community.Communities;
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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * The addresses of those who will become owners (准客户地址, OWN-12). Anyone may hand one over who has the permission; the
 * custodian of the community alone sees them, by row-level security: for everyone else there are none.
 */
@ApplicationScoped
public class ProspectAddresses {

    private static final String THING = "prospect-address";

    private final Database database;
    private final ProspectAddressRepository addresses;
    private final ProspectSettings settings;
    private final Communities communities;
    private final IdempotencyRecords answers;
    private final Events events;
    private final Clock clock;

    ProspectAddresses(
            Database database,
            ProspectAddressRepository addresses,
            ProspectSettings settings,
            Communities communities,
            IdempotencyRecords answers,
            Events events,
            Clock clock) {
        this.database = database;
        this.addresses = addresses;
        this.settings = settings;
        this.communities = communities;
        this.answers = answers;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Hands one over to the custodian.
     *
     * @return what was handed over, for this once also to who may not read it
     * @throws io.huiyin.kernel.ProblemException 409 where nobody keeps them; 422 for an unknown community, a date to come, or a
     *     text in which a phone number stands
     */
    public ProspectAddress handOver(Caller caller, UUID communityId, ProspectDetails details) {
        return database.in(caller, () -> {
            communities.require(communityId);
            var given = checked(communityId, details);
            if (settings.of(communityId).custodianId() == null) {
                throw Problems.conflict(
                        "/communityId",
                        "no-custodian",
                        Text.of("Nobody keeps them yet: name a custodian first.", "尚未指定准客户地址保管人，请先指定。"));
            }
            var made = address(Ids.next(), communityId, given, 1);
            addresses.insert(made);
            events.edited(THING, Edit.CREATED, communityId, made.id());
            return made;
        });
    }

    /** One address, to its custodian; that it was read is noted in the log. */
    public ProspectAddress get(Caller caller, UUID id) {
        return database.in(caller, () -> {
            var found = addresses.find(id).orElseThrow(Problems::notFound);
            events.publish(new ProspectAddressEvent.Read(found.communityId(), id, clock.instant()));
            return found;
        });
    }

    /** Newest first, to their custodian; that they were seen is noted in the log. */
    public Page<ProspectAddress> list(Caller caller, UUID communityId, String cursor, int limit) {
        return database.in(caller, () -> {
            var list = "prospect-addresses?" + communityId;
            var rows = addresses.page(communityId, Cursor.read(list, cursor, 1), limit + 1);
            var page = Page.of(rows, limit, address -> Cursor.after(list, address.id()));
            if (!page.items().isEmpty()) {
                // Whoever keeps them works in one community.
                events.publish(new ProspectAddressEvent.Listed(
                        page.items().getFirst().communityId(),
                        page.items().stream().map(ProspectAddress::id).toList(),
                        clock.instant()));
            }
            return page;
        });
    }

    public ProspectAddress change(Caller caller, UUID id, Expected expected, ProspectDetails details) {
        return database.in(caller, () -> {
            var before = addresses.find(id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            var given = checked(before.communityId(), details);
            if (!addresses.update(address(id, before.communityId(), given, before.version()))) throw Problems.stale();
            events.edited(THING, Edit.CHANGED, before.communityId(), id);
            return addresses.find(id).orElseThrow();
        });
    }

    /** Forgets one, because they became an owner or asked for it; what was answered about it is forgotten with it. */
    public void remove(Caller caller, UUID id, Expected expected) {
        database.in(caller, () -> {
            var found = addresses.find(id).orElseThrow(Problems::notFound);
            expected.check(found.version());
            int removed = database.handle()
                    .createUpdate("delete from prospect_address where id = :id and version = :version")
                    .bind("id", id)
                    .bind("version", found.version())
                    .execute();
            if (removed == 0) throw Problems.stale();
            answers.forgetBodies(List.of(id));
            events.edited(THING, Edit.REMOVED, found.communityId(), id);
        });
    }

    private ProspectDetails checked(UUID communityId, ProspectDetails details) {
        details.requireNoPhone();
        var zone = communities.find(communityId).orElseThrow().timeZone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var given = details.receivedBy(today);
        if (given.receivedOn().isAfter(today)) {
            throw Problems.unprocessable("/receivedOn", "in-future", Text.of("It lies in the future.", "该日期在将来。"));
        }
        return given;
    }

    private ProspectAddress address(UUID id, UUID communityId, ProspectDetails details, int version) {
        return new ProspectAddress(
                id,
                communityId,
                details.name(),
                details.address(),
                details.source(),
                details.interestedIn(),
                details.note(),
                details.receivedOn(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                version);
    }
}
