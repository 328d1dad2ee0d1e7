package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tables {@code fee_item} and {@code fee_anchor}, in the scope of the running transaction. */
@ApplicationScoped
class FeeItemRepository {

    private static final int MOST_UPCOMING = 5;

    /** Items with the standard that they show: the latest that is in force today, else the first to come. */
    private static final String SELECT = """
            select i.id, i.community_id, i.code, i.name, i.class, i.kind, i.method, i.cycle, i.anchor, i.created_at, i.retired_on,
                   i.version, s.effective_from, s.unit_price, s.tiers, s.vacancy_ratio, s.due_days, s.late_daily_rate,
                   s.late_grace_days, s.late_cap_ratio, s.basis, s.composition, s.quality_standard
              from %s
              join community c on c.id = i.community_id
              join fee_standard s on s.fee_item_id = i.id and s.effective_from = coalesce(
                   (select max(x.effective_from) from fee_standard x
                     where x.fee_item_id = i.id
                       and x.effective_from <= huiyin_today(c.time_zone, cast(:now as timestamptz))),
                   (select min(x.effective_from) from fee_standard x where x.fee_item_id = i.id))
            """;

    private final Database database;
    private final FeeStandardRepository standards;

    FeeItemRepository(Database database, FeeStandardRepository standards) {
        this.database = database;
        this.standards = standards;
    }

    /** @return false if the code is taken */
    boolean insert(UUID id, FeeItemDetails.Opening opening, String name, FeeKind kind, Instant now) {
        return database.handle()
                        .createUpdate("""
                                insert into fee_item (id, community_id, code, name, class, kind, method, cycle, anchor, created_at)
                                values (:id, :community, :code, :name, :class, :kind, :method, :cycle, :anchor, :now)
                                on conflict on constraint fee_item_code_uq do nothing
                                """)
                        .bind("id", id)
                        .bind("community", opening.communityId())
                        .bind("code", opening.code())
                        .bind("name", name)
                        .bind("class", opening.feeClass())
                        .bind("kind", kind)
                        .bind("method", opening.method())
                        .bind("cycle", opening.cycle())
                        .bind("anchor", opening.anchor())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    Optional<FeeItem> find(UUID id, Instant now) {
        return whole(database.handle()
                        .createQuery(SELECT.formatted("fee_item i") + "where i.id = :id")
                        .bind("id", id)
                        .bind("now", now)
                        .map((row, context) -> read(row))
                        .list())
                .stream()
                .findFirst();
    }

    /** In the order in which they were entered. */
    List<FeeItem> page(UUID communityId, FeeClass feeClass, String code, Cursor cursor, int limit, Instant now) {
        var where = new Where()
                .and("i.class = :class", "class", feeClass == null ? null : feeClass.name())
                .and("i.code = :code", "code", code)
                .and("i.id > :after", "after", cursor == null ? null : cursor.uuid(0));
        var from = CommunityWalk.from("fee_item", "i", communityId, where, "i.community_id, i.id");
        return whole(where.bindTo(database.handle().createQuery(SELECT.formatted(from) + " order by i.id limit :limit"))
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list());
    }

    /** Whoever changes what an item costs or when waits here for the others; @return false for a stale version. */
    boolean raise(UUID id, int version) {
        return database.handle()
                        .createUpdate("update fee_item set version = version + 1 where id = :id and version = :version")
                        .bind("id", id)
                        .bind("version", version)
                        .execute()
                == 1;
    }

    boolean update(UUID id, int version, FeeItemDetails details, FeeKind kind) {
        return database.handle()
                        .createUpdate("""
                                update fee_item
                                   set name = :name, kind = :kind, retired_on = :retired, version = version + 1
                                 where id = :id and version = :version
                                """)
                        .bind("id", id)
                        .bind("version", version)
                        .bind("name", details.name())
                        .bind("kind", kind)
                        .bind("retired", details.retiredOn())
                        .execute()
                == 1;
    }

    boolean isBilled(UUID id) {
        return database.handle()
                .createQuery("select exists (select from fee_bill where fee_item_id = :id and status <> 'VOID')")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /** Writes the days of the phases in place of those that were there. */
    void anchor(UUID id, UUID communityId, List<PhaseAnchor> anchors) {
        database.handle()
                .createUpdate("delete from fee_anchor where fee_item_id = :id")
                .bind("id", id)
                .execute();
        database.handle()
                .createUpdate("""
                        insert into fee_anchor (fee_item_id, phase_id, community_id, month, day)
                        select :id, phase, :community, month, day from unnest(:phases, :months, :days) as a (phase, month, day)
                        """)
                .bind("id", id)
                .bind("community", communityId)
                .bindArray(
                        "phases",
                        UUID.class,
                        anchors.stream().map(PhaseAnchor::phaseId).toList())
                .bindArray(
                        "months",
                        Integer.class,
                        anchors.stream().map(PhaseAnchor::month).toList())
                .bindArray(
                        "days",
                        Integer.class,
                        anchors.stream().map(PhaseAnchor::day).toList())
                .execute();
    }

    private List<FeeItem> whole(List<FeeItem> items) {
        if (items.isEmpty()) return items;
        var upcoming = standards.behind(items, MOST_UPCOMING);
        var anchors = anchors(items);
        return items.stream()
                .map(item -> item.with(
                        anchors.getOrDefault(item.id(), List.of()), upcoming.getOrDefault(item.id(), List.of())))
                .toList();
    }

    private record Anchored(UUID item, PhaseAnchor anchor) {}

    private Map<UUID, List<PhaseAnchor>> anchors(List<FeeItem> items) {
        return database
                .handle()
                .createQuery(
                        "select * from fee_anchor where fee_item_id = any (:items) order by fee_item_id, month, day, phase_id")
                .bindArray("items", UUID.class, items.stream().map(FeeItem::id).toList())
                .map((row, context) -> new Anchored(
                        Columns.uuid(row, "fee_item_id"),
                        new PhaseAnchor(Columns.uuid(row, "phase_id"), row.getInt("month"), row.getInt("day"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Anchored::item, Collectors.mapping(Anchored::anchor, Collectors.toList())));
    }

    private FeeItem read(ResultSet row) throws SQLException {
        return new FeeItem(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                row.getString("code"),
                row.getString("name"),
                Columns.name(row, "class", FeeClass.class),
                Columns.name(row, "kind", FeeKind.class),
                standards.pricing(row),
                Columns.name(row, "cycle", FeeCycle.class),
                Columns.name(row, "anchor", FeeAnchor.class),
                List.of(),
                row.getInt("due_days"),
                FeeStandardRepository.lateFee(row),
                Figures.rate(row.getBigDecimal("vacancy_ratio")),
                row.getString("basis"),
                standards.composition(row),
                row.getString("quality_standard"),
                Columns.date(row, "effective_from"),
                List.of(),
                Columns.date(row, "retired_on"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }
}
