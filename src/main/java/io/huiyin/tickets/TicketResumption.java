package io.huiyin.tickets;

import io.huiyin.database.Database;
import io.huiyin.jobs.Job;
import io.huiyin.kernel.Caller;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** Lets tickets go on whose wait is over, as of the moment that was said (到期恢复). */
@ApplicationScoped
class TicketResumption implements Job {

    private final Database database;
    private final TicketRepository tickets;
    private final TicketDesk desk;
    private final TicketsConfig.Resume config;
    private final Clock clock;

    TicketResumption(Database database, TicketRepository tickets, TicketDesk desk, TicketsConfig config, Clock clock) {
        this.database = database;
        this.tickets = tickets;
        this.desk = desk;
        this.config = config.resume();
        this.clock = clock;
    }

    @Override
    public String name() {
        return TicketDesk.RESUMPTION;
    }

    @Scheduled(every = "${huiyin.tickets.resume.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        resumeAll();
    }

    @Override
    public Map<String, Object> run(LocalDate on) {
        return Map.of("resumed", resumeAll());
    }

    private int resumeAll() {
        int total = 0;
        int resumed;
        do {
            resumed = resumeBatch();
            total += resumed;
        } while (resumed == config.batchSize());
        return total;
    }

    private int resumeBatch() {
        return database.asSystem(name(), () -> {
            var due = tickets.claimToResume(clock.instant(), config.batchSize());
            for (var ticket : due) {
                var caller = Caller.job(name(), ticket.communityId());
                database.item(caller, () -> desk.resume(caller, ticket.id()));
            }
            return due.size();
        });
    }
}
