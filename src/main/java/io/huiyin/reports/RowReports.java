package io.huiyin.reports;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Cursor;
import io.huiyin.kernel.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/**
 * Bills, payments and arrears row by row (明细), page by page or as a workbook of all of them. Of days that lie out of order
 * there are none.
 */
@ApplicationScoped
public class RowReports {

    private final Database database;
    private final RowRepository rows;
    private final Workbooks workbooks;
    private final ReportDays days;

    RowReports(Database database, RowRepository rows, Workbooks workbooks, ReportDays days) {
        this.database = database;
        this.rows = rows;
        this.workbooks = workbooks;
        this.days = days;
    }

    /**
     * Which rows.
     *
     * @param from the first day; null for no bound
     * @param to   the last one; null for no bound
     */
    public record Span(UUID communityId, LocalDate from, LocalDate to) {}

    /** By the first day of their period; without drafts. */
    public Page<BillRow> bills(Caller caller, Span span, String cursor, int limit) {
        return database.in(caller, () -> {
            days.zone(span.communityId());
            var list = "report-bills?" + span;
            var page = rows.bills(span.communityId(), span.from(), span.to(), Cursor.read(list, cursor, 2), limit + 1)
                    .list();
            return Page.of(page, limit, row -> Cursor.after(list, row.periodFrom(), row.id()));
        });
    }

    /** By the day of payment, the reversed ones included. */
    public Page<PaymentRow> payments(Caller caller, Span span, String cursor, int limit) {
        return database.in(caller, () -> {
            days.zone(span.communityId());
            var list = "report-payments?" + span;
            var page = rows.payments(
                            span.communityId(), span.from(), span.to(), Cursor.read(list, cursor, 2), limit + 1)
                    .list();
            return Page.of(page, limit, row -> Cursor.after(list, row.paidOn(), row.id()));
        });
    }

    /** By the due day, which lies before today. */
    public Page<ArrearsRow> arrears(Caller caller, Span span, String cursor, int limit) {
        return database.in(caller, () -> {
            var today = days.today(span.communityId());
            var list = "report-arrears?" + span;
            var page = rows.arrears(
                            span.communityId(), today, span.from(), span.to(), Cursor.read(list, cursor, 2), limit + 1)
                    .list();
            return Page.of(page, limit, row -> Cursor.after(list, row.dueOn(), row.billId()));
        });
    }

    /** @throws io.huiyin.kernel.ProblemException 422 for more rows than a sheet holds */
    public InputStream billsWorkbook(Caller caller, Span span, Locale locale) {
        return database.in(caller, () -> {
            days.zone(span.communityId());
            try (var all = rows.bills(span.communityId(), span.from(), span.to(), null, null)
                    .iterator()) {
                return workbooks.write(RowColumns.BILLS, RowColumns.bills(locale), all, locale);
            }
        });
    }

    /** @throws io.huiyin.kernel.ProblemException 422 for more rows than a sheet holds */
    public InputStream paymentsWorkbook(Caller caller, Span span, Locale locale) {
        return database.in(caller, () -> {
            ZoneId zone = days.zone(span.communityId());
            try (var all = rows.payments(span.communityId(), span.from(), span.to(), null, null)
                    .iterator()) {
                return workbooks.write(RowColumns.PAYMENTS, RowColumns.payments(zone, locale), all, locale);
            }
        });
    }

    /** @throws io.huiyin.kernel.ProblemException 422 for more rows than a sheet holds */
    public InputStream arrearsWorkbook(Caller caller, Span span, Locale locale) {
        return database.in(caller, () -> {
            var today = days.today(span.communityId());
            try (var all = rows.arrears(span.communityId(), today, span.from(), span.to(), null, null)
                    .iterator()) {
                return workbooks.write(RowColumns.ARREARS, RowColumns.arrears(locale), all, locale);
            }
        });
    }
}
