package io.huiyin.community;

import io.huiyin.calendar.Calendars;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.events.Edited.Edit;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** The communities that the company manages. */
@ApplicationScoped
public class Communities {

    private static final String LIST = "communities";

    private final Database database;
    private final Calendars calendars;
    private final Events events;
    private final Clock clock;

    Communities(Database database, Calendars calendars, Events events, Clock clock) {
        this.database = database;
        this.calendars = calendars;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a community with everything that one needs from the first day.
     *
     * @throws ProblemException 403 unless the caller has all communities; 409 if the code is taken
     */
    public Community create(Caller caller, String code, ZoneId timeZone, CommunityDetails details) {
        return database.in(caller, () -> {
            if (!caller.communities().all()) {
                throw new ProblemException(
                        Problems.FORBIDDEN, Text.of("Only a key of all communities opens one.", "只有覆盖全部小区的密钥才能新建小区。"));
            }
            var now = clock.instant();
            var community = insert(new Community(
                    Ids.next(),
                    code,
                    details.name(),
                    details.address(),
                    timeZone,
                    Ids.next(),
                    details.floorAreaSquareMetres(),
                    now,
                    1));
            calendars.createDefault(community.calendarId(), community.id(), timeZone);
            events.publish(new CommunityCreated(community.id(), now));
            return community;
        });
    }

    public Community get(Caller caller, UUID id) {
        return database.in(caller, () -> find(id).orElseThrow(Problems::notFound));
    }

    /** A community in the scope of the running transaction. */
    public Optional<Community> find(UUID id) {
        return database.handle()
                .createQuery("select * from community where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /**
     * The community that a body names as {@code communityId}.
     *
     * @throws ProblemException 422 if it is not in the scope of the running transaction
     */
    public Community require(UUID id) {
        return find(id).orElseThrow(() -> Problems.unknownReference("/communityId"));
    }

    /** The communities within the caller's scope, newest first. */
    public Page<Community> list(Caller caller, String code, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = LIST + "?code=" + code;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var rows = database.handle()
                    .createQuery("""
                            select * from community
                             where (cast(:code as text) is null or code = :code)
                               and (cast(:after as uuid) is null or id < :after)
                             order by id desc
                             limit :limit
                            """)
                    .bind("code", code)
                    .bind("after", cursor == null ? null : cursor.uuid(0))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, community -> Cursor.after(list, community.id()));
        });
    }

    public Community change(Caller caller, UUID id, Expected expected, CommunityDetails details) {
        return database.in(caller, () -> {
            expected.check(find(id).orElseThrow(Problems::notFound).version());
            events.edited("community", Edit.CHANGED, id, id);
            return database.handle()
                    .createQuery("""
                            update community
                               set name = :name, address = :address, floor_area_m2 = :floorArea, version = version + 1
                             where id = :id and version = :version
                            returning *
                            """)
                    .bind("id", id)
                    .bind("name", details.name())
                    .bind("address", details.address())
                    .bind("floorArea", details.floorAreaSquareMetres())
                    .bind("version", expected.version())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    private Community insert(Community community) {
        return database.handle()
                .createQuery("""
                        insert into community (id, code, name, address, time_zone, calendar_id, floor_area_m2, created_at)
                        values (:id, :code, :name, :address, :zone, :calendar, :floorArea, :now)
                        on conflict on constraint community_code_uq do nothing
                        returning *
                        """)
                .bind("id", community.id())
                .bind("code", community.code())
                .bind("name", community.name())
                .bind("address", community.address())
                .bind("zone", community.timeZone().getId())
                .bind("calendar", community.calendarId())
                .bind("floorArea", community.floorAreaSquareMetres())
                .bind("now", community.createdAt())
                .map((row, context) -> read(row))
                .findOne()
                .orElseThrow(() -> Problems.conflict("/code", "taken", Text.of("This code is taken.", "该编码已被使用。")));
    }

    private static Community read(ResultSet row) throws SQLException {
        return new Community(
                Columns.uuid(row, "id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("address"),
                ZoneId.of(row.getString("time_zone")),
                Columns.uuid(row, "calendar_id"),
                row.getBigDecimal("floor_area_m2"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
