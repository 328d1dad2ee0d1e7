package io.huiyin.billing;

import io.huiyin.community.Communities;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The published charge standards of a community (收费标准公示), which its owners read too: FEE-08, FEE-18, SVC-01. */
@ApplicationScoped
public class PriceList {

    private final Database database;
    private final FeeStandardRepository standards;
    private final Communities communities;
    private final Clock clock;

    PriceList(Database database, FeeStandardRepository standards, Communities communities, Clock clock) {
        this.database = database;
        this.standards = standards;
        this.communities = communities;
        this.clock = clock;
    }

    /**
     * What is charged for on a day, by code; nothing for a community that the caller does not see.
     *
     * @param on today in the community's zone where null
     */
    public Page<PricedItem> on(Caller caller, UUID communityId, LocalDate on, String encodedCursor, int limit) {
        return database.in(caller, () -> {
            var list = "price-list?" + communityId + "&" + on;
            var cursor = Cursor.read(list, encodedCursor, 1);
            var community = communities.find(communityId).orElse(null);
            if (community == null) return new Page<>(List.of(), null);
            var where = new Where()
                    .and("(i.retired_on is null or i.retired_on > :on)")
                    .and("exists (select from fee_standard x where x.fee_item_id = i.id and x.effective_from <= :on)")
                    .and("i.code > :after", "after", cursor == null ? null : cursor.text(0))
                    .with("on", on == null ? LocalDate.ofInstant(clock.instant(), community.timeZone()) : on);
            var items = CommunityWalk.from("fee_item", "i", communityId, where, "i.community_id, i.code");
            var rows = where.bindTo(database.handle().createQuery("""
                            select i.id, i.code, i.name, i.class, i.kind, i.method, i.cycle, s.*
                              from %s
                             cross join lateral (
                                   select effective_from, unit_price, tiers, vacancy_ratio, due_days, late_daily_rate,
                                          late_grace_days, late_cap_ratio, basis, composition, quality_standard
                                     from fee_standard
                                    where fee_item_id = i.id and effective_from <= :on
                                    order by effective_from desc
                                    limit 1) s
                             order by i.code
                             limit :limit
                            """.formatted(items)))
                    .bind("limit", limit + 1)
                    .map((row, context) -> read(row))
                    .list();
            return Page.of(rows, limit, item -> Cursor.after(list, item.code()));
        });
    }

    private PricedItem read(ResultSet row) throws SQLException {
        return new PricedItem(
                Columns.uuid(row, "id"),
                row.getString("code"),
                row.getString("name"),
                Columns.name(row, "class", FeeClass.class),
                Columns.name(row, "kind", FeeKind.class),
                standards.pricing(row),
                Columns.name(row, "cycle", FeeCycle.class),
                row.getInt("due_days"),
                FeeStandardRepository.lateFee(row),
                Figures.rate(row.getBigDecimal("vacancy_ratio")),
                row.getString("basis"),
                standards.composition(row),
                row.getString("quality_standard"),
                Columns.date(row, "effective_from"));
    }
}
