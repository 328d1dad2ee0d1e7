package io.huiyin.tickets;

import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/** The categories (报事类别) by which communities tell their matters apart. */
@ApplicationScoped
public class TicketCategories {

    private static final String INSERT = """
            insert into ticket_category (id, community_id, code, name, name_en, kinds, active)
            values (:id, :community, :code, :name, :nameEn, :kinds, :active)
            """;

    private final Database database;
    private final Communities communities;
    private final TicketSettings settings;
    private final Events events;

    TicketCategories(Database database, Communities communities, TicketSettings settings, Events events) {
        this.database = database;
        this.settings = settings;
        this.communities = communities;
        this.events = events;
    }

    /** Gives a new community the shipped categories, in the running transaction. */
    void createDefaults(UUID communityId) {
        var batch = database.handle().prepareBatch(INSERT);
        for (var category : ShippedCategories.of(communityId))
            bind(batch, category).add();
        batch.execute();
    }

    /** In the order in which they were made; the shipped ones come first. */
    public Page<TicketCategory> list(
            Caller caller, UUID communityId, TicketKind kind, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "ticket-categories?" + communityId + "&" + kind;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var where = new Where()
                    .and("community_id = :community", "community", communityId)
                    .and("kinds @> array [cast(:kind as text)]", "kind", kind)
                    .and("id > :after", "after", cursor == null ? null : cursor.uuid(0));
            var rows = where.bindTo(database.handle()
                            .createQuery(
                                    "select * from ticket_category where " + where.sql() + " order by id limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, category -> Cursor.after(list, category.id()));
        });
    }

    public TicketCategory get(Caller caller, UUID id) {
        return database.in(
                caller,
                () -> database.handle()
                        .createQuery("select * from ticket_category where id = :id")
                        .bind("id", id)
                        .map((row, context) -> read(row))
                        .findOne()
                        .orElseThrow(Problems::notFound));
    }

    /** @throws ProblemException 422 for an unknown community; 409 if the code is taken */
    public TicketCategory create(Caller caller, UUID communityId, String code, TicketCategory.Details details) {
        return database.in(caller, () -> {
            communities.require(communityId);
            var category = new TicketCategory(
                    Ids.next(),
                    communityId,
                    code,
                    details.name(),
                    details.nameEn(),
                    details.kinds(),
                    details.active(),
                    1);
            int made = bind(
                            database.handle()
                                    .createUpdate(
                                            INSERT + " on conflict on constraint ticket_category_code_uq do nothing"),
                            category)
                    .execute();
            if (made == 0) {
                throw Problems.conflict(
                        "/code", "taken", Text.of("The community has a category of this code.", "该小区已有此编码的类别。"));
            }
            events.edited("ticket-category", Edit.CREATED, communityId, category.id());
            return category;
        });
    }

    /** Changes a category for new tickets; those that have it keep it. */
    public TicketCategory change(Caller caller, UUID id, Expected expected, TicketCategory.Details details) {
        return database.in(caller, () -> {
            var before = get(caller, id);
            expected.check(before.version());
            events.edited("ticket-category", Edit.CHANGED, before.communityId(), id);
            return database.handle()
                    .createQuery("""
                            update ticket_category
                               set name = :name, name_en = :nameEn, kinds = cast(:kinds as text[]), active = :active,
                                   version = version + 1
                             where id = :id and version = :version
                            returning *
                            """)
                    .bind("id", id)
                    .bind("version", before.version())
                    .bind("name", details.name())
                    .bind("nameEn", details.nameEn())
                    .bindArray("kinds", String.class, names(details.kinds()))
                    .bind("active", details.active())
                    .map((row, context) -> read(row))
                    .findOne()
                    .orElseThrow(Problems::stale);
        });
    }

    /**
     * What is known of a matter before it is taken in.
     *
     * @param began the ticket with which it began; null where it is new
     * @param first the first of those that were not cancelled; null where it is new
     * @param count how often it was reported and not cancelled
     */
    record Known(UUID began, UUID first, int count) {}

