package io.huiyin.testing;

import io.huiyin.database.Database;
import io.quarkus.arc.Arc;

/** The communities of the tests before, which stay in the database; a job that is run is about all of them. */
public final class OtherCommunities {

    private OtherCommunities() {}

    /** From now on nobody there is reminded of anything, and what waits there to be sent is given up. */
    public static void leaveAlone() {
        var database = Arc.container().instance(Database.class).get();
        database.asSystem("test", () -> {
            database.handle()
                    .execute(
                            "update reminder_rule set active = false, next_run_at = null where next_run_at is not null");
            return database.handle()
                    .execute(
                            "update message set status = 'DEAD', due_at = null, claim = null, settled_at = ? where due_at is not null",
                            TestClock.now());
        });
    }
}
