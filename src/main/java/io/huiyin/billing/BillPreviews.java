package io.huiyin.billing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.billing.BillRunPreview.PreviewedBill;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a run would make, by the same statements, which here write nothing. */
@ApplicationScoped
class BillPreviews {

    private static final int BATCH = 5000;
    private static final int BILLS = 50;
    private static final int SKIPPED = 200;
    private static final TypeReference<List<PreviewedBill>> BILLS_TYPE = new TypeReference<>() {};
    private static final TypeReference<List<BillSkip>> SKIPS_TYPE = new TypeReference<>() {};

    private static final String SHOW = """
            select (select count(*) from assigned) as taken, (select id from assigned order by id desc limit 1) as last,
                   (select count(*) from fresh) as bills, (select coalesce(sum(amount_fen), 0) from fresh) as total,
                   (select count(*) from skip) as skipped,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'assignmentId', f.id, 'houseId', f.house_id, 'payerId', f.payer_id, 'from', f.from_on,
                               'to', f.to_on, 'dueOn', f.due_on, 'amountFen', f.amount_fen, 'lines', f.lines)
                               order by f.place), '[]')
                      from fresh f where f.place <= :bills) as shown_bills,
                   (select coalesce(jsonb_agg(jsonb_build_object(
                               'assignmentId', s.id, 'houseId', s.house_id, 'reason', s.reason) order by s.id), '[]')
                      from (select * from skip order by id limit :skips) s) as shown_skips
            """;

    private record Shown(BillRunBatch batch, List<PreviewedBill> bills, List<BillSkip> skips) {}

    private final BillMaker maker;
    private final ObjectMapper json;

    BillPreviews(BillMaker maker, ObjectMapper json) {
        this.maker = maker;
        this.json = json;
    }

    BillRunPreview of(RunItem item, Period period) {
        var bills = new ArrayList<PreviewedBill>();
        var skips = new ArrayList<BillSkip>();
        long count = 0;
        long total = 0;
        long skipped = 0;
        var after = BillRunRow.START;
        int taken;
        do {
            var shown = batch(item, period, after, BILLS - bills.size(), SKIPPED - skips.size());
            var batch = shown.batch();
            bills.addAll(shown.bills());
            skips.addAll(shown.skips());
            count += batch.bills();
            total += batch.totalFen();
            skipped += batch.skipped();
            after = batch.last();
            taken = batch.taken();
        } while (taken == BATCH);
        return new BillRunPreview(item.id(), period.toString(), count, total, bills, skips, skipped);
    }

    private Shown batch(RunItem item, Period period, UUID after, int bills, int skips) {
        return maker.bound(Reckoning.of(item) + " " + SHOW, item, period, after, BATCH)
                .bind("bills", bills)
                .bind("skips", skips)
                .map((row, context) -> read(row))
                .one();
    }

    private Shown read(ResultSet row) throws SQLException {
        try {
            return new Shown(
                    BillMaker.told(row),
                    json.readValue(row.getString("shown_bills"), BILLS_TYPE),
                    json.readValue(row.getString("shown_skips"), SKIPS_TYPE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the statement answers JSON of this shape", e);
        }
    }
}
