package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A complaint by letter, with interim replies, a promise that is kept and one that is broken. */
@QuarkusTest
class WrittenComplaintStoryTest extends Story {

    private static final String INTERIM = "{'text': '%s', 'medium': 'WRITTEN', 'interim': true, 'promisedAt': '%s'}";

    @Test
    @Rule({"SLA-03", "SLA-04", "CBK-02"})
    void a_letter_is_answered_by_a_letter_and_every_promise_on_the_way_is_timed() {
        var ticket = estate.reported(
                "COMPLAINT",
                "FACILITIES",
                "'houseId': '%s', 'channel': 'LETTER', 'medium': 'WRITTEN'".formatted(estate.house()));
        assertThat(this.<String>timer(ticket, "REPLY", "dueAt")).isEqualTo("2025-06-11T12:00:00Z");
        estate.done(ticket, "accept", "{}");

        TestClock.set("2025-06-11T10:00");
        estate.act(ticket, "reply", "{'text': '正在核查', 'medium': 'WRITTEN', 'interim': true}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/promisedAt"));
        estate.done(ticket, "reply", INTERIM, "正在核查公摊", "2025-06-13T10:00:00Z");
        assertThat(this.<String>timer(ticket, "REPLY", "status")).isEqualTo("MET");

        TestClock.set("2025-06-13T17:00");
        estate.done(ticket, "reply", INTERIM, "仍需厂家确认", "2025-06-17T10:00:00Z");
        assertThat(promises(ticket)).containsExactly("MET", "RUNNING");

        TestClock.set("2025-06-18T09:00");
        sweep();
        assertThat(promises(ticket)).containsExactly("MET", "BREACHED");
        assertThat(this.<String>timer(ticket, "PROMISE", "breachedAt")).isEqualTo("2025-06-17T10:00:00Z");

        estate.done(
                ticket,
                "resolve",
                "{'outcome': 'EXPLAINED', 'result': '公摊按电表核算', 'rootCause': '公示不及时', 'liableDepartment': '工程部'}");
        assertThat(this.<Integer>timer(ticket, "PROMISE", "overrunSeconds")).isEqualTo(15 * 3600);
        var callback = desk.owedOn(ticket);
        desk.complete(callback, 4, "'method': 'LETTER', 'deliveryRecord': '挂号信 0618'")
                .statusCode(200);
        estate.ticket(ticket).body("status", equalTo("RESOLVED")).body("owed", contains("WRITTEN_REPLY"));

        estate.done(ticket, "reply", "{'text': '复函', 'medium': 'WRITTEN', 'interim': false}")
                .body("status", equalTo("CLOSED"));
    }

    private List<String> promises(UUID ticket) {
        return estate.ticket(ticket).extract().path("timers.findAll { it.metric == 'PROMISE' }.status");
    }
}
