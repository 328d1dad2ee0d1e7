package io.huiyin.reports;

import io.huiyin.billing.EntryTime;
import io.huiyin.imports.Fault;
import io.huiyin.imports.FaultCode;
import io.huiyin.imports.ForeignRow;
import io.huiyin.imports.ForeignTables;
import io.huiyin.imports.Words;
import io.huiyin.reports.Reconciliation.Kind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sound rows of a statement (对账单), and the faults of the others. */
final class Statement {

    private static final int LONGEST_ID = 100;
    private static final int FAULTS_KEPT = 1_000;

    private static final String REFUNDS = "退款 支出 出账 借 借方 交易退款 退货 退款成功 撤销 refund expense debit revoked";

    private static final Words<Kind> KINDS = new Words<Kind>()
            .with(Kind.PAYMENT, "收入 收款 入账 贷 贷方 交易 支付 缴费 消费 转账 在线支付 交易付款 商户消费 payment income credit")
            .with(Kind.REFUND, REFUNDS);

    private static final Words<Kind> BUSINESS = new Words<Kind>().with(Kind.REFUND, REFUNDS);

    private static final String LAST_TABLE = "总交易单数";

    /** Lines of sums, between the rows or behind them. */
    private static final Pattern SUMS = Pattern.compile(LAST_TABLE + "|(本页|本日|本月|累计)?(合计|总计|小计)");

    /**
     * A row that makes sense.
     *
     * @param fen more than 0; a refund is told by its kind
     */
    record Row(int number, Kind kind, String externalId, long fen, LocalDate on) {}

    final List<Row> rows = new ArrayList<>();
    final List<Fault> faults = new ArrayList<>();
    int faultCount;
    int rowCount;

    private final LocalDate today;
    private boolean ended;

    /**
     * @param today in the community's zone; no row is of a day to come
     * @throws io.huiyin.kernel.ProblemException 413, 415 or 422 if it cannot be read
     */
    Statement(ForeignTables tables, Path file, long bytes, LocalDate today) {
        this.today = today;
        tables.read(file, bytes, StatementColumn.class, this::note, this::take);
    }

    LocalDate from() {
        return rows.stream().map(Row::on).min(LocalDate::compareTo).orElse(null);
    }

    LocalDate to() {
        return rows.stream().map(Row::on).max(LocalDate::compareTo).orElse(null);
    }

    private void note(Fault fault) {
        faultCount++;
        if (faults.size() < FAULTS_KEPT) faults.add(fault);
    }

    private void take(ForeignRow<StatementColumn> row) {
        if (ended || SUMS.matcher(row.first()).lookingAt()) {
            // WeChat's bill goes on with a table of sums.
            ended |= row.first().startsWith(LAST_TABLE);
            return;
        }
        rowCount++;
        int before = faultCount;
        var payment = row.text(StatementColumn.EXTERNAL_ID, LONGEST_ID);
        var on = row.day(StatementColumn.TIME, EntryTime.EARLIEST, today);
        var amount = row.fen(StatementColumn.AMOUNT);
        var incoming = row.fen(StatementColumn.INCOMING);
        var outgoing = row.fen(StatementColumn.OUTGOING);
        var kind = row.word(StatementColumn.KIND, KINDS);
        if (kind == null) kind = row.knownWord(StatementColumn.BUSINESS, BUSINESS);
        var refund = row.text(StatementColumn.REFUND_ID, LONGEST_ID);
        if (faultCount > before) return;

        long fen = sum(kind, orNone(amount), orNone(incoming), orNone(outgoing));
        if (fen == 0) {
            row.refuse(
                    isBlank(amount, incoming, outgoing) ? FaultCode.REQUIRED : FaultCode.INVALID_AMOUNT,
                    StatementColumn.AMOUNT,
                    StatementColumn.INCOMING,
                    StatementColumn.OUTGOING);
            return;
        }
        boolean isRefund = fen < 0;
        rows.add(new Row(
                row.number(),
                isRefund ? Kind.REFUND : Kind.PAYMENT,
                isRefund && refund != null ? refund : payment,
                Math.abs(fen),
                on));
    }

    /**
     * What came in, or less than 0 for what went out: by the column of its direction where one is filled, else by its kind and its
     * sign. A row of a refund may have what had been paid beside it.
     */
    private static long sum(Kind kind, long amount, long incoming, long outgoing) {
        boolean isRefund = kind == Kind.REFUND;
        if (incoming != 0) return incoming;
        if (outgoing != 0 && (isRefund || amount == 0)) return -Math.abs(outgoing);
        return isRefund ? -Math.abs(amount) : amount;
    }

    private static boolean isBlank(Long... sums) {
        return Stream.of(sums).allMatch(Objects::isNull);
    }

    private static long orNone(Long sum) {
        return sum == null ? 0 : sum;
    }
}
