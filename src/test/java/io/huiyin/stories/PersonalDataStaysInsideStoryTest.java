package io.huiyin.stories;

import static io.huiyin.testing.Request.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Request;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A person's whole story, with every number and text of theirs one that stands nowhere else; then logs, metrics, events, the
 * jobs' ledger, addresses and error texts are searched for each of them.
 */
@QuarkusTest
class PersonalDataStaysInsideStoryTest extends Story {

    /** In the order in which the story tells them; each holds a word or a number of its own. */
    private static final List<String> SECRETS = List.of(
            "慕容瑾瑜",
            "慕容改姓",
            "13987650321",
            "139 8765 0321",
            "13712340987",
            "11010519491231002X",
            "murong.jinyu@example.com",
            "欧阳瑾瑜",
            "司马瑾瑜",
            "13655550123",
            "粤B7Q6Z5",
            "夜间惊醒不便敲门",
            "堆物投诉特多",
            "床头灯下漏水成片",
            "尉迟瑾瑜",
            "13655551984",
            "诸葛瑾瑜",
            "已安抚老人情绪",
            "老人哭诉半小时",
            "师傅踩脏地毯",
            "宇文瑾瑜",
            "13544447777",
            "皇甫瑾瑜",
            "枫林古道甲号",
            "制琴匠人独居");

    private final Recorder recorder = new Recorder();
    private final Witness witness = new Witness();

    @Inject
    Database database;

    @BeforeEach
    void listen() {
        LogManager.getLogManager().getLogger("").addHandler(recorder);
        Request.listen(witness);
    }

    @AfterEach
    void stopListening() {
        LogManager.getLogManager().getLogger("").removeHandler(recorder);
        Request.stopListening(witness);
    }

    @Test
    void nothing_of_a_person_stands_where_people_look_who_need_not_know() {
        var owner = kept();
        looked(owner);
        forFew();
        matter(owner);
        namelessReport();
        visited();
        imported();
        wrong(owner);
        for (var job : jobs()) estate.api().post("/v1/jobs/" + job + "/run", "{}");

        nothingIn("the log", recorder.lines);
        nothingIn("metrics", List.of(given().get("/q/metrics").asString()));
        nothingIn("addresses", witness.addresses);
        nothingIn("error texts", witness.refusals);
        nothingIn(
                "events",
                texts("select event::text from event where community_id = :community or subject_id = :community"));
        nothingIn("the ledger of jobs", texts("select job_run::text from job_run where :community is not null"));
        // It was a story: there was something to be found.
        assertThat(recorder.lines).isNotEmpty();
        assertThat(witness.refusals).hasSizeGreaterThan(8);
        assertThat(witness.addresses).hasSizeGreaterThan(40);
    }

    private UUID kept() {
        var api = estate.api();
        var fields = """
                'kind': 'PERSON', 'name': '%s', 'phones': ['%s'], 'email': 'murong.jinyu@example.com',
                'identityNumber': '11010519491231002X', 'segment': 'DISSATISFIED', 'complaintPoints': '堆物投诉特多',
                'specialCircumstances': '夜间惊醒不便敲门', 'note': '夜间惊醒不便敲门',
                'emergencyContact': {'name': '欧阳瑾瑜', 'phone': '13712340987'}, 'changeReason': '已安抚老人情绪'""";
        var without = fields.replace(", 'changeReason': '已安抚老人情绪'", "");
        var owner = api.create(
                "/v1/owners",
                "{'communityId': '%s', %s}",
                estate.community(),
                without.formatted("慕容瑾瑜", "13987650321"));
        var path = "/v1/owners/" + owner;
        api.put(path, "\"1\"", "{%s}", fields.formatted("慕容改姓", "139 8765 0321"))
                .statusCode(200);
        api.create(
                path + "/houses",
                "{'houseId': '%s', 'relation': 'OWNER', 'from': '2020-01-01', 'householdHead': true}",
                estate.house());
        api.create(
                path + "/members", "{'name': '司马瑾瑜', 'kinship': 'SPOUSE', 'phone': '13655550123', 'note': '夜间惊醒不便敲门'}");
        api.create(path + "/vehicles", "{'plate': '粤B7Q6Z5'}");
        api.create(path + "/special-dates", "{'kind': 'BIRTHDAY', 'on': '1949-12-31', 'label': '慕容瑾瑜'}");
        return owner;
    }

