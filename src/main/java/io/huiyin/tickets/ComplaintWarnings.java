package io.huiyin.tickets;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.events.Edited.Edit;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.Page;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The monthly warnings of rising complaints (投诉预警): made once for each community and month, and never changed. */
@ApplicationScoped
public class ComplaintWarnings {

    /**
     * Counts by category, by area and by building of a category, and all, in one walk along the complaints of the months.
     * {@code bounds} are the beginnings of the months and the end of the last one.
     */
    private static final String COMPUTE = """
            with placed as materialized (
                select t.category, h.area_id, h.building_id,
                       width_bucket(t.reported_at, cast(:bounds as timestamptz[])) as place
                  from ticket t
                  left join house h on h.id = t.house_id
                 where t.community_id = :community and t.kind = 'COMPLAINT' and t.status <> 'CANCELLED'
                   and t.reported_at >= :since and t.reported_at < :until
            ), counted as (
                select grouping(category, area_id, building_id) as grain, category, area_id, building_id, place,
                       count(*)::integer as complaints
                  from placed
                 group by grouping sets ((place), (category, place), (category, area_id, place),
                                         (category, building_id, place))
            ), line as (
                select grain, category, area_id, building_id,
                       coalesce(sum(complaints) filter (where place = :months + 1), 0)::integer as complaints,
                       coalesce(sum(complaints) filter (where place <= :months), 0)::integer as earlier,
                       jsonb_object_agg(place, complaints) as by_month
                  from counted
                 where grain in (3, 7) or grain = 1 and area_id is not null or grain = 2 and building_id is not null
                 group by grain, category, area_id, building_id
            ), judged as (
                select *, complaints >= :atLeast
                          and complaints::bigint * :months * 100 >= earlier::bigint * (100 + :risePercent) as warned
                  from line
            )
            select j.category, c.name as category_name, j.area_id, a.name as area_name, j.building_id,
                   b.name as building_name, j.complaints, j.warned,
                   array(select coalesce((j.by_month ->> m::text)::integer, 0)
                           from generate_series(1, :months) m order by m) as before
              from judged j
              left join ticket_category c on c.community_id = :community and c.code = j.category
              left join area a on a.id = j.area_id
              left join building b on b.id = j.building_id
             where j.grain in (3, 7) or j.warned
             order by j.grain desc, j.complaints desc, j.category, a.name, b.name
            """;

    private final Database database;
    private final TicketSettings settings;
    private final Events events;
    private final Clock clock;

