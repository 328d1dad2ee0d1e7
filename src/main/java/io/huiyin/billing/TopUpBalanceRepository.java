package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code top_up_balance} and {@code top_up_reading}. Whoever writes them holds the house's account. */
@ApplicationScoped
class TopUpBalanceRepository {

    /** What a balance shows, of {@code b}. */
    private static final String SHOWN = """
            select b.*, s.low_below_fen, coalesce(b.meter_fen + b.added_fen < s.low_below_fen, false) as low
              from %s left join top_up_setting s on s.fee_item_id = b.fee_item_id
            """;

    private final Database database;

    TopUpBalanceRepository(Database database) {
        this.database = database;
    }

    /** Adds a top-up, unless the meter reported since. */
    void add(NewTopUp topUp, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into top_up_balance as b (id, community_id, house_id, fee_item_id, payer_id, added_fen, filled_at,
                                                         created_at)
                        values (:id, :community, :house, :item, :payer, :amount, :paidAt, :now)
                        on conflict on constraint top_up_balance_once_uq do update
                           set payer_id = coalesce(excluded.payer_id, b.payer_id), version = b.version + 1,
                               added_fen = b.added_fen
                                   + case when b.read_at >= excluded.filled_at then 0 else excluded.added_fen end,
                               filled_at = case when b.read_at >= excluded.filled_at then b.filled_at
                                                else greatest(b.filled_at, excluded.filled_at) end
                        """)
                .bind("id", Ids.next())
                .bind("community", topUp.communityId())
                .bind("house", topUp.houseId())
                .bind("item", topUp.feeItemId())
                .bind("payer", topUp.payerId())
                .bind("amount", topUp.amountFen())
                .bind("paidAt", topUp.paidAt())
                .bind("now", now)
                .execute();
    }

    /** Adds the top-ups since the last report up anew. */
    void recount(UUID houseId, UUID feeItemId) {
        database.handle()
                .createUpdate("""
                        update top_up_balance b
                           set version = b.version + 1, added_fen = (
                               select coalesce(sum(t.amount_fen), 0) from top_up t
                                where t.house_id = b.house_id and t.fee_item_id = b.fee_item_id and t.reversed_at is null
                                  and t.paid_at > coalesce(b.read_at, '-infinity'))
                         where b.house_id = :house and b.fee_item_id = :item
                        """)
                .bind("house", houseId)
                .bind("item", feeItemId)
                .execute();
    }

    /** The balance of a house's meter, which is opened where there is none. */
    UUID open(UUID communityId, UUID houseId, UUID feeItemId, Instant readAt, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into top_up_balance (id, community_id, house_id, fee_item_id, filled_at, created_at)
                        values (:id, :community, :house, :item, :readAt, :now)
                        on conflict on constraint top_up_balance_once_uq do nothing
                        """)
                .bind("id", Ids.next())
                .bind("community", communityId)
                .bind("house", houseId)
                .bind("item", feeItemId)
                .bind("readAt", readAt)
                .bind("now", now)
                .execute();
        return database.handle()
                .createQuery("select id from top_up_balance where house_id = :house and fee_item_id = :item")
                .bind("house", houseId)
                .bind("item", feeItemId)
                .mapTo(UUID.class)
                .one();
    }

    Optional<TopUpReading> reading(UUID balanceId, Instant readAt) {
        return database.handle()
                .createQuery("select * from top_up_reading where balance_id = :balance and read_at = :readAt")
                .bind("balance", balanceId)
                .bind("readAt", readAt)
                .map((row, context) -> readReading(row))
                .findOne();
    }

    /** Writes what the meter reported. It counts if no later report is known. */
    void report(UUID balanceId, Instant readAt, long fen, Instant now) {
        database.handle()
                .createUpdate("""
                        with report as (
                            insert into top_up_reading (balance_id, read_at, community_id, meter_fen, staff_id, created_at)
                            select id, :readAt, community_id, :fen, :staff, :now from top_up_balance where id = :balance
                        )
                        update top_up_balance
                           set meter_fen = :fen, read_at = :readAt, version = version + 1,
                               filled_at = case when :fen > meter_fen + added_fen then :readAt else filled_at end
                         where id = :balance and coalesce(read_at < :readAt, true)
                        """)
                .bind("balance", balanceId)
                .bind("readAt", readAt)
                .bind("fen", fen)
                .bind("staff", database.caller().staffId())
                .bind("now", now)
                .execute();
    }

    Optional<TopUpBalance> find(UUID id) {
        return database.handle()
                .createQuery(SHOWN.formatted("top_up_balance b") + "where b.id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** In the order in which they came to be known. */
    List<TopUpBalance> page(UUID communityId, UUID houseId, UUID feeItemId, boolean lowOnly, Cursor cursor, int limit) {
        var where = new Where()
                .and("b.house_id = :house", "house", houseId)
                .and("b.fee_item_id = :item", "item", feeItemId)
                .and("b.id > :after", "after", cursor == null ? null : cursor.uuid(0));
        if (lowOnly) {
            where.and("exists (select from top_up_setting l where l.fee_item_id = b.fee_item_id "
                    + "and b.meter_fen + b.added_fen < l.low_below_fen)");
        }
        var from = CommunityWalk.from("top_up_balance", "b", communityId, where, "b.community_id, b.id");
        return where.bindTo(database.handle().createQuery(SHOWN.formatted(from) + " order by b.id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Newest first. */
    List<TopUpReading> readings(UUID balanceId, Cursor cursor, int limit) {
        var where = new Where().and("read_at < :before", "before", cursor == null ? null : cursor.instant(0));
        return where.bindTo(database.handle()
                        .createQuery("select * from top_up_reading where balance_id = :balance and " + where.sql()
                                + " order by read_at desc limit :limit"))
                .bind("balance", balanceId)
                .bind("limit", limit)
                .map((row, context) -> readReading(row))
                .list();
    }

    /** Those that are low by a report of some days, by id behind one, each with whom to tell on a day. */
    List<LowBalance> low(UUID communityId, Instant from, Instant to, LocalDate on, UUID after, int limit) {
        var where = new Where().and("b.id > :after", "after", after);
        return where.bindTo(database.handle()
                        .createQuery("""
                        select b.id, b.meter_fen + b.added_fen as balance, b.read_at, b.filled_at, h.code, i.name,
                               coalesce((select b.payer_id where exists (
                                             select from house_relation r
                                              where r.house_id = b.house_id and r.owner_id = b.payer_id and r.from_on <= :on
                                                and (r.to_on is null or r.to_on >= :on))),
                                        %s) as recipient
                          from top_up_balance b
                          join top_up_setting s on s.fee_item_id = b.fee_item_id
                          join house h on h.id = b.house_id
                          join fee_item i on i.id = b.fee_item_id
                         where b.community_id = any (array[:community]) and b.read_at >= :from and b.read_at < :to
                           and b.meter_fen + b.added_fen < s.low_below_fen and %s
                         order by b.community_id, b.id
                         limit :limit
                        """.formatted(HouseStand.owner("b.house_id", ":on"), where.sql())))
                .bind("community", communityId)
                .bind("from", from)
                .bind("to", to)
                .bind("on", on)
                .bind("limit", limit)
                .map((row, context) -> new LowBalance(
                        Columns.uuid(row, "id"),
                        Columns.uuid(row, "recipient"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getLong("balance"),
                        Columns.instant(row, "read_at"),
                        Columns.instant(row, "filled_at")))
                .list();
    }

    private static TopUpReading readReading(ResultSet row) throws SQLException {
        return new TopUpReading(
                Columns.instant(row, "read_at"),
                row.getLong("meter_fen"),
                Columns.uuid(row, "staff_id"),
                Columns.instant(row, "created_at"));
    }

    private static TopUpBalance read(ResultSet row) throws SQLException {
        var meter = Columns.number(row, "meter_fen");
        long added = row.getLong("added_fen");
        return new TopUpBalance(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "fee_item_id"),
                meter == null ? null : meter + added,
                meter,
                Columns.instant(row, "read_at"),
                added,
                Columns.number(row, "low_below_fen"),
                row.getBoolean("low"),
                row.getInt("version"));
    }
}
