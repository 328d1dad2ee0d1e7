package io.huiyin.billing;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.huiyin.kernel.Caller;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Books each day what late fees (违约金) have come to since. A day that was missed is made up by the next run, since it books
 * the difference to what the rules reckon as of today. Bills whose late fee stands still are not touched.
 */
@ApplicationScoped
class LateFeesJob implements Job {

    private static final String NAME = "late-fees";
    private static final int BATCH = 500;

    private final Database database;
    private final FeeAccounts accounts;
    private final LateFees lateFees;
    private final Jobs jobs;
    private final Clock clock;

    LateFeesJob(Database database, FeeAccounts accounts, LateFees lateFees, Jobs jobs, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.lateFees = lateFees;
        this.jobs = jobs;
        this.clock = clock;
    }

    private record Overdue(UUID id, UUID communityId, UUID houseId) {}

    @Override
    public String name() {
        return NAME;
    }

    @Scheduled(
            every = "${huiyin.billing.late-fees-every}",
            delayed = "5m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        if (!jobs.isDone(NAME, jobs.today())) jobs.run(NAME, jobs.today());
    }

    /** What is booked is as of now, whatever day the run is for. */
    @Override
    public Map<String, Object> run(LocalDate on) {
        int bills = 0;
        UUID after = new UUID(0, 0);
        var batch = next(after);
        while (!batch.isEmpty()) {
            for (var community :
                    batch.stream().map(Overdue::communityId).distinct().toList()) {
                var of = batch.stream()
                        .filter(bill -> bill.communityId().equals(community))
                        .toList();
                database.in(Caller.job(NAME, community), () -> {
                    accounts.lock(of.stream().map(Overdue::houseId).distinct().toList());
                    lateFees.reconcile(of.stream().map(Overdue::id).toList());
                });
            }
            bills += batch.size();
            after = batch.getLast().id();
            batch = next(after);
        }
        return Map.of("bills", bills);
    }

    /** Bills whose late fee is not what is booked, in the order of their ids. */
    private List<Overdue> next(UUID after) {
        return database.asSystem(
                NAME,
                () -> database.handle()
                        .createQuery("""
                                select b.id, b.community_id, b.house_id
                                  from fee_bill b join community c on c.id = b.community_id
                                 where b.id > :after and b.status in ('OPEN', 'PART_PAID') and b.late_daily_rate is not null
                                   and b.due_on + b.late_grace_days < %1$s
                                   and (b.late_posted_fen <> huiyin_late_fee(b, %1$s)
                                        or b.late_waived_fen < least(b.late_granted_fen, b.late_posted_fen - b.late_paid_fen))
                                 order by b.id
                                 limit :limit
                                """.formatted(LateFees.TODAY))
                        .bind("after", after)
                        .bind("now", clock.instant())
                        .bind("limit", BATCH)
                        .map((row, context) -> new Overdue(
                                Columns.uuid(row, "id"),
                                Columns.uuid(row, "community_id"),
                                Columns.uuid(row, "house_id")))
                        .list());
    }
}
