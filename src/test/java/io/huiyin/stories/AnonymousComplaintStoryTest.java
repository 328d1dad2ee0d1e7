package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** An anonymous complaint: nobody can be called back, so the result is written on it and kept. */
@QuarkusTest
class AnonymousComplaintStoryTest extends Story {

    @Test
    @Rule({"CBK-14", "CMP-17"})
    void nobody_is_called_back_and_the_ticket_closes_with_its_result() {
        estate.report("COMPLAINT", "PARKING", "'reporter': {'name': '张先生', 'anonymous': true}")
                .statusCode(422);
        var ticket = estate.reported(
                "COMPLAINT", "PARKING", "'channel': 'LETTER', 'medium': 'WRITTEN', 'reporter': {'anonymous': true}");
        estate.ticket(ticket).body("timers.metric", contains("FIRST_RESPONSE"));

        TestClock.set("2025-06-06T16:00");
        estate.dispatched(ticket);
        assertThat(this.<String>timer(ticket, "FIRST_RESPONSE", "status")).isEqualTo("MET");

        estate.act(ticket, "resolve", "{'outcome': 'DECLINED', 'rootCause': '无', 'liableDepartment': '秩序部'}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/result"));
        estate.done(
                        ticket,
                        "resolve",
                        "{'outcome': 'DECLINED', 'result': '道闸记录无误，不予处理', 'rootCause': '误会', 'liableDepartment': '秩序部'}")
                .body("owed", empty());
        assertThat(desk.of(ticket)).isEmpty();

        estate.done(ticket, "close", "{}").body("status", equalTo("CLOSED")).body("result", equalTo("道闸记录无误，不予处理"));
    }
}
