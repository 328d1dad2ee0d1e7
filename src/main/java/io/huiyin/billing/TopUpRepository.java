package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Erased;
import io.huiyin.owners.RelationKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code top_up}; what is written there is booked along. */
@ApplicationScoped
class TopUpRepository {

    private final Database database;

    TopUpRepository(Database database) {
        this.database = database;
    }

    /** Writes and books it. */
    void insert(UUID id, NewTopUp topUp, String receipt, LocalDate paidOn, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into top_up (id, community_id, house_id, payer_id, fee_item_id, receipt_number, amount_fen, quantity,
                                            method, external_id, paid_at, paid_on, collector_id, content_digest, created_at)
                        values (:id, :community, :house, :payer, :item, :receipt, :amount, :quantity,
                                :method, :external, :paidAt, :paidOn, :collector, :content, :now)
                        """)
                .bind("id", id)
                .bind("community", topUp.communityId())
                .bind("house", topUp.houseId())
                .bind("payer", topUp.payerId())
                .bind("item", topUp.feeItemId())
                .bind("receipt", receipt)
                .bind("amount", topUp.amountFen())
                .bind("quantity", Figures.decimal(topUp.quantity()))
                .bind("method", topUp.method())
                .bind("external", topUp.externalId())
                .bind("paidAt", topUp.paidAt())
                .bind("paidOn", paidOn)
                .bind("collector", database.caller().staffId())
                .bind("content", topUp.content())
                .bind("now", now)
                .execute();
        book(id, LedgerKind.TOP_UP, LedgerAccount.MONEY, LedgerAccount.TOP_UP, now);
    }

    /** Takes it back by a counter-entry of the same day. */
    void reverse(UUID id, String reason, Instant now) {
        database.handle()
                .createUpdate("""
                        update top_up set reversed_at = :now, reverse_reason = :reason, version = version + 1 where id = :id
                        """)
                .bind("id", id)
                .bind("reason", reason)
                .bind("now", now)
                .execute();
        book(id, LedgerKind.TOP_UP_REVERSED, LedgerAccount.TOP_UP, LedgerAccount.MONEY, now);
    }

    private void book(UUID id, LedgerKind kind, LedgerAccount debit, LedgerAccount credit, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen, effective_on,
                                                  recorded_at, about_id)
                        select community_id, house_id, payer_id, :kind, :debit, :credit, amount_fen, paid_on, :now, id
                          from top_up where id = :id
                        """)
                .bind("id", id)
                .bind("kind", kind)
                .bind("debit", debit)
                .bind("credit", credit)
                .bind("now", now)
                .execute();
    }

    Optional<TopUp> find(UUID id) {
        return database.handle()
                .createQuery("select * from top_up where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<TopUp> page(TopUpFilter filter, Cursor cursor, int limit) {
        var where = new Where()
                .and("t.house_id = :house", "house", filter.houseId())
                .and("t.fee_item_id = :item", "item", filter.feeItemId())
                .and("t.method = :method", "method", filter.method())
                .and("t.external_id = :external", "external", filter.externalId())
                .and("t.paid_on >= :from", "from", filter.from())
                .and("t.paid_on <= :to", "to", filter.to())
                .and("t.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var from = CommunityWalk.from("top_up", "t", filter.communityId(), where, "t.community_id desc, t.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by t.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Those of a payer, in the order of their ids. */
    List<TopUp> ofPayer(UUID payerId, UUID after, int limit) {
        var where = new Where().and("payer_id = :payer", "payer", payerId).and("id > :after", "after", after);
        return where.bindTo(database.handle()
                        .createQuery("select * from top_up where " + where.sql() + " order by id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Erases why a payer's top-ups were taken back. @return their ids */
    List<UUID> eraseTexts(UUID payerId) {
        return database.handle()
                .createQuery("""
                        update top_up set reverse_reason = :erased, version = version + 1
                         where payer_id = :payer and reverse_reason is not null
                        returning id
                        """)
                .bind("erased", Erased.TEXT)
                .bind("payer", payerId)
                .mapTo(UUID.class)
                .list();
    }

    /**
     * What was topped up on some days by house, payer and item, in the order of their ids.
     *
     * @param relation of whoever paid to the house on the day, or of anyone where nobody was named; null for any
     * @param cursor   house, payer (the zero id for nobody) and item of the last one before
     */
    List<TopUpSum> sums(
            UUID communityId, LocalDate from, LocalDate to, RelationKind relation, Cursor cursor, int limit) {
        var where = new Where().and("""
                        exists (select from house_relation r
                                 where r.house_id = t.house_id and r.relation = :relation and r.from_on <= t.paid_on
                                   and (r.to_on is null or r.to_on >= t.paid_on)
                                   and (t.payer_id is null or r.owner_id = t.payer_id))
                        """, "relation", relation);
        if (cursor != null) {
            where.and("(t.house_id, coalesce(t.payer_id, :nobody), t.fee_item_id) > (:house, :payer, :item)")
                    .with("house", cursor.uuid(0))
                    .with("payer", cursor.uuid(1))
                    .with("item", cursor.uuid(2))
                    .with("nobody", TopUps.NOBODY);
        }
        return where.bindTo(database.handle().createQuery("""
                        select t.house_id, t.payer_id, t.fee_item_id, count(*) as count, sum(t.amount_fen)::bigint as fen
                          from top_up t
                         where t.community_id = any (array[:community]) and t.reversed_at is null
                           and t.paid_on between :from and :to and %s
                         group by t.house_id, t.payer_id, t.fee_item_id
                         order by t.house_id, coalesce(t.payer_id, '%s'), t.fee_item_id
                         limit :limit
                        """.formatted(where.sql(), TopUps.NOBODY)))
                .bind("community", communityId)
                .bind("from", from)
                .bind("to", to)
                .bind("limit", limit)
                .map((row, context) -> new TopUpSum(
                        Columns.uuid(row, "house_id"),
                        Columns.uuid(row, "payer_id"),
                        Columns.uuid(row, "fee_item_id"),
                        row.getLong("count"),
                        row.getLong("fen")))
                .list();
    }

    private static TopUp read(ResultSet row) throws SQLException {
        return new TopUp(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                Columns.uuid(row, "fee_item_id"),
                row.getString("receipt_number"),
                row.getLong("amount_fen"),
                quantity(row.getBigDecimal("quantity")),
                Columns.name(row, "method", PaymentMethod.class),
                row.getString("external_id"),
                Columns.instant(row, "paid_at"),
                Columns.date(row, "paid_on"),
                Columns.uuid(row, "collector_id"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "reversed_at"),
                row.getString("reverse_reason"),
                row.getInt("version"));
    }

    private static String quantity(BigDecimal quantity) {
        return quantity == null ? null : Figures.quantity(quantity);
    }
}
