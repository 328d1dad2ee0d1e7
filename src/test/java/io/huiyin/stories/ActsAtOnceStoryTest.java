package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.testing.Api;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Two desks that do the same at the same moment: whatever the order, each thing happens once. */
@QuarkusTest
class ActsAtOnceStoryTest extends Story {

    private static final List<Integer> ONE_IS_HEARD = List.of(200, 409);

    @Test
    void one_matter_is_taken_in_once_handled_once_and_called_back_on_once() throws Exception {
        var ticket = openedTwice();
        assertThat(twice(() -> status(ticket, "accept", "{}"))).hasSameElementsAs(ONE_IS_HEARD);
        assertThat(twice(() -> status(ticket, "resolve", "{'outcome': 'RESOLVED', 'result': '已修好'}")))
                .hasSameElementsAs(ONE_IS_HEARD);
        assertThat(desk.of(ticket)).hasSize(1);
        var callback = desk.owedOn(ticket);

        TestClock.set("2025-06-10T09:00");
        twice(() -> {
            sweep();
            return 200;
        });
        assertThat(events("sla-timer.breached", callback, "data.metric")).containsExactly("CALLBACK");

        assertThat(twice(() -> desk.complete(callback, 2).extract().statusCode()))
                .hasSameElementsAs(ONE_IS_HEARD);
        estate.ticket(ticket).body("status", equalTo("ASSIGNED")).body("reworkCount", equalTo(1));
        desk.callback(callback).body("attempts", equalTo(1));
        assertThat(events("ticket.reopened", ticket, "data.round")).containsExactly(1);
    }

    private UUID openedTwice() throws Exception {
        var key = UUID.randomUUID().toString();
        var body = Api.json(
                "{'communityId': '%s', 'houseId': '%s', 'kind': 'REPAIR', 'category': 'PLUMBING', 'channel': 'PHONE',"
                        + " 'medium': 'VERBAL', 'priority': 'NORMAL', 'description': '漏水',"
                        + " 'reporter': {'phone': '13812345678', 'anonymous': false}}",
                estate.community(), estate.house());
        var answers = twice(() -> estate.api()
                .request()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/v1/tickets")
                .statusCode());
        assertThat(answers).contains(201).isSubsetOf(201, 409);
        return UUID.fromString(estate.api()
                .get("/v1/tickets?communityId=" + estate.community())
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id"));
    }

    private int status(UUID ticket, String action, String body) {
        return estate.act(ticket, action, body).extract().statusCode();
    }

    private static List<Integer> twice(Callable<Integer> call) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<Integer>();
            for (var answer : pool.invokeAll(List.of(call, call))) answers.add(answer.get());
            return answers;
        }
    }
}
