package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class OutboxTest {

    private final Api api = Api.admin();

    @Inject
    SenderJob sender;

    @Inject
    Claims claims;

    @Inject
    TestOutbox.Desk desk;

    @Inject
    TestOutbox.People people;

    @Inject
    TestOutbox.Fax fax;

    @Inject
    Database database;

    private UUID community;
    private SubjectRef wang;

    @BeforeEach
    void start() {
        TestClock.reset();
        community = api.community();
        wang = people.add("王一", Map.of(ChannelKind.FAX, "+86 21 5555 0101"));
    }

    @AfterEach
    void reset() {
        fax.refusing.clear();
        TestClock.reset();
    }

    @Test
    void a_message_leaves_by_its_channel_with_the_name_that_the_outbox_does_not_hold() {
        var id = desk.queue(community, wang, ChannelKind.FAX);

        send();

        assertThat(fax.takenOf(id)).singleElement().satisfies(envelope -> {
            assertThat(envelope.address()).isEqualTo("+86 21 5555 0101");
            assertThat(envelope.subject()).isEqualTo("关于 GD-7");
            assertThat(envelope.body()).isEqualTo("王一，请查看 GD-7。");
        });
        message(id, "SENT")
                .body("channel", equalTo("FAX"))
                .body("body", equalTo("***，请查看 GD-7。"))
                .body("address", equalTo("+86****0101"))
                .body("answer", equalTo("taken by the fax of ***"))
                .body("recipient.id", equalTo(wang.id().toString()))
                .body("settledAt", notNullValue())
                .body("dueAt", nullValue());
    }

    @Test
    void neither_a_name_nor_an_address_lies_in_the_table() {
        var id = desk.queue(community, wang, ChannelKind.FAX);
        send();

        var row = database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select to_jsonb(message)::text from message where id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .one());

        assertThat(row).contains("GD-7").doesNotContain("王一").doesNotContain("5555 0101");
    }

    @Test
    @Rule("NTF-06")
    void what_has_the_same_key_is_sent_once() {
        var first = desk.queue(community, wang, Delivery.by(ChannelKind.FAX), "reminder-1");
        var again = desk.queue(community, wang, Delivery.by(ChannelKind.FAX), "reminder-1");
        send();
        var afterwards = desk.queue(community, wang, Delivery.by(ChannelKind.FAX), "reminder-1");
        send();

        api.get("/v1/notifications?communityId=" + community)
                .body("items.id", equalTo(List.of(first.toString())))
                .body("items[0].dedupeKey", equalTo("reminder-1"))
                .body("items[0].status", equalTo("SENT"));
        assertThat(Stream.of(again, afterwards).flatMap(id -> fax.takenOf(id).stream()))
                .isEmpty();
    }

    @Test
    void the_same_key_in_another_community_is_another_message() {
        var other = api.community();
        desk.queue(community, wang, Delivery.by(ChannelKind.FAX), "reminder-2");
        var theirs = desk.queue(other, wang, Delivery.by(ChannelKind.FAX), "reminder-2");

        api.get("/v1/notifications?communityId=" + other).body("items.id", equalTo(List.of(theirs.toString())));
    }

    @Test
    void a_way_without_adapter_or_address_gives_way_to_the_next_and_in_the_end_to_the_log() {
        var byNext = desk.queue(community, wang, ChannelKind.WECHAT, ChannelKind.SMS, ChannelKind.FAX);
        var unreachable = people.add("李二", Map.of(ChannelKind.PHONE, "021-5555"));
        var byNone = desk.queue(community, unreachable, ChannelKind.WECHAT, ChannelKind.FAX);
        send();

        assertThat(fax.takenOf(byNext)).hasSize(1);
        message(byNext, "SENT").body("channel", equalTo("FAX"));
        message(byNone, "SENT").body("channel", equalTo("LOG")).body("answer", equalTo("recorded"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelKind.class,
            names = {"SMS", "E_MAIL", "FAX", "LETTER", "PHONE", "WECHAT", "APP", "BOARD"})
    void each_of_the_eight_ways_is_taken_where_it_has_an_adapter(ChannelKind kind) {
        var everywhere = people.add("钱六", Map.of(kind, "somewhere"));
        var id = desk.queue(community, everywhere, kind);

        send();

        message(id, "SENT")
                .body("channels", equalTo(List.of(kind.name())))
                .body("channel", equalTo(kind == ChannelKind.FAX ? "FAX" : "LOG"));
    }

    @Test
    void the_recipients_own_preference_goes_before_the_rules_order() {
        var contact = new Contact("", List.of(ChannelKind.LETTER, ChannelKind.FAX), Map.of());

        assertThat(contact.order(List.of(ChannelKind.SMS, ChannelKind.FAX, ChannelKind.E_MAIL)))
                .containsExactly(ChannelKind.FAX, ChannelKind.SMS, ChannelKind.E_MAIL);
    }

    @Test
    void where_nobody_is_there_to_be_told_the_record_remains() {
        TestClock.set("2025-06-06T23:30");
        var id = desk.queue(community, null, ChannelKind.FAX);

        send();

        message(id, "SENT").body("channel", equalTo("LOG")).body("recipient", nullValue());
    }

    @Test
    void a_recipient_who_is_no_longer_there_gets_nothing() {
        var id = desk.queue(community, wang, ChannelKind.FAX);
        people.contacts.remove(wang.id());

        send();

        message(id, "DEAD").body("answer", equalTo("the recipient is no longer there"));
    }

    @Test
    void quiet_hours_hold_the_message_over_midnight_but_not_its_record() {
        TestClock.set("2025-06-06T22:30");
        var id = desk.queue(community, wang, ChannelKind.FAX);
        message(id, "HELD").body("dueAt", equalTo("2025-06-07T00:00:00Z"));

        TestClock.set("2025-06-07T07:59");
        send();
        assertThat(fax.takenOf(id)).isEmpty();

        TestClock.set("2025-06-07T08:00");
        send();
        assertThat(fax.takenOf(id)).hasSize(1);
        message(id, "SENT").body("tries", equalTo(1));
    }

    @Test
    void a_message_that_the_sender_finds_late_is_held_as_well() {
        var id = desk.queue(community, wang, ChannelKind.FAX);

        TestClock.set("2025-06-07T03:00");
        send();

        assertThat(fax.takenOf(id)).isEmpty();
        message(id, "HELD").body("dueAt", equalTo("2025-06-07T00:00:00Z")).body("tries", equalTo(0));
    }

    @Test
    void what_is_urgent_breaks_the_quiet_only_where_the_community_says_so() {
        TestClock.set("2025-06-06T23:00");
        var urgent = Delivery.by(ChannelKind.FAX).asUrgent();
        var before = desk.queue(community, wang, urgent, "before");
        api.put(
                        "/v1/notification-settings/" + community,
                        "\"0\"",
                        "{'language': 'zh', 'quietHours': {'from': '21:00', 'to': '07:30'}, 'urgentIgnoreQuietHours': true}")
                .statusCode(200);
        var after = desk.queue(community, wang, urgent, "after");
        var other = desk.queue(community, wang, Delivery.by(ChannelKind.FAX), "other");

        send();

        message(before, "HELD").body("dueAt", equalTo("2025-06-07T00:00:00Z"));
        message(after, "SENT");
        message(other, "HELD").body("dueAt", equalTo("2025-06-06T23:30:00Z"));
    }

    @Test
    void a_failure_that_may_pass_is_tried_again_later_and_later_until_it_is_given_up() {
        var id = desk.queue(community, wang, Delivery.by(ChannelKind.FAX).asUrgent(), "failing");
        fax.refusing.put(id, new DeliveryFailed(false, "busy: +86 21 5555 0101", null));

        send();
        message(id, "FAILED").body("tries", equalTo(1)).body("answer", equalTo("busy: ***"));
        TestClock.advance(Duration.ofSeconds(59));
        send();
        message(id, "FAILED").body("tries", equalTo(1));
        TestClock.advance(Duration.ofSeconds(1));
        send();
        message(id, "FAILED").body("tries", equalTo(2));
        for (int minutes = 2; minutes <= 64; minutes *= 2) {
            TestClock.advance(Duration.ofMinutes(minutes));
            send();
        }

        message(id, "DEAD").body("tries", equalTo(8)).body("answer", equalTo("busy: ***"));
        events().body("items.type", hasItem("io.huiyin.message.died"));
    }

    @Test
    void a_dead_message_gets_its_tries_again_by_hand() {
        var id = desk.queue(community, wang, ChannelKind.FAX);
        fax.refusing.put(id, new DeliveryFailed(true, "no such line", null));
        api.post("/v1/notifications/" + id + "/retry")
                .statusCode(409)
                .body("type", equalTo("/problems/message-not-dead"))
                .body("messageStatus", equalTo("QUEUED"));
        send();
        message(id, "DEAD").body("tries", equalTo(1));
        fax.refusing.clear();

        api.post("/v1/notifications/" + id + "/retry")
                .statusCode(200)
                .body("status", equalTo("QUEUED"))
                .body("tries", equalTo(0));
        send();

        message(id, "SENT");
        assertThat(fax.takenOf(id)).hasSize(1);
    }

    @Test
    void an_answer_keeps_no_name_either() {
        var zhao = people.add("赵三", Map.of(ChannelKind.FAX, "021-5555-0103"), ChannelKind.FAX);
        var id = desk.queue(community, zhao, ChannelKind.FAX, ChannelKind.E_MAIL);
        fax.refusing.put(id, new DeliveryFailed(true, "赵三 has no fax at 021-5555-0103", null));

        send();

        message(id, "DEAD")
                .body("failedChannels", equalTo(List.of()))
                .body("tries", equalTo(1))
                .body("answer", equalTo("*** has no fax at ***"));
    }

    @Test
    void an_adapter_that_breaks_down_holds_up_no_other_message() {
        var broken = desk.queue(community, wang, ChannelKind.FAX);
        fax.refusing.put(broken, new IllegalStateException("a fault of the adapter's"));
        var sound = desk.queue(community, wang, ChannelKind.FAX);

        send();

        message(broken, "FAILED").body("answer", equalTo("IllegalStateException"));
        message(sound, "SENT");
    }

    @Test
    void two_senders_send_each_message_once() throws Exception {
        var ids = Stream.generate(() -> desk.queue(community, wang, ChannelKind.FAX))
                .limit(300)
                .toList();

        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Object> one = () -> sender.run(null);
            for (var run : pool.invokeAll(List.of(one, one))) run.get();
        }

        assertThat(fax.taken.stream().map(Envelope::messageId).filter(ids::contains))
                .containsExactlyInAnyOrderElementsOf(ids);
        api.get("/v1/notifications?status=SENT&limit=200&communityId=" + community)
                .body("items", hasSize(200));
    }

    @Test
    void what_a_killed_sender_had_in_hand_goes_out_when_its_lease_has_run_out() {
        var id = desk.queue(community, wang, ChannelKind.FAX);
        claims.claim(ChannelKind.FAX, 1000);
        message(id, "SENDING").body("tries", equalTo(1));

        TestClock.advance(Duration.ofMinutes(4));
        send();
        assertThat(fax.takenOf(id)).isEmpty();
        TestClock.advance(Duration.ofMinutes(1));
        send();

        assertThat(fax.takenOf(id)).hasSize(1);
        message(id, "SENT").body("tries", equalTo(2));
    }

    @Test
    void a_sender_that_comes_back_after_its_lease_settles_nothing() {
        var id = desk.queue(community, wang, ChannelKind.FAX);
        var lost = claims.claim(ChannelKind.FAX, 1000).stream()
                .filter(claim -> claim.id().equals(id))
                .findAny()
                .orElseThrow();
        TestClock.advance(Duration.ofMinutes(5));
        send();

        assertThat(claims.settle(lost, Outcome.dead(ChannelKind.FAX, null, "too late")))
                .isFalse();

        message(id, "SENT");
    }

    @Test
    void a_message_that_kills_every_sender_is_given_up() {
        var id = desk.queue(community, wang, Delivery.by(ChannelKind.FAX).asUrgent(), "poison");
        for (int lost = 0; lost < 8; lost++) {
            claims.claim(ChannelKind.FAX, 1000);
            TestClock.advance(Duration.ofMinutes(5));
        }

        send();

        assertThat(fax.takenOf(id)).isEmpty();
        message(id, "DEAD").body("answer", equalTo("its senders were lost while they sent it"));
    }

    @Test
    void the_list_is_newest_first_and_holds_what_was_asked_for() {
        var li = people.add("李二", Map.of(ChannelKind.FAX, "021-5555-0102"));
        var first = desk.queue(community, wang, ChannelKind.FAX);
        var second = desk.queue(community, li, ChannelKind.FAX);
        var third = desk.queue(community, li, ChannelKind.LETTER);
        var list = "/v1/notifications?communityId=" + community;

        api.get(list).body("items.id", equalTo(ids(third, second, first)));
        api.get(list + "&recipientId=" + li.id()).body("items.id", equalTo(ids(third, second)));
        api.get(list + "&channel=LOG").body("items.id", equalTo(ids(third)));
        api.get(list + "&status=DEAD").body("items", hasSize(0));
        var cursor = api.get(list + "&limit=2")
                .body("items.id", equalTo(ids(third, second)))
                .extract()
                .<String>path("nextCursor");
        api.get(list + "&limit=2&cursor=" + cursor).body("items.id", equalTo(ids(first)));
        api.get("/v1/notifications?status=NONE").statusCode(400);
    }

    @Test
    void another_communitys_messages_are_not_there() {
        var id = desk.queue(community, wang, ChannelKind.FAX);
        var stranger = Api.scoped(List.of("notifications:read", "notifications:write"), api.community());

        stranger.get("/v1/notifications/" + id).statusCode(404);
        stranger.post("/v1/notifications/" + id + "/retry").statusCode(404);
        stranger.get("/v1/notifications?communityId=" + community).body("items", hasSize(0));
    }

    private void send() {
        sender.run(null);
    }

    private Answer message(UUID id, String status) {
        return api.get("/v1/notifications/" + id).statusCode(200).body("status", equalTo(status));
    }

    private Answer events() {
        return api.get("/v1/events?limit=200&communityId=" + community).statusCode(200);
    }

    private static List<String> ids(UUID... ids) {
        return Stream.of(ids).map(UUID::toString).toList();
    }
}
