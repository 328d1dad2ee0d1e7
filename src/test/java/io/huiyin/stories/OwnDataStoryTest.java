package io.huiyin.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Api;
import io.huiyin.testing.CallbackDesk;
import io.huiyin.testing.Json;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person asks what is kept of them, and gets all of it as a file. */
@QuarkusTest
class OwnDataStoryTest extends Story {

    private static final int MESSAGES = 205;

    @Inject
    Database database;

    @Test
    void whoever_asks_gets_all_that_is_kept_of_them_and_nothing_of_anyone_else() {
        var other = neighbour();
        var file = export(other);
        assertThat(file.getString("owner.name")).isEqualTo("邻居赵");
        assertThat(file.getList("tickets")).hasSize(1);

        estate.api()
                .create(
                        "/v1/owners/" + other + "/houses",
                        "{'houseId': '%s', 'relation': 'OWNER', 'from': '2019-01-01', 'householdHead': true}",
                        estate.house());
        var owner = person();
        var ticket = matter(owner);
        told(owner);
        told(other);
        file = export(owner);

        assertThat(file.getList("owner.phones")).containsExactly("13500007777", "0755-82345678");
        assertThat(file.getString("owner.identityNumber")).isEqualTo("110101199003071234");
        assertThat(file.getString("owner.email")).isEqualTo("sun@example.com");
        assertThat(file.getString("owner.emergencyContact.phone")).isEqualTo("13911112222");
        assertThat(file.getString("owner.specialCircumstances")).isEqualTo("行动不便");
        assertThat(file.getString("owner.note")).isEqualTo("下午联系");
        assertThat(file.getList("owner.houses.houseId"))
                .containsExactly(estate.house().toString());
        assertThat(file.getList("owner.members.phone")).containsExactly("13700003456");
        assertThat(file.getList("owner.vehicles.plate")).containsExactly("粤B12345");
        assertThat(file.getList("owner.specialDates.on")).containsExactly("1990-03-07");
        assertThat(file.getString("history[0].before.name")).isEqualTo("孙旧名");
        assertThat(file.getList("history.field")).containsExactly("NAME", "HOUSEHOLD_HEAD");
        assertThat(file.getString("history[1].after.householdHead.name")).isEqualTo("孙新名");
        assertThat(file.getList("tickets.id")).containsExactly(ticket.toString());
        assertThat(file.getString("tickets[0].description")).isEqualTo("楼道长期堆放杂物");
        assertThat(file.getString("tickets[0].reporter.phone")).isEqualTo("13500007777");
        assertThat(file.getList("ticketTimeline.ticketId")).containsOnly(ticket.toString());
        assertThat(file.getList("ticketTimeline.entry.text")).contains("已联系物主清理");
        assertThat(file.getList("ticketAttachments.kind")).containsExactly("BEFORE");
        assertThat(file.getList("callbacks.ticketId")).containsExactly(ticket.toString());
        assertThat(file.getString("callbacks[0].comment")).isEqualTo("处理及时");
        assertThat(file.getInt("callbacks[0].scores.overall")).isEqualTo(4);
        assertThat(file.getList("callbacks[0].attemptLog.outcome")).contains("NO_ANSWER");
        assertThat(file.getList("messages.dedupeKey")).containsAll(keys(owner)).doesNotHaveDuplicates();
        assertThat(file.getList("reminders.occurrence")).containsExactly("2025-06-06");
        assertThat(file.getList("sessions")).hasSize(1);
        assertThat(file.toString())
                .doesNotContain("邻居赵", "13600009999", other.toString())
                .doesNotContain("堆物投诉多", "DISSATISFIED")
                .doesNotContainIgnoringCase("hash")
                .doesNotContain("token");
    }

    @Test
    void the_file_is_made_for_those_who_may_see_whole_numbers_and_say_why_and_that_is_noted() {
        var owner = neighbour();
        var path = "/v1/owners/" + owner + "/export";
        var clerk = Api.scoped(List.of("owners:read", "owners:write"), estate.community());
        var trusted = Api.scoped(List.of("owners:read-sensitive"), estate.community());

        clerk.get(path + "?reason=OWN_REQUEST").statusCode(403).body("requiredScope", equalTo("owners:read-sensitive"));
        trusted.get(path).statusCode(400).body("errors.pointer", equalTo(List.of("reason")));
        trusted.get("/v1/owners/" + UUID.randomUUID() + "/export?reason=OWN_REQUEST")
                .statusCode(404);
        Api.scoped(List.of("owners:read-sensitive"), estate.api().community())
                .get(path + "?reason=OWN_REQUEST")
                .statusCode(404);
        assertThat(events("owner.exported", owner, "data.reason")).isEmpty();

        trusted.get(path + "?reason=OWN_REQUEST")
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", "attachment; filename=\"owner-" + owner + ".json\"")
                .body("tickets", hasSize(1))
                .body("history", hasSize(0));

