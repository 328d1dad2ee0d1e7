package io.huiyin.messaging;

import io.huiyin.database.Database;
import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Removes messages that were sent or given up long ago (消息清理). What still has to be sent or done stays, however old. */
@ApplicationScoped
class MessagesCleanUpJob implements Job {

    /** Bounds how long rows are locked, and those of the reminders that refer to them. */
    static final int BATCH = 1000;

    private final Database database;
    private final MessageRepository messages;
    private final Duration keep;
    private final Clock clock;
    private final Jobs jobs;

    MessagesCleanUpJob(Database database, MessageRepository messages, MessagingConfig config, Clock clock, Jobs jobs) {
        this.database = database;
        this.messages = messages;
        this.keep = config.keep();
        this.clock = clock;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "messages-clean-up";
    }

    @Scheduled(
            every = "${huiyin.messaging.clean-up.every}",
            delayed = "10m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    /** The date does not matter: what was kept long enough by now is removed. */
    @Override
    public Map<String, Object> run(LocalDate on) {
        return Map.of("removed", removeAll(clock.instant().minus(keep)));
    }

    private int removeAll(Instant until) {
        return Batches.all(BATCH, () -> database.asSystem(name(), () -> messages.deleteSettled(until, BATCH)));
    }
}
