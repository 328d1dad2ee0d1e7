package io.huiyin.owners;

import io.huiyin.database.Database;
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
import java.util.UUID;

/** The members of owners' households. */
@ApplicationScoped
public class Members {

    private static final String FIELD = "members";

    private final Database database;
    private final Archive archive;
    private final MemberRepository members;
    private final Clock clock;

    Members(Database database, Archive archive, MemberRepository members, Clock clock) {
        this.database = database;
        this.archive = archive;
        this.members = members;
        this.clock = clock;
    }

    /** @throws ProblemException 404 for an unknown owner; 422 for a phone that is none, or a birth in the future */
    public Member add(Caller caller, UUID ownerId, MemberDetails details) {
        return database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            checkBirth(owner, details);
            var id = Ids.next();
            members.insert(id, owner.communityId(), ownerId, details.resolved(null), clock.instant());
            archive.changed(owner, FIELD);
            return get(caller, ownerId, id);
        });
    }

    public Member get(Caller caller, UUID ownerId, UUID id) {
        return database.in(
                caller,
                () -> members.find(ownerId, id).orElseThrow(Problems::notFound).as(Shown.to(caller)));
    }

    /** In the order in which they were entered. */
    public Page<Member> list(Caller caller, UUID ownerId, String cursor, int limit) {
        return database.in(caller, () -> {
            archive.owner(ownerId);
            var list = "owner-members?" + ownerId;
            var rows = members.page(ownerId, Cursor.read(list, cursor, 1), limit + 1);
            return Page.of(rows, limit, member -> Cursor.after(list, member.id()))
                    .map(member -> member.as(Shown.to(caller)));
        });
    }

    public Member change(Caller caller, UUID ownerId, UUID id, Expected expected, MemberDetails details) {
        return database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            var before = members.find(ownerId, id).orElseThrow(Problems::notFound);
            expected.check(before.version());
            checkBirth(owner, details);
            if (!members.update(id, owner.communityId(), before.version(), details.resolved(before))) {
                throw Problems.stale();
            }
            archive.changed(owner, FIELD);
            return get(caller, ownerId, id);
        });
    }

    public void remove(Caller caller, UUID ownerId, UUID id, Expected expected) {
        database.in(caller, () -> {
            var owner = archive.toAddTo(ownerId);
            var member = members.find(ownerId, id).orElseThrow(Problems::notFound);
            expected.check(member.version());
            archive.delete("household_member", id, member.version());
            archive.changed(owner, FIELD);
        });
    }

    private void checkBirth(Reporter owner, MemberDetails details) {
        if (details.bornOn() == null || !details.bornOn().isAfter(archive.today(owner.communityId()))) return;
        throw Problems.unprocessable("/bornOn", "in-future", Text.of("It must not lie in the future.", "不能是将来的日期。"));
    }
}