    private void looked(UUID owner) {
        var api = estate.api();
        var path = "/v1/owners/" + owner;
        for (var search : List.of(
                "'name': '慕容'",
                "'phone': '13987650321'",
                "'identityNumber': '11010519491231002X'",
                "'plate': '粤B7Q6Z5'",
                "'email': 'murong.jinyu@example.com'")) {
            api.post("/v1/owners/search", "{'communityId': '%s', 'limit': 1, %s}", estate.community(), search)
                    .statusCode(200);
        }
        api.get("/v1/owners?limit=1&communityId=" + estate.community()).statusCode(200);
        api.get(path + "?unmasked=true&reason=CONTACT").statusCode(200);
        api.get(path + "/history?unmasked=true&reason=CONTACT").statusCode(200);
        api.get(path + "/export?reason=OWN_REQUEST").statusCode(200);
        api.get("/v1/household-heads?communityId=" + estate.community()).statusCode(200);
        var session = api.post("/v1/owner-sessions", "{'ownerId': '%s'}", owner)
                .statusCode(201)
                .extract()
                .jsonPath();
        var self = Api.withKey(session.getString("accessToken"));
        self.get("/v1/tickets").statusCode(200);
        self.get("/v1/houses").statusCode(200);
    }

    /** A prospect's address, with a phone number at first, and the portrait of a key customer. */
    private void forFew() {
        var api = estate.api();
        var settings = "/v1/prospect-settings/" + estate.community();
        api.put(settings, "\"0\"", "{'custodianId': '%s'}", estate.receptionist())
                .statusCode(200);
        var prospect = "{'communityId': '%s', 'name': '皇甫瑾瑜', 'address': '枫林古道甲号'%s}";
        api.post("/v1/prospect-addresses", prospect, estate.community(), ", 'note': '皇甫瑾瑜13544447777'")
                .statusCode(422);
        var address =
                "/v1/prospect-addresses/" + api.create("/v1/prospect-addresses", prospect, estate.community(), "");
        for (var path : List.of(address, "/v1/prospect-addresses")) {
            api.request()
                    .header("X-Acting-Staff", estate.receptionist())
                    .get(path)
                    .then()
                    .statusCode(200);
        }
        var portrait = "/v1/owners/" + estate.owner("KEY") + "/portrait";
        api.put(portrait, "\"0\"", "{'occupation': '制琴匠人独居', 'bornYear': '制琴匠人独居'}");
        api.put(portrait, "\"0\"", "{'occupation': '制琴匠人独居', 'notes': '制琴匠人独居'}")
                .statusCode(200);
        api.get(portrait + "?reason=CONTACT").statusCode(200);
    }

    private void matter(UUID owner) {
        var ticket = estate.reported("COMPLAINT", "HYGIENE", """
                        'houseId': '%s', 'description': '床头灯下漏水成片', 'title': '床头灯下漏水成片',
                        'reporter': {'ownerId': '%s', 'name': '慕容瑾瑜', 'phone': '13987650321'}""".formatted(estate.house(), owner));
        estate.done(ticket, "reply", "{'text': '已安抚老人情绪', 'medium': 'VERBAL', 'interim': false}");
        estate.done(ticket, "escalate", "{'reason': '老人哭诉半小时'}");
        estate.dispatched(ticket);
        estate.done(ticket, "progress", "{'text': '老人哭诉半小时', 'visibleToOwner': true}");
        estate.done(ticket, "pause", "{'reason': 'OWNER_ABSENT'}");
        estate.done(ticket, "resume", "{}");
        estate.done(
                ticket,
                "resolve",
                "{'outcome': 'RESOLVED', 'result': '已安抚老人情绪', 'rootCause': '床头灯下漏水成片', 'liableDepartment': '工程部'}");
        var callback = desk.owedOn(ticket);
        desk.act(callback, "attempt", "{'method': 'PHONE', 'outcome': 'NO_ANSWER', 'note': '老人哭诉半小时'}")
                .statusCode(200);
        desk.complete(callback, 2, "'comment': '师傅踩脏地毯', 'newMatter': {'description': '师傅踩脏地毯'}");
        desk.complete(callback, 2, "'comment': '师傅踩脏地毯'");
        sweep();
    }

    private void namelessReport() {
        var ticket = estate.reported(
                "REPAIR",
                "PLUMBING",
                "'houseId': '%s', 'reporter': {'name': '尉迟瑾瑜', 'phone': '13655551984', 'anonymous': false}"
                        .formatted(estate.house()));
        estate.api()
                .get("/v1/tickets/" + ticket + "?unmasked=true&reason=CONTACT")
                .statusCode(200);
        estate.done(ticket, "cancel", "{'reason': '已安抚老人情绪'}");
    }

    private void visited() {
        var api = estate.api();
        var approval = api.create(
                "/v1/approvals",
                "{'communityId': '%s', 'kind': 'ROOM_ADMISSION', 'room': 'CONTROL_ROOM', 'reason': '检修录像机'}",
                estate.community());
        var visit = """
                {'communityId': '%s', 'room': 'CONTROL_ROOM', 'visitorName': '诸葛瑾瑜', 'purpose': '检修录像机',
                 'hostStaffId': '%s', 'approvalId': '%s'}""";
        api.post("/v1/room-admissions", visit, estate.community(), estate.receptionist(), approval)
                .statusCode(409);
        api.request()
                .header("X-Acting-Staff", estate.staff("CS_SUPERVISOR"))
                .body("{}")
                .post("/v1/approvals/" + approval + "/approve")
                .then()
                .statusCode(200);
        var admission = api.create("/v1/room-admissions", visit, estate.community(), estate.receptionist(), approval);
        api.get("/v1/room-admissions/" + admission + "?unmasked=true&reason=VERIFICATION")
                .statusCode(200);
        api.post("/v1/room-admissions/" + admission + "/leave").statusCode(200);
    }