        assertThat(events("owner.exported", owner, "data.reason")).containsExactly("OWN_REQUEST");
    }

    private Json export(UUID owner) {
        return estate.api()
                .get("/v1/owners/" + owner + "/export?reason=OWN_REQUEST")
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private UUID neighbour() {
        var owner = estate.api()
                .create(
                        "/v1/owners",
                        "{'communityId': '%s', 'kind': 'PERSON', 'name': '邻居赵', 'phones': ['13600009999']}",
                        estate.community());
        estate.reported("HELP", "OTHER", "'reporter': {'ownerId': '%s'}".formatted(owner));
        return owner;
    }

    private UUID person() {
        var api = estate.api();
        var fields = """
                'kind': 'PERSON', 'name': '%s', 'phones': ['13500007777', '0755-82345678'], 'email': 'sun@example.com',
                'identityNumber': '110101199003071234', 'segment': 'DISSATISFIED', 'complaintPoints': '堆物投诉多',
                'specialCircumstances': '行动不便', 'note': '下午联系',
                'emergencyContact': {'name': '李四', 'phone': '13911112222'}""";
        var owner = api.create("/v1/owners", "{'communityId': '%s', %s}", estate.community(), fields.formatted("孙旧名"));
        var path = "/v1/owners/" + owner;
        api.put(path, "\"1\"", "{%s}", fields.formatted("孙新名")).statusCode(200);
        api.create(
                path + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2020-01-01', 'householdHead': true}",
                estate.house());
        api.create(path + "/members", "{'name': '王五', 'kinship': 'SPOUSE', 'phone': '13700003456'}");
        api.create(path + "/vehicles", "{'plate': '粤B12345'}");
        api.create(path + "/special-dates", "{'kind': 'BIRTHDAY', 'on': '1990-03-07'}");
        api.post("/v1/owner-sessions", "{'ownerId': '%s'}", owner).statusCode(201);
        return owner;
    }

    private UUID matter(UUID owner) {
        var ticket = estate.reported("COMPLAINT", "HYGIENE", """
                        'houseId': '%s', 'description': '楼道长期堆放杂物',
                        'reporter': {'ownerId': '%s', 'name': '孙新名', 'phone': '13500007777'}""".formatted(estate.house(), owner));
        var photo = CallbackDesk.signature(estate.api(), estate.community());
        estate.api()
                .post("/v1/tickets/" + ticket + "/attachments", "{'fileId': '%s', 'kind': 'BEFORE'}", photo)
                .statusCode(201);
        estate.done(ticket, "reply", "{'text': '已联系物主清理', 'medium': 'VERBAL', 'interim': false}");
        estate.resolved(ticket);
        var callback = desk.owedOn(ticket);
        desk.attempt(callback, "NO_ANSWER").statusCode(200);
        desk.complete(callback, 4, "'comment': '处理及时'").statusCode(200);
        return ticket;
    }

    /** More messages than fit on a page, the first of them a reminder's. */
    private void told(UUID owner) {
        database.in(Caller.job("test", estate.community()), () -> {
            database.handle()
                    .createUpdate("""
                            insert into message (id, community_id, recipient_type, recipient_id, template, language, channels,
                                                 channel, subject, body, dedupe_key, quiet_from, quiet_to, time_zone, status,
                                                 created_at, settled_at)
                            select uuidv7(), :community, 'owner', :owner, 'TEST_NOTICE', 'zh', '{SMS}',
                                   'SMS', '通知', '请查看', :owner || '/' || n, '00:00', '00:00', 'Asia/Shanghai', 'SENT',
                                   now(), now()
                              from generate_series(1, :messages) n
                            """)
                    .bind("community", estate.community())
                    .bind("owner", owner)
                    .bind("messages", MESSAGES)
                    .execute();
            database.handle()
                    .createUpdate("""
                            insert into reminder (id, community_id, rule, subject_type, subject_id, occurrence, recipient_type,
                                                  recipient_id, business_date, message_id, created_at)
                            select uuidv7(), :community, (select min(code) from reminder_rule where community_id = :community),
                                   'owner', :owner, '2025-06-06', 'owner', :owner, date '2025-06-06', id, now()
                              from message where dedupe_key = :owner || '/1'
                            """)
                    .bind("community", estate.community())
                    .bind("owner", owner)
                    .execute();
        });
    }

    private static List<String> keys(UUID owner) {
        return IntStream.rangeClosed(1, MESSAGES).mapToObj(n -> owner + "/" + n).toList();
    }
}
