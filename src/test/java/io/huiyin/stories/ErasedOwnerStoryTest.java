package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** A person leaves and asks to be forgotten: nothing says any more who they were, and the books and counts are as before. */
@QuarkusTest
class ErasedOwnerStoryTest extends Story {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private final String own = String.valueOf(ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000));

    /** Stands in every text of the person and of what was written about them, and nowhere else. */
    private final String mark = "赫连" + own;

    private final String phone = "139" + own;
    private final String daughter = "138" + own;
    private final String email = "helian" + own + "@example.com";
    private final String plate = "粤B" + own.substring(3);
    private final List<String> secrets = List.of(mark, phone, daughter, email, plate);

    @Inject
    Database database;

    @Test
    void nothing_says_any_more_who_they_were() throws Exception {
        var owner = person();
        var relation = moveIn(owner);
        var other = follows(owner);
        var ticket = matter(owner);
        askedAbout(owner);
        onRecord(owner);
        var files = files();
        assertThat(stored(files)).hasSize(4);
        var counted = counts();
        var scores = scores(ticket);
        moveOut(owner, relation);

        erase(owner, "OWN_REQUEST")
                .statusCode(200)
                .body("erasedAt", notNullValue())
                .body("name", equalTo("（已删除）"));

        assertThat(found()).as("places that still tell of them").isEmpty();
        assertThat(sealed(owner)).isZero();
        assertThat(files()).isEmpty();
        assertThat(stored(files)).isEmpty();
        assertThat(counts()).isEqualTo(counted);
        assertThat(scores(ticket)).isEqualTo(scores);
        assertThat(events("owner.erased", owner, "data.reason")).containsExactly("OWN_REQUEST");
        var api = estate.api();
        api.get("/v1/owners/" + owner)
                .statusCode(200)
                .body("phones", hasSize(0))
                .body("houses", hasSize(1));
        api.get("/v1/owners/" + other + "/history").body("items.field", hasItem("HOUSEHOLD_HEAD"));
        api.get("/v1/owners?communityId=" + estate.community()).body("items.id", hasSize(1));
        api.get("/v1/tickets/" + ticket)
                .body("status", equalTo("CLOSED"))
                .body("outcome", equalTo("RESOLVED"))
                .body("reporter.phone", nullValue());
        assertThat(timeline(ticket)).contains("reply", "resolve", "close");
        api.get("/v1/owners/" + owner + "/export?reason=LEGAL_DUTY").statusCode(200);
        api.post("/v1/jobs/audit-seal/run").statusCode(200);
        api.post("/v1/jobs/audit-check/run").statusCode(200).body("result.ok", equalTo(true));
    }

    @Test
    void doing_it_twice_does_it_once_and_nothing_is_added_afterwards() {
        var owner = person();
        var ticket = matter(owner);
        erase(owner, "PURPOSE_ENDED").statusCode(200);
        var version = erase(owner, "OWN_REQUEST").statusCode(200).extract().<Integer>path("version");

        assertThat(events("owner.erased", owner, "data.reason")).containsExactly("PURPOSE_ENDED");
        var api = estate.api();
        var path = "/v1/owners/" + owner;
        api.put(path, "\"" + version + "\"", "{'kind': 'PERSON', 'name': '新名', 'phones': []}")
                .statusCode(409)
                .body("type", equalTo("/problems/owner-erased"));
        api.post(path + "/houses", "{'houseId': '%s', 'relation': 'OWNER', 'from': '2025-06-06'}", estate.house())
                .statusCode(409);
        api.post(path + "/members", "{'name': '王五', 'kinship': 'SPOUSE'}").statusCode(404);
        api.post("/v1/owner-sessions", "{'ownerId': '%s'}", owner).statusCode(422);
        estate.report("COMPLAINT", "HYGIENE", "'reporter': {'ownerId': '%s'}".formatted(owner))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reporter/ownerId"));
        estate.act(ticket, "reopen", "{'reason': '又漏'}")
                .statusCode(409)
                .body("type", equalTo("/problems/ticket-erased"));
    }

    @Test
    void whoever_is_still_owed_something_or_lives_here_is_not_erased() {
        var owner = person();
        var relation = moveIn(owner);
        var ticket = estate.reported("COMPLAINT", "HYGIENE", "'reporter': {'ownerId': '%s'}".formatted(owner));

        erase(owner, "OWN_REQUEST")
                .statusCode(409)
                .body("type", equalTo("/problems/owner-not-erasable"))
                .body("blockers.code", equalTo(List.of("RELATION", "OPEN_TICKET")))
                .body("blockers.id", equalTo(List.of(relation.toString(), ticket.toString())));
        estate.resolved(ticket);
        moveOut(owner, relation);
        erase(owner, "OWN_REQUEST").statusCode(409).body("blockers.code", hasItem("CALLBACK_DUE"));
        assertThat(events("owner.erased", owner, "data.reason")).isEmpty();
        estate.api().get("/v1/owners/" + owner).body("name", equalTo(mark));
    }

    @Test
    void only_those_who_may_erase_and_only_in_their_community() {
        var owner = person();
        var clerk = Api.scoped(List.of("owners:read", "owners:write"), estate.community());
        clerk.post("/v1/owners/" + owner + "/erase", "{'reason': 'OWN_REQUEST'}")
                .statusCode(403);
        var stranger = Api.scoped(List.of("owners:erase"), estate.api().community());
        stranger.post("/v1/owners/" + owner + "/erase", "{'reason': 'OWN_REQUEST'}")
                .statusCode(404);
        erase(owner, "WHATEVER").statusCode(400).body("errors[0].pointer", equalTo("/reason"));
        estate.api().post("/v1/owners/" + owner + "/erase", "{}").statusCode(400);
    }

    /** Either the report is there first and keeps the person, or the person is gone and the report finds nobody. */
    @Test
    void a_report_at_the_same_moment_is_not_lost_in_a_husk() throws Exception {
        for (int round = 0; round < 8; round++) {
            var owner = person();
            var together = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var report = threads.submit(() -> {
                    together.await();
                    return estate.report("HELP", "OTHER", "'reporter': {'ownerId': '%s'}".formatted(owner))
                            .extract()
                            .statusCode();
                });
                var erasure = threads.submit(() -> {
                    together.await();
                    return erase(owner, "OWN_REQUEST").extract().statusCode();
                });
                assertThat(List.of(report.get(), erasure.get())).isIn(List.of(201, 409), List.of(422, 200));
            }
        }
    }

    private Answer erase(UUID owner, String reason) {
        return estate.api().post("/v1/owners/" + owner + "/erase", "{'reason': '%s'}", reason);
    }

    /** Somebody wanted to read their file. */
    private void askedAbout(UUID owner) {
        var asked = estate.api()
                .request()
                .header("X-Acting-Staff", estate.steward())
                .body(Api.json("""
                        {'communityId': '%s', 'kind': 'OWNER_FILE_READING', 'reason': '%s来电核对资料',
                         'subject': {'type': 'owner', 'id': '%s'}}""", estate.community(), mark, owner))
                .post("/v1/approvals")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        estate.api()
                .request()
                .header("X-Acting-Staff", estate.staff("PROJECT_MANAGER"))
                .body(Api.json("{'comment': '仅限核对%s的电话'}", mark))
                .post("/v1/approvals/" + asked + "/approve")
                .then()
                .statusCode(200);
    }

    private UUID person() {
        var api = estate.api();
        var fields = """
                'kind': 'PERSON', 'name': '%1$s', 'phones': ['%2$s'], 'email': '%3$s', 'segment': 'KEY',
                'identityNumber': '110101196505050011', 'specialCircumstances': '%1$s夜间惊醒', 'note': '%1$s',
                'emergencyContact': {'name': '%1$s的女儿', 'phone': '%4$s'}""".formatted(mark, phone, email, daughter);
        var owner = UUID.fromString(api.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Api.json("{'communityId': '%s', %s}", estate.community(), fields))
                .post("/v1/owners")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        var path = "/v1/owners/" + owner;
        api.put(path, "\"1\"", "{%s}", fields.replace("'" + phone + "'", "'" + phone + "', '" + daughter + "'"))
                .statusCode(200);
        api.create(
                path + "/members",
                "{'name': '%s', 'kinship': 'SPOUSE', 'phone': '%s', 'note': '%s'}",
                mark,
                daughter,
                mark);
        api.create(path + "/vehicles", "{'plate': '%s', 'description': '%s'}", plate, mark);
        api.create(path + "/special-dates", "{'kind': 'BIRTHDAY', 'on': '1965-05-05', 'label': '%s'}", mark);
        api.put(path + "/portrait", "\"0\"", "{'occupation': '%1$s', 'notes': '%1$s'}", mark)
                .statusCode(200);
        api.form("file", mark + ".png", PNG)
                .header("If-Match", "\"1\"")
                .put(path + "/portrait/photo")
                .then()
                .statusCode(200);
        api.form("file", mark + ".png", PNG)
                .post(path + "/papers?kind=IDENTITY_COPY")
                .then()
                .statusCode(201);
        api.post("/v1/owner-sessions", "{'ownerId': '%s'}", owner).statusCode(201);
        return owner;
    }

    private UUID moveIn(UUID owner) {
        return estate.api()
                .create(
                        "/v1/owners/" + owner + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '2020-01-01', 'householdHead': true}",
                        estate.house());
    }

    /** Somebody else stands for the household now; their history names who did before. */
    private UUID follows(UUID owner) {
        var other = estate.owner("NEUTRAL");
        estate.api()
                .create(
                        "/v1/owners/" + other + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '2022-01-01', 'householdHead': true}",
                        estate.house());
        return other;
    }

    private void moveOut(UUID owner, UUID relation) {
        var path = "/v1/owners/" + owner + "/houses/" + relation;
        var read = estate.api().get(path).statusCode(200).extract();
        estate.api()
                .put(path, read.header("ETag"), "{'relation': 'OWNER', 'from': '2020-01-01', 'to': '2025-06-01'}")
                .statusCode(200);
    }

    /** A complaint with something written at every step, called back twice and closed. */
    private UUID matter(UUID owner) {
        var ticket = estate.reported("COMPLAINT", "HYGIENE", """
                        'houseId': '%s', 'title': '%s', 'description': '%2$s', 'relatedItems': '%2$s', 'severity': 'MAJOR',
                        'reporter': {'ownerId': '%s', 'name': '%2$s', 'phone': '%s'}""".formatted(estate.house(), mark, owner, phone));
        var photo = CallbackDesk.signature(estate.api(), estate.community());
        estate.api()
                .post("/v1/tickets/" + ticket + "/attachments", "{'fileId': '%s', 'kind': 'BEFORE'}", photo)
                .statusCode(201);
        estate.done(ticket, "escalate", "{'reason': '%s', 'suggestion': '%s'}", mark, mark);
        estate.done(ticket, "reply", "{'text': '%s', 'medium': 'VERBAL', 'interim': false}", mark);
        estate.dispatched(ticket);
        estate.done(ticket, "progress", "{'text': '%s', 'visibleToOwner': true}", mark);
        estate.done(ticket, "pause", "{'reason': '%s'}", mark);
        estate.done(ticket, "resume", "{}");
        disposed(ticket);
        var first = desk.owedOn(ticket);
        desk.act(first, "attempt", "{'method': 'PHONE', 'outcome': 'NO_ANSWER', 'note': '%s'}", mark)
                .statusCode(200);
        desk.complete(first, 2, "'comment': '%s'".formatted(mark)).statusCode(200);
        estate.done(ticket, "accept", "{}");
        disposed(ticket);
        var signature = CallbackDesk.signature(estate.api(), estate.community());
        desk.complete(
                        desk.owedOn(ticket),
                        5,
                        "'comment': '%s', 'method': 'VISIT', 'signatureFileId': '%s'".formatted(mark, signature))
                .statusCode(200);
        told(owner, ticket);
        return ticket;
    }

    /** What was filled in of them, why it was corrected, and why a survey left them out. */
    private void onRecord(UUID owner) {
        var form = estate.api()
                .create(
                        "/v1/forms",
                        "{'communityId': '%s', 'code': 'KF-07', 'name': '走访', 'fields': [{'code': 'said', 'label': '意见', 'type': 'TEXT'}]}",
                        estate.community());
        var record = repeatable(
                "/v1/form-records", "{'formId': '%s', 'ownerId': '%s', 'values': {'said': '%s'}}", form, owner, mark);
        repeatable("/v1/form-records/" + record + "/correct", "{'reason': '%1$s', 'values': {'said': '%1$s'}}", mark);
        var frame = estate.api().create("/v1/sample-frames", "{'communityId': '%s', 'name': '六月'}", estate.community());
        var path = "/v1/sample-frames/" + frame + "/exclusions";
        repeatable(path, "{'ownerId': '%s', 'reason': 'OTHER', 'note': '%s'}", owner, mark);
        assertThat(sealed(owner)).isGreaterThan(3);
    }

    /** With a key, so that the answer is remembered. */
    private String repeatable(String path, String body, Object... values) {
        return estate.api()
                .request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Api.json(body, values))
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void disposed(UUID ticket) {
        estate.done(
                ticket,
                "resolve",
                "{'outcome': 'RESOLVED', 'result': '%s', 'rootCause': '%s', 'liableDepartment': 'ENGINEERING'}",
                mark,
                mark);
    }

    /** What was said to them, to the staff about their matter, and in a list that quotes it. */
    private void told(UUID owner, UUID ticket) {
        var number = estate.ticket(ticket).extract().<String>path("number");
        database.in(
                Caller.job("test", estate.community()),
                () -> database.handle()
                        .createUpdate("""
                        insert into message (id, community_id, recipient_type, recipient_id, about_type, about_id, template, language,
                                             channels, channel, subject, body, dedupe_key, quiet_from, quiet_to, time_zone, status,
                                             created_at, settled_at, address, answer, due_at)
                        select uuidv7(), :community, 'owner', :owner, null, cast(null as uuid), 'T', 'zh', cast('{SMS}' as text[]), 'SMS', :mark, :mark,
                               :owner || '/1', time '00:00', time '00:00', 'Asia/Shanghai', 'SENT', now(), now(), :mark, :mark,
                               cast(null as timestamptz)
                         union all
                        select uuidv7(), :community, 'owner', :owner, null, null, 'T', 'zh', '{SMS}', 'SMS', :mark, :mark,
                               :owner || '/2', '00:00', '00:00', 'Asia/Shanghai', 'QUEUED', now(), null, null, null, now()
                         union all
                        select uuidv7(), :community, 'staff', uuidv7(), 'ticket', :ticket, 'T', 'zh', '{SMS}', 'SMS', '通知', :mark,
                               :owner || '/3', '00:00', '00:00', 'Asia/Shanghai', 'SENT', now(), now(), null, null, null
                         union all
                        select uuidv7(), :community, 'staff', uuidv7(), null, null, 'T', 'zh', '{SMS}', 'SMS', '周报',
                               :number || ' ' || :mark, :owner || '/4', '00:00', '00:00', 'Asia/Shanghai', 'SENT', now(), now(), null,
                               null, null
                        """)
                        .bind("community", estate.community())
                        .bind("owner", owner)
                        .bind("ticket", ticket)
                        .bind("number", number)
                        .bind("mark", mark)
                        .execute());
    }

    /** Every column of every table that can hold a text, those that come later included. */
    private List<String> found() {
        return database.asSystem("test", () -> {
            var places = new ArrayList<String>();
            var columns = database.handle().createQuery("""
                            select table_name || '.' || column_name from information_schema.columns
                             where table_schema = 'public' and table_name <> 'flyway_schema_history'
                               and data_type in ('text', 'jsonb', 'ARRAY', 'bytea')
                             order by 1
                            """).mapTo(String.class).list();
            assertThat(columns).hasSizeGreaterThan(200);
            for (var column : columns) {
                var parts = column.split("\\.");
                for (var secret : secrets) {
                    boolean holds = database.handle()
                            .createQuery(
                                    "select exists (select from <table> where <column>::text like :text or <column>::text like :hex)")
                            .define("table", parts[0])
                            .define("column", '"' + parts[1] + '"')
                            .bind("text", "%" + secret + "%")
                            .bind("hex", "%" + HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)) + "%")
                            .mapTo(Boolean.class)
                            .one();
                    if (holds) places.add(column + " holds " + secret);
                }
            }
            return places;
        });
    }

    private int sealed(UUID owner) {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("""
                        select (select count(*) from owner_phone where owner_id = :owner)
                             + (select count(*) from household_member where owner_id = :owner)
                             + (select count(*) from owner_change where owner_id = :owner)
                             + (select count(*) from owner_session where owner_id = :owner)
                             + (select count(*) from portrait where owner_id = :owner)
                             + (select count(*) from ticket where owner_id = :owner and reporter_phone is not null)
                             + (select count(*) from form_record
                                 where owner_id = :owner and num_nonnulls(values_sealed, reason_sealed) > 0)
                             + (select count(*) from sample_exclusion where owner_id = :owner and note_sealed is not null)
                             + (select count(*) from owner
                                 where id = :owner and num_nonnulls(identity_sealed, identity_index, emergency_phone_sealed) > 0)
                        """)
                        .bind("owner", owner)
                        .mapTo(Integer.class)
                        .one());
    }

    /** Under which names the bytes of the community's files lie in the storage. */
    private List<String> files() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("select storage_key from file where community_id = :community")
                        .bind("community", estate.community())
                        .mapTo(String.class)
                        .list());
    }

    private static List<String> stored(List<String> keys) throws IOException {
        try (var all = Files.walk(Path.of("target/test-files"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(keys::contains)
                    .toList();
        }
    }

    /** What statistics count. */
    private String counts() {
        return database.asSystem(
                "test",
                () -> database.handle()
                        .createQuery("""
                        select string_agg(line, ', ' order by line) from (
                            select concat_ws('/', kind, category, status, rework_count, count(*)) as line
                              from ticket where community_id = :community group by kind, category, status, rework_count
                             union all
                            select concat_ws('/', metric, status, count(*)) from sla_timer where community_id = :community
                             group by metric, status
                             union all
                            select concat_ws('/', status, method, overall, count(*)) from callback where community_id = :community
                             group by status, method, overall) counted
                        """)
                        .bind("community", estate.community())
                        .mapTo(String.class)
                        .one());
    }

    private List<Integer> scores(UUID ticket) {
        return estate.api()
                .get("/v1/callbacks?ticketId=" + ticket)
                .statusCode(200)
                .extract()
                .path("items.scores.overall");
    }
}
