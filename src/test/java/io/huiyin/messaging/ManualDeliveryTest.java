package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways that people walk: what the office is given to do, and what it notes of it. */
@QuarkusTest
@TestProfile(EveryWay.class)
class ManualDeliveryTest {

    private static final String HOME = "翠湖花园 1-3-2-501";

    private final Api api = Api.admin();

    @Inject
    SenderJob sender;

    @Inject
    Claims claims;

    @Inject
    TestOutbox.Desk desk;

    @Inject
    TestOutbox.People people;

    private UUID community;
    private SubjectRef wang;

    @BeforeEach
    void start() {
        TestClock.set("2025-06-06T15:00");
        community = api.community();
        wang = people.add("王一", Map.of(ChannelKind.LETTER, HOME, ChannelKind.PHONE, "13812345678"));
    }

    @AfterEach
    void stop() {
        // What is left over must not leave in the next test.
        people.contacts.clear();
        TestClock.advance(Duration.ofDays(1));
        send();
        TestClock.reset();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelKind.class,
            names = {"FAX", "LETTER", "PHONE", "BOARD"})
    @Rule("NTF-10")
    void what_people_walk_is_put_before_the_office_until_they_note_that_it_is_done(ChannelKind kind) {
        var id = desk.queue(community, people.add("王一", Map.of(kind, HOME)), kind);
        send();
        message(id, "TO_DO")
                .body("channel", equalTo(kind.name()))
                .body("subject", equalTo("关于 GD-7"))
                .body("dueAt", nullValue())
                .body("settledAt", nullValue());
        api.get("/v1/notifications?status=TO_DO&channel=" + kind + "&communityId=" + community)
                .body("items.id", equalTo(List.of(id.toString())));
        TestClock.advance(Duration.ofHours(2));
        send();
        message(id, "TO_DO").body("tries", equalTo(1));

        done(id, "{'note': '已送达，签收电话 138 1234 5678'}")
                .statusCode(200)
                .body("status", equalTo("SENT"))
                .body("channel", equalTo(kind.name()))
                .body("settledAt", equalTo("2025-06-06T09:00:00Z"))
                .body("answer", equalTo("by key test administrator: 已送达，签收电话 ***"));

        api.get("/v1/notifications?status=TO_DO&communityId=" + community).body("items", empty());
        events().body("items.type", hasItems("io.huiyin.message.to-do", "io.huiyin.message.done"));
    }

    @Test
    void the_list_hides_name_and_home_and_whoever_may_see_them_asks_for_one_message() {
        var id = handed(ChannelKind.LETTER);
        api.get("/v1/notifications?status=TO_DO&communityId=" + community)
                .body("items[0].address", equalTo("翠湖花****"))
                .body("items[0].body", equalTo("***，请查看 GD-7。"));

        message(id, "TO_DO").body("address", equalTo("翠湖花****")).body("body", equalTo("***，请查看 GD-7。"));
        events().body("items.type", not(hasItem("io.huiyin.message.sensitive-read")));
        api.get("/v1/notifications/" + id + "?unmasked=true&reason=CONTACT")
                .statusCode(200)
                .body("address", equalTo(HOME))
                .body("body", equalTo("王一，请查看 GD-7。"));

        events().body("items.type", hasItem("io.huiyin.message.sensitive-read"));
    }

    @Test
    void what_was_read_masked_is_not_taken_for_the_whole() {
        var path = "/v1/notifications/" + handed(ChannelKind.LETTER);
        var masked = api.get(path).extract().header("ETag");

        api.request().header("If-None-Match", masked).get(path).then().statusCode(304);
        api.request()
                .header("If-None-Match", masked)
                .get(path + "?unmasked=true&reason=CONTACT")
                .then()
                .statusCode(200)
                .body("address", equalTo(HOME));
    }

