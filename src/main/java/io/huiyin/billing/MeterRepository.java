package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The meters. */
@ApplicationScoped
class MeterRepository {

    private final Database database;

    MeterRepository(Database database) {
        this.database = database;
    }

    /** @return false if a meter in use has the number */
    boolean insert(UUID id, UUID communityId, Meter.Given given, UUID replaces, Instant now) {
        return database.handle()
                        .createUpdate("""
                        insert into meter (id, community_id, house_id, fee_item_id, number, multiplier, installed_on,
                                           initial_value, replaces_id, created_at)
                        values (:id, :community, :house, :item, :number, :multiplier, :installedOn, :initialValue, :replaces, :now)
                        on conflict (community_id, number) where removed_on is null do nothing
                        """)
                        .bind("id", id)
                        .bind("community", communityId)
                        .bind("house", given.houseId())
                        .bind("item", given.feeItemId())
                        .bind("number", given.number())
                        .bind("multiplier", given.multiplier())
                        .bind("installedOn", given.installedOn())
                        .bind("initialValue", given.initialValue())
                        .bind("replaces", replaces)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    void remove(UUID id, LocalDate on) {
        database.handle()
                .createUpdate("update meter set removed_on = :on, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("on", on)
                .execute();
    }

    Optional<Meter> find(UUID id) {
        return database.handle()
                .createQuery("select * from meter where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /**
     * Meters by id or, of those in use, by number, always in one order, so that of two who read the same meter one waits.
     *
     * @param communityId null for any
     */
    List<Meter> lock(UUID communityId, Collection<UUID> ids, Collection<String> numbers) {
        return database.handle()
                .createQuery("""
                        select * from meter
                         where (id = any (:ids) or number = any (:numbers) and removed_on is null)
                           and (cast(:community as uuid) is null or community_id = :community)
                         order by id
                         for update
                        """)
                .bind("community", communityId)
                .bindArray("ids", UUID.class, ids)
                .bindArray("numbers", String.class, numbers)
                .map((row, context) -> read(row))
                .list();
    }

    List<Meter> list(UUID communityId, UUID houseId, UUID feeItemId, UUID before, int limit) {
        var where = new Where()
                .and("m.house_id = :house", "house", houseId)
                .and("m.fee_item_id = :item", "item", feeItemId)
                .and("m.id < :before", "before", before);
        var from = CommunityWalk.from("meter", "m", communityId, where, "m.community_id desc, m.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by m.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    private static Meter read(ResultSet row) throws SQLException {
        return new Meter(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "fee_item_id"),
                row.getString("number"),
                plain(row.getBigDecimal("multiplier")),
                Columns.date(row, "installed_on"),
                plain(row.getBigDecimal("initial_value")),
                Columns.date(row, "removed_on"),
                Columns.uuid(row, "replaces_id"),
                Columns.instant(row, "created_at"),
                row.getInt("version"));
    }

    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
