package io.huiyin.escalations.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steward hands over to the receptionist. The clock stands at Friday 2025-06-06 15:00 at first. */
@QuarkusTest
class ShiftHandoverTest {

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
    @Rule("ESC-04")
    void a_grave_matter_that_is_not_handed_over_is_answered_for_by_who_goes_off_shift() {
        var handled = grave("HYGIENE");
        estate.done(handled, "accept", "{}");
        estate.done(handled, "progress", "{'text': '已现场查看'}");
        var reported = grave("PARKING");
        estate.done(reported, "escalate", "{'reason': '须协调'}");
        var alone = grave("SECURITY");
        var handedOver = grave("GREENING");
        estate.complaint("VERBAL");

        handOver(handedOver)
                .statusCode(201)
                .body("ticketIds", contains(handedOver.toString()))
                .body("missing.ticketId", contains(handled.toString(), reported.toString(), alone.toString()))
                .body("missing.severity", contains("MAJOR", "MAJOR", "MAJOR"));

        attributed("NOT_HANDED_OVER")
                .body("items.ticketId", containsInAnyOrder(handled.toString(), reported.toString()))
                .body(
                        "items.staffId",
                        contains(estate.steward().toString(), estate.steward().toString()));
        attributed("LEFT_ALONE")
                .body("items.ticketId", contains(alone.toString()))
                .body("items[0].staffId", equalTo(estate.steward().toString()))
                .body("items[0].reason.acts.action", contains("open"))
                .body("items[0].explanation.zh", containsString("没有处理、没有报告、也没有交接"));
    }

    @Test
    @Rule("ESC-04")
    void what_is_urgent_only_is_shown_and_what_is_done_or_anothers_is_not() {
        var urgent = estate.reported(
                "REPAIR", "PLUMBING", "'houseId': '%s', 'priority': 'URGENT'".formatted(estate.house()));
        var done = grave("HYGIENE");
        estate.resolved(done);
        // No house, so nobody's but the engineer's.
        estate.reported(
                "COMPLAINT", "PARKING", "'severity': 'SERIOUS', 'receivedBy': '%s'".formatted(estate.engineer()));

        handOver().statusCode(201).body("missing.ticketId", contains(urgent.toString()));
        estate.api().get("/v1/attributions?communityId=" + estate.community()).body("items", empty());
    }

    @Test
    void a_handover_is_entered_once_and_confirmed_by_who_takes_over() {
        var id = handOver()
                .statusCode(201)
                .body("confirmedAt", nullValue())
                .extract()
                .<String>path("id");
        handOver().statusCode(409).body("errors[0].code", equalTo("already-handed-over"));

        var path = "/v1/shift-handovers/" + id;
        acting(estate.engineer(), path + "/confirm").statusCode(409);
        TestClock.set("2025-06-06T15:10");
        acting(estate.receptionist(), path + "/confirm")
                .statusCode(200)
                .body("confirmedAt", equalTo("2025-06-06T07:10:00Z"));
        acting(estate.receptionist(), path + "/confirm").statusCode(409);

        estate.api().get(path).statusCode(200).body("version", equalTo(2));
        estate.api().get("/v1/shift-handovers?staffId=" + estate.receptionist()).body("items.id", contains(id));
        estate.api()
                .get("/v1/shift-handovers?communityId=" + estate.community())
                .body("items", hasSize(1));
        Api.scoped(List.of("shift-handovers:read"), Api.admin().community())
                .get(path)
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'incomingStaffId': '$STEWARD'                                    | 422 | /incomingStaffId
            'incomingStaffId': '01960000-0000-7000-8000-000000000001'         | 422 | /incomingStaffId
            'outgoingStaffId': '01960000-0000-7000-8000-000000000001'         | 422 | /outgoingStaffId
            'ticketIds': ['01960000-0000-7000-8000-000000000001']             | 422 | /ticketIds
            'at': '2025-06-06T07:00:01Z'                                     | 422 | /at
            'post': ' '                                                      | 400 | /post
            """)
    void a_handover_that_cannot_be_names_the_field(String fields, int status, String pointer) {
        post(fields.replace("$STEWARD", estate.steward().toString()))
                .statusCode(status)
                .body("errors[0].pointer", equalTo(pointer));
    }

    private UUID grave(String category) {
        return estate.reported("COMPLAINT", category, "'houseId': '%s', 'severity': 'MAJOR'".formatted(estate.house()));
    }

    private Answer handOver(UUID... tickets) {
        return post("'note': '夜间注意', 'ticketIds': ["
                + Stream.of(tickets).map(id -> "'" + id + "'").collect(Collectors.joining(", ")) + "]");
    }

    private Answer post(String fields) {
        var body = new StringBuilder("{'communityId': '" + estate.community() + "', " + fields);
        if (!fields.contains("'post'")) body.append(", 'post': '前台'");
        if (!fields.contains("'outgoingStaffId'")) {
            body.append(", 'outgoingStaffId': '" + estate.steward() + "'");
        }
        if (!fields.contains("'incomingStaffId'")) {
            body.append(", 'incomingStaffId': '" + estate.receptionist() + "'");
        }
        return estate.api().post("/v1/shift-handovers", body.append("}").toString());
    }

    private Answer attributed(String rule) {
        return estate.api()
                .get("/v1/attributions?rule=" + rule + "&communityId=" + estate.community())
                .statusCode(200);
    }

    private Answer acting(UUID staff, String path) {
        return estate.api().request().header("X-Acting-Staff", staff).post(path).then();
    }
}
