package io.huiyin.events;

import io.huiyin.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Goes on with the chains (审计封存). The row of a chain is its lock: whoever holds it adds one seal and moves it in the same
 * transaction, so that a run that was killed leaves nothing half done and two can never go on from the same seal.
 */
@ApplicationScoped
class Sealer {

    private final Database database;
    private final SealRepository seals;
    private final EventsConfig.Audit config;
    private final Clock clock;

    Sealer(Database database, SealRepository seals, EventsConfig config, Clock clock) {
        this.database = database;
        this.seals = seals;
        this.config = config.audit();
        this.clock = clock;
    }

    List<UUID> communities() {
        return database.asSystem(AuditSealJob.NAME, seals::communitiesToSeal);
    }

    /**
     * Adds one seal to the chain of a community.
     *
     * @return how many events it covers; fewer than a batch means that none are left, or that another instance has them
     */
    int sealNext(UUID communityId) {
        return database.asSystem(
                AuditSealJob.NAME, () -> seals.lock(communityId).map(this::seal).orElse(0));
    }

    private int seal(ChainHead head) {
        var events = seals.unsealed(head, config.batchSize());
        if (!events.isEmpty()) seals.append(SealedStretch.of(head, events, clock.instant()));
        return events.size();
    }
}
