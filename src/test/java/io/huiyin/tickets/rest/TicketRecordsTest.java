package io.huiyin.tickets.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is on record of tickets: their timelines, their files, and what no statement can undo. */
@QuarkusTest
class TicketRecordsTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Inject
    Database database;

    private SmallEstate estate;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
    }

    @Test
    @Rule({"AUD-01", "TIN-01", "CMP-13"})
    void the_timeline_tells_who_did_what_and_when_and_what_changed() {
        var id = estate.complaint("VERBAL");
        estate.done(id, "assign", "{'staffId': '%s'}", estate.engineer());
        TestClock.advance(Duration.ofHours(2));
        estate.api()
                .request()
                .header("X-Acting-Staff", estate.engineer().toString())
                .body(Api.json("{'at': '2025-06-06T07:30:00Z'}"))
                .post("/v1/tickets/" + id + "/accept")
                .then()
                .statusCode(200);
        estate.done(id, "progress", "{'text': '已约谈当事人', 'visibleToOwner': true}");

        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .statusCode(200)
                .body("items.action", contains("open", "assign", "accept", "progress"))
                .body("items[0].changes.find { it.field == 'status' }.after", equalTo("ASSIGNED"))
                .body(
                        "items[1].changes.find { it.field == 'assignee' }.before",
                        equalTo(estate.steward().toString()))
                .body(
                        "items[1].changes.find { it.field == 'assignee' }.after",
                        equalTo(estate.engineer().toString()))
                .body("items[2].at", equalTo("2025-06-06T07:30:00Z"))
                .body("items[2].recordedAt", equalTo("2025-06-06T09:00:00Z"))
                .body("items[2].by.kind", equalTo("API_KEY"))
                .body("items[2].by.name", equalTo("test administrator"))
                .body("items[2].by.staff.name", equalTo("维修乙"))
                .body("items[1].by.staff", nullValue())
                .body("items[3].text", equalTo("已约谈当事人"))
                .body("items[3].visibleToOwner", equalTo(true))
                .body("items[3].at", equalTo("2025-06-06T09:00:00Z"));
    }

    @Test
    @Rule("CMP-13")
    void what_the_reporter_may_read_is_told_apart() {
        var id = estate.repair();
        estate.done(id, "accept", "{}");
        estate.done(id, "progress", "{'text': '等待配件', 'visibleToOwner': false}");
        estate.done(id, "progress", "{'text': '配件已到', 'visibleToOwner': true}");
        estate.done(id, "reply", "{'text': '明早上门', 'medium': 'VERBAL', 'interim': false}");

        estate.api()
                .get("/v1/tickets/" + id + "/timeline?visibleToOwner=true")
                .body("items.text", contains("配件已到", "明早上门"));
    }

    @Test
    void the_timeline_is_walked_from_the_oldest_to_the_newest() {
        var id = estate.repair();
        estate.dispatched(id);
        var path = "/v1/tickets/" + id + "/timeline?limit=2";

        var first = estate.api().get(path).body("items.action", contains("open", "assign"));
        var cursor = first.extract().jsonPath().getString("nextCursor");

        estate.api()
                .get(path + "&cursor=" + cursor)
                .body("items.action", contains("accept"))
                .body("nextCursor", nullValue());
        estate.api()
                .get("/v1/tickets/" + estate.repair() + "/timeline?cursor=" + cursor)
                .statusCode(400);
    }

    @Test
    void the_event_log_has_ids_and_facts_but_nothing_that_anybody_wrote() {
        var id = estate.reported(
                "COMPLAINT",
                "HYGIENE",
                "'title': '秘密标题', 'description': '秘密描述', 'relatedItems': '秘密事项', 'houseId': '%s'"
                        .formatted(estate.house()));
        estate.done(id, "accept", "{}");
        estate.done(id, "progress", "{'text': '秘密进展', 'visibleToOwner': true}");
        estate.done(id, "pause", "{'reason': '秘密原因'}");
        estate.done(id, "resume", "{}");
        estate.done(
                id,
                "resolve",
                "{'outcome': 'RESOLVED', 'result': '秘密结果', 'rootCause': '秘密根因', 'liableDepartment': '秘密部门'}");
        var reader = Api.scoped(List.of("events:read"), estate.community());

        var feed = reader.get("/v1/events?limit=200").statusCode(200).extract().asString();

        assertThat(feed)
                .contains("ticket.opened", "ticket.accepted", "ticket.progressed", "ticket.paused", "ticket.resumed")
                .contains("ticket.resolved", id.toString())
                .doesNotContain("秘密", "林女士", "12345678");
    }

    @Test
    void photographs_and_documents_belong_to_a_ticket() {
        var id = estate.repair();
        var photo = upload(estate.community());

        estate.api()
                .post("/v1/tickets/" + id + "/attachments", "{'fileId': '%s', 'kind': 'BEFORE'}", photo)
                .statusCode(201)
                .body("kind", equalTo("BEFORE"))
                .body("file.id", equalTo(photo.toString()))
                .body("file.mediaType", equalTo("image/png"));

        estate.api()
                .get("/v1/tickets/" + id + "/attachments")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].attachedAt", notNullValue())
                .body("items[0].file.name", equalTo("漏水.png"));
        estate.api()
                .get("/v1/tickets/" + id + "/timeline")
                .body("items[1].action", equalTo("attach"))
                .body("items[1].changes[0].after", equalTo(photo + " BEFORE"));
        estate.api()
                .post("/v1/tickets/" + id + "/attachments", "{'fileId': '%s', 'kind': 'AFTER'}", photo)
                .statusCode(409)
                .body("errors[0].code", equalTo("already-attached"));
        estate.done(id, "cancel", "{'reason': '误报'}");
        estate.api()
                .post(
                        "/v1/tickets/" + id + "/attachments",
                        "{'fileId': '%s', 'kind': 'AFTER'}",
                        upload(estate.community()))
                .statusCode(409)
                .body("type", equalTo("/problems/ticket-transition-not-allowed"));
    }

    @Test
    void a_file_for_no_community_joins_the_tickets_and_one_of_another_community_is_unknown() {
        var id = estate.repair();
        var elsewhere = upload(SmallEstate.build().community());
        var loose = UUID.fromString(estate.api()
                .form("file", "a.png", PNG)
                .post("/v1/files")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));

        estate.api()
                .post("/v1/tickets/" + id + "/attachments", "{'fileId': '%s', 'kind': 'OTHER'}", elsewhere)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/fileId"));
        estate.api()
                .post("/v1/tickets/" + id + "/attachments", "{'fileId': '%s', 'kind': 'OTHER'}", UUID.randomUUID())
                .statusCode(422);
        estate.api()
                .post("/v1/tickets/" + id + "/attachments", "{'fileId': '%s', 'kind': 'OTHER'}", loose)
                .statusCode(201)
                .body("file.communityId", equalTo(estate.community().toString()));
    }

    @Test
    void a_ticket_has_so_many_files_and_no_more() {
        var id = estate.repair();
        for (int i = 0; i < 50; i++) {
            estate.api()
                    .post(
                            "/v1/tickets/" + id + "/attachments",
                            "{'fileId': '%s', 'kind': 'OTHER'}",
                            upload(estate.community()))
                    .statusCode(201);
        }

        estate.api()
                .post(
                        "/v1/tickets/" + id + "/attachments",
                        "{'fileId': '%s', 'kind': 'OTHER'}",
                        upload(estate.community()))
                .statusCode(409)
                .body("errors[0].code", equalTo("too-many"));
    }

    @ParameterizedTest
    @Rule({"ESC-02", "AUD-01", "CMP-17"})
    @ValueSource(
            strings = {
                "update ticket set first_receiver_id = steward_id where id = :id",
                "update ticket set first_receiver_id = null where id = :id",
                "update ticket set status = 'RESOLVED' where id = :id",
                "update ticket set status = 'CLOSED', outcome = 'RESOLVED', result = 'x', resolved_at = reported_at,"
                        + " written_reply_owed = true where id = :id",
                "update ticket_act set text = 'x' where ticket_id = :id",
                "delete from ticket_act where ticket_id = :id"
            })
    void not_even_sql_overwrites_the_first_receiver_closes_without_an_answer_or_edits_the_timeline(String sql) {
        var id = estate.reported(
                "HELP",
                "OTHER",
                "'houseId': '%s', 'receivedBy': '%s'".formatted(estate.house(), estate.receptionist()));
        var caller = Caller.job("test", estate.community());

        assertThatThrownBy(() -> database.in(caller, () -> {
                    database.handle().createUpdate(sql).bind("id", id).execute();
                }))
                .isInstanceOf(org.jdbi.v3.core.JdbiException.class);
        estate.ticket(id)
                .body("status", equalTo("ASSIGNED"))
                .body("firstReceiver.id", equalTo(estate.receptionist().toString()));
    }

    @Test
    void the_database_has_no_readable_number_of_a_reporter() {
        var id = estate.repair();
        var caller = Caller.job("test", estate.community());

        var row = database.in(
                caller,
                () -> database.handle()
                        .createQuery(
                                // Ciphertext is any bytes, also a zero that no text can hold: read it as escapes.
                                "select t::text || encode(reporter_phone, 'escape') from ticket t where id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .one());

        assertThat(row).contains("林女士").doesNotContain("12345678");
    }

    @Test
    @Rule("WTY-07")
    void a_defect_of_the_developer_is_told_apart_by_its_code() {
        estate.reported("LEGACY_DEFECT", "OUTER_WALL_SEEPAGE", "'houseId': '%s'".formatted(estate.house()));

        estate.api()
                .get("/v1/tickets?kind=LEGACY_DEFECT&communityId=" + estate.community())
                .body("items.category", everyItem(equalTo("OUTER_WALL_SEEPAGE")))
                .body("items.houseId", hasItem(estate.house().toString()));
    }

    private UUID upload(UUID community) {
        return UUID.fromString(estate.api()
                .form("file", "漏水.png", PNG)
                .post("/v1/files?communityId=" + community)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }
}
