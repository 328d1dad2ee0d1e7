package io.huiyin.tickets;

import io.huiyin.database.Database;
import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.huiyin.kernel.Caller;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jboss.logging.Logger;

/** Lets tickets go on whose wait is over, as of the moment that was said (到期恢复). */
@ApplicationScoped
class TicketResumption implements Job {

    private static final Logger LOG = Logger.getLogger(TicketResumption.class);

    private final Database database;
    private final TicketRepository tickets;
    private final TicketDesk desk;
    private final TicketsConfig.Resume config;
    private final Clock clock;
    private final Jobs jobs;

    TicketResumption(
            Database database,
            TicketRepository tickets,
            TicketDesk desk,
            TicketsConfig config,
            Clock clock,
            Jobs jobs) {
        this.database = database;
        this.tickets = tickets;
        this.desk = desk;
        this.config = config.resume();
        this.clock = clock;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return TicketDesk.RESUMPTION;
    }

    @Scheduled(every = "${huiyin.tickets.resume.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    @Override
    public Map<String, Object> run(LocalDate on) {
        return Map.of("resumed", resumeAll());
    }

    private int resumeAll() {
        return Batches.all(config.batchSize(), this::resumeBatch);
    }

    private int resumeBatch() {
        return database.asSystem(name(), () -> {
            int resumed = 0;
            for (var ticket : tickets.claimToResume(clock.instant(), config.batchSize())) {
                if (resume(ticket)) resumed++;
            }
            return resumed;
        });
    }

    /** @return whether it goes on; one that fails is taken back alone and tried again with the next tick */
    private boolean resume(TicketBrief ticket) {
        var caller = Caller.job(name(), ticket.communityId());
        try {
            database.item(caller, () -> desk.resume(caller, ticket.id()));
            return true;
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "ticket %s could not be resumed", ticket.id());
            return false;
        }
    }
}