    @Test
    void nobody_sees_name_and_home_without_the_scope_nor_once_the_letter_has_left() {
        var id = handed(ChannelKind.LETTER);
        var clerk = Api.scoped(List.of("notifications:read", "notifications:write"), community);
        clerk.get("/v1/notifications/" + id + "?unmasked=true&reason=CONTACT")
                .statusCode(403)
                .body("requiredScope", equalTo("owners:read-sensitive"));
        clerk.get("/v1/notifications/" + UUID.randomUUID() + "?unmasked=true&reason=CONTACT")
                .statusCode(403);

        done(id, "{}").statusCode(200);

        api.get("/v1/notifications/" + id + "?unmasked=true&reason=CONTACT").body("address", equalTo("翠湖花****"));
        events().body("items.type", not(hasItem("io.huiyin.message.sensitive-read")));
    }

    @Test
    void a_home_that_changed_meanwhile_is_the_new_one_and_whoever_left_has_none() {
        var id = handed(ChannelKind.LETTER);
        people.contacts.put(wang.id(), new Contact("王一", List.of(), Map.of(ChannelKind.LETTER, "翠湖花园 9-9")));
        api.get("/v1/notifications/" + id + "?unmasked=true&reason=CONTACT").body("address", equalTo("翠湖花园 9-9"));

        people.contacts.remove(wang.id());

        api.get("/v1/notifications/" + id + "?unmasked=true&reason=CONTACT")
                .statusCode(200)
                .body("address", equalTo("翠湖花****"))
                .body("body", equalTo("***，请查看 GD-7。"));
    }

    @Test
    void the_answer_names_the_member_of_staff_who_did_it() {
        var estate = SmallEstate.build();
        var id = desk.queue(estate.community(), wang, ChannelKind.PHONE);
        send();

        api.request()
                .header("X-Acting-Staff", estate.receptionist())
                .body("{}")
                .post("/v1/notifications/" + id + "/done")
                .then()
                .statusCode(200)
                .body("answer", equalTo("by staff " + estate.receptionist()));
    }

    @Test
    void what_cannot_be_delivered_takes_the_next_way_that_leads_to_the_recipient() {
        var id = desk.queue(community, wang, ChannelKind.LETTER, ChannelKind.FAX, ChannelKind.PHONE);
        send();

        failed(id, "查无此人")
                .statusCode(200)
                .body("status", equalTo("QUEUED"))
                .body("channel", equalTo("PHONE"))
                .body("failedChannels", equalTo(List.of("LETTER")))
                .body("address", nullValue())
                .body("answer", equalTo("by key test administrator: 查无此人"));
        send();

        message(id, "TO_DO").body("channel", equalTo("PHONE")).body("address", equalTo("138****5678"));
        events().body("items.type", hasItem("io.huiyin.message.failed"));
    }

    @Test
    void where_no_way_is_left_it_is_given_up_and_by_hand_it_gets_all_of_them_again() {
        var id = desk.queue(community, wang, ChannelKind.LETTER, ChannelKind.PHONE);
        send();
        failed(id, "退信").statusCode(200);
        send();

        failed(id, "空号")
                .statusCode(200)
                .body("status", equalTo("DEAD"))
                .body("failedChannels", equalTo(List.of("LETTER", "PHONE")))
                .body("answer", containsString("空号"));
        events().body("items.type", hasItem("io.huiyin.message.died"));
        api.post("/v1/notifications/" + id + "/retry")
                .statusCode(200)
                .body("failedChannels", empty())
                .body("status", equalTo("QUEUED"));
        send();

        message(id, "TO_DO").body("channel", equalTo("LETTER"));
    }

    @Test
    void whose_next_address_is_gone_before_it_is_tried_is_given_up_and_not_put_into_the_log() {
        var id = desk.queue(community, wang, ChannelKind.LETTER, ChannelKind.PHONE);
        send();
        failed(id, "退信").statusCode(200);
        people.contacts.put(wang.id(), new Contact("王一", List.of(), Map.of(ChannelKind.LETTER, HOME)));

        send();

        message(id, "DEAD").body("answer", equalTo("no way is left that leads to the recipient"));
    }

