package io.huiyin.owners;

import io.huiyin.database.Columns;
import io.huiyin.database.Database;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.huiyin.kernel.Caller;
import io.huiyin.kernel.Expected;
import io.huiyin.kernel.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Erases former owners whom nothing has tied to the community for as long as their data is kept. Each is erased in a
 * transaction of its own, so a run that is cut short goes on with the next one.
 */
@ApplicationScoped
class OwnerRetentionJob implements Job {

    private static final int BATCH = 200;

    private final Database database;
    private final OwnerErasures erasures;
    private final OwnerRetentionConfig config;
    private final Jobs jobs;

    OwnerRetentionJob(Database database, OwnerErasures erasures, OwnerRetentionConfig config, Jobs jobs) {
        this.database = database;
        this.erasures = erasures;
        this.config = config;
        this.jobs = jobs;
    }

    private record Former(UUID id, UUID communityId) {}

    @Override
    public String name() {
        return "owner-retention";
    }

    @Scheduled(
            every = "${huiyin.owners.retention.every}",
            delayed = "15m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    /** A date to come does not make what is kept older than it is. */
    @Override
    public Map<String, Object> run(LocalDate on) {
        var today = jobs.today();
        var until = (on.isBefore(today) ? on : today).minus(config.formerOwners());
        int erased = 0;
        int kept = 0;
        var batch = batch(until, null);
        while (!batch.isEmpty()) {
            for (var former : batch) {
                if (erase(former)) erased++;
                else kept++;
            }
            batch = batch(until, batch.getLast().id());
        }
        return Map.of("erased", erased, "kept", kept);
    }

    /** @return false where something came up meanwhile; the next run sees */
    private boolean erase(Former former) {
        try {
            erasures.erase(
                    Caller.job(name(), former.communityId()), former.id(), Expected.ANY, ErasureReason.RETENTION);
            return true;
        } catch (ProblemException blocked) {
            if (blocked.type().equals(OwnerProblems.NOT_ERASABLE)) return false;
            throw blocked;
        }
    }

    /** In the order of their ids, which is that of their entry. */
    private List<Former> batch(LocalDate until, UUID after) {
        return database.asSystem(
                name(),
                () -> database.handle()
                        .createQuery("""
                        select o.id, o.community_id from owner o
                         where o.erased_at is null and o.created_at < :until
                           and (cast(:after as uuid) is null or o.id > :after)
                           and not exists (select from house_relation r
                                            where r.owner_id = o.id and (r.to_on is null or r.to_on >= :until))
                           and not exists (select from ticket t
                                            where t.owner_id = o.id
                                              and (t.status not in ('CLOSED', 'CANCELLED') or t.created_at >= :until))
                         order by o.id
                         limit :limit
                        """)
                        .bind("until", until)
                        .bind("after", after)
                        .bind("limit", BATCH)
                        .map((row, context) -> new Former(Columns.uuid(row, "id"), Columns.uuid(row, "community_id")))
                        .list());
    }
}
