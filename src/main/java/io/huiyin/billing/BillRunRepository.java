package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.CommunityWalk;
import io.huiyin.database.Database;
import io.huiyin.database.Where;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs, and the assignments that they left out. */
@ApplicationScoped
class BillRunRepository {

    private final Database database;

    BillRunRepository(Database database) {
        this.database = database;
    }

    /** Whether an item is assigned more than so often. */
    boolean isAssignedMoreThan(UUID item, int most) {
        return database.handle()
                        .createQuery(
                                "select count(*) from (select from fee_assignment where fee_item_id = :item limit :most + 1) a")
                        .bind("item", item)
                        .bind("most", most)
                        .mapTo(Integer.class)
                        .one()
                > most;
    }

    /** @return false while another run of this item and period is at work */
    boolean insert(UUID id, RunItem item, Period period, boolean publish, UUID staff, Instant now) {
        return database.handle()
                        .createUpdate("""
                        insert into bill_run (id, community_id, fee_item_id, period, publish, status, staff_id, created_at)
                        values (:id, :community, :item, :period, :publish, 'RUNNING', :staff, :now)
                        on conflict (fee_item_id, period) where status in ('RUNNING', 'PUBLISHING', 'DISCARDING') do nothing
                        """)
                        .bind("id", id)
                        .bind("community", item.communityId())
                        .bind("item", item.id())
                        .bind("period", period.toString())
                        .bind("publish", publish)
                        .bind("staff", staff)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    Optional<BillRunRow> find(UUID id) {
        return rows("select * from bill_run where id = :id", id);
    }

    Optional<BillRunRow> lock(UUID id) {
        return rows("select * from bill_run where id = :id for update", id);
    }

    private Optional<BillRunRow> rows(String sql, UUID id) {
        return database.handle()
                .createQuery(sql)
                .bind("id", id)
                .map((row, context) -> BillRunRow.read(row))
                .findOne();
    }

    /** The oldest run that is at work and that no other instance has in hand; it stays in hand until the transaction ends. */
    Optional<BillRunRow> claim(Collection<UUID> butNot) {
        return database.handle()
                .createQuery("""
                        select * from bill_run
                         where status in ('RUNNING', 'PUBLISHING', 'DISCARDING') and id <> all (:butNot)
                         order by id
                         limit 1
                         for update skip locked
                        """)
                .bindArray("butNot", UUID.class, butNot)
                .map((row, context) -> BillRunRow.read(row))
                .findOne();
    }

    /** Notes what a batch of bills came to. */
    void advance(UUID id, BillRunBatch batch) {
        database.handle()
                .createUpdate("""
                        update bill_run
                           set position = coalesce(:last, position), bill_count = bill_count + :bills,
                               total_fen = total_fen + :total, skipped_count = skipped_count + :skipped, problem = null,
                               version = version + 1
                         where id = :id
                        """)
                .bind("id", id)
                .bind("last", batch.last())
                .bind("bills", batch.bills())
                .bind("total", batch.totalFen())
                .bind("skipped", batch.skipped())
                .execute();
    }

    /** Its bills are made; those that are not drafts are published by that. */
    void finish(UUID id, Instant now) {
        database.handle().createUpdate("""
                        update bill_run set status = 'DONE', finished_at = :now, position = null,
                               published_at = case when publish then :now end
                         where id = :id
                        """).bind("id", id).bind("now", now).execute();
    }

    /** Its drafts are to be removed; of one that is ended before its bills are all made that is the end. */
    void discard(UUID id, Instant now) {
        database.handle().createUpdate("""
                        update bill_run set status = 'DISCARDING', position = null, problem = null,
                               finished_at = coalesce(finished_at, :now), version = version + 1
                         where id = :id
                        """).bind("id", id).bind("now", now).execute();
    }

    /** Whether the bills of an item for a period are being made, published or removed. */
    boolean isAtWork(UUID item, String period) {
        return database.handle()
                .createQuery("""
                        select exists (select from bill_run
                                        where fee_item_id = :item and period = :period
                                          and status in ('RUNNING', 'PUBLISHING', 'DISCARDING'))
                        """)
                .bind("item", item)
                .bind("period", period)
                .mapTo(Boolean.class)
                .one();
    }

    /** @param publishedAt null leaves it */
    void becomes(UUID id, BillRunStatus status, Instant publishedAt) {
        database.handle()
                .createUpdate("""
                        update bill_run set status = :status, position = null, published_at = coalesce(:publishedAt, published_at),
                               version = version + 1
                         where id = :id
                        """)
                .bind("id", id)
                .bind("status", status.name())
                .bind("publishedAt", publishedAt)
                .execute();
    }

    void fail(UUID id, String problem) {
        database.handle()
                .createUpdate("update bill_run set problem = :problem, version = version + 1 where id = :id")
                .bind("id", id)
                .bind("problem", problem)
                .execute();
    }

    List<BillRun> list(UUID communityId, UUID feeItemId, UUID before, int limit) {
        var where = new Where().and("r.fee_item_id = :item", "item", feeItemId).and("r.id < :before", "before", before);
        var from = CommunityWalk.from("bill_run", "r", communityId, where, "r.community_id desc, r.id desc");
        return where.bindTo(database.handle().createQuery("select * from " + from + " order by r.id desc limit :limit"))
                .bind("limit", limit)
                .map((row, context) -> BillRunRow.view(row))
                .list();
    }

    List<BillSkip> skipped(UUID run, UUID after, int limit) {
        return database.handle()
                .createQuery("""
                        select s.assignment_id, a.house_id, s.reason
                          from bill_run_skip s
                          join fee_assignment a on a.id = s.assignment_id
                         where s.run_id = :run and s.assignment_id > :after
                         order by s.assignment_id
                         limit :limit
                        """)
                .bind("run", run)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> new BillSkip(
                        Columns.uuid(row, "assignment_id"),
                        Columns.uuid(row, "house_id"),
                        Columns.name(row, "reason", SkipReason.class)))
                .list();
    }
}
