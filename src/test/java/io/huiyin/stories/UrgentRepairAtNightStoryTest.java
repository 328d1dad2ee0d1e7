package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** An urgent repair at night whose owner is absent, and who is satisfied only at the second attempt. */
@QuarkusTest
class UrgentRepairAtNightStoryTest extends Story {

    @Test
    @Rule({"REP-10", "CBK-03", "CBK-09"})
    void what_was_mended_badly_is_mended_again_on_the_same_ticket() {
        TestClock.set("2025-06-07T23:30");
        var ticket = estate.reported(
                "REPAIR", "PLUMBING", "'houseId': '%s', 'priority': 'URGENT'".formatted(estate.house()));
        TestClock.set("2025-06-07T23:32");
        estate.done(ticket, "assign", "{'staffId': '%s'}", estate.engineer());
        assertThat(this.<String>timer(ticket, "ON_SITE", "dueAt")).isEqualTo("2025-06-07T15:42:00Z");

        TestClock.set("2025-06-07T23:41");
        estate.done(ticket, "accept", "{}");
        estate.done(ticket, "arrive", "{}");
        assertThat(this.<String>timer(ticket, "ON_SITE", "status")).isEqualTo("MET");
        estate.done(ticket, "pause", "{'reason': 'OWNER_ABSENT', 'until': '2025-06-08T01:00:00Z'}")
                .body("status", equalTo("WAITING"));

        // The wait is over at 09:00, whether or not anybody has said so.
        TestClock.set("2025-06-08T09:30");
        estate.done(ticket, "progress", "{'text': '更换角阀', 'visibleToOwner': true}")
                .body("status", equalTo("IN_PROGRESS"));
        estate.done(ticket, "resolve", "{'outcome': 'RESOLVED', 'result': '已更换角阀'}");
        var first = desk.owedOn(ticket);
        desk.callback(first).body("dueAt", equalTo("2025-06-09T12:00:00Z"));

        TestClock.set("2025-06-09T10:00");
        desk.complete(
                        first,
                        2,
                        "'method': 'VISIT', 'comment': '还在滴水', 'signatureFileId': '%s'".formatted(desk.signature()))
                .statusCode(200)
                .body("satisfied", equalTo(false));
        estate.ticket(ticket)
                .body("status", equalTo("ASSIGNED"))
                .body("assignee.id", equalTo(estate.engineer().toString()))
                .body("reworkCount", equalTo(1));

        estate.done(ticket, "accept", "{}");
        estate.done(ticket, "arrive", "{}");
        estate.done(ticket, "resolve", "{'outcome': 'RESOLVED', 'result': '更换软管，复测无渗漏'}");
        var second = desk.owedOn(ticket);
        desk.callback(second).body("round", equalTo(2)).body("dueAt", equalTo("2025-06-10T12:00:00Z"));
        desk.complete(second, 5).statusCode(200);

        estate.ticket(ticket).body("status", equalTo("CLOSED")).body("reworkCount", equalTo(1));
        assertThat(desk.of(ticket)).containsExactly(first.toString(), second.toString());
        assertThat(timeline(ticket))
                .containsExactly(
                        "open",
                        "assign",
                        "accept",
                        "arrive",
                        "pause",
                        "resume",
                        "progress",
                        "resolve",
                        "reopen",
                        "accept",
                        "arrive",
                        "resolve",
                        "close");
    }
}
