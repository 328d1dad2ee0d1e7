package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A slip that is entered days after all was done: everything is judged by when it was done. */
@QuarkusTest
class SlipEnteredAfterwardsStoryTest extends Story {

    @Test
    void what_was_done_in_time_is_in_time_whenever_it_is_entered() {
        TestClock.set("2025-06-12T09:00");
        var ticket = estate.reported(
                "COMPLAINT",
                "GREENING",
                "'houseId': '%s', 'reportedAt': '2025-06-06T07:00:00Z'".formatted(estate.house()));
        sweep();
        assertThat(this.<String>timer(ticket, "REPLY", "status")).isEqualTo("BREACHED");

        estate.act(ticket, "accept", "{'at': '2025-06-06T06:00:00Z'}").statusCode(422);
        estate.done(ticket, "accept", "{'at': '2025-06-06T08:00:00Z'}");
        estate.done(
                ticket, "reply", "{'text': '已修剪', 'medium': 'VERBAL', 'interim': false, 'at': '2025-06-09T03:00:00Z'}");
        assertThat(this.<String>timer(ticket, "REPLY", "status")).isEqualTo("MET");
        assertThat(this.<String>timer(ticket, "REPLY", "breachedAt")).isEqualTo("2025-06-09T12:00:00Z");

        estate.done(
                ticket,
                "resolve",
                "{'outcome': 'RESOLVED', 'result': '已修剪', 'rootCause': '养护不足', 'liableDepartment': '环境部',"
                        + " 'at': '2025-06-09T04:00:00Z'}");
        var callback = desk.owedOn(ticket);
        desk.callback(callback)
                .body("owedAt", equalTo("2025-06-09T04:00:00Z"))
                .body("dueAt", equalTo("2025-06-10T12:00:00Z"));
        sweep();
        desk.timers().body("items.status", contains("BREACHED"));
        desk.complete(callback, 5, "'at': '2025-06-09T03:00:00Z'").statusCode(422);
        desk.complete(callback, 5, "'at': '2025-06-10T12:00:00Z'").statusCode(200);

        desk.timers().body("items.status", contains("MET")).body("items.breachedAt", contains("2025-06-10T12:00:00Z"));
        estate.ticket(ticket).body("status", equalTo("CLOSED"));
    }
}