    /**
     * Looks, in one statement, for the category of a matter and for what it repeats: the ticket that it names, else one of the
     * same house and category within the community's window, else, for a matter of no house, one of the same owner and category.
     *
     * @throws ProblemException 422 unless the community has the category and it goes with the kind, and for a named ticket that
     *     is not known or whose matter was called off
     */
    Known forIntake(NewTicket matter, Instant reportedAt) {
        var code = matter.details().category();
        var inHouse = matter.houseId() != null;
        var place = inHouse ? matter.houseId() : matter.reporter().ownerId();
        if (place != null) awaitOthers(place, code);
        var known = database.handle()
                .createQuery("""
                        with matter as materialized (
                            select coalesce(
                                   (select t.matter_id from ticket t
                                     where t.id = :explicit and t.community_id = :community),
                                   (select t.matter_id from ticket t
                                     where cast(:explicit as uuid) is null and %s and t.category = :code
                                       and t.status <> 'CANCELLED'
                                       and t.reported_at between cast(:reportedAt as timestamptz) - make_interval(
                                               hours => 24 * coalesce((select repeat_window_days from ticket_setting
                                                                        where community_id = :community), :window))
                                           and :reportedAt
                                     order by t.reported_at, t.id
                                     limit 1)) as began
                        )
                        select c.kinds, matter.began, counting.first, counting.reports
                          from ticket_category c
                         cross join matter
                          left join lateral (%s) counting on true
                         where c.community_id = :community and c.code = :code and c.active
                        """.formatted(
                                inHouse ? "t.house_id = :place" : "t.house_id is null and t.owner_id = :place",
                                TicketRepository.counting("matter.began")))
                .bind("community", matter.communityId())
                .bind("code", code)
                .bind("place", place)
                .bind("explicit", matter.repeatOf())
                .bind("window", settings.standardRepeatWindowDays())
                .bind("reportedAt", reportedAt)
                .map((row, context) -> {
                    checkKind(Columns.list(row, "kinds"), matter.kind());
                    return new Known(Columns.uuid(row, "began"), Columns.uuid(row, "first"), row.getInt("reports"));
                })
                .findOne()
                .orElseThrow(TicketCategories::unknown);
        if (matter.repeatOf() != null && known.began() == null) throw Problems.unknownReference("/repeatOf");
        if (known.began() != null && known.first() == null) throw TicketProblems.cancelled("/repeatOf");
        return known;
    }

    /**
     * Until the running transaction ends, nobody else takes in a matter of this category in this place: of two at once, each
     * would be the first. A statement of its own, since the look for what came before must begin when the others have ended.
     *
     * @param place a house, or the owner of a matter of no house
     */
    private void awaitOthers(UUID place, String category) {
        database.handle()
                .createQuery("select pg_advisory_xact_lock(hashtextextended(:matter, 0)) is null")
                .bind("matter", "repeat " + place + " " + category)
                .mapTo(Boolean.class)
                .one();
    }

    /** @throws ProblemException 422 unless the community has the category and it goes with the kind */
    void check(UUID communityId, String code, TicketKind kind) {
        List<String> kinds = database.handle()
                .createQuery("select kinds from ticket_category "
                        + "where community_id = :community and code = :code and active")
                .bind("community", communityId)
                .bind("code", code)
                .map((row, context) -> Columns.<String>list(row, "kinds"))
                .findOne()
                .orElseThrow(TicketCategories::unknown);
        checkKind(kinds, kind);
    }

    private static void checkKind(List<String> kinds, TicketKind kind) {
        if (!kinds.contains(kind.name())) throw TicketProblems.notForKind("/category", kind);
    }

    private static ProblemException unknown() {
        return Problems.unprocessable(
                "/category", "unknown-category", Text.of("The community has no such category.", "该小区没有此类别。"));
    }

    private static <S extends SqlStatement<S>> S bind(S insert, TicketCategory category) {
        return insert.bind("id", category.id())
                .bind("community", category.communityId())
                .bind("code", category.code())
                .bind("name", category.name())
                .bind("nameEn", category.nameEn())
                .bindArray("kinds", String.class, names(category.kinds()))
                .bind("active", category.active());
    }

    private static List<String> names(List<TicketKind> kinds) {
        return kinds.stream().distinct().sorted().map(TicketKind::name).toList();
    }

    private static TicketCategory read(ResultSet row) throws SQLException {
        return new TicketCategory(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                Columns.<String>list(row, "kinds").stream()
                        .map(TicketKind::valueOf)
                        .toList(),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
