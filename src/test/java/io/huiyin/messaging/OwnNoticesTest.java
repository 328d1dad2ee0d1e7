package io.huiyin.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.SubjectRef;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Owners who read what they were told. */
@QuarkusTest
class OwnNoticesTest {

    @Inject
    TestOutbox.Desk outbox;

    @Inject
    Database database;

    private SmallEstate estate;
    private UUID owner;
    private Api me;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        owner = estate.ownerOf(estate.house());
        me = estate.signedIn(owner);
    }

    @AfterEach
    void rewind() {
        TestClock.reset();
    }

    @Test
    void an_owner_reads_what_they_were_told_with_their_name_in_it_newest_first() {
        var first = told(owner);
        var second = told(owner);

        me.get("/v1/me/notices").statusCode(200).body("items.id", contains(second.toString(), first.toString()));
        me.get("/v1/me/notices/" + first)
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("subject", equalTo("关于 GD-7"))
                .body("body", equalTo("陈先生，请查看 GD-7。"))
                .body("channel", equalTo("LOG"))
                .body("status", equalTo("ON_ITS_WAY"))
                .body("createdAt", equalTo("2025-06-06T07:00:00Z"))
                .body("readAt", nullValue());
        var page = me.get("/v1/me/notices?limit=1").body("items", hasSize(1)).extract();
        me.get("/v1/me/notices?limit=1&cursor=" + page.path("nextCursor"))
                .statusCode(200)
                .body("items.id", contains(first.toString()));
        me.get("/v1/me/notices?limit=0").statusCode(400);
        me.get("/v1/me/notices?cursor=nonsense").statusCode(400);
    }

    @Test
    void what_was_said_to_others_is_none_of_theirs_though_it_be_about_their_matters() {
        var theirs = told(estate.ownerOf(estate.house()));
        var office = outbox.queue(estate.community(), new SubjectRef("staff", estate.steward()), ChannelKind.LOG);
        // An id of another kind that is the same is another person.
        var namesake = outbox.queue(estate.community(), new SubjectRef("staff", owner), ChannelKind.LOG);
        var nobody = outbox.queue(estate.community(), null, ChannelKind.LOG);
        var nothing = UUID.randomUUID();

        me.get("/v1/me/notices").body("items", empty());
        for (var id : Set.of(theirs, office, namesake, nobody)) {
            var path = "/v1/me/notices/";
            assertThat(told(me.get(path + id).statusCode(404), id))
                    .isEqualTo(told(me.get(path + nothing).statusCode(404), nothing));
            assertThat(told(me.post(path + id + "/read").statusCode(404), id))
                    .isEqualTo(told(me.post(path + nothing + "/read").statusCode(404), nothing));
            estate.api().get("/v1/notifications/" + id).body("readAt", nullValue());
        }
        me.get("/v1/notifications").statusCode(403);
        me.get("/v1/notifications/" + theirs).statusCode(403);
    }

    @Test
    void nothing_of_how_it_was_delivered_is_shown() {
        var sent = told(owner);
        settle(sent, "SENT");
        var lost = told(owner);
        settle(lost, "DEAD");

        me.get("/v1/me/notices/" + sent)
                .body("status", equalTo("SENT"))
                .body("sentAt", equalTo("2025-06-06T07:00:00Z"));
        me.get("/v1/me/notices/" + lost)
                .body("status", equalTo("NOT_DELIVERED"))
                .body("sentAt", nullValue());
        assertThat(me.get("/v1/me/notices").extract().asString())
                .doesNotContain("138****", "quota", "provider-9", "dedupeKey", "tries", "recipient", "template");
    }

    @Test
    void the_first_reading_counts_and_the_office_sees_it() {
        var notice = told(owner);
        var other = told(owner);
        me.get("/v1/me/notices?unread=true").body("items", hasSize(2));

        me.post("/v1/me/notices/" + notice + "/read")
                .statusCode(200)
                .body("readAt", equalTo("2025-06-06T07:00:00Z"))
                .body("body", equalTo("陈先生，请查看 GD-7。"));
        TestClock.advance(Duration.ofMinutes(5));
        me.post("/v1/me/notices/" + notice + "/read").statusCode(200).body("readAt", equalTo("2025-06-06T07:00:00Z"));

        me.get("/v1/me/notices?unread=true").body("items.id", contains(other.toString()));
        estate.api()
                .get("/v1/notifications/" + notice)
                .body("readAt", equalTo("2025-06-06T07:00:00Z"))
                .body("body", equalTo("***，请查看 GD-7。"));
        assertThat(readings(notice)).containsExactlyInAnyOrder("template", "channel");
        me.request()
                .header("If-Match", "\"1\"")
                .post("/v1/me/notices/" + notice + "/read")
                .then()
                .statusCode(412);
    }

    @Test
    void who_reads_it_twice_at_once_has_read_it_once() throws Exception {
        var notice = told(owner);
        Callable<Integer> reading =
                () -> me.post("/v1/me/notices/" + notice + "/read").extract().statusCode();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var status : threads.invokeAll(Collections.nCopies(4, reading))) {
                assertThat(status.get()).isEqualTo(200);
            }
        }

        assertThat(readings(notice)).hasSize(2);
        estate.api().get("/v1/notifications/" + notice).body("version", equalTo(2));
    }

    @Test
    void a_key_has_no_notices_and_a_session_that_has_ended_reads_none() {
        var notice = told(owner);

        estate.api().get("/v1/me/notices").statusCode(200).body("items", empty());
        estate.api().get("/v1/me/notices/" + notice).statusCode(404);
        estate.api().post("/v1/me/notices/" + notice + "/read").statusCode(404);
        me.post("/v1/owner-sessions/end").statusCode(200);
        me.get("/v1/me/notices").statusCode(401);
        me.post("/v1/me/notices/" + notice + "/read").statusCode(401);
    }

    @Test
    void what_was_told_stays_theirs_when_the_house_is_sold() {
        var seller = estate.owner("NEUTRAL");
        var house = estate.anotherHouse();
        estate.movesIn(seller, house, "2020-01-01", "2025-06-06");
        var buyer = estate.ownerOf(house);
        var notice = told(seller);
        TestClock.set("2025-06-07T00:00");

        estate.signedIn(seller).get("/v1/me/notices").body("items.id", contains(notice.toString()));
        estate.signedIn(buyer).get("/v1/me/notices").body("items", empty());
    }

    @Test
    void of_whoever_is_erased_neither_the_words_stay_nor_the_name_in_a_remembered_answer() {
        var notice = told(owner);
        me.request()
                .header("Idempotency-Key", "read-" + notice)
                .post("/v1/me/notices/" + notice + "/read")
                .then()
                .statusCode(200);
        estate.erased(owner);

        me.get("/v1/me/notices").statusCode(401);
        var left = database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select count(body_sealed) from idempotency_record where key = :key")
                        .bind("key", "read-" + notice)
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
        estate.api().get("/v1/notifications/" + notice).body("readAt", equalTo("2025-06-06T07:00:00Z"));
    }

    private UUID told(UUID who) {
        return outbox.queue(estate.community(), new SubjectRef("owner", who), ChannelKind.LOG);
    }

    private void settle(UUID message, String status) {
        database.asSystem("test", () -> database.handle().execute("""
                        update message set status = ?, settled_at = ?, due_at = null, address = '138****5678',
                                           answer = 'over quota', provider_id = 'provider-9'
                         where id = ?
                        """, status, TestClock.now(), message));
    }

    /** The members of the data of each event that says that it was read. */
    private List<String> readings(UUID notice) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("""
                                select jsonb_object_keys(data) from event
                                 where type = 'message.read' and subject_id = :id
                                """)
                        .bind("id", notice)
                        .mapTo(String.class)
                        .list());
    }

    private static String told(Answer answer, UUID about) {
        return answer.extract()
                .asString()
                .replaceAll("\"requestId\":\"[^\"]*\"", "")
                .replace(about.toString(), "");
    }
}
