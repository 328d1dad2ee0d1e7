package io.huiyin.reports;

import io.huiyin.billing.BillStatus;
import io.huiyin.billing.FeeClass;
import io.huiyin.billing.PaymentMethod;
import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import io.huiyin.kernel.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterable;

/** Bills, payments and arrears by their days, fetched so many rows at a time, however many there are. */
@ApplicationScoped
class RowRepository {

    private static final int FETCHED = 1_000;

    private static final String BILLS = """
            select x.id, x.number, x.status, x.house_id, h.code as house_code, x.fee_item_id, i.name as fee_item, x.class,
                   x.period, x.period_from, x.from_on, x.to_on, x.due_on, x.amount_fen, x.paid_fen, x.published_at
              from fee_bill x join house h on h.id = x.house_id join fee_item i on i.id = x.fee_item_id
             where x.community_id = any (array[cast(:community as uuid)]) and x.status <> 'DRAFT' and %s
             order by x.community_id, x.period_from, x.id
            """;
    private static final String PAYMENTS = """
            select x.id, x.receipt_number, x.house_id, h.code as house_code, x.amount_fen, x.method, x.external_id, x.paid_on,
                   x.paid_at, x.collector_id, s.name as collector, x.invoice_number, x.reversed_at
              from fee_payment x join house h on h.id = x.house_id left join staff_member s on s.id = x.collector_id
             where x.community_id = any (array[cast(:community as uuid)]) and %s
             order by x.community_id, x.paid_on, x.id
            """;
    private static final String ARREARS = """
            select x.id, x.number, x.house_id, h.code as house_code, x.fee_item_id, i.name as fee_item, x.class, x.period,
                   x.due_on, :today - x.due_on as days, x.amount_fen - x.paid_fen as principal,
                   greatest(0, huiyin_late_fee(x, :today) - x.late_paid_fen - x.late_granted_fen) as late
              from fee_bill x join house h on h.id = x.house_id join fee_item i on i.id = x.fee_item_id
             where x.community_id = any (array[cast(:community as uuid)]) and x.status in ('OPEN', 'PART_PAID')
                   and x.due_on < :today and %s
             order by x.community_id, x.due_on, x.id
            """;

    private final Database database;

    RowRepository(Database database) {
        this.database = database;
    }

    /** By the first day of their period; without drafts. */
    ResultIterable<BillRow> bills(UUID communityId, LocalDate from, LocalDate to, Cursor after, Integer limit) {
        return rows(BILLS, communityId, days("x.period_from", from, to, after), limit, (row, context) -> bill(row));
    }

    /** By the day of payment, the reversed ones included. */
    ResultIterable<PaymentRow> payments(UUID communityId, LocalDate from, LocalDate to, Cursor after, Integer limit) {
        return rows(PAYMENTS, communityId, days("x.paid_on", from, to, after), limit, (row, context) -> payment(row));
    }

    /** By the due day, which lies before today. */
    ResultIterable<ArrearsRow> arrears(
            UUID communityId, LocalDate today, LocalDate from, LocalDate to, Cursor after, Integer limit) {
        var where = days("x.due_on", from, to, after).with("today", today);
        return rows(ARREARS, communityId, where, limit, (row, context) -> overdue(row));
    }

    private static Where days(String column, LocalDate from, LocalDate to, Cursor after) {
        var where = new Where().and(column + " >= :from", "from", from).and(column + " <= :to", "to", to);
        if (after == null) return where;
        return where.and("(" + column + ", x.id) > (:afterDay, :after)")
                .with("afterDay", after.date(0))
                .with("after", after.uuid(1));
    }

    /** The connection commits nothing by itself, so that the driver fetches by a cursor. */
    private <T> ResultIterable<T> rows(
            String sql, UUID communityId, Where where, Integer limit, org.jdbi.v3.core.mapper.RowMapper<T> mapper) {
        var query = database.handle().createQuery(sql.formatted(where.sql()) + (limit == null ? "" : " limit :limit"));
        where.bindTo(query).bind("community", communityId);
        if (limit != null) query.bind("limit", limit);
        return query.setFetchSize(FETCHED).map(mapper);
    }

    private static BillRow bill(ResultSet row) throws SQLException {
        return new BillRow(
                Columns.uuid(row, "id"),
                row.getString("number"),
                Columns.name(row, "status", BillStatus.class),
                Columns.uuid(row, "house_id"),
                row.getString("house_code"),
                Columns.uuid(row, "fee_item_id"),
                row.getString("fee_item"),
                Columns.name(row, "class", FeeClass.class),
                row.getString("period"),
                Columns.date(row, "period_from"),
                Columns.date(row, "from_on"),
                Columns.date(row, "to_on"),
                Columns.date(row, "due_on"),
                row.getLong("amount_fen"),
                row.getLong("paid_fen"),
                Columns.instant(row, "published_at"));
    }

    private static PaymentRow payment(ResultSet row) throws SQLException {
        return new PaymentRow(
                Columns.uuid(row, "id"),
                row.getString("receipt_number"),
                Columns.uuid(row, "house_id"),
                row.getString("house_code"),
                row.getLong("amount_fen"),
                Columns.name(row, "method", PaymentMethod.class),
                row.getString("external_id"),
                Columns.date(row, "paid_on"),
                Columns.instant(row, "paid_at"),
                Columns.uuid(row, "collector_id"),
                row.getString("collector"),
                row.getString("invoice_number"),
                Columns.instant(row, "reversed_at"));
    }

    private static ArrearsRow overdue(ResultSet row) throws SQLException {
        long principal = row.getLong("principal");
        long late = row.getLong("late");
        return new ArrearsRow(
                Columns.uuid(row, "id"),
                row.getString("number"),
                Columns.uuid(row, "house_id"),
                row.getString("house_code"),
                Columns.uuid(row, "fee_item_id"),
                row.getString("fee_item"),
                Columns.name(row, "class", FeeClass.class),
                row.getString("period"),
                Columns.date(row, "due_on"),
                row.getLong("days"),
                principal,
                late,
                principal + late);
    }
}
