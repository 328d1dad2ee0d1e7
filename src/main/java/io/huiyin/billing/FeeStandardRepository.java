package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code fee_standard}, in the scope of the running transaction. */
@ApplicationScoped
class FeeStandardRepository {

    private static final String SELECT =
            "select s.*, i.method from fee_standard s join fee_item i on i.id = s.fee_item_id ";

    private final Database database;
    private final BillingJson json;

    FeeStandardRepository(Database database, BillingJson json) {
        this.database = database;
        this.json = json;
    }

    /** @return false if the item has a standard from this day */
    boolean insert(UUID id, UUID communityId, UUID itemId, LocalDate from, FeeTerms terms, Instant now) {
        var lateFee = terms.lateFee();
        return database.handle()
                        .createUpdate("""
                                insert into fee_standard (id, community_id, fee_item_id, effective_from, unit_price, tiers,
                                                          vacancy_ratio, due_days, late_daily_rate, late_grace_days,
                                                          late_cap_ratio, basis, composition, quality_standard, created_at)
                                values (:id, :community, :item, :from, :price, cast(:tiers as jsonb), :vacancy, :dueDays,
                                        :rate, :grace, :cap, :basis, cast(:composition as jsonb), :quality, :now)
                                on conflict on constraint fee_standard_from_uq do nothing
                                """)
                        .bind("id", id)
                        .bind("community", communityId)
                        .bind("item", itemId)
                        .bind("from", from)
                        .bind("price", Figures.decimal(terms.unitPrice()))
                        .bind("tiers", json.write(terms.tiers()))
                        .bind("vacancy", Figures.decimal(terms.vacancyRatio()))
                        .bind("dueDays", terms.dueDays())
                        .bind("rate", lateFee == null ? null : Figures.decimal(lateFee.dailyRate()))
                        .bind("grace", lateFee == null ? null : lateFee.graceDays())
                        .bind("cap", lateFee == null ? null : Figures.decimal(lateFee.capRatio()))
                        .bind("basis", terms.basis())
                        .bind("composition", json.write(terms.composition()))
                        .bind("quality", terms.qualityStandard())
                        .bind("now", now)
                        .execute()
                == 1;
    }

    Optional<FeeStandard> find(UUID itemId, UUID id) {
        return database.handle()
                .createQuery(SELECT + "where s.id = :id and s.fee_item_id = :item")
                .bind("id", id)
                .bind("item", itemId)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The one that is in force on a day. */
    Optional<FeeStandard> inForce(UUID itemId, LocalDate on) {
        return database.handle()
                .createQuery(SELECT + """
                         where s.fee_item_id = :item and s.effective_from <= :on
                         order by s.effective_from desc
                         limit 1
                        """)
                .bind("item", itemId)
                .bind("on", on)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** The newest day first. */
    List<FeeStandard> page(UUID itemId, Cursor after, int limit) {
        return database.handle()
                .createQuery(SELECT + """
                         where s.fee_item_id = :item and s.effective_from < coalesce(cast(:before as date), 'infinity')
                         order by s.effective_from desc
                         limit :limit
                        """)
                .bind("item", itemId)
                .bind("before", after == null ? null : after.text(0))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Up to {@code most} standards of each item behind the one that it shows, in the order of their days. */
    Map<UUID, List<FeeStandard>> behind(Collection<FeeItem> items, int most) {
        return database
                .handle()
                .createQuery("""
                        select s.*, i.method
                          from unnest(:items, :shown) as wanted (item, shown)
                          join fee_item i on i.id = wanted.item
                         cross join lateral (
                               select * from fee_standard s
                                where s.fee_item_id = wanted.item and s.effective_from > wanted.shown
                                order by s.effective_from
                                limit :most) s
                         order by s.effective_from
                        """)
                .bindArray("items", UUID.class, items.stream().map(FeeItem::id).toList())
                .bindArray(
                        "shown",
                        LocalDate.class,
                        items.stream().map(FeeItem::effectiveFrom).toList())
                .bind("most", most)
                .map((row, context) -> read(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(FeeStandard::feeItemId));
    }

    /** The number of a bill of which a standard from this day would change a day; bills that are void do not count. */
    Optional<String> billedBy(UUID itemId, LocalDate from) {
        return database.handle()
                .createQuery("""
                        select b.number from fee_bill b
                         where b.fee_item_id = :item and b.status <> 'VOID' and b.to_on >= :from
                           and b.from_on < coalesce((select min(s.effective_from) from fee_standard s
                                                      where s.fee_item_id = :item and s.effective_from > :from), 'infinity')
                         order by b.to_on
                         limit 1
                        """)
                .bind("item", itemId)
                .bind("from", from)
                .mapTo(String.class)
                .findOne();
    }

    Pricing pricing(ResultSet row) throws SQLException {
        return new Pricing(
                Columns.name(row, "method", PricingMethod.class),
                Figures.rate(row.getBigDecimal("unit_price")),
                json.read(row.getString("tiers"), BillingJson.TIERS));
    }

    static LateFeeTerms lateFee(ResultSet row) throws SQLException {
        var rate = row.getBigDecimal("late_daily_rate");
        return rate == null
                ? null
                : new LateFeeTerms(
                        Figures.rate(rate),
                        row.getInt("late_grace_days"),
                        Figures.rate(row.getBigDecimal("late_cap_ratio")));
    }

    List<PricePart> composition(ResultSet row) throws SQLException {
        return json.read(row.getString("composition"), BillingJson.PARTS);
    }

    private FeeStandard read(ResultSet row) throws SQLException {
        return new FeeStandard(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "fee_item_id"),
                Columns.date(row, "effective_from"),
                pricing(row),
                Figures.rate(row.getBigDecimal("vacancy_ratio")),
                row.getInt("due_days"),
                lateFee(row),
                row.getString("basis"),
                composition(row),
                row.getString("quality_standard"),
                Columns.instant(row, "created_at"));
    }
}
