package io.huiyin.tickets.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the weekly meeting finds about complaints that are late. The clock stands at Friday 2025-06-06 15:00 at first. */
@QuarkusTest
class ComplaintReviewTest {

    private static final String SHORT_OF_HANDS = "{'cause': '保洁人手不足', 'solution': '增派一人，每日两次清运'}";

    private SmallEstate estate;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule({"SLA-12", "AUD-01"})
    void cause_and_solution_stand_with_the_complaint_and_each_review_in_its_timeline() {
        var id = estate.complaint("VERBAL");
        TestClock.set("2025-06-16T10:00");
        estate.done(id, "review", SHORT_OF_HANDS)
                .body("status", equalTo("ASSIGNED"))
                .body("review.at", equalTo("2025-06-16T02:00:00Z"))
                .body("review.cause", equalTo("保洁人手不足"))
                .body("review.solution", equalTo("增派一人，每日两次清运"))
                .body("timers.metAt", not(hasItem("2025-06-16T02:00:00Z")));
        TestClock.set("2025-06-23T10:00");
        estate.done(id, "review", "{'cause': '垃圾房过小', 'solution': '扩建', 'at': '2025-06-23T01:00:00Z'}");

        estate.ticket(id).body("review.at", equalTo("2025-06-23T01:00:00Z")).body("review.cause", equalTo("垃圾房过小"));
        estate.api().get("/v1/tickets?communityId=" + estate.community()).body("items.review.solution", contains("扩建"));
        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items.action", contains("open", "review", "review"))
                .body("items[1].changes.field", contains("reviewCause", "reviewSolution"))
                .body("items[1].changes.after", contains("保洁人手不足", "增派一人，每日两次清运"))
                .body("items[2].changes.before", contains("保洁人手不足", "增派一人，每日两次清运"))
                .body("items[2].changes.after", contains("垃圾房过小", "扩建"))
                .body("items[2].visibleToOwner", equalTo(false));
    }

    @Test
    @Rule("SLA-12")
    void a_complaint_that_was_finished_late_is_looked_into_too_and_rework_keeps_what_was_found() {
        var id = estate.reported("COMPLAINT", "HYGIENE", "'reporter': {'anonymous': true}");
        TestClock.set("2025-06-09T09:00");
        estate.resolved(id).body("timers.status", contains("BREACHED"));
        estate.done(id, "close", "{}");

        estate.done(id, "review", SHORT_OF_HANDS)
                .body("status", equalTo("CLOSED"))
                .body("review.cause", equalTo("保洁人手不足"));
        estate.done(id, "reopen", "{'reason': '问题依旧'}")
                .body("status", equalTo("ASSIGNED"))
                .body("review.cause", equalTo("保洁人手不足"));
    }

    @Test
    @Rule("SLA-12")
    void only_complaints_are_reviewed_and_none_that_was_called_off() {
        var repair = estate.repair();
        var cancelled = estate.complaint("VERBAL");
        estate.done(cancelled, "cancel", "{'reason': '误报'}");

        estate.act(repair, "review", SHORT_OF_HANDS)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/ticket-transition-not-allowed"))
                .body("action", equalTo("review"))
                .body("kind", equalTo("REPAIR"))
                .body("allowedActions", hasItem("accept"));
        estate.act(cancelled, "review", SHORT_OF_HANDS).statusCode(409).body("ticketStatus", equalTo("CANCELLED"));
        estate.ticket(repair).body("version", equalTo(1)).body("review", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'solution': '增派一人'}                                          | 400 | /cause
            {'cause': ' ', 'solution': '增派一人'}                            | 400 | /cause
            {'cause': '人手不足'}                                             | 400 | /solution
            {'cause': '人手不足', 'solution': ''}                             | 400 | /solution
            {'cause': 1, 'solution': '增派一人'}                              | 400 | /cause
            {'cause': '人手不足', 'solution': '增派一人', 'week': '2025-W24'}  | 400 | /week
            {'cause': '人手不足', 'solution': '增派一人', 'at': '2025-06-06T06:59:59Z'} | 422 | /at
            {'cause': '人手不足', 'solution': '增派一人', 'at': '2025-06-06T07:00:01Z'} | 422 | /at
            """)
    void a_review_that_cannot_be_names_the_field(String body, int status, String pointer) {
        var id = estate.complaint("VERBAL");

        estate.act(id, "review", body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
        estate.ticket(id).body("version", equalTo(1)).body("review", nullValue());
    }

    @Test
    void what_is_written_is_bounded() {
        var id = estate.complaint("VERBAL");
        var body = "{'cause': '%s', 'solution': '%s'}";

        estate.act(id, "review", body, "长".repeat(2001), "短")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/cause"));
        estate.act(id, "review", body, "短", "长".repeat(2001))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/solution"));
        estate.done(id, "review", body, "长".repeat(2000), "长".repeat(2000));
    }

    @Test
    void a_review_needs_the_right_to_write_in_the_community() {
        var id = estate.complaint("VERBAL");
        var path = "/v1/tickets/" + id + "/review";

        Api.scoped(List.of("tickets:read"), estate.community())
                .post(path, SHORT_OF_HANDS)
                .statusCode(403);
        Api.scoped(List.of("tickets:write"), Api.admin().community())
                .post(path, SHORT_OF_HANDS)
                .statusCode(404);
    }

    @Test
    void of_two_who_write_down_what_they_found_one_has_not_seen_the_others() throws Exception {
        var id = estate.complaint("VERBAL");
        var tag = estate.ticket(id).extract().header("ETag");
        Callable<Integer> review = () -> estate.api()
                .request()
                .header("If-Match", tag)
                .body(Api.json(SHORT_OF_HANDS))
                .post("/v1/tickets/" + id + "/review")
                .statusCode();

        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = pool.invokeAll(List.of(review, review)).stream()
                    .map(future -> future.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(200, 412);
        }
    }

    @Test
    void the_event_log_tells_of_a_review_without_what_was_found() {
        var id = estate.complaint("VERBAL");
        estate.done(id, "review", "{'cause': '秘密原因', 'solution': '秘密办法'}");

        var feed = Api.scoped(List.of("events:read"), estate.community())
                .get("/v1/events?limit=200")
                .body("items.findAll { it.type == 'io.huiyin.ticket.reviewed' }.subject", contains("ticket/" + id));

        assertThat(feed.extract().asString()).doesNotContain("秘密");
    }
}
