package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** An owner whom nobody reaches: the callback ends by rule, and the ticket with it. */
@QuarkusTest
class UnreachableOwnerStoryTest extends Story {

    @Test
    void after_three_failed_attempts_the_callback_is_unreachable_and_the_ticket_closes() {
        var ticket = estate.repair();
        estate.resolved(ticket);
        var callback = desk.owedOn(ticket);

        TestClock.set("2025-06-09T09:00");
        desk.attempt(callback, "NO_ANSWER").statusCode(200);
        desk.done(
                        callback,
                        "attempt",
                        "{'method': 'PHONE', 'outcome': 'CALL_LATER', 'callLaterAt': '2025-06-11T02:00:00Z'}")
                .body("dueAt", equalTo("2025-06-09T12:00:00Z"));

        // The appointment does not move what is due: the callback is late, and still to be made.
        TestClock.set("2025-06-11T10:00");
        sweep();
        desk.timers().body("items.status", contains("BREACHED"));
        desk.attempt(callback, "WRONG_NUMBER").statusCode(200).body("status", equalTo("DUE"));
        desk.done(callback, "attempt", "{'method': 'VISIT', 'outcome': 'NO_ANSWER'}")
                .body("status", equalTo("UNREACHABLE"));

        estate.ticket(ticket).body("status", equalTo("CLOSED"));
        desk.timers().body("items.status", contains("BREACHED")).body("items.overrunSeconds", contains(38 * 3600));
        assertThat(events("callback.attempted", callback, "data.outcome"))
                .containsExactly("NO_ANSWER", "CALL_LATER", "WRONG_NUMBER", "NO_ANSWER");
        assertThat(events("callback.unreachable", callback, "data.ticketId")).containsExactly(ticket.toString());
        estate.api()
                .get("/v1/callbacks?status=UNREACHABLE&communityId=" + estate.community())
                .body("items.id", contains(callback.toString()));
    }
}