    @Test
    void a_recipient_who_is_gone_when_the_letter_comes_back_has_no_next_way() {
        var id = desk.queue(community, wang, ChannelKind.LETTER, ChannelKind.PHONE);
        send();
        people.contacts.remove(wang.id());

        failed(id, "已搬走").statusCode(200).body("status", equalTo("DEAD"));
    }

    @Test
    void nobody_is_called_at_night() {
        TestClock.set("2025-06-06T22:30");
        var id = desk.queue(community, wang, ChannelKind.PHONE);
        send();
        message(id, "HELD");

        TestClock.set("2025-06-07T08:00");
        send();

        message(id, "TO_DO");
    }

    @Test
    void a_notice_to_a_place_is_posted_on_its_board_and_one_to_a_person_never() {
        var estate = SmallEstate.build();
        var building = UUID.fromString(
                api.get("/v1/houses/" + estate.house()).extract().path("buildingId"));
        var atBuilding = desk.queue(estate.community(), new SubjectRef("building", building), ChannelKind.BOARD);
        var atHouse = desk.queue(estate.community(), new SubjectRef("house", estate.house()), ChannelKind.BOARD);
        var everywhere =
                desk.queue(estate.community(), new SubjectRef("community", estate.community()), ChannelKind.BOARD);
        var owner = new SubjectRef("owner", estate.owner("NEUTRAL"));
        var toPerson = desk.queue(estate.community(), owner, ChannelKind.BOARD);
        var toNobody = desk.queue(estate.community(), null, ChannelKind.BOARD);

        send();

        var name = api.get("/v1/buildings/" + building).extract().<String>path("name");
        message(atBuilding, "TO_DO").body("address", equalTo("测试小区 " + name));
        message(atHouse, "TO_DO").body("address", equalTo("测试小区 " + name));
        message(everywhere, "TO_DO").body("address", equalTo("测试小区"));
        message(toPerson, "SENT").body("channel", equalTo("LOG"));
        message(toNobody, "SENT").body("channel", equalTo("LOG"));
    }

