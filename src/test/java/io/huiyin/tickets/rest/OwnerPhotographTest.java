package io.huiyin.tickets.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Owners who show what they report: their photographs are theirs and those of whoever sees the matter. */
@QuarkusTest
class OwnerPhotographTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Inject
    Database database;

    private SmallEstate estate;
    private UUID owner;
    private UUID ticket;
    private Api me;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        owner = estate.ownerOf(estate.house());
        ticket = reportedBy(owner);
        me = estate.signedIn(owner);
    }

    @Test
    void an_owner_shows_what_they_report() {
        var photograph = handedIn(me);
        attach(ticket, photograph, "REPORT")
                .statusCode(201)
                .body("kind", equalTo("REPORT"))
                .body("file.communityId", equalTo(estate.community().toString()));

        me.get("/v1/tickets/" + ticket + "/attachments")
                .statusCode(200)
                .body("items.file.id", contains(photograph.toString()));
        me.get("/v1/files/" + photograph).statusCode(200).body("name", equalTo("漏水.png"));
        assertThat(me.get("/v1/files/" + photograph + "/content").extract().asByteArray())
                .isEqualTo(PNG);
        estate.signedIn(owner).get("/v1/files/" + photograph).statusCode(200);
        estate.api().get("/v1/files/" + photograph).statusCode(200);
        estate.api().get("/v1/tickets/" + ticket + "/attachments").body("items", hasSize(1));
        attach(ticket, photograph, "REPORT").statusCode(409).body("errors.code", contains("already-attached"));
    }

    /** Nobody but who handed it in, though they had its id. */
    @Test
    void what_was_handed_in_is_nobody_elses() {
        var photograph = handedIn(me);
        attach(ticket, photograph, "REPORT").statusCode(201);
        var waiting = handedIn(me);
        var spouse = estate.ownerOf(estate.house());
        var theirTicket = reportedBy(spouse);
        var them = estate.signedIn(spouse);
        var nothing = UUID.randomUUID();

        for (var id : List.of(photograph, waiting)) {
            assertThat(told(them.get("/v1/files/" + id).statusCode(404), id))
                    .isEqualTo(told(them.get("/v1/files/" + nothing).statusCode(404), nothing));
            them.get("/v1/files/" + id + "/content").statusCode(404);
            them.post("/v1/tickets/" + theirTicket + "/attachments", "{'fileId': '%s', 'kind': 'REPORT'}", id)
                    .statusCode(422)
                    .body("errors.pointer", contains("/fileId"));
        }
        them.post("/v1/tickets/" + ticket + "/attachments", "{'fileId': '%s', 'kind': 'REPORT'}", handedIn(them))
                .statusCode(404);
        them.get("/v1/tickets/" + ticket + "/attachments").statusCode(404);
        Api.scoped(List.of("files:read"), Api.admin().community())
                .get("/v1/files/" + photograph)
                .statusCode(404);
    }

    @Test
    @Rule("ROL-05")
    void a_contractor_sees_it_while_the_matter_is_theirs() {
        var photograph = handedIn(me);
        attach(ticket, photograph, "REPORT").statusCode(201);
        var contractor = estate.staff("CONTRACTOR");
        estate.api().create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", contractor, contractor);
        var them = Api.withKey(Issuer.token(contractor.toString()));
        them.get("/v1/files/" + photograph).statusCode(404);

        estate.done(ticket, "assign", "{'staffId': '%s'}", contractor);
        them.get("/v1/files/" + photograph).statusCode(200);
        estate.done(ticket, "assign", "{'staffId': '%s'}", estate.engineer());
        them.get("/v1/files/" + photograph + "/content").statusCode(404);
    }

    @Test
    void a_file_of_the_office_is_not_theirs_to_read_or_to_attach() {
        var slip = CallbackDesk.signature(estate.api(), estate.community());
        estate.api().create("/v1/tickets/" + ticket + "/attachments", "{'fileId': '%s', 'kind': 'SLIP'}", slip);
        var loose = CallbackDesk.signature(estate.api(), estate.community());

        me.get("/v1/tickets/" + ticket + "/attachments").statusCode(200).body("items", empty());
        me.get("/v1/files/" + slip).statusCode(404);
        me.get("/v1/files/" + slip + "/content").statusCode(404);
        attach(ticket, loose, "REPORT").statusCode(422).body("errors.pointer", contains("/fileId"));
        attach(ticket, handedIn(me), "SLIP")
                .statusCode(422)
                .body("errors.pointer", contains("/kind"))
                .body("errors.code", contains("not-for-owners"));
    }

    @Test
    void until_it_is_attached_it_is_seen_by_its_session_alone() {
        var photograph = handedIn(me);

        me.get("/v1/files/" + photograph).statusCode(200).body("communityId", nullValue());
        estate.signedIn(owner).get("/v1/files/" + photograph).statusCode(404);
        estate.api().get("/v1/files/" + photograph).statusCode(404);
        me.form("file", "a.png", PNG)
                .post("/v1/files?communityId=" + estate.api().community())
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("communityId"));
        me.form("file", "a.png", PNG)
                .post("/v1/files?communityId=" + estate.community())
                .then()
                .statusCode(201)
                .body("communityId", nullValue());
    }

    @Test
    void no_more_than_twenty_wait_and_what_is_no_picture_is_not_taken() {
        me.form("file", "a.png", "<svg/>".getBytes()).post("/v1/files").then().statusCode(415);
        for (int i = 0; i < 20; i++) handedIn(me);

        me.form("file", "a.png", PNG)
                .post("/v1/files")
                .then()
                .statusCode(409)
                .body("errors.code", contains("too-many-waiting"));
    }

    @Test
    void a_cancelled_matter_takes_no_photograph_and_a_closed_one_does() {
        var cancelled = reportedBy(owner);
        estate.done(cancelled, "cancel", "{'reason': '误报'}");
        estate.resolved(ticket);
        var desk = new CallbackDesk(estate);
        desk.complete(desk.owedOn(ticket), 5).statusCode(200);

        attach(cancelled, handedIn(me), "REPORT").statusCode(409).body("allowedActions", empty());
        attach(ticket, handedIn(me), "REPORT").statusCode(201);
    }

    @Test
    void of_staff_who_answer_for_areas_those_read_it_who_see_the_matter() {
        var photograph = handedIn(me);
        attach(ticket, photograph, "REPORT").statusCode(201);

        var steward = signedIn(estate.steward());
        steward.get("/v1/files/" + photograph).statusCode(200);
        steward.get("/v1/tickets/" + ticket + "/attachments").body("items.file.id", contains(photograph.toString()));
        signedIn(estate.staff("STEWARD")).get("/v1/files/" + photograph).statusCode(404);
    }

    @Test
    void of_whoever_is_erased_no_photograph_stays_attached_or_not() {
        var attached = handedIn(me);
        attach(ticket, attached, "REPORT").statusCode(201);
        var waiting = handedIn(me);
        var remembered = UUID.fromString(me.form("file", "陈先生的厨房.png", PNG)
                .header("Idempotency-Key", "photograph-" + owner)
                .post("/v1/files")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        estate.done(ticket, "cancel", "{'reason': '业主撤回'}");

        estate.erased(owner);

        var left = database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("""
                                select (select count(*) from file where id in (:attached, :waiting, :remembered))
                                     + (select count(body_sealed) from idempotency_record where key = :key)
                                """)
                        .bind("attached", attached)
                        .bind("waiting", waiting)
                        .bind("remembered", remembered)
                        .bind("key", "photograph-" + owner)
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
    }

    private Api signedIn(UUID staff) {
        var subject = "staff-" + UUID.randomUUID();
        estate.api().create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, subject);
        return Api.withKey(Issuer.token(subject));
    }

    private UUID reportedBy(UUID reporter) {
        return estate.reported(
                "REPAIR",
                "PLUMBING",
                "'houseId': '%s', 'reporter': {'ownerId': '%s', 'anonymous': false}"
                        .formatted(estate.house(), reporter));
    }

    private UUID handedIn(Api by) {
        return UUID.fromString(by.form("file", "漏水.png", PNG)
                .post("/v1/files")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private Answer attach(UUID to, UUID file, String kind) {
        return me.post("/v1/tickets/" + to + "/attachments", "{'fileId': '%s', 'kind': '%s'}", file, kind);
    }

    private static String told(Answer answer, UUID about) {
        return answer.extract()
                .asString()
                .replaceAll("\"requestId\":\"[^\"]*\"", "")
                .replace(about.toString(), "");
    }
}