    ComplaintWarnings(Database database, TicketSettings settings, Events events, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** Newest month first. */
    public Page<ComplaintWarning> list(
            Caller caller, UUID communityId, YearMonth month, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "complaint-warnings?" + communityId + "&" + month;
            var cursor = Cursor.read(list, encodedCursor, 2);
            var where = new Where().and("w.month = :month", "month", month == null ? null : month.atDay(1));
            if (cursor != null) {
                where.and("(w.month, w.id) < (cast(:beforeMonth as date), :beforeId)")
                        .with("beforeMonth", cursor.text(0))
                        .with("beforeId", cursor.uuid(1));
            }
            var order = "w.community_id desc, w.month desc";
            var rows = where.bindTo(database.handle()
                            .createQuery("select * from "
                                    + CommunityWalk.from("complaint_warning", "w", communityId, where, order)
                                    + " order by w.month desc, w.id desc limit :limit"))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            var page = Page.of(rows, limit, row -> Cursor.after(list, row.month() + "-01", row.id()));
            var lines = lines(page.items().stream().map(ComplaintWarning::id).toList());
            return page.map(row -> with(row, lines.getOrDefault(row.id(), List.of())));
        });
    }

    public ComplaintWarning get(Caller caller, UUID id) {
        return database.in(caller, () -> one("id = :id", Map.of("id", id)).orElseThrow(Problems::notFound));
    }

    /**
     * The warning of a month that is over, as it was made, else as it would be made now; in the running transaction, to which
     * it stays the same.
     */
    public ComplaintWarning of(UUID communityId, YearMonth month, ZoneId zone) {
        return database.attached(Computed.class, Computed::new)
                .warnings
                .computeIfAbsent(
                        communityId + " " + month,
                        ignored -> one(
                                        "community_id = :community and month = :month",
                                        Map.of("community", communityId, "month", month.atDay(1)))
                                .orElseGet(() -> compute(communityId, month, zone)));
    }

    /** Keeps the warning of a month, unless it was made already; in the running transaction. */
    public void keep(UUID communityId, YearMonth month, ZoneId zone) {
        var warning = of(communityId, month, zone);
        int made = database.handle()
                .createUpdate("""
                        insert into complaint_warning (id, community_id, month, months, at_least, rise_percent, created_at)
                        values (:id, :community, :month, :months, :atLeast, :risePercent, :createdAt)
                        on conflict on constraint complaint_warning_month_uq do nothing
                        """)
                .bind("id", warning.id())
                .bind("community", communityId)
                .bind("month", month.atDay(1))
                .bind("months", warning.months())
                .bind("atLeast", warning.atLeast())
                .bind("risePercent", warning.risePercent())
                .bind("createdAt", warning.createdAt())
                .execute();
        if (made == 0) return;
        if (!warning.lines().isEmpty()) insert(warning);
        events.edited("complaint-warning", Edit.CREATED, communityId, warning.id(), Map.of("month", month.toString()));
    }

    /** What was computed in a transaction. */
    private static final class Computed {
        final Map<String, ComplaintWarning> warnings = new HashMap<>();
    }

    private void insert(ComplaintWarning warning) {
        var batch = database.handle().prepareBatch("""
                insert into complaint_warning_line (id, community_id, warning_id, category, area_id, building_id,
                                                    complaints, before, warned)
                values (:id, :community, :warning, :category, :area, :building, :complaints, :before, :warned)
                """);
        for (var line : warning.lines()) {
            batch.bind("id", Ids.next())
                    .bind("community", warning.communityId())
                    .bind("warning", warning.id())
                    .bind("category", line.category())
                    .bind("area", line.areaId())
                    .bind("building", line.buildingId())
                    .bind("complaints", line.complaints())
                    .bindArray("before", Integer.class, line.before())
                    .bind("warned", line.warned())
                    .add();
        }
        batch.execute();
    }

    private ComplaintWarning compute(UUID communityId, YearMonth month, ZoneId zone) {
        var terms = settings.of(communityId);
        int months = terms.warningMonths();
        var bounds = IntStream.rangeClosed(-months, 1)
                .mapToObj(i -> month.plusMonths(i).atDay(1).atStartOfDay(zone).toInstant())
                .toList();
        var lines = database.handle()
                .createQuery(COMPUTE)
                .bind("community", communityId)
                .bindArray(
                        "bounds",
                        String.class,
                        bounds.stream().map(Object::toString).toList())
                .bind("since", bounds.getFirst())
                .bind("until", bounds.getLast())
                .bind("months", months)
                .bind("atLeast", terms.warningAtLeast())
                .bind("risePercent", terms.warningRisePercent())
                .map((row, context) -> readLine(row))
                .list();
        return new ComplaintWarning(
                Ids.next(),
                communityId,
                month.toString(),
                months,
                terms.warningAtLeast(),
                terms.warningRisePercent(),
                lines,
                clock.instant());
    }

    private Optional<ComplaintWarning> one(String condition, Map<String, Object> values) {
        return database.handle()
                .createQuery("select * from complaint_warning where " + condition)
                .bindMap(values)
                .map((row, context) -> read(row))
                .findOne()
                .map(found -> with(found, lines(List.of(found.id())).getOrDefault(found.id(), List.of())));
    }

    private Map<UUID, List<ComplaintWarning.Line>> lines(Collection<UUID> warnings) {
        if (warnings.isEmpty()) return Map.of();
        return database
                .handle()
                .createQuery("""
                        select l.*, c.name as category_name, a.name as area_name, b.name as building_name
                          from complaint_warning_line l
                          left join ticket_category c on c.community_id = l.community_id and c.code = l.category
                          left join area a on a.id = l.area_id
                          left join building b on b.id = l.building_id
                         where l.warning_id = any (:warnings)
                         order by l.id
                        """)
                .bindArray("warnings", UUID.class, List.copyOf(warnings))
                .map((row, context) -> Map.entry(Columns.uuid(row, "warning_id"), readLine(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static ComplaintWarning with(ComplaintWarning found, List<ComplaintWarning.Line> lines) {
        return new ComplaintWarning(
                found.id(),
                found.communityId(),
                found.month(),
                found.months(),
                found.atLeast(),
                found.risePercent(),
                lines,
                found.createdAt());
    }

    private static ComplaintWarning read(ResultSet row) throws SQLException {
        return new ComplaintWarning(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                YearMonth.from(Columns.date(row, "month")).toString(),
                row.getInt("months"),
                row.getInt("at_least"),
                row.getInt("rise_percent"),
                List.of(),
                Columns.instant(row, "created_at"));
    }

    private static ComplaintWarning.Line readLine(ResultSet row) throws SQLException {
        return new ComplaintWarning.Line(
                row.getString("category"),
                row.getString("category_name"),
                Columns.uuid(row, "area_id"),
                row.getString("area_name"),
                Columns.uuid(row, "building_id"),
                row.getString("building_name"),
                row.getInt("complaints"),
                Columns.list(row, "before"),
                row.getBoolean("warned"));
    }
}
