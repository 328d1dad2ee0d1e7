package io.huiyin.answers.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Issuer;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the desk tells whom. The clock stands at Friday 2025-06-06 15:00. */
@QuarkusTest
class AnswerTopicTest {

    private static final String SECRET_ANSWER = "谈判中，预计年底前更换";

    private SmallEstate estate;
    private Api api;
    private UUID open;
    private UUID internal;
    private UUID secret;

    @BeforeEach
    void build() {
        TestClock.reset();
        estate = SmallEstate.build();
        api = estate.api();
        open = enter("HOURS", "前台几点上班", "'上班', '开门'", "'disclosure': 'OPEN', 'answer': '每天八点至二十点'");
        internal = enter(
                "ROSTER",
                "今晚谁值班",
                "'值班', '巡逻路线'",
                "'disclosure': 'STAFF_ONLY', 'answer': '见排班表', 'refusal': '有事请拨打服务电话'");
        secret = enter(
                "CONTRACT",
                "电梯维保单位要换吗",
                "'维保单位', '换电梯公司'",
                "'disclosure': 'SECRET', 'answer': '%s', 'refusal': '以公告为准'".formatted(SECRET_ANSWER));
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("ROL-04")
    void an_owner_sees_what_is_open_and_nothing_tells_that_there_is_more() {
        var session = api.post("/v1/owner-sessions", "{'ownerId': '%s'}", estate.owner("NEUTRAL"));
        var owner = Api.withKey(session.extract().path("accessToken"));

        owner.get("/v1/answer-topics")
                .statusCode(200)
                .body("items.id", contains(open.toString()))
                .body("items[0].answer", equalTo("每天八点至二十点"));
        owner.get("/v1/answer-topics?q=维保单位").body("items", empty());
        owner.get("/v1/answer-topics?disclosure=SECRET").body("items", empty());
        owner.get("/v1/answer-topics/" + open).statusCode(200);
        for (var hidden : List.of(internal, secret)) {
            owner.get("/v1/answer-topics/" + hidden).statusCode(404);
        }
        assertThat(told(owner.get("/v1/answer-topics/" + secret)))
                .isEqualTo(told(owner.get("/v1/answer-topics/" + UUID.randomUUID())));
        owner.post("/v1/answer-topics/ask", "{'communityId': '%s', 'question': '维保单位'}", estate.community())
                .statusCode(403);
    }

    @Test
    @Rule("ROL-04")
    void so_does_a_partner_that_may_read_topics_and_no_more() {
        var partner = Api.scoped(List.of("answer-topics:read"), estate.community());

        partner.get("/v1/answer-topics?communityId=" + estate.community())
                .body("items.id", contains(open.toString()))
                .body("items.refusal", everyItem(nullValue()));
        partner.get("/v1/answer-topics/" + secret).statusCode(404);
        partner.get("/v1/answer-topics/" + internal).statusCode(404);
        Api.scoped(List.of("answer-topics:read-secret"), estate.community())
                .get("/v1/answer-topics/" + secret)
                .statusCode(403);
    }

    @Test
    @Rule("ROL-04")
    void the_desk_is_given_the_refusal_and_a_manager_the_answer() {
        var desk = signedIn(estate.receptionist());
        var manager = signedIn(estate.staff("CS_MANAGER"));

        desk.get("/v1/answer-topics/" + secret)
                .statusCode(200)
                .body("refusal", equalTo("以公告为准"))
                .body("answer", nullValue());
        desk.get("/v1/answer-topics?q=请问换电梯公司的事")
                .body("items.id", contains(secret.toString()))
                .body("items[0].answer", nullValue());
        ask(desk, "听说要换电梯公司，是吗")
                .body("topicId", equalTo(secret.toString()))
                .body("say", equalTo("以公告为准"))
                .body("forStaff", nullValue());
        ask(desk, "今晚谁值班")
                .body("disclosure", equalTo("STAFF_ONLY"))
                .body("say", equalTo("有事请拨打服务电话"))
                .body("forStaff", equalTo("见排班表"));
        ask(desk, "周末几点开门").body("say", equalTo("每天八点至二十点"));
        assertThat(secretReads()).isEmpty();

        manager.get("/v1/answer-topics/" + secret).body("answer", equalTo(SECRET_ANSWER));
        manager.get("/v1/answer-topics")
                .body("items.findAll { it.disclosure == 'SECRET' }.answer", contains(nullValue()));
        ask(manager, "维保单位").body("say", equalTo("以公告为准"));
        assertThat(secretReads()).containsExactly("answer_topic/" + secret);
    }

    @Test
    @Rule("ROL-04")
    void a_question_on_no_list_is_not_answered_but_noted_for_the_supervisor() {
        var desk = signedIn(estate.receptionist());
        var supervisor = signedIn(estate.staff("CS_SUPERVISOR"));

        var noted = ask(desk, "隔壁的物业费交了吗")
                .body("topicId", nullValue())
                .body("disclosure", nullValue())
                .body("say", equalTo("I will have to ask and come back to you."))
                .extract()
                .<String>path("unlistedQuestionId");

        desk.get("/v1/unlisted-questions").statusCode(403);
        var path = "/v1/unlisted-questions/" + noted;
        supervisor
                .get("/v1/unlisted-questions?settled=false")
                .body("items.id", contains(noted))
                .body("items[0].question", equalTo("隔壁的物业费交了吗"))
                .body("items[0].askedBy", equalTo(estate.receptionist().toString()));
        supervisor
                .post(path + "/settle", "{'topicId': '%s'}", UUID.randomUUID())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/topicId"));
        supervisor
                .post(path + "/settle", "{'topicId': '%s'}", open)
                .statusCode(200)
                .body("settledAt", notNullValue())
                .body("question", nullValue());
        supervisor.post(path + "/settle", "{}").statusCode(409);
        supervisor.get("/v1/unlisted-questions?settled=true").body("items.id", contains(noted));
        supervisor.get(path).body("topicId", equalTo(open.toString()));
    }

    @Test
    @Rule("ROL-04")
    void of_several_topics_the_one_that_is_kept_most_secret_decides() {
        ask(api, "维保单位几点上班").body("topicId", equalTo(secret.toString())).body("say", equalTo("以公告为准"));
    }

    @Test
    void a_topic_answers_while_it_is_in_force() {
        var dated = enter(
                "POOL",
                "泳池开放吗",
                "'泳池'",
                "'disclosure': 'OPEN', 'answer': '开放', 'effectiveFrom': '2025-06-07', 'effectiveTo': '2025-06-08'");
        var partner = Api.scoped(List.of("answer-topics:read"), estate.community());

        ask(api, "泳池").body("topicId", nullValue());
        partner.get("/v1/answer-topics/" + dated).statusCode(404);
        api.get("/v1/answer-topics?communityId=" + estate.community()).body("items.id", hasItem(dated.toString()));
        TestClock.set("2025-06-07T00:00");
        ask(api, "泳池").body("topicId", equalTo(dated.toString()));
        partner.get("/v1/answer-topics/" + dated).statusCode(200);
        TestClock.set("2025-06-09T00:00");
        ask(api, "泳池").body("topicId", nullValue());

        api.post("/v1/answer-topics/" + open + "/retire").statusCode(200).body("retiredAt", notNullValue());
        ask(api, "几点上班").body("topicId", nullValue());
        api.post("/v1/answer-topics/" + open + "/retire").statusCode(409);
        partner.get("/v1/answer-topics").body("items", empty());
        api.get("/v1/answer-topics?inForce=true&communityId=" + estate.community())
                .body("items.id", containsInAnyOrder(internal.toString(), secret.toString()));
    }

    @Test
    void a_topic_is_changed_by_its_version_and_a_secret_by_those_who_may_read_it() {
        var writer = Api.scoped(List.of("answer-topics:write", "answer-topics:read-internal"), estate.community());
        var change = "{'question': '前台几点上班', 'disclosure': '%s', 'answer': '九点', 'refusal': '请看公告'}";

        api.put("/v1/answer-topics/" + open, "\"7\"", change.formatted("OPEN")).statusCode(412);
        writer.put("/v1/answer-topics/" + open, "\"1\"", change.formatted("SECRET"))
                .statusCode(403)
                .body("requiredScope", equalTo("answer-topics:read-secret"));
        writer.put("/v1/answer-topics/" + secret, "\"1\"", change.formatted("OPEN"))
                .statusCode(403);
        writer.put("/v1/answer-topics/" + open, "\"1\"", change.formatted("OPEN"))
                .statusCode(200)
                .body("answer", equalTo("九点"))
                .body("keywords", empty());
        Api.scoped(List.of("answer-topics:write", "answer-topics:read-secret"), api.community())
                .put("/v1/answer-topics/" + open, "\"2\"", change.formatted("OPEN"))
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            'disclosure': 'OPEN', 'refusal': '不便答复'; /answer
            'disclosure': 'STAFF_ONLY', 'answer': '见排班表'; /refusal
            'disclosure': 'SECRET'; /refusal
            'disclosure': 'OPEN', 'answer': '是', 'effectiveFrom': '2025-06-07', 'effectiveTo': '2025-06-06'; /effectiveTo
            """, quoteCharacter = '"')
    void what_does_not_fit_together_names_the_field(String fields, String pointer) {
        post("ODD", "某问题", "", fields).statusCode(422).body("errors.pointer", contains(pointer));
    }

    @Test
    void a_code_is_taken_once_and_the_community_must_be_known() {
        post("HOURS", "某问题", "", "'disclosure': 'OPEN', 'answer': '是'")
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/code"));
        api.post(
                        "/v1/answer-topics",
                        "{'communityId': '%s', 'code': 'X', 'question': '某问题', 'disclosure': 'OPEN', 'answer': '是'}",
                        UUID.randomUUID())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/communityId"));
    }

    private UUID enter(String code, String question, String keywords, String fields) {
        return UUID.fromString(
                post(code, question, keywords, fields).statusCode(201).extract().path("id"));
    }

    private Answer post(String code, String question, String keywords, String fields) {
        return api.post(
                "/v1/answer-topics",
                "{'communityId': '%s', 'code': '%s', 'question': '%s', 'keywords': [%s], %s}",
                estate.community(),
                code,
                question,
                keywords,
                fields);
    }

    private Answer ask(Api asking, String question) {
        return asking.post(
                        "/v1/answer-topics/ask",
                        "{'communityId': '%s', 'question': '%s'}",
                        estate.community(),
                        question)
                .statusCode(200);
    }

    private Api signedIn(UUID staff) {
        var subject = "s-" + UUID.randomUUID();
        api.create("/v1/staff-accounts", "{'staffId': '%s', 'subject': '%s'}", staff, subject);
        return Api.withKey(Issuer.token(subject));
    }

    private List<String> secretReads() {
        return api.get("/v1/events?limit=200&communityId=" + estate.community())
                .extract()
                .path("items.findAll { it.type == 'io.huiyin.answer-topic.secret-read' }.subject");
    }

    private static String told(Answer answer) {
        return answer.extract().asString().replaceAll("\"(requestId|instance)\":\"[^\"]*\"", "");
    }
}
