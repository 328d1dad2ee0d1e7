package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A complaint that nobody sees to: it is breached, climbs the ladder step by step, and is resolved late. */
@QuarkusTest
class LateComplaintStoryTest extends Story {

    @Test
    @Rule("SLA-10")
    void each_step_of_the_ladder_is_climbed_once_and_the_late_answer_stays_late() {
        var ticket = estate.complaint("VERBAL");

        for (var moment :
                List.of("2025-06-07T12:00", "2025-06-09T19:30", "2025-06-09T20:00:01", "2025-06-10T20:00:01")) {
            TestClock.set(moment);
            sweep();
            sweep();
        }
        assertThat(stepsOfReply(ticket)).containsExactly(1, 2, 3, 4);
        assertThat(breaches(ticket)).containsExactlyInAnyOrder("FIRST_RESPONSE", "REPLY");
        assertThat(this.<String>timer(ticket, "REPLY", "breachedAt")).isEqualTo("2025-06-09T12:00:00Z");

        TestClock.set("2025-06-11T10:00");
        estate.done(ticket, "escalate", "{'reason': '超时未处理'}").body("escalationLevel", equalTo(1));
        estate.resolved(ticket);
        assertThat(this.<String>timer(ticket, "REPLY", "status")).isEqualTo("BREACHED");
        assertThat(this.<Integer>timer(ticket, "REPLY", "overrunSeconds")).isEqualTo(38 * 3600);

        TestClock.set("2025-06-12T10:00");
        sweep();
        assertThat(breaches(ticket)).hasSize(2);
        desk.complete(desk.owedOn(ticket), 4).statusCode(200);
        estate.ticket(ticket).body("status", equalTo("CLOSED"));
    }

    private List<Integer> stepsOfReply(UUID ticket) {
        return estate.api()
                .get("/v1/events?limit=200&communityId=" + estate.community())
                .extract()
                .path("items.findAll { it.type == 'io.huiyin.sla-timer.escalated' && it.data.metric == 'REPLY'"
                        + " && it.subject.endsWith('" + ticket + "') }.data.step");
    }

    private List<Object> breaches(UUID ticket) {
        return events("sla-timer.breached", ticket, "data.metric");
    }
}
