package io.huiyin.surveys.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A satisfied, a dissatisfied and an absent owner. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class SampleFrameTest {

    @Inject
    Database database;

    private SmallEstate estate;
    private Api api;
    private UUID satisfied;
    private UUID dissatisfied;
    private UUID absent;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        api = estate.api();
        satisfied = owner("NEUTRAL", house("OCCUPIED"), "OWNER");
        dissatisfied = owner("DISSATISFIED", house("VACANT"), "OWNER");
        absent = owner("GOOD_RELATION", house("VACANT"), "OWNER");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("AUD-04")
    void each_owner_who_is_left_out_is_a_row_that_says_why_and_by_whom_and_when() {
        var frame = id(made("").statusCode(201)
                .body("on", equalTo("2025-06-06"))
                .body("ownersInAll", equalTo(3))
                .body("included", equalTo(1))
                .body("excluded.DISSATISFIED", equalTo(1))
                .body("excluded.NOT_LIVED_IN", equalTo(1))
                .body("excluded.EXCLUDED_BY_HAND", equalTo(0))
                .body("staffId", equalTo(estate.receptionist().toString())));

        members(frame, "").body("items", hasSize(3));
        members(frame, "?status=INCLUDED")
                .body("items.ownerId", contains(satisfied.toString()))
                .body("items.exclusion", contains(nullValue()));
        members(frame, "?status=EXCLUDED")
                .body("items.ownerId", containsInAnyOrder(dissatisfied.toString(), absent.toString()))
                .body(
                        "items.exclusion.staffId",
                        everyItem(equalTo(estate.receptionist().toString())))
                .body("items.exclusion.at", everyItem(equalTo("2025-06-06T07:00:00Z")))
                .body("items.exclusion.by", everyItem(equalTo("test administrator")));
        members(frame, "?reason=DISSATISFIED")
                .body("items.ownerId", contains(dissatisfied.toString()))
                .body("items.segment", contains("DISSATISFIED"))
                .body("items.occupancyStatus", contains("VACANT"));
        api.get("/v1/sample-frames/" + frame + "/members/" + absent)
                .statusCode(200)
                .body("reason", equalTo("NOT_LIVED_IN"))
                .body("segment", equalTo("GOOD_RELATION"));
        assertThat(events("sample-frame.member-read", "data.ownerId")).containsExactly(absent.toString());
        assertThat(events("sample-frame.made", "data.excluded.DISSATISFIED")).containsExactly(1);
    }

    @Test
    @Rule("AUD-04")
    void a_mark_that_changes_afterwards_changes_nothing_in_the_frame() {
        var frame = id(made(""));
        var path = "/v1/owners/" + dissatisfied;
        api.put(path, "\"1\"", """
                {'kind': 'PERSON', 'name': '陈先生', 'phones': ['13900001111'], 'segment': 'GOOD_RELATION',
                 'changeReason': '已和解'}""").statusCode(200);

        members(frame, "?reason=DISSATISFIED")
                .body("items.ownerId", contains(dissatisfied.toString()))
                .body("items.segment", contains("DISSATISFIED"));
        api.get("/v1/sample-frames/" + frame).body("included", equalTo(1)).body("excluded.DISSATISFIED", equalTo(1));
        // Their house is still not lived in.
        members(id(made("")), "?status=EXCLUDED").body("items.reason", contains("NOT_LIVED_IN", "NOT_LIVED_IN"));

        // The change of the mark is in the chain.
        assertThat(events("owner.changed", "data.fields")).containsExactly(List.of("segment"));
        api.post("/v1/jobs/audit-seal/run").statusCode(200);
        api.get("/v1/audit/seals?communityId=" + estate.community()).body("items", hasSize(1));
        api.post("/v1/jobs/audit-check/run").statusCode(200).body("result.ok", equalTo(true));
    }

    @Test
    @Rule("AUD-04")
    void what_is_done_by_hand_stays_on_record_when_it_is_lifted() {
        var frame = id(made(""));

        exclude(frame, satisfied, "'reason': 'DISPUTE', 'note': '正在诉讼'")
                .statusCode(201)
                .body("status", equalTo("EXCLUDED"))
                .body("reason", equalTo("EXCLUDED_BY_HAND"))
                .body("exclusion.cause", equalTo("DISPUTE"))
                .body("exclusion.note", equalTo("正在诉讼"));
        exclude(frame, satisfied, "'reason': 'DISPUTE'").statusCode(409);
        exclude(frame, dissatisfied, "'reason': 'DISPUTE'").statusCode(409);
        api.get("/v1/sample-frames/" + frame)
                .body("included", equalTo(0))
                .body("ownersInAll", equalTo(3))
                .body("excluded.EXCLUDED_BY_HAND", equalTo(1));
        TestClock.advance(Duration.ofDays(1));
        lift(frame, satisfied, "'reason': 'SETTLED'")
                .statusCode(200)
                .body("status", equalTo("INCLUDED"))
                .body("exclusion", nullValue());
        lift(frame, satisfied, "'reason': 'SETTLED'").statusCode(409);
        lift(frame, dissatisfied, "'reason': 'SETTLED'").statusCode(409);

        var acts = "/v1/sample-frames/" + frame + "/exclusions?ownerId=" + satisfied;
        api.get(acts)
                .body("items.excluded", contains(false, true))
                .body("items.cause", contains("SETTLED", "DISPUTE"))
                .body("items.note", hasItem("正在诉讼"))
                .body("items.at", contains("2025-06-07T07:00:00Z", "2025-06-06T07:00:00Z"))
                .body("items.staffId", everyItem(equalTo(estate.receptionist().toString())));
        assertThat(events("sample-frame.owner-excluded", "data.cause")).containsExactly("DISPUTE");
        assertThat(events("sample-frame.exclusion-lifted", "data.ownerId")).containsExactly(satisfied.toString());
        api.get("/v1/sample-frames/" + frame).body("included", equalTo(1)).body("version", equalTo(3));
        exclude(frame, satisfied, "'reason': 'OWN_WISH'").statusCode(201);
    }

    /** As the program's own role: nobody has the means, whatever the program did. */
    @Test
    @Rule("AUD-04")
    void no_exclusion_can_be_changed_or_removed() {
        var frame = id(made(""));
        exclude(frame, satisfied, "'reason': 'DISPUTE'").statusCode(201);
        for (var statement : List.of(
                "update sample_frame set owners_in_all = 9 where id = '%s'",
                "delete from sample_frame where id = '%s'",
                "update sample_member set reason = null where frame_id = '%s'",
                "delete from sample_member where frame_id = '%s'",
                "update sample_exclusion set cause = 'OTHER' where frame_id = '%s'",
                "delete from sample_exclusion where frame_id = '%s'")) {
            assertThatThrownBy(() -> database.in(
                            Caller.job("test", estate.community()),
                            () -> database.handle().execute(statement.formatted(frame))))
                    .as(statement)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void owners_are_those_of_the_day_whose_house_is_handed_over_and_lived_in_if_one_of_several_is() {
        owner("NEUTRAL", house("LET"), "TENANT");
        var ofTwo = owner("NEUTRAL", house("VACANT"), "OWNER");
        move(ofTwo, house("LET"), "OWNER", "2024-01-01", null);
        var former = owner("NEUTRAL", house("OCCUPIED"), "TENANT");
        move(former, house("OCCUPIED"), "OWNER", "2020-01-01", "2025-06-05");
        var unfinished = owner("NEUTRAL", notHandedOver(), "OWNER");

        members(id(made("")), "?status=INCLUDED")
                .body("items.ownerId", containsInAnyOrder(satisfied.toString(), ofTwo.toString()));
        members(id(made(", 'on': '2025-06-05'")), "")
                .body("items.ownerId", hasItem(former.toString()))
                .body("items.findAll { it.ownerId == '%s' }".formatted(unfinished), empty());
        made(", 'on': '2025-06-07'").statusCode(422).body("errors.pointer", contains("/on"));
    }

    @Test
    @Rule("SEG-10")
    void who_may_not_see_marks_is_not_told_whom_they_left_out() {
        var frame = id(made(""));
        var path = "/v1/sample-frames/" + frame;
        var partner = Api.scoped(List.of("surveys:read", "surveys:write"), estate.community());

        partner.get(path + "/members").statusCode(403).body("requiredScope", equalTo("owners:read-internal"));
        partner.get(path + "/members?reason=DISSATISFIED").statusCode(403);
        partner.get(path + "/members/" + dissatisfied).statusCode(403);
        partner.post(path + "/exclusions", "{'ownerId': '%s', 'reason': 'OWN_WISH'}", satisfied)
                .statusCode(201)
                .body("segment", nullValue());
    }

    @Test
    void what_is_of_elsewhere_is_not_known_and_versions_are_heeded() {
        var frame = id(made(""));
        var other = SmallEstate.build();
        var stranger = Api.scoped(List.of("surveys:read", "surveys:write", "owners:read-internal"), other.community());

        stranger.get("/v1/sample-frames/" + frame).statusCode(404);
        stranger.get("/v1/sample-frames/" + frame + "/members").statusCode(404);
        stranger.get("/v1/sample-frames/" + frame + "/members/" + satisfied).statusCode(404);
        stranger.get("/v1/sample-frames/" + frame + "/exclusions").statusCode(404);
        stranger.get("/v1/sample-frames").body("items", empty());
        exclude(frame, other.owner("NEUTRAL"), "'reason': 'DISPUTE'")
                .statusCode(422)
                .body("errors.pointer", contains("/ownerId"));
        lift(frame, UUID.randomUUID(), "'reason': 'MISTAKE'").statusCode(404);
        api.post("/v1/sample-frames", "{'communityId': '%s', 'name': '六月'}", UUID.randomUUID())
                .statusCode(422)
                .body("errors.pointer", contains("/communityId"));
        api.request()
                .header("If-Match", "\"2\"")
                .body(Api.json("{'ownerId': '%s', 'reason': 'DISPUTE'}", satisfied))
                .post("/v1/sample-frames/" + frame + "/exclusions")
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({"MISTAKE, /reason", "SETTLED, /reason", "OTHER, /note"})
    void a_reason_fits_the_act_and_says_something(String reason, String pointer) {
        exclude(id(made("")), satisfied, "'reason': '%s'".formatted(reason))
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
    }

    @Test
    void of_two_who_leave_the_same_owner_out_at_once_one_does() throws Exception {
        var frame = id(made(""));
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = Stream.generate(() -> threads.submit(() -> {
                        together.await();
                        return exclude(frame, satisfied, "'reason': 'DISPUTE'")
                                .extract()
                                .statusCode();
                    }))
                    .limit(2)
                    .toList();
            assertThat(new TreeSet<>(Set.of(answers.get(0).get(), answers.get(1).get())))
                    .containsExactly(201, 409);
        }
        api.get("/v1/sample-frames/" + frame + "/exclusions").body("items", hasSize(1));
    }

    @Test
    void members_and_frames_are_read_page_by_page() {
        var frame = id(made(""));
        var later = id(made(""));
        var list = "/v1/sample-frames?limit=1&communityId=" + estate.community();
        var next = api.get(list)
                .body("items.id", contains(later.toString()))
                .extract()
                .<String>path("nextCursor");
        api.get(list + "&cursor=" + next).body("items.id", contains(frame.toString()));

        var seen = new TreeSet<String>();
        String cursor = null;
        do {
            var page = members(frame, "?limit=2" + (cursor == null ? "" : "&cursor=" + cursor))
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.ownerId"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(seen).containsExactlyInAnyOrder(satisfied.toString(), dissatisfied.toString(), absent.toString());
    }

    @Test
    void a_note_is_in_the_owners_file_and_goes_with_them_and_their_mark_is_not() {
        var frame = id(made(""));
        exclude(frame, satisfied, "'reason': 'OTHER', 'note': '家中有丧事'").statusCode(201);
        assertThat(file(dissatisfied)).doesNotContain("DISSATISFIED", frame.toString());
        assertThat(file(satisfied)).contains("sampleExclusions", "家中有丧事");
        var relation = api.get("/v1/owners/" + satisfied).extract().jsonPath();
        api.put(
                        "/v1/owners/" + satisfied + "/houses/" + relation.getString("houses[0].id"),
                        "\"1\"",
                        "{'relation': 'OWNER', 'from': '2020-01-01', 'to': '2025-06-05'}")
                .statusCode(200);
        api.post("/v1/owners/" + satisfied + "/erase", "{'reason': 'OWN_REQUEST'}")
                .statusCode(200);

        api.get("/v1/sample-frames/" + frame + "/members/" + satisfied)
                .body("reason", equalTo("EXCLUDED_BY_HAND"))
                .body("exclusion.note", nullValue());
        lift(frame, satisfied, "'reason': 'MISTAKE'").statusCode(404);
    }

    private String file(UUID owner) {
        return api.get("/v1/owners/" + owner + "/export?reason=OWN_REQUEST")
                .statusCode(200)
                .extract()
                .asString();
    }

    private Answer made(String fields) {
        return acting("/v1/sample-frames", "{'communityId': '%s', 'name': '六月满意度调查'%s}", estate.community(), fields);
    }

    private Answer exclude(UUID frame, UUID owner, String fields) {
        return acting("/v1/sample-frames/" + frame + "/exclusions", "{'ownerId': '%s', %s}", owner, fields);
    }

    private Answer lift(UUID frame, UUID owner, String fields) {
        return acting("/v1/sample-frames/" + frame + "/exclusions/" + owner + "/lift", "{%s}", fields);
    }

    private Answer acting(String path, String body, Object... values) {
        return api.request()
                .header("X-Acting-Staff", estate.receptionist())
                .body(Api.json(body, values))
                .post(path)
                .then();
    }

    private Answer members(UUID frame, String query) {
        return api.get("/v1/sample-frames/" + frame + "/members" + query).statusCode(200);
    }

    private <T> List<T> events(String type, String what) {
        return api.get("/v1/events?limit=200&communityId=" + estate.community())
                .extract()
                .path("items.findAll { it.type == 'io.huiyin.%s' }.%s".formatted(type, what));
    }

    private static UUID id(Answer made) {
        return UUID.fromString(made.statusCode(201).extract().path("id"));
    }

    private UUID owner(String segment, UUID house, String relation) {
        var owner = estate.owner(segment);
        move(owner, house, relation, "2020-01-01", null);
        return owner;
    }

    private void move(UUID owner, UUID house, String relation, String from, String to) {
        api.create(
                "/v1/owners/" + owner + "/houses",
                "{'houseId': '%s', 'relation': '%s', 'from': '%s'%s}",
                house,
                relation,
                from,
                to == null ? "" : ", 'to': '" + to + "'");
    }

    private UUID house(String occupancy) {
        return house(
                "'handoverStatus': 'HANDED_OVER', 'handedOverOn': '2021-03-31', 'occupancyStatus': '%s'"
                        .formatted(occupancy),
                UUID.randomUUID().toString().substring(0, 8));
    }

    private UUID notHandedOver() {
        return house("'handoverStatus': 'NOT_HANDED_OVER', 'occupancyStatus': 'OCCUPIED'", "未交");
    }

    private UUID house(String statuses, String room) {
        return api.create(
                "/v1/houses",
                "{'communityId': '%s', 'areaId': '%s', 'building': '3栋', 'room': '%s', 'areaSquareMetres': '89.50', %s}",
                estate.community(),
                estate.area(),
                room,
                statuses);
    }
}
