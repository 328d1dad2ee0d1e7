package io.huiyin.billing;

import com.fasterxml.jackson.core.type.TypeReference;
import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Erased;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The tables {@code deposit} and {@code deposit_movement}, in the scope of the running transaction. */
@ApplicationScoped
class DepositRepository {

    private static final TypeReference<List<DepositItem>> ITEMS = new TypeReference<>() {};
    private static final int MOST_MOVEMENTS = 200;

    private final Database database;
    private final BillingJson json;

    DepositRepository(Database database, BillingJson json) {
        this.database = database;
        this.json = json;
    }

    void insert(UUID id, NewDeposit deposit, String receipt, LocalDate paidOn, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into deposit (id, community_id, house_id, payer_id, fee_item_id, receipt_number, amount_fen, method,
                                             external_id, paid_at, paid_on, collector_id, note, content_digest,
                                             created_at)
                        values (:id, :community, :house, coalesce(cast(:payer as uuid), %s), :item, :receipt, :amount, :method,
                                :external, :paidAt, :paidOn, :collector, :note, :content, :now)
                        """.formatted(HouseStand.owner(":house", ":paidOn")))
                .bind("id", id)
                .bind("community", deposit.communityId())
                .bind("house", deposit.houseId())
                .bind("payer", deposit.payerId())
                .bind("item", deposit.feeItemId())
                .bind("receipt", receipt)
                .bind("amount", deposit.amountFen())
                .bind("method", deposit.method())
                .bind("external", deposit.externalId())
                .bind("paidAt", deposit.paidAt())
                .bind("paidOn", paidOn)
                .bind("collector", database.caller().staffId())
                .bind("note", deposit.note())
                .bind("content", deposit.content())
                .bind("now", now)
                .execute();
    }

    Optional<Deposit> find(UUID id) {
        return one("select * from deposit where id = :id", id);
    }

    /** Holds its row: whoever deducts or refunds at the same time waits here, and then sees what is left. */
    Optional<Deposit> lock(UUID id) {
        return one("select * from deposit where id = :id for update", id);
    }

    private Optional<Deposit> one(String sql, UUID id) {
        return database.handle()
                .createQuery(sql)
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** Newest first. */
    List<Deposit> page(DepositFilter filter, Cursor cursor, int limit) {
        var where = new Where()
                .and("d.house_id = :house", "house", filter.houseId())
                .and("d.status = :status", "status", filter.status())
                .and("d.method = :method", "method", filter.method())
                .and("d.external_id = :external", "external", filter.externalId())
                .and("d.paid_on >= :from", "from", filter.from())
                .and("d.paid_on <= :to", "to", filter.to())
                .and("d.id < :before", "before", cursor == null ? null : cursor.uuid(0));
        var from = CommunityWalk.from("deposit", "d", filter.communityId(), where, "d.community_id desc, d.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by d.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
    }

    /** Newest first. */
    List<DepositMovement> movements(UUID depositId) {
        return database.handle()
                .createQuery("select * from deposit_movement where deposit_id = :deposit order by id desc limit :most")
                .bind("deposit", depositId)
                .bind("most", MOST_MOVEMENTS)
                .map((row, context) -> readMovement(row))
                .list();
    }

    /** Those of a payer with what left them, in the order of their ids. */
    List<Deposit> ofPayer(UUID payerId, UUID after, int limit) {
        var where = new Where().and("payer_id = :payer", "payer", payerId).and("id > :after", "after", after);
        var page = where.bindTo(database.handle()
                        .createQuery("select * from deposit where " + where.sql() + " order by id limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
        Map<UUID, List<DepositMovement>> movements = database
                .handle()
                .createQuery("select * from deposit_movement where deposit_id = any (:deposits) order by id desc")
                .bindArray(
                        "deposits", UUID.class, page.stream().map(Deposit::id).toList())
                .map((row, context) -> Map.entry(Columns.uuid(row, "deposit_id"), readMovement(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return page.stream()
                .map(deposit -> deposit.with(movements.getOrDefault(deposit.id(), List.of())))
                .toList();
    }

    /** Up to {@code limit} of a payer of which something is held. */
    List<UUID> heldFor(UUID payerId, int limit) {
        return database.handle()
                .createQuery(
                        "select id from deposit where payer_id = :payer and status not in ('SETTLED', 'REVERSED') order by id limit :limit")
                .bind("payer", payerId)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /** Erases what people wrote about a payer's deposits; the sums stay. @return the ids of the deposits */
    List<UUID> eraseTexts(UUID payerId) {
        return database.handle()
                .createQuery("""
                        with moved as (
                            update deposit_movement m
                               set reason = :erased,
                                   reverse_reason = case when m.reverse_reason is not null then :erased end
                              from deposit d where d.id = m.deposit_id and d.payer_id = :payer
                        )
                        update deposit
                           set note = null, reverse_reason = case when reverse_reason is not null then :erased end,
                               version = version + 1
                         where payer_id = :payer
                        returning id
                        """)
                .bind("erased", Erased.TEXT)
                .bind("payer", payerId)
                .mapTo(UUID.class)
                .list();
    }

    /** Writes a movement and what it leaves. @return false for an external id that another refund has */
    boolean move(Deposit deposit, DepositMovement movement) {
        int made = database.handle()
                .createUpdate("""
                        insert into deposit_movement (id, community_id, deposit_id, kind, amount_fen, excess_fen, bill_id, items,
                                                      method, external_id, reason, moved_on, staff_id, created_at)
                        values (:id, :community, :deposit, :kind, :amount, :excess, :bill, cast(:items as jsonb),
                                :method, :external, :reason, :on, :staff, :now)
                        on conflict (community_id, method, external_id) where reversed_at is null do nothing
                        """)
                .bind("id", movement.id())
                .bind("community", deposit.communityId())
                .bind("deposit", deposit.id())
                .bind("kind", movement.kind())
                .bind("amount", movement.amountFen())
                .bind("excess", movement.excessFen())
                .bind("bill", movement.billId())
                .bind("items", json.write(movement.items()))
                .bind("method", movement.method())
                .bind("external", movement.externalId())
                .bind("reason", movement.reason())
                .bind("on", movement.movedOn())
                .bind("staff", movement.staffId())
                .bind("now", movement.createdAt())
                .execute();
        if (made == 0) return false;
        var sum = movement.kind() == DepositMovement.Kind.DEDUCTION ? "deducted_fen" : "refunded_fen";
        database.handle()
                .createUpdate(
                        "update deposit set %1$s = %1$s + :amount, version = version + 1 where id = :id".formatted(sum))
                .bind("amount", movement.amountFen())
                .bind("id", deposit.id())
                .execute();
        return true;
    }

    void reverse(UUID id, String reason, Instant now) {
        database.handle()
                .createUpdate("""
                        update deposit set reversed_at = :now, reverse_reason = :reason, version = version + 1 where id = :id
                        """)
                .bind("now", now)
                .bind("reason", reason)
                .bind("id", id)
                .execute();
    }

    /** What went back of a deposit that is locked. */
    Optional<DepositMovement> refund(UUID depositId, UUID movementId) {
        return database.handle()
                .createQuery("""
                        select * from deposit_movement where id = :id and deposit_id = :deposit and kind = 'REFUND'
                        """)
                .bind("id", movementId)
                .bind("deposit", depositId)
                .map((row, context) -> readMovement(row))
                .findOne();
    }

    void reverse(Deposit deposit, DepositMovement refund, String reason, Instant now) {
        database.handle()
                .createUpdate("""
                        with reversed as (
                            update deposit_movement set reversed_at = :now, reverse_reason = :reason
                             where id = :movement
                            returning amount_fen
                        )
                        update deposit d set refunded_fen = d.refunded_fen - r.amount_fen, version = d.version + 1
                          from reversed r where d.id = :id
                        """)
                .bind("now", now)
                .bind("reason", reason)
                .bind("movement", refund.id())
                .bind("id", deposit.id())
                .execute();
    }

    /** Books a sum of a deposit from one account to another. */
    void book(
            UUID depositId,
            LedgerKind kind,
            LedgerAccount debit,
            LedgerAccount credit,
            long amountFen,
            LocalDate on,
            Instant now) {
        if (amountFen == 0) return;
        database.handle()
                .createUpdate("""
                        insert into ledger_entry (community_id, house_id, payer_id, kind, debit, credit, amount_fen, effective_on,
                                                  recorded_at, about_id)
                        select d.community_id, d.house_id, d.payer_id, :kind, :debit, :credit, :amount, :on, :now, d.id
                          from deposit d where d.id = :deposit
                        """)
                .bind("deposit", depositId)
                .bind("kind", kind)
                .bind("debit", debit)
                .bind("credit", credit)
                .bind("amount", amountFen)
                .bind("on", on)
                .bind("now", now)
                .execute();
    }

    private DepositMovement readMovement(ResultSet row) throws SQLException {
        return new DepositMovement(
                Columns.uuid(row, "id"),
                Columns.name(row, "kind", DepositMovement.Kind.class),
                row.getLong("amount_fen"),
                row.getLong("excess_fen"),
                Columns.uuid(row, "bill_id"),
                json.read(row.getString("items"), ITEMS),
                Columns.name(row, "method", PaymentMethod.class),
                row.getString("external_id"),
                row.getString("reason"),
                Columns.date(row, "moved_on"),
                Columns.uuid(row, "staff_id"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "reversed_at"),
                row.getString("reverse_reason"));
    }

    private static Deposit read(ResultSet row) throws SQLException {
        long amount = row.getLong("amount_fen");
        long deducted = row.getLong("deducted_fen");
        long refunded = row.getLong("refunded_fen");
        var reversedAt = Columns.instant(row, "reversed_at");
        return new Deposit(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                Columns.uuid(row, "fee_item_id"),
                row.getString("receipt_number"),
                Columns.name(row, "status", DepositStatus.class),
                amount,
                deducted,
                refunded,
                reversedAt == null ? amount - deducted - refunded : 0,
                Columns.name(row, "method", PaymentMethod.class),
                row.getString("external_id"),
                Columns.instant(row, "paid_at"),
                Columns.date(row, "paid_on"),
                Columns.uuid(row, "collector_id"),
                row.getString("note"),
                null,
                Columns.instant(row, "created_at"),
                reversedAt,
                row.getString("reverse_reason"),
                row.getInt("version"));
    }
}
