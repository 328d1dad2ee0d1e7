package io.huiyin.access;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.ProblemException;
import io.huiyin.kernel.Problems;
import io.huiyin.kernel.Text;
import io.huiyin.staff.StaffMembers;
import io.huiyin.staff.StaffRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Which subject of the operator's issuer signs in as which member of staff. */
@ApplicationScoped
public class StaffAccounts {

    private final Database database;
    private final StaffMembers staff;
    private final Events events;
    private final Clock clock;

    StaffAccounts(Database database, StaffMembers staff, Events events, Clock clock) {
        this.database = database;
        this.staff = staff;
        this.events = events;
        this.clock = clock;
    }

    /** A place in which someone works now. */
    record Post(UUID staffId, UUID communityId, List<StaffRole> roles) {}

    /** Where a subject works now, in a statement of its own. */
    List<Post> postsOf(String subject) {
        return database.unscoped(connection -> {
            try (var statement = connection.prepareStatement("select * from huiyin_identify_staff(?)")) {
                statement.setString(1, subject);
                var rows = statement.executeQuery();
                var posts = new ArrayList<Post>();
                while (rows.next()) {
                    posts.add(new Post(
                            Columns.uuid(rows, "staff_id"),
                            Columns.uuid(rows, "community_id"),
                            Columns.<String>list(rows, "roles").stream()
                                    .map(StaffRole::valueOf)
                                    .toList()));
                }
                return posts;
            }
        });
    }

    /**
     * Lets a subject sign in as a member of staff.
     *
     * @throws ProblemException 422 for an unknown or former member of staff; 409 if they have an account, or the subject has
     *     one in that community
     */
    public StaffAccount open(Caller caller, UUID staffId, String subject) {
        return database.in(caller, () -> {
            var member = staff.find(staffId)
                    .filter(found -> found.active())
                    .orElseThrow(() -> Problems.unknownReference("/staffId"));
            var now = clock.instant();
            var account = database.handle()
                    .createQuery("""
                            insert into staff_account (id, community_id, staff_id, subject, created_at)
                            values (:id, :community, :staff, :subject, :now)
                            on conflict do nothing
                            returning *
                            """)
                    .bind("id", Ids.next())
                    .bind("community", member.communityId())
                    .bind("staff", staffId)
                    .bind("subject", subject)
                    .bind("now", now)
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(StaffAccounts::taken);
            events.publish(new StaffAccountEvent.Opened(account.communityId(), staffId, now));
            return account;
        });
    }

    public StaffAccount get(Caller caller, UUID id) {
        return database.in(
                caller,
                () -> database.handle()
                        .createQuery("select * from staff_account where id = :id")
                        .bind("id", id)
                        .map((row, context) -> read(row))
                        .findOne()
                        .orElseThrow(Problems::notFound));
    }

    /** Newest first. */
    public Page<StaffAccount> list(Caller caller, UUID communityId, UUID staffId, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "staff-accounts?" + communityId + "&" + staffId;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("a.staff_id = :staff", "staff", staffId)
                    .and("a.id < :before", "before", cursor == null ? null : cursor.uuid(0));
            var walk = CommunityWalk.from("staff_account", "a", communityId, where, "a.community_id desc, a.id desc");
            var rows = where.bindTo(
                            database.handle().createQuery("select * from " + walk + " order by id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, account -> Cursor.after(list, account.id()));
        });
    }

    /** The next call with a token of theirs is refused, on every instance. */
    public StaffAccount close(Caller caller, UUID id) {
        return database.in(caller, () -> {
            var closed = database.handle()
                    .createQuery("delete from staff_account where id = :id returning *")
                    .bind("id", id)
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::notFound);
            events.publish(new StaffAccountEvent.Closed(closed.communityId(), closed.staffId(), clock.instant()));
            return closed;
        });
    }

    private static ProblemException taken() {
        return new ProblemException(
                Problems.CONFLICT,
                Text.of(
                        "This member of staff has an account, or this subject has one in their community.",
                        "该员工已有账号，或该登录标识在此小区已有账号。"));
    }

    private static StaffAccount read(ResultSet row) throws SQLException {
        return new StaffAccount(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "staff_id"),
                row.getString("subject"),
                Columns.instant(row, "created_at"));
    }
}
