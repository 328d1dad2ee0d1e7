package io.huiyin.escalations.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is reported again, and who answers for it. */
@QuarkusTest
class AttributionsTest {

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
    @Rule("ESC-03")
    void what_is_reported_again_is_answered_for_by_the_first_receiver_of_the_first_ticket() {
        var first = reportedTo(estate.receptionist());
        TestClock.advance(Duration.ofDays(3));
        var second = reportedTo(estate.engineer());
        var third = reportedTo(estate.engineer());

        estate.ticket(first).body("repeat.count", equalTo(3)).body("repeat.of", nullValue());
        estate.ticket(second).body("repeat.count", equalTo(3)).body("repeat.of", equalTo(first.toString()));
        of(first)
                .body(
                        "items.staffId",
                        contains(
                                estate.receptionist().toString(),
                                estate.receptionist().toString()))
                .body("items.ticketId", contains(third.toString(), second.toString()));
        of(second)
                .body("items", hasSize(1))
                .body("items[0].rule", equalTo("REPEATED_MATTER"))
                .body("items[0].status", equalTo("OPEN"))
                .body("items[0].reason.tickets.id", contains(first.toString(), second.toString()))
                .body("items[0].reason.acts.ticketId", contains(first.toString(), second.toString()))
                .body("items[0].reason.acts.action", contains("open", "open"))
                .body("items[0].explanation.zh", containsString("首接"));
        estate.api()
                .get("/v1/tickets?repeat=true&communityId=" + estate.community())
                .body("items.id", contains(third.toString(), second.toString()));
        estate.api()
                .get("/v1/tickets?repeat=false&communityId=" + estate.community())
                .body("items.id", contains(first.toString()));
    }

    @Test
    @Rule("ESC-03")
    void what_has_to_be_done_again_is_answered_for_too_each_time() {
        var id = reportedTo(estate.receptionist());
        estate.resolved(id);
        estate.done(id, "reopen", "{'reason': '又漏了'}");

        of(id).body("items", hasSize(1))
                .body("items[0].staffId", equalTo(estate.receptionist().toString()))
                .body("items[0].reason.tickets", hasSize(1))
                .body("items[0].reason.acts.action", hasItems("open", "assign", "resolve", "reopen"));
    }

    @Test
    @Rule("ESC-03")
    void how_long_the_same_is_a_repeat_is_the_communitys_to_say() {
        estate.api()
                .put("/v1/ticket-settings/" + estate.community(), "\"0\"", """
                {'repeatWindowDays': 5, 'reportAfterwardsHours': 24, 'warningMonths': 3, 'warningAtLeast': 3,
                 'warningRisePercent': 50}""")
                .statusCode(200)
                .body("version", equalTo(1));
        estate.api()
                .get("/v1/ticket-settings/" + estate.community())
                .statusCode(200)
                .body("repeatWindowDays", equalTo(5))
                .body("version", equalTo(1));
        Api.scoped(List.of("tickets:read"), Api.admin().community())
                .get("/v1/ticket-settings/" + estate.community())
                .statusCode(404);
        reportedTo(estate.receptionist());
        TestClock.advance(Duration.ofDays(6));
        var later = reportedTo(estate.receptionist());
        TestClock.advance(Duration.ofDays(5));
        var again = reportedTo(estate.receptionist());

        estate.ticket(later).body("repeat.of", nullValue());
        estate.ticket(again).body("repeat.of", equalTo(later.toString())).body("repeat.count", equalTo(2));
    }

    @Test
    void a_first_ticket_that_was_called_off_makes_way_for_the_next() {
        var first = reportedTo(estate.receptionist());
        var second = reportedTo(estate.engineer());
        of(second).body("items.status", contains("OPEN"));
        estate.done(first, "cancel", "{'reason': '误报'}");

        of(second).body("items.status", contains("WITHDRAWN"));
        estate.ticket(first).body("repeat", nullValue());
        estate.ticket(second).body("repeat", nullValue()).body("repeatOf", nullValue());
        var third = reportedTo(estate.receptionist());
        estate.ticket(third).body("repeat.of", equalTo(second.toString())).body("repeat.count", equalTo(2));
        of(third).body("items.staffId", contains(estate.engineer().toString()));
        estate.api()
                .get("/v1/tickets?repeat=true&communityId=" + estate.community())
                .body("items.id", contains(third.toString()));
        estate.report("INQUIRY", "OTHER", "'repeatOf': '%s'".formatted(first))
                .statusCode(201)
                .body("repeat.of", equalTo(second.toString()));

        var alone = estate.reported("INQUIRY", "OTHER", "");
        estate.done(alone, "cancel", "{'reason': '误报'}");
        estate.report("INQUIRY", "OTHER", "'repeatOf': '%s'".formatted(alone))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/repeatOf"))
                .body("errors[0].code", equalTo("cancelled"));
    }

