package io.huiyin.tickets.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words in which major defects of the developer's are answered. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class AgreedWordingTest {

    private static final String REPLY = "{'text': '外墙已列入整改', 'medium': 'VERBAL', 'interim': %s}";

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
    @Rule("ESC-11")
    void a_major_defect_is_answered_in_agreed_words_or_not_yet() {
        var id = defect("MAJOR");

        estate.act(id, "reply", REPLY.formatted(false))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/agreed-wording-needed"));
        estate.dispatched(id);
        estate.act(id, "resolve", "{'outcome': 'EXPLAINED', 'result': '质量没有问题'}")
                .statusCode(409);
        estate.done(
                        id,
                        "reply",
                        "{'text': '正在与返修办商议', 'medium': 'VERBAL', 'interim': true, 'promisedAt': '2025-06-09T01:00:00Z'}")
                .body("agreedWording", nullValue());

        var wording = agree("'category': 'OUTER_WALL_SEEPAGE'");
        estate.done(id, "reply", REPLY.formatted(false))
                .body("agreedWording.id", equalTo(wording.toString()))
                .body("agreedWording.revision", equalTo(1))
                .body("agreedWording.text", equalTo("统一安排十月前外墙整改"));
        estate.ticket(id)
                .body("agreedWording.text", equalTo("统一安排十月前外墙整改"))
                // The first receiver still owns it.
                .body("firstReceiver.id", equalTo(estate.steward().toString()));
        estate.done(id, "resolve", "{'outcome': 'EXPLAINED', 'result': '按统一安排整改'}");
    }

    @Test
    @Rule("ESC-11")
    void the_first_receiver_of_a_defect_owns_it_until_it_is_solved() {
        var id = estate.reported(
                "LEGACY_DEFECT",
                "OUTER_WALL_SEEPAGE",
                "'houseId': '%s', 'receivedBy': '%s'".formatted(estate.house(), estate.receptionist()));
        estate.done(id, "assign", "{'staffId': '%s'}", estate.engineer());
        estate.done(id, "reject", "{'reason': '属开发商'}")
                .body("handler.id", equalTo(estate.receptionist().toString()));
        estate.done(id, "assign", "{'staffId': '%s'}", estate.steward())
                .body("firstReceiver.id", equalTo(estate.receptionist().toString()));
    }

    @Test
    void other_matters_are_answered_freely() {
        estate.done(defect("NORMAL"), "reply", REPLY.formatted(false)).body("agreedWording", nullValue());
        var complaint = estate.reported(
                "COMPLAINT", "HYGIENE", "'houseId': '%s', 'severity': 'MAJOR'".formatted(estate.house()));
        estate.done(complaint, "reply", REPLY.formatted(false)).body("agreedWording", nullValue());
    }

    @Test
    void words_of_a_ticket_go_before_those_of_its_building_and_these_before_those_of_its_category() {
        var id = defect("SERIOUS");
        var ofCategory = agree("'category': 'OUTER_WALL_SEEPAGE'");
        answeredBy(id, ofCategory);
        var building = estate.api()
                .get("/v1/buildings?communityId=" + estate.community())
                .extract()
                .<String>path("items.find { it.name == '1栋' }.id");
        var ofBuilding = agree("'category': 'OUTER_WALL_SEEPAGE', 'buildingId': '%s'".formatted(building));
        answeredBy(id, ofBuilding);
        var ofTicket = agree("'ticketIds': ['%s']".formatted(id));
        answeredBy(id, ofTicket);
        agree("'category': 'DOOR_LOCK'");
        answeredBy(id, ofTicket);
    }

    @Test
    void later_words_are_another_revision_and_what_was_said_stays() {
        var id = defect("MAJOR");
        var wording = agree("'category': 'OUTER_WALL_SEEPAGE'");
        answeredBy(id, wording);
        var path = "/v1/agreed-wordings/" + wording;
        var tag = estate.api().get(path).statusCode(200).extract().header("ETag");

        estate.api()
                .put(path, tag, words("'text': '延至十二月', 'active': true"))
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("text", equalTo("延至十二月"));
        estate.api().put(path, tag, words("'text': '又改', 'active': true")).statusCode(412);
        estate.ticket(id).body("agreedWording.revision", equalTo(1)).body("agreedWording.text", equalTo("统一安排十月前外墙整改"));
        estate.done(id, "reply", REPLY.formatted(false)).body("agreedWording.revision", equalTo(2));

        var next = estate.api().get(path).extract().header("ETag");
        estate.api().put(path, next, words("'text': '延至十二月', 'active': false")).statusCode(200);
        estate.act(id, "reply", REPLY.formatted(false)).statusCode(409);
        estate.api()
                .get("/v1/agreed-wordings?active=true&communityId=" + estate.community())
                .body("items", empty());
        estate.api()
                .get("/v1/agreed-wordings?category=OUTER_WALL_SEEPAGE&communityId=" + estate.community())
                .body("items.id", contains(wording.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'topic': '外墙'                                                                 | 422 | /category
            'category': 'HYGIENE'                                                          | 422 | /category
            'category': 'NONE_SUCH'                                                        | 422 | /category
            'category': 'DOOR_LOCK', 'ticketIds': ['01960000-0000-7000-8000-000000000001']  | 422 | /ticketIds
            'ticketIds': ['01960000-0000-7000-8000-000000000001']                           | 422 | /ticketIds
            'category': 'DOOR_LOCK', 'buildingId': '01960000-0000-7000-8000-000000000001'   | 422 | /buildingId
            'category': 'DOOR_LOCK', 'approvedBy': '01960000-0000-7000-8000-000000000001'   | 422 | /approvedBy
            'category': 'DOOR_LOCK', 'discussedOn': '2025-06-07'                            | 422 | /discussedOn
            'category': 'DOOR_LOCK', 'discussedWith': ' '                                   | 400 | /discussedWith
            """)
    void a_wording_that_cannot_be_names_the_field(String fields, int status, String pointer) {
        propose(fields).statusCode(status).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void words_are_the_communitys_own() {
        var wording = agree("'category': 'OUTER_WALL_SEEPAGE'");
        var stranger = Api.scoped(
                List.of("agreed-wordings:read", "agreed-wordings:write"),
                Api.admin().community());

        stranger.get("/v1/agreed-wordings/" + wording).statusCode(404);
        stranger.get("/v1/agreed-wordings").body("items", empty());
        Api.scoped(List.of("agreed-wordings:read"), estate.community())
                .put("/v1/agreed-wordings/" + wording, "\"1\"", words("'text': '改', 'active': true"))
                .statusCode(403);
        var feed = Api.scoped(List.of("events:read"), estate.community()).get("/v1/events?limit=200");
        assertThat(feed.extract().asString()).contains("agreed-wording.created").doesNotContain("统一安排");
    }

    private void answeredBy(UUID ticket, UUID wording) {
        estate.done(ticket, "reply", REPLY.formatted(false)).body("agreedWording.id", equalTo(wording.toString()));
    }

    private UUID defect(String severity) {
        return estate.reported(
                "LEGACY_DEFECT",
                "OUTER_WALL_SEEPAGE",
                "'houseId': '%s', 'severity': '%s'".formatted(estate.house(), severity));
    }

    private UUID agree(String about) {
        return UUID.fromString(propose(about).statusCode(201).extract().path("id"));
    }

    private Answer propose(String fields) {
        var more = words("'text': '统一安排十月前外墙整改', " + fields);
        return estate.api()
                .post("/v1/agreed-wordings", "{'communityId': '%s', %s", estate.community(), more.substring(1));
    }

    /** What every wording says, less what {@code fields} say. */
    private String words(String fields) {
        var words = new StringBuilder("{" + fields);
        if (!fields.contains("'topic'")) words.append(", 'topic': '外墙渗水'");
        if (!fields.contains("'discussedWith'")) words.append(", 'discussedWith': '返修办'");
        if (!fields.contains("'discussedOn'")) words.append(", 'discussedOn': '2025-06-05'");
        if (!fields.contains("'approvedBy'")) words.append(", 'approvedBy': '" + estate.steward() + "'");
        return words.append("}").toString();
    }
}
