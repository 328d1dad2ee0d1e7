package io.huiyin.messaging;

import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;

/** Sends what is due in the outbox (消息发送). */
@ApplicationScoped
class SenderJob implements Job {

    private final Sender sender;
    private final Claims claims;
    private final Jobs jobs;

    SenderJob(Sender sender, Claims claims, Jobs jobs) {
        this.sender = sender;
        this.claims = claims;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return Claims.JOB;
    }

    @Scheduled(every = "${huiyin.messaging.sender.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    /** The date does not matter: what is due is due. */
    @Override
    public Map<String, Object> run(LocalDate on) {
        return Map.of("messages", sendAll());
    }

    /** Until a round finds nothing: a message that changed its way is taken up again on the new one. */
    private int sendAll() {
        int total = 0;
        int round;
        do {
            round = claims.dueChannels().stream().mapToInt(sender::sendBatch).sum();
            total += round;
        } while (round > 0);
        return total;
    }
}
