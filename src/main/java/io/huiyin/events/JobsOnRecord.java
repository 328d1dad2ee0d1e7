package io.huiyin.events;

import io.huiyin.database.Database;
import io.huiyin.jobs.JobAsked;
import io.huiyin.kernel.SubjectRef;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Notes in the installation's log who asked for which job. The run commits by itself, so the note does too, before it. */
@ApplicationScoped
class JobsOnRecord {

    private final Database database;
    private final Events events;
    private final Clock clock;

    JobsOnRecord(Database database, Events events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** A job was asked for by hand. */
    private record Asked(String job, LocalDate on, Instant at) implements DomainEvent {

        @Override
        public String type() {
            return "job.asked";
        }

        @Override
        public UUID communityId() {
            return INSTALLATION;
        }

        @Override
        public SubjectRef subject() {
            return new SubjectRef("job", INSTALLATION);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("job", job, "on", on.toString());
        }
    }

    void note(@Observes JobAsked asked) {
        database.in(asked.caller(), () -> events.publish(new Asked(asked.name(), asked.on(), clock.instant())));
    }
}
