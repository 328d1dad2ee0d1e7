package io.huiyin.sla;

import static java.util.stream.Collectors.groupingBy;

import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Caller;
import io.huiyin.sla.SlaEvent.SlaTimerBreached;
import io.huiyin.sla.SlaEvent.SlaTimerEscalated;
import io.huiyin.sla.SlaEvent.SlaTimerWarned;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Looks after the timers whose moment has come (时限巡检). Any number of instances may do so at once. */
@ApplicationScoped
class SlaSweep {

    static final String NAME = "sla-sweep";

    private static final Logger LOG = Logger.getLogger(SlaSweep.class);

    private final Database database;
    private final SlaTimerRepository timers;
    private final Events events;
    private final SlaConfig.Sweep config;
    private final Clock clock;

    SlaSweep(Database database, SlaTimerRepository timers, Events events, SlaConfig config, Clock clock) {
        this.database = database;
        this.timers = timers;
        this.events = events;
        this.config = config.sweep();
        this.clock = clock;
    }

    /** What a sweep did. */
    static final class Tally {
        private final Set<UUID> failed = new HashSet<>();
        private int swept;
        private int warned;
        private int breached;
        private int escalated;

        int failures() {
            return failed.size();
        }

        Map<String, Object> figures() {
            var figures = new LinkedHashMap<String, Object>();
            figures.put("timers", swept);
            figures.put("warned", warned);
            figures.put("breached", breached);
            figures.put("escalated", escalated);
            figures.put("failed", failures());
            return figures;
        }

        private void add(SlaTimer timer) {
            swept++;
            for (var event : timer.news()) {
                if (event instanceof SlaTimerWarned) warned++;
                if (event instanceof SlaTimerBreached) breached++;
                if (event instanceof SlaTimerEscalated) escalated++;
            }
        }
    }

    /** Does everything that is due, in one transaction a batch. What fails is logged, left out and tried next time. */
    Tally run() {
        var tally = new Tally();
        int claimed;
        do {
            claimed = database.asSystem(NAME, () -> batch(tally));
        } while (claimed == config.batchSize());
        return tally;
    }

    private int batch(Tally tally) {
        var claimed = timers.claim(clock.instant(), tally.failed, config.batchSize());
        claimed.stream()
                .collect(groupingBy(timer -> timer.state().communityId))
                .forEach((community, ofCommunity) -> settle(community, ofCommunity, tally));
        return claimed.size();
    }

    /** All timers of a community at once; one that fails must not hold up the others, so then each by itself. */
    private void settle(UUID community, List<SlaTimer> ofCommunity, Tally tally) {
        var caller = Caller.job(NAME, community);
        try {
            database.item(caller, () -> climb(ofCommunity));
            ofCommunity.forEach(tally::add);
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "%d timers of %s could not be swept at once", ofCommunity.size(), community);
            for (var timer : ofCommunity) settleAlone(caller, timer.state().id, tally);
        }
    }

    private void settleAlone(Caller caller, UUID id, Tally tally) {
        try {
            database.item(caller, () -> {
                var timer = timers.find(id).orElseThrow();
                climb(List.of(timer));
                tally.add(timer);
            });
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "timer %s could not be swept", id);
            tally.failed.add(id);
        }
    }

    private void climb(List<SlaTimer> due) {
        var now = clock.instant();
        due.forEach(timer -> timer.climb(now));
        timers.save(due);
        due.forEach(timer -> events.publish(timer.news()));
    }
}