    @Test
    void it_may_be_noted_afterwards_but_not_before_it_was_written_nor_ahead_of_time() {
        var id = handed(ChannelKind.LETTER);
        TestClock.advance(Duration.ofHours(2));

        for (var outside : List.of("2025-06-06T06:59:59Z", "2025-06-06T09:00:01Z")) {
            done(id, "{'at': '" + outside + "'}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/at"))
                    .body("errors[0].code", equalTo("outside-of-its-time"));
        }
        done(id, "{'at': '2025-06-06T08:00:00Z'}").statusCode(200).body("settledAt", equalTo("2025-06-06T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            done   | {'note': ''}         | /note
            done   | {'at': 'yesterday'}  | /at
            done   | {'by': 'me'}         | /by
            failed | {}                   | /reason
            failed | {'reason': ' '}      | /reason
            failed | {'reason': 5}        | /reason
            """)
    void a_bad_body_is_refused_by_the_field(String action, String body, String pointer) {
        var id = handed(ChannelKind.LETTER);

        act(id, action, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer));
        act(id, action, "{'%s': '%s'}".formatted(action.equals("done") ? "note" : "reason", "x".repeat(201)))
                .statusCode(400);
        api.post("/v1/notifications/" + id + "/" + action).statusCode(400);

        message(id, "TO_DO");
    }

    static Stream<Arguments> every_status_with_every_action() {
        return Stream.of(MessageStatus.values())
                .flatMap(status -> Stream.of(MessageAction.values()).map(action -> Arguments.of(status, action)));
    }

    @ParameterizedTest
    @MethodSource("every_status_with_every_action")
    void each_action_is_for_the_statuses_that_take_it(MessageStatus status, MessageAction action) {
        var id = brought(status);
        var answer = act(
                id, action.name().toLowerCase(Locale.ROOT), action == MessageAction.FAILED ? "{'reason': '退信'}" : "{}");

        boolean allowed = status == MessageStatus.TO_DO && action != MessageAction.RETRY
                || status == MessageStatus.DEAD && action == MessageAction.RETRY;
        if (allowed) {
            answer.statusCode(200).body("status", not(equalTo(status.name())));
        } else {
            answer.statusCode(409)
                    .body("type", startsWith("/problems/message-not-"))
                    .body("messageStatus", equalTo(status.name()))
                    .body(
                            "allowedActions",
                            equalTo(status.actions().stream().map(Enum::name).toList()));
            message(id, status.name());
        }
    }

    @Test
    void who_has_read_an_older_version_notes_nothing() {
        var id = handed(ChannelKind.LETTER);
        api.request()
                .header("If-Match", "\"1\"")
                .body("{}")
                .post("/v1/notifications/" + id + "/done")
                .then()
                .statusCode(412);
        var seen = api.get("/v1/notifications/" + id).extract().header("ETag");

        api.request()
                .header("If-Match", seen)
                .body("{}")
                .post("/v1/notifications/" + id + "/done")
                .then()
                .statusCode(200);
    }

    @Test
    void of_two_who_note_at_once_one_is_told_that_it_is_done() throws Exception {
        var id = handed(ChannelKind.LETTER);

        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> one = () -> done(id, "{}").extract().statusCode();
            Callable<Integer> other = () -> failed(id, "退信").extract().statusCode();
            var answers = pool.invokeAll(List.of(one, other)).stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(answers).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void another_communitys_letters_and_a_reader_note_nothing() {
        var id = handed(ChannelKind.LETTER);
        var stranger = Api.scoped(List.of("notifications:write", "owners:read-sensitive"), api.community());
        stranger.post("/v1/notifications/" + id + "/done", "{}").statusCode(404);
        stranger.post("/v1/notifications/" + id + "/failed", "{'reason': 'x'}").statusCode(404);

        Api.scoped(List.of("notifications:read"), community)
                .post("/v1/notifications/" + id + "/done", "{}")
                .statusCode(403);

        message(id, "TO_DO");
    }

    /** A message that stands at {@code status}, come there as messages do. */
    private UUID brought(MessageStatus status) {
        if (status == MessageStatus.HELD) TestClock.set("2025-06-06T22:30");
        var mailed = people.add("李二", Map.of(ChannelKind.E_MAIL, "li@example.com"));
        var id = status == MessageStatus.FAILED
                ? desk.queue(community, mailed, ChannelKind.E_MAIL)
                : desk.queue(community, wang, ChannelKind.LETTER);
        switch (status) {
            case QUEUED, HELD -> {}
            case SENDING -> claims.claim(ChannelKind.LETTER, 1000);
            case TO_DO, FAILED -> send();
            case SENT -> {
                send();
                done(id, "{}").statusCode(200);
            }
            case DEAD -> {
                send();
                failed(id, "退信").statusCode(200);
            }
        }
        message(id, status.name());
        return id;
    }

    private UUID handed(ChannelKind kind) {
        var id = desk.queue(community, wang, kind);
        send();
        message(id, "TO_DO");
        return id;
    }

    private void send() {
        sender.run(null);
    }

    private Answer done(UUID id, String body) {
        return act(id, "done", body);
    }

    private Answer failed(UUID id, String reason) {
        return act(id, "failed", "{'reason': '%s'}".formatted(reason));
    }

    private Answer act(UUID id, String action, String body) {
        return action.equals("retry")
                ? api.post("/v1/notifications/" + id + "/retry")
                : api.post("/v1/notifications/" + id + "/" + action, body);
    }

    private Answer message(UUID id, String status) {
        return api.get("/v1/notifications/" + id).statusCode(200).body("status", equalTo(status));
    }

    private Answer events() {
        return api.get("/v1/events?limit=200&communityId=" + community).statusCode(200);
    }
}
