package io.huiyin.callbacks.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.callbacks.Callbacks;
import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue of callbacks, and who sees it. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class CallbackListTest {

    @Inject
    StatementCounter statements;

    @Inject
    Callbacks callbacks;

    @Inject
    Database database;

    private SmallEstate estate;
    private CallbackDesk desk;
    private String list;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        desk = new CallbackDesk(estate);
        list = "/v1/callbacks?communityId=" + estate.community();
    }

    @Test
    void soonest_due_comes_first_and_a_page_goes_on_where_the_last_one_ended() {
        var monday = owed(estate.repair());
        TestClock.set("2025-06-10T10:00");
        var wednesday = owed(estate.repair());
        TestClock.set("2025-06-09T10:00");
        var tuesday = owed(estate.repair());
        var alsoTuesday = owed(estate.repair());

        var walked = new ArrayList<String>();
        String cursor = null;
        do {
            var page = estate.api()
                    .get(list + "&limit=1" + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            walked.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(walked)
                .containsExactly(monday.toString(), tuesday.toString(), alsoTuesday.toString(), wednesday.toString());
    }

    @Test
    void it_is_narrowed_by_status_kind_ticket_assignee_and_due_time() {
        var repair = owed(estate.repair());
        var complaint = owed(estate.complaint("VERBAL"));
        desk.complete(repair, 5).statusCode(200);
        desk.done(complaint, "assign", "{'staffId': '%s'}", estate.receptionist());

        expect("&status=DUE", complaint);
        expect("&status=DONE", repair);
        expect("&status=EXEMPT");
        expect("&kind=COMPLAINT", complaint);
        expect("&kind=REPAIR", repair);
        expect("&assigneeId=" + estate.receptionist(), complaint);
        expect("&ticketId=" + desk.callback(repair).extract().path("ticketId"), repair);
        expect("&dueBefore=2025-06-09T12:00:00Z");
        expect("&dueBefore=2025-06-09T12:00:01Z", repair, complaint);
        estate.api().get(list + "&status=LATE").statusCode(400);
        estate.api().get(list).body("items[0].attemptLog", nullValue()).body("items[0].attempts", equalTo(1));
    }

    @Test
    void it_takes_at_most_two_statements_however_long_it_is() {
        for (int i = 0; i < 3; i++) owed(estate.repair());

        statements.restart();
        estate.api().get(list + "&status=DUE").body("items", hasSize(3));

        assertThat(statements.statements()).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void another_community_has_nothing_here() {
        var callback = owed(estate.repair());
        var stranger = Api.scoped(
                List.of("callbacks:read", "callbacks:write"), estate.api().community());

        stranger.get(list).statusCode(200).body("items", empty());
        stranger.get("/v1/callbacks").statusCode(200).body("items", empty());
        stranger.get("/v1/callbacks/" + callback).statusCode(404);
        stranger.post("/v1/callbacks/" + callback + "/complete", CallbackDesk.completion(5, ""))
                .statusCode(404);
        stranger.post("/v1/callbacks/" + callback + "/exempt", "{'reason': '出国'}")
                .statusCode(404);
        desk.callback(callback).body("status", equalTo("DUE"));
    }

    @Test
    void who_may_only_read_is_offered_nothing_and_can_do_nothing() {
        var callback = owed(estate.repair());
        var reader = Api.scoped(List.of("callbacks:read"), estate.community());

        reader.get("/v1/callbacks/" + callback).statusCode(200).body("allowedActions", empty());
        reader.get(list).body("items[0].allowedActions", empty());
        reader.post("/v1/callbacks/" + callback + "/complete", CallbackDesk.completion(5, ""))
                .statusCode(403)
                .body("requiredScope", equalTo("callbacks:write"));
        Api.scoped(List.of("tickets:read"), estate.community())
                .get("/v1/callbacks/" + callback)
                .statusCode(403);
    }

    @Test
    void callbacks_alone_are_enough_to_make_them() {
        var ticket = estate.repair();
        var callback = owed(ticket);
        var caller = Api.scoped(List.of("callbacks:read", "callbacks:write"), estate.community());

        caller.post("/v1/callbacks/" + callback + "/complete", CallbackDesk.completion(5, ""))
                .statusCode(200);

        estate.ticket(ticket).body("status", equalTo("CLOSED"));
    }

    @Test
    void upper_rooms_find_what_is_due_around_a_time_and_who_owes_it() {
        var callback = owed(estate.repair());
        var done = owed(estate.repair());
        desk.complete(done, 5).statusCode(200);
        var due = TestClock.at("2025-06-09T20:00");
        var job = Caller.job("test", estate.community());

        var found = database.in(job, () -> callbacks.dueBetween(estate.community(), due, due.plusSeconds(1)));
        var earlier =
                database.in(job, () -> callbacks.dueBetween(estate.community(), due.minus(Duration.ofDays(1)), due));

        assertThat(found).singleElement().satisfies(brief -> {
            assertThat(brief.id()).isEqualTo(callback);
            assertThat(brief.assigneeId()).isEqualTo(estate.steward());
            assertThat(brief.dueAt()).isEqualTo(due);
        });
        assertThat(earlier).isEmpty();
        assertThat(database.in(job, () -> callbacks.briefs(List.of(callback, done, UUID.randomUUID()))))
                .containsOnlyKeys(callback, done);
    }

    private UUID owed(UUID ticket) {
        estate.resolved(ticket);
        return desk.owedOn(ticket);
    }

    private void expect(String filter, UUID... expected) {
        var ids = List.of(expected).stream().map(UUID::toString).toArray(String[]::new);
        estate.api().get(list + filter).statusCode(200).body("items.id", ids.length == 0 ? empty() : contains(ids));
    }
}
