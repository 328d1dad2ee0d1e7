package io.huiyin.tickets.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.huiyin.testing.Api;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How tickets are found, and who sees what of them. */
@QuarkusTest
class TicketListTest {

    @Inject
    StatementCounter statements;

    private SmallEstate estate;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
    }

    @Test
    void each_filter_finds_what_it_names() {
        var repair = estate.repair().toString();
        var urgent = estate.reported("HELP", "OTHER", "'priority': 'URGENT'").toString();
        var complaint = estate.complaint("VERBAL").toString();
        estate.dispatched(UUID.fromString(repair));

        assertThat(found("")).containsExactly(complaint, urgent, repair);
        assertThat(found("&status=ACCEPTED")).containsExactly(repair);
        assertThat(found("&kind=COMPLAINT")).containsExactly(complaint);
        assertThat(found("&channel=PHONE")).containsExactly(complaint, urgent, repair);
        assertThat(found("&channel=PATROL")).isEmpty();
        assertThat(found("&category=PLUMBING")).containsExactly(repair);
        assertThat(found("&priority=URGENT")).containsExactly(urgent);
        assertThat(found("&houseId=" + estate.house())).containsExactly(complaint, repair);
        assertThat(found("&assigneeId=" + estate.engineer())).containsExactly(repair);
        assertThat(found("&assigneeId=" + estate.steward())).containsExactly(complaint);
        assertThat(found("&number=GD-20250606-000002")).containsExactly(urgent);
        assertThat(found("&houseId=" + estate.house() + "&status=ASSIGNED")).containsExactly(complaint);
        assertThat(found("&houseId=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_list_takes_two_statements_whatever_its_length() {
        for (int i = 0; i < 7; i++) estate.complaint("VERBAL");
        statements.restart();

        estate.api()
                .get("/v1/tickets?limit=200&communityId=" + estate.community())
                .statusCode(200)
                .body("items", hasSize(7))
                .body("items.timers", everyItem(hasSize(2)));

        assertThat(statements.statements()).hasSize(2);
    }

    @Test
    void a_list_is_walked_from_the_newest_to_the_oldest() {
        var opened = new ArrayList<String>();
        for (int i = 0; i < 5; i++) opened.addFirst(estate.repair().toString());

        var walked = new ArrayList<String>();
        String cursor = "";
        do {
            var page = estate.api()
                    .get("/v1/tickets?limit=2&communityId=" + estate.community() + cursor)
                    .extract()
                    .jsonPath();
            walked.addAll(page.getList("items.id", String.class));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        } while (cursor != null);

        assertThat(walked).containsExactlyElementsOf(opened);
    }

    @ParameterizedTest
    @CsvSource({"status=BROKEN", "kind=repair", "channel=patrol", "houseId=x", "limit=0", "cursor=x"})
    void a_filter_that_cannot_be_is_400(String query) {
        estate.api().get("/v1/tickets?" + query).statusCode(400);
    }

    @Test
    void another_communitys_key_sees_nothing_of_it() {
        var ticket = estate.repair();
        var stranger = Api.scoped(
                List.of("tickets:read", "tickets:write", "files:write"),
                Api.admin().community());

        stranger.get("/v1/tickets").body("items", empty());
        stranger.get("/v1/tickets?communityId=" + estate.community())
                .statusCode(200)
                .body("items", empty());
        stranger.get("/v1/tickets/" + ticket).statusCode(404);
        stranger.get("/v1/tickets/" + ticket + "/timeline").statusCode(404);
        stranger.get("/v1/tickets/" + ticket + "/attachments").statusCode(404);
        stranger.post("/v1/tickets/" + ticket + "/accept", "{}").statusCode(404);
        stranger.post("/v1/tickets/" + UUID.randomUUID() + "/accept", "{}").statusCode(404);
        stranger.post("/v1/tickets/" + ticket + "/attachments", "{'fileId': '%s', 'kind': 'REPORT'}", UUID.randomUUID())
                .statusCode(404);
        estate.ticket(ticket).body("status", equalTo("ASSIGNED"));
    }

    @Test
    void who_may_only_read_may_do_nothing() {
        var ticket = estate.repair();
        var reader = Api.scoped(List.of("tickets:read"), estate.community());

        reader.get("/v1/tickets/" + ticket).statusCode(200).body("allowedActions", empty());
        reader.get("/v1/tickets").body("items[0].allowedActions", empty());
        reader.post("/v1/tickets/" + ticket + "/accept", "{}").statusCode(403);
        Api.scoped(List.of("tickets:write"), estate.community())
                .get("/v1/tickets/" + ticket)
                .statusCode(403);
    }

    @Test
    void what_timers_change_changes_the_tag_but_not_the_version() {
        var ticket = estate.complaint("VERBAL");
        var before = estate.ticket(ticket).extract();
        TestClock.set("2025-06-10T09:00");
        estate.api().post("/v1/jobs/sla-sweep/run", "{}").statusCode(200);

        var after = estate.ticket(ticket).header("ETag", not(equalTo(before.header("ETag"))));

        after.body("version", equalTo(before.path("version")));
        after.body("timers.status", contains("BREACHED", "BREACHED"));
        estate.api()
                .request()
                .header("If-Match", before.header("ETag"))
                .body("{}")
                .post("/v1/tickets/" + ticket + "/accept")
                .then()
                .statusCode(200);
        var tag = estate.ticket(ticket).extract().header("ETag");
        estate.api()
                .request()
                .header("If-None-Match", tag)
                .get("/v1/tickets/" + ticket)
                .then()
                .statusCode(304);
    }

    @Test
    void what_was_written_down_is_corrected_by_reading_editing_and_putting_it() {
        var ticket = estate.complaint("VERBAL");
        var read = estate.ticket(ticket).extract();
        var edited = read.asString().replace("厨房水管漏水", "楼道堆放垃圾").replace("\"HYGIENE\"", "\"SECURITY\"");

        estate.api()
                .request()
                .header("If-Match", read.header("ETag"))
                .body(edited)
                .put("/v1/tickets/" + ticket)
                .then()
                .statusCode(200)
                .body("description", equalTo("楼道堆放垃圾"))
                .body("category", equalTo("SECURITY"))
                .body("status", equalTo("ASSIGNED"));

        estate.api()
                .get("/v1/tickets/" + ticket + "/timeline")
                .body("items[1].action", equalTo("change"))
                .body("items[1].changes.field", contains("category", "description"))
                .body("items[1].changes.before", contains("HYGIENE", "厨房水管漏水"));
        estate.api().request().body(edited).put("/v1/tickets/" + ticket).then().statusCode(428);
        estate.api()
                .put("/v1/tickets/" + ticket, read.header("ETag"), "{'category': 'SECURITY'}")
                .statusCode(400);
    }

    @Test
    void a_correction_keeps_to_the_rules_of_the_kind() {
        var complaint = estate.complaint("VERBAL");
        var repair = estate.repair();
        var body = "{'category': '%s', 'priority': 'NORMAL', 'description': 'x', 'complaintClass': '%s'}";

        estate.api()
                .put("/v1/tickets/" + complaint, "\"1\"", body, "PLUMBING", "VENT")
                .statusCode(422);
        estate.api()
                .put("/v1/tickets/" + repair, "\"1\"", body, "PLUMBING", "VENT")
                .statusCode(422);
        estate.api()
                .put("/v1/tickets/" + complaint, "\"1\"", body, "SECURITY", "VENT")
                .statusCode(200)
                .body("complaintClass", equalTo("VENT"));
        estate.done(complaint, "cancel", "{'reason': 'x'}");
        estate.api()
                .put("/v1/tickets/" + complaint, "\"3\"", body, "SECURITY", "VENT")
                .statusCode(409);
    }

    private List<String> found(String query) {
        return estate.api()
                .get("/v1/tickets?communityId=" + estate.community() + query)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class);
    }
}
