package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A verbal complaint, from the telephone to a satisfied callback: registered, handled, followed up, answered, called back. */
@QuarkusTest
class VerbalComplaintStoryTest extends Story {

    @Test
    @Rule({"SLA-02", "CMP-13", "CMP-17", "CBK-07"})
    void a_verbal_complaint_is_answered_in_a_working_day_and_closes_with_a_satisfied_owner() {
        var ticket = estate.reported(
                "COMPLAINT",
                "HYGIENE",
                "'houseId': '%s', 'receivedBy': '%s'".formatted(estate.house(), estate.receptionist()));
        assertThat(this.<String>timer(ticket, "FIRST_RESPONSE", "dueAt")).isEqualTo("2025-06-07T07:00:00Z");
        assertThat(this.<String>timer(ticket, "REPLY", "dueAt")).isEqualTo("2025-06-09T12:00:00Z");

        TestClock.set("2025-06-06T15:20");
        estate.done(ticket, "accept", "{}");
        estate.done(ticket, "progress", "{'text': '保洁已到楼层', 'visibleToOwner': true}");
        assertThat(this.<String>timer(ticket, "FIRST_RESPONSE", "status")).isEqualTo("MET");

        TestClock.set("2025-06-09T10:00");
        estate.done(ticket, "reply", "{'text': '已清理并加派巡查', 'medium': 'VERBAL', 'interim': false}");
        assertThat(this.<String>timer(ticket, "REPLY", "status")).isEqualTo("MET");

        TestClock.set("2025-06-09T16:00");
        estate.done(
                ticket,
                "resolve",
                "{'outcome': 'RESOLVED', 'result': '楼道已清理', 'rootCause': '排班遗漏', 'liableDepartment': '环境部'}");
        estate.act(ticket, "close", "{}").statusCode(409).body("owed", contains("CALLBACK"));
        var callback = desk.owedOn(ticket);
        desk.callback(callback)
                .body("kind", equalTo("COMPLAINT"))
                .body("dueAt", equalTo("2025-06-10T12:00:00Z"))
                .body("assigneeId", equalTo(estate.receptionist().toString()));

        TestClock.set("2025-06-10T11:00");
        desk.attempt(callback, "NO_ANSWER").statusCode(200);
        TestClock.set("2025-06-10T15:00");
        desk.complete(callback, 5).statusCode(200).body("phoneCallback", equalTo(true));

        estate.ticket(ticket).body("status", equalTo("CLOSED"));
        desk.timers().body("items.status", contains("MET"));
        assertThat(timeline(ticket)).containsExactly("open", "accept", "progress", "reply", "resolve", "close");
    }
}
