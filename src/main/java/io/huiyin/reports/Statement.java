package io.huiyin.reports;

import io.huiyin.imports.Fault;
import io.huiyin.imports.ForeignRow;
import io.huiyin.imports.ForeignTables;
import io.huiyin.imports.Words;
import io.huiyin.reports.Reconciliation.Kind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The sound rows of a statement (对账单), and the faults of the others. */
final class Statement {

    private static final int LONGEST_ID = 100;
    private static final int FAULTS_KEPT = 1_000;

    private static final Words<Kind> KINDS = new Words<Kind>()
            .with(Kind.PAYMENT, "收入 收款 入账 贷 贷方 交易 支付 缴费 消费 转账 在线支付 交易付款 商户消费 payment income credit")
            .with(Kind.REFUND, "退款 支出 出账 借 借方 交易退款 退货 refund expense debit");

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

    /** @throws io.huiyin.kernel.ProblemException 413, 415 or 422 if it cannot be read */
    Statement(ForeignTables tables, Path file, long bytes) {
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
        rowCount++;
        int before = faultCount;
        var id = row.text(StatementColumn.EXTERNAL_ID, LONGEST_ID);
        var fen = row.fen(StatementColumn.AMOUNT);
        var on = row.day(StatementColumn.TIME);
        var kind = row.word(StatementColumn.TYPE, KINDS);
        if (faultCount > before) return;
        // What came in with a negative sign went out.
        if (fen < 0) kind = Kind.REFUND;
        if (kind == null) kind = Kind.PAYMENT;
        rows.add(new Row(row.number(), kind, id, Math.abs(fen), on));
    }
}
