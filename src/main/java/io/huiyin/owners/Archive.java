package io.huiyin.owners;

import io.huiyin.community.Communities;
import io.huiyin.database.Database;
import io.huiyin.events.Events;
import io.huiyin.kernel.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What is common to everything that is kept under an owner (业主档案): the owner, the log, the way out. */
@ApplicationScoped
class Archive {

    private final Database database;
    private final OwnerRepository owners;
    private final Communities communities;
    private final Events events;
    private final Clock clock;

    Archive(Database database, OwnerRepository owners, Communities communities, Events events, Clock clock) {
        this.database = database;
        this.owners = owners;
        this.communities = communities;
        this.events = events;
        this.clock = clock;
    }

    /** @throws io.huiyin.kernel.ProblemException 404 if there is no such owner */
    Reporter owner(UUID id) {
        return owners.reporter(id).orElseThrow(Problems::notFound);
    }

    /**
     * The owner to whom something is to be added; nobody erases them until the running transaction ends.
     *
     * @throws io.huiyin.kernel.ProblemException 404 if there is no such owner, or they were erased
     */
    Reporter toAddTo(UUID id) {
        return owners.reporterToAddTo(id).orElseThrow(Problems::notFound);
    }

    /** In the zone of a community. */
    LocalDate today(UUID communityId) {
        return LocalDate.ofInstant(
                clock.instant(), communities.find(communityId).orElseThrow().timeZone());
    }

    /** Notes in the log that something under the owner was changed. */
    void changed(Reporter owner, String field) {
        events.publish(new OwnerEvent.Changed(owner.communityId(), owner.ownerId(), List.of(field), clock.instant()));
    }

    /**
     * Deletes a row of one of the room's tables.
     *
     * @param seenVersion the version that was read; 412 if it is gone or another one meanwhile
     */
    void delete(String table, UUID id, int seenVersion) {
        int deleted = database.handle()
                .createUpdate("delete from <table> where id = :id and version = :version")
                .define("table", table)
                .bind("id", id)
                .bind("version", seenVersion)
                .execute();
        if (deleted == 0) throw Problems.stale();
    }
}
