package io.huiyin.events;

import io.huiyin.jobs.Batches;
import io.huiyin.jobs.Job;
import io.huiyin.jobs.Jobs;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.LocalDate;
import java.util.Map;

/** Brings every handler up to date with the event log (事件转发). */
@ApplicationScoped
class RelayJob implements Job {

    private final Relay relay;
    private final Instance<EventHandler> handlers;
    private final EventsConfig.Relay config;
    private final Jobs jobs;

    RelayJob(Relay relay, Instance<EventHandler> handlers, EventsConfig config, Jobs jobs) {
        this.relay = relay;
        this.handlers = handlers;
        this.config = config.relay();
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "relay";
    }

    @Scheduled(every = "${huiyin.events.relay.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void tick() {
        jobs.tick(name(), () -> run(jobs.today()));
    }

    @Override
    public Map<String, Object> run(LocalDate on) {
        return Map.of("events", serveAll());
    }

    private int serveAll() {
        int served = 0;
        for (var handler : handlers) {
            served += Batches.all(config.batchSize(), () -> relay.serveNew(handler));
            while (relay.serveRetry(handler)) served++;
        }
        return served;
    }
}
