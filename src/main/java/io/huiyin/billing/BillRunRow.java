package io.huiyin.billing;

import io.huiyin.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * A run with how far it has come.
 *
 * @param position the last assignment, or while it is published the last bill, that is done; before the first the nil id
 */
record BillRunRow(BillRun run, UUID position) {

    static final UUID START = new UUID(0, 0);

    static BillRunRow read(ResultSet row) throws SQLException {
        var position = Columns.uuid(row, "position");
        return new BillRunRow(view(row), position == null ? START : position);
    }

    static BillRun view(ResultSet row) throws SQLException {
        return new BillRun(
                Columns.uuid(row, "id"),
                Columns.uuid(row, "community_id"),
                Columns.uuid(row, "fee_item_id"),
                row.getString("period"),
                row.getBoolean("publish"),
                Columns.name(row, "status", BillRunStatus.class),
                row.getLong("bill_count"),
                row.getLong("total_fen"),
                null,
                row.getLong("skipped_count"),
                row.getString("problem"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "finished_at"),
                Columns.instant(row, "published_at"),
                row.getInt("version"));
    }

    static BillRun with(BillRun run, List<BillSkip> skipped) {
        return new BillRun(
                run.id(),
                run.communityId(),
                run.feeItemId(),
                run.period(),
                run.publish(),
                run.status(),
                run.billCount(),
                run.totalFen(),
                skipped,
                run.skippedCount(),
                run.problem(),
                run.createdAt(),
                run.finishedAt(),
                run.publishedAt(),
                run.version());
    }
}