    @Test
    void without_a_house_the_same_owner_and_category_make_a_repeat() {
        var owner = estate.owner("NEUTRAL");
        var reporter = "'reporter': {'ownerId': '%s', 'anonymous': false}".formatted(owner);
        var first = estate.reported("COMPLAINT", "HYGIENE", reporter);

        estate.report("COMPLAINT", "HYGIENE", reporter).body("repeat.of", equalTo(first.toString()));
        estate.report("COMPLAINT", "PARKING", reporter).body("repeat", nullValue());
        estate.report(
                        "COMPLAINT",
                        "HYGIENE",
                        "'reporter': {'ownerId': '%s', 'anonymous': false}".formatted(estate.owner("NEUTRAL")))
                .body("repeat", nullValue());
        estate.report("COMPLAINT", "HYGIENE", "'reporter': {'anonymous': true}").body("repeat", nullValue());
    }

    @Test
    @Rule("ESC-03")
    void of_many_at_once_all_but_the_first_are_counted_and_attributed_once() throws Exception {
        Callable<String> report = () -> reportedTo(estate.receptionist()).toString();
        try (var pool = Executors.newFixedThreadPool(6)) {
            var ids = pool.invokeAll(IntStream.range(0, 6).mapToObj(i -> report).toList()).stream()
                    .map(future -> future.resultNow())
                    .toList();
            var attributed = estate.api()
                    .get("/v1/attributions?communityId=" + estate.community())
                    .extract()
                    .<List<String>>path("items.ticketId");
            assertThat(attributed).hasSize(5).doesNotHaveDuplicates().isSubsetOf(ids);
            estate.ticket(UUID.fromString(ids.getFirst())).body("repeat.count", equalTo(6));
        }
    }

    @Test
    @Rule("ESC-03")
    void an_attribution_is_disputed_by_whom_it_names_and_decided_by_another() {
        reportedTo(estate.receptionist());
        var path = "/v1/attributions/"
                + of(reportedTo(estate.engineer())).extract().path("items[0].id");
        var supervisor = estate.staff("CS_SUPERVISOR");

        acting(estate.engineer(), path + "/dispute", "{'text': '与我无关'}").statusCode(409);
        acting(estate.receptionist(), path + "/dispute", "{'text': '业主自行改动管道'}")
                .statusCode(200)
                .body("status", equalTo("DISPUTED"))
                .body("dispute", equalTo("业主自行改动管道"));
        acting(estate.receptionist(), path + "/dispute", "{'text': '再次异议'}")
                .statusCode(409)
                .body("type", equalTo("/problems/attribution-not-as-it-stands"))
                .body("attributionStatus", equalTo("DISPUTED"));
        acting(estate.receptionist(), path + "/decide", "{'upheld': false, 'text': '我没错'}")
                .statusCode(409);
        acting(supervisor, path + "/decide", "{'upheld': false, 'text': '异议成立'}")
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"))
                .body("decision", equalTo("异议成立"))
                .body("decidedBy", equalTo(supervisor.toString()));
        acting(supervisor, path + "/decide", "{'upheld': true, 'text': '改判'}").statusCode(409);
        estate.api().get(path).statusCode(200).body("status", equalTo("WITHDRAWN"));

        var feed = Api.scoped(List.of("events:read"), estate.community())
                .get("/v1/events?limit=200")
                .body(
                        "items.type",
                        hasItems(
                                "io.huiyin.attribution.made",
                                "io.huiyin.attribution.disputed",
                                "io.huiyin.attribution.decided"));
        assertThat(feed.extract().asString()).doesNotContain("业主自行", "异议成立");
    }

    @Test
    void everyone_sees_what_names_them_and_who_decides_sees_all() {
        reportedTo(estate.receptionist());
        reportedTo(estate.engineer());
        var reader = Api.scoped(List.of("attributions:read"), estate.community());

        reader.request()
                .header("X-Acting-Staff", estate.receptionist())
                .get("/v1/attributions")
                .then()
                .body("items", hasSize(1));
        reader.request()
                .header("X-Acting-Staff", estate.engineer())
                .get("/v1/attributions")
                .then()
                .body("items", empty());
        reader.get("/v1/attributions").body("items", empty());
        Api.scoped(List.of("attributions:read", "attributions:write"), estate.community())
                .get("/v1/attributions?staffId=" + estate.receptionist())
                .body("items", hasSize(1));
    }

    private UUID reportedTo(UUID receiver) {
        return estate.reported(
                "REPAIR", "PLUMBING", "'houseId': '%s', 'receivedBy': '%s'".formatted(estate.house(), receiver));
    }

    private Answer of(UUID ticket) {
        return estate.api().get("/v1/attributions?ticketId=" + ticket).statusCode(200);
    }

    private Answer acting(UUID staff, String path, String body) {
        return estate.api()
                .request()
                .header("X-Acting-Staff", staff)
                .body(Api.json(body))
                .post(path)
                .then();
    }
}