    private void imported() {
        var head = "期,片区,楼栋,单元,房号,建筑面积(㎡),交房状态,交房日期,入住状态,业主姓名,手机号,备用电话,车牌号,备注\n";
        var house = "一期,西片区,1栋,1单元,0101,90,已交房,2021-03-31,常住,";
        for (var row : List.of("宇文瑾瑜,13544447777,,粤B7Q6Z5,夜间惊醒不便敲门\n", "宇文瑾瑜,1354444,,,\n", "宇文瑾瑜\n")) {
            for (var how : List.of("true", "false")) {
                given().header("Authorization", "Bearer " + estate.api().key())
                        .multiPart("file", "estate.csv", (head + house + row).getBytes(StandardCharsets.UTF_8))
                        .post("/v1/imports?kind=HOUSES_AND_OWNERS&communityId=" + estate.community() + "&dryRun="
                                + how);
            }
        }
    }

    /** What is refused is refused without quoting it. */
    private void wrong(UUID owner) {
        var api = estate.api();
        var path = "/v1/owners/" + owner;
        api.post("/v1/owners", "{'communityId': '%s', 'kind': '慕容瑾瑜', 'name': '慕容瑾瑜'}", estate.community());
        api.post("/v1/owners", "{'communityId': '慕容瑾瑜', 'kind': 'PERSON', 'name': '慕容瑾瑜'}");
        api.post(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '慕容瑾瑜', 'phones': ['慕容瑾瑜']}",
                estate.community());
        api.post(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '慕容瑾瑜', 'surprise': '慕容瑾瑜'}",
                estate.community());
        api.post(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '慕容瑾瑜', 'phones': ['13987650321', '139 8765 0321']}",
                estate.community());
        api.post("/v1/owners", "{'communityId': '%s', 'kind': 'PERSON', 'name': ", estate.community());
        api.post("/v1/owners", "'慕容瑾瑜");
        api.put(path, "\"1\"", "{'kind': 'PERSON', 'name': '慕容瑾瑜', 'identityNumber': '慕容瑾瑜'}");
        api.put(path, "\"2\"", "{'kind': 'PERSON', 'name': '慕容瑾瑜', 'identityNumber': '慕容瑾瑜'}");
        api.put(path, "\"2\"", "{'kind': 'PERSON', 'name': '慕容瑾瑜', 'phones': ['13544447777', '139****9999']}");
        api.post(path + "/vehicles", "{'plate': '粤B7Q6Z5'}");
        api.post(path + "/members", "{'name': '司马瑾瑜', 'kinship': '司马瑾瑜'}");
        estate.report("COMPLAINT", "HYGIENE", "'reporter': {'name': '尉迟瑾瑜', 'phone': '尉迟瑾瑜', 'anonymous': true}");
        estate.report("COMPLAINT", "尉迟瑾瑜", "'reporter': {'name': '尉迟瑾瑜', 'phone': '尉迟瑾瑜'}");
    }

    private List<String> jobs() {
        return estate.api().get("/v1/jobs").statusCode(200).extract().path("items.name");
    }

    private List<String> texts(String select) {
        return database.in(
                Caller.job("test", estate.community()),
                () -> database.handle()
                        .createQuery(select)
                        .bind("community", estate.community())
                        .mapTo(String.class)
                        .list());
    }

    private static void nothingIn(String where, List<String> lines) {
        for (var secret : SECRETS) {
            var encoded =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
            assertThat(lines.stream().filter(line -> line.contains(secret)).toList())
                    .as("%s in %s", secret, where)
                    .isEmpty();
            assertThat(lines.stream().filter(line -> line.contains(encoded)).toList())
                    .as("%s in %s, encoded", secret, where)
                    .isEmpty();
        }
    }

    /** Each line as a log file would have it, stack trace included. */
    private static final class Recorder extends Handler {

        private final PatternFormatter format = new PatternFormatter("%p %c %X %s%e");
        private final List<String> lines = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord line) {
            lines.add(format.format(ExtLogRecord.wrap(line)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Notes where was asked, where answers point to, and what they refuse. */
    private static final class Witness implements Request.Listener {

        private final List<String> addresses = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();

        @Override
        public void answered(Request request, Answer answer) {
            addresses.add(URLDecoder.decode(request.address().toString(), StandardCharsets.UTF_8));
            addresses.add(answer.headers().map().toString());
            if (answer.statusCode() >= 400) refusals.add(answer.asString());
        }
    }
}
