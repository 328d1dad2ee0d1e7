package io.huiyin.stories;

import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.CallbackDesk;
import io.huiyin.testing.OtherCommunities;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A small estate on Friday 2025-06-06, 15:00, and what stories tell about it. */
abstract class Story {

    SmallEstate estate;
    CallbackDesk desk;

    @BeforeEach
    void build() {
        TestClock.reset();
        OtherCommunities.leaveAlone();
        estate = SmallEstate.build();
        desk = new CallbackDesk(estate);
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    void sweep() {
        estate.api().post("/v1/jobs/sla-sweep/run", "{}").statusCode(200).body("status", equalTo("DONE"));
    }

    /** A field of the ticket's only timer of a metric; of several, of the last that was started. */
    <T> T timer(UUID ticket, String metric, String field) {
        return estate.ticket(ticket)
                .extract()
                .path("timers.findAll { it.metric == '%s' }.last().%s".formatted(metric, field));
    }

    List<String> timeline(UUID ticket) {
        return estate.api()
                .get("/v1/tickets/" + ticket + "/timeline")
                .statusCode(200)
                .extract()
                .path("items.action");
    }

    /** A field of each event of a type about a subject, in the order in which they were written. */
    List<Object> events(String type, UUID subject, String field) {
        return estate.api()
                .get("/v1/events?limit=200&communityId=" + estate.community())
                .statusCode(200)
                .extract()
                .path("items.findAll { it.type == 'io.huiyin.%s' && it.subject.endsWith('%s') }.%s"
                        .formatted(type, subject, field));
    }
}
