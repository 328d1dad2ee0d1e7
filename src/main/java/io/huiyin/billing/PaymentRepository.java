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
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The rows of payments, with what the ledger says of each. */
@ApplicationScoped
class PaymentRepository {

    /** The few of a bill are looked up first, and found by their ids. */
    private static final String PAID_ON_BILL = """
            p.id = any (array(select e.payment_id from ledger_entry e
                               where e.bill_id = :bill and e.payment_id is not null))""";

    private final Database database;

    PaymentRepository(Database database) {
        this.database = database;
    }

    /** Whether a payment that stands replaces it. */
    boolean isReplaced(UUID id) {
        return database.handle()
                .createQuery("select exists (select from fee_payment where replaces_id = :id and reversed_at is null)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    void insert(UUID id, NewPayment payment, String receipt, LocalDate paidOn, Instant now) {
        database.handle()
                .createUpdate("""
                        insert into fee_payment (id, community_id, house_id, payer_id, receipt_number, amount_fen, method,
                                                 external_id, paid_at, paid_on, collector_id, invoice_number, note, content_digest,
                                                 created_at, replaces_id)
                        values (:id, :community, :house, :payer, :receipt, :amount, :method,
                                :external, :paidAt, :paidOn, :collector, :invoice, :note, :content, :now, :replaces)
                        """)
                .bind("id", id)
                .bind("community", payment.communityId())
                .bind("house", payment.houseId())
                .bind("payer", payment.payerId())
                .bind("receipt", receipt)
                .bind("amount", payment.amountFen())
                .bind("method", payment.method())
                .bind("external", payment.externalId())
                .bind("paidAt", payment.paidAt())
                .bind("paidOn", paidOn)
                .bind("collector", payment.collectorId())
                .bind("invoice", payment.invoiceNumber())
                .bind("note", payment.note())
                .bind("content", payment.content())
                .bind("replaces", payment.replacesId())
                .bind("now", now)
                .execute();
    }

    /**
     * Says whose an unnamed payment is: of whoever owed all the bills that it went to, else of who stands for the house on
     * the day, else nobody's.
     */
    void findPayer(UUID id) {
        database.handle()
                .createUpdate("""
                        update fee_payment p
                           set payer_id = coalesce(
                                   (select case when count(*) = count(e.payer_id) and min(e.payer_id::text) = max(e.payer_id::text)
                                                then min(e.payer_id::text)::uuid end
                                      from ledger_entry e where e.payment_id = p.id and e.bill_id is not null),
                                   %s)
                         where p.id = :id and p.payer_id is null
                        """.formatted(HouseStand.owner("p.house_id", "p.paid_on")))
                .bind("id", id)
                .execute();
    }

    Optional<Payment> find(UUID id) {
        return database.handle()
                .createQuery("select * from fee_payment where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne()
                .map(payment -> allocated(List.of(payment)).getFirst());
    }

    /** By day of payment and community where days are asked for, else newest first. */
    List<Payment> page(PaymentFilter filter, Cursor cursor, int limit) {
        var where = new Where()
                .and("p.house_id = :house", "house", filter.houseId())
                .and("p.payer_id = :payer", "payer", filter.payerId())
                .and(PAID_ON_BILL, "bill", filter.billId())
                .and("p.method = :method", "method", filter.method())
                .and("p.external_id = :external", "external", filter.externalId())
                .and("p.collector_id = :collector", "collector", filter.collectorId())
                .and("p.paid_on >= :from", "from", filter.from())
                .and("p.paid_on <= :to", "to", filter.to());
        if (cursor != null) {
            where.and("(p.paid_on, p.id) < (:beforeDay, :before)")
                    .with("beforeDay", cursor.date(0))
                    .with("before", cursor.uuid(1));
        }
        var from = CommunityWalk.from(
                "fee_payment", "p", filter.communityId(), where, "p.community_id desc, p.paid_on desc, p.id desc");
        var rows = where.bindTo(database.handle()
                        .createQuery("select * from " + from + " order by p.paid_on desc, p.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> read(row))
                .list();
        return allocated(rows);
    }

    /** Fills in what each went to, in one statement. */
    private List<Payment> allocated(Collection<Payment> payments) {
        Map<UUID, List<Payment.Allocation>> allocations = database
                .handle()
                .createQuery("""
                        select payment_id, bill_id,
                               coalesce(sum(case 'RECEIVABLE' when credit then amount_fen when debit then -amount_fen end), 0)
                                   as principal,
                               coalesce(sum(case 'LATE_FEE_RECEIVABLE' when credit then amount_fen
                                                                       when debit then -amount_fen end), 0) as late
                          from ledger_entry
                         where payment_id = any (:payments) and bill_id is not null
                         group by payment_id, bill_id
                         order by min(seq)
                        """)
                .bindArray(
                        "payments",
                        UUID.class,
                        payments.stream().map(Payment::id).toArray())
                .map((row, context) -> Map.entry(
                        Columns.uuid(row, "payment_id"),
                        new Payment.Allocation(
                                Columns.uuid(row, "bill_id"), row.getLong("principal"), row.getLong("late"))))
                .stream()
                .filter(each ->
                        each.getValue().principalFen() != 0 || each.getValue().lateFeeFen() != 0)
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return payments.stream()
                .map(payment -> with(payment, allocations.getOrDefault(payment.id(), List.of())))
                .toList();
    }

    private static Payment with(Payment p, List<Payment.Allocation> allocations) {
        return new Payment(
                p.id(),
                p.communityId(),
                p.houseId(),
                p.payerId(),
                p.receiptNumber(),
                p.amountFen(),
                p.method(),
                p.externalId(),
                p.paidAt(),
                p.paidOn(),
                allocations,
                p.prepaidFen(),
                p.collectorId(),
                p.invoiceNumber(),
                p.note(),
                p.replacesId(),
                p.createdAt(),
                p.reversedAt(),
                p.reverseReason(),
                p.version());
    }

    private static Payment read(ResultSet row) throws SQLException {
        return new Payment(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "house_id"),
                Columns.uuid(row, "payer_id"),
                row.getString("receipt_number"),
                row.getLong("amount_fen"),
                Columns.name(row, "method", PaymentMethod.class),
                row.getString("external_id"),
                Columns.instant(row, "paid_at"),
                Columns.date(row, "paid_on"),
                List.of(),
                row.getLong("prepaid_left_fen"),
                Columns.uuid(row, "collector_id"),
                row.getString("invoice_number"),
                row.getString("note"),
                Columns.uuid(row, "replaces_id"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "reversed_at"),
                row.getString("reverse_reason"),
                row.getInt("version"));
    }
}
