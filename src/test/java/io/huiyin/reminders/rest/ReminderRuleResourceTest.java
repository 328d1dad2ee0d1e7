package io.huiyin.reminders.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.huiyin.testing.Api;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReminderRuleResourceTest {

    private static final String RULES = "/v1/reminder-rules";

    private final Api api = Api.admin();
    private UUID community;
    private String path;

    @Inject
    StatementCounter statements;

    @BeforeEach
    void open() {
        TestClock.reset();
        community = api.community();
        path = RULES + "/WARRANTY_EXPIRY?communityId=" + community;
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void a_new_community_has_a_rule_of_every_kind() {
        api.get(RULES + "?communityId=" + community)
                .statusCode(200)
                .body(
                        "items.code",
                        containsInAnyOrder(
                                "WARRANTY_EXPIRY",
                                "OVERDUE_COMPLAINT",
                                "OVERDUE_COMPLAINT_WEEKLY",
                                "COMPLAINT_INVENTORY",
                                "COMPLAINT_WARNING",
                                "REPORT_OWED",
                                "CALLBACK_DUE",
                                "BILL_ISSUED",
                                "BILL_OVERDUE",
                                "PREPAID_LOW",
                                "FEE_EXPIRY"))
                .body("items.findAll { !it.active }", hasSize(0));
        api.get(path)
                .body("cron", equalTo("0 9 * * *"))
                .body("lookAhead", equalTo("P1M"))
                .body("lookBack", equalTo("P1M"))
                .body("channels", contains("SMS", "WECHAT", "E_MAIL"))
                .body("template", equalTo("WARRANTY_EXPIRY"))
                .body("quietHours", nullValue())
                .body("nextRunAt", equalTo("2025-06-07T01:00:00Z"));
        api.get("/v1/notification-templates/WARRANTY_EXPIRY?language=zh&communityId=" + community)
                .statusCode(200);
    }

    @Test
    void a_rule_is_found_by_id_and_by_code() {
        var id = api.get(path).extract().<String>path("id");

        api.get(RULES + "/" + id).statusCode(200).body("code", equalTo("WARRANTY_EXPIRY"));
        api.get(RULES + "?code=WARRANTY_EXPIRY&communityId=" + community).body("items.id", contains(id));
        api.get(RULES + "/NO_SUCH_RULE?communityId=" + community).statusCode(404);
        api.get(RULES + "/" + UUID.randomUUID()).statusCode(404);
    }

    @Test
    void a_code_alone_is_enough_for_who_sees_one_community() {
        var one = Api.scoped(List.of("reminders:read"), community);
        var two = Api.scoped(List.of("reminders:read"), community, api.community());

        one.get(RULES + "/WARRANTY_EXPIRY").statusCode(200).body("communityId", equalTo(community.toString()));
        two.get(RULES + "/WARRANTY_EXPIRY").statusCode(400).body("errors[0].pointer", equalTo("communityId"));
    }

    @Test
    void a_community_changes_when_and_how_it_reminds() {
        var read = api.get(path).extract();
        var wanted = read.asString()
                .replace("0 9 * * *", "30 10 * * 1-5")
                .replace("\"lookAhead\":\"P1M\"", "\"lookAhead\":\"P45D\"")
                .replace("[\"SMS\",\"WECHAT\",\"E_MAIL\"]", "[\"E_MAIL\"]")
                .replace('"', '\'');

        api.put(path, read.header("ETag"), wanted)
                .statusCode(200)
                .header("ETag", startsWith("\"2-"))
                .body("cron", equalTo("30 10 * * 1-5"))
                .body("lookAhead", equalTo("P45D"))
                .body("channels", contains("E_MAIL"))
                .body("nextRunAt", equalTo("2025-06-09T02:30:00Z"));
        api.put(path, read.header("ETag"), wanted).statusCode(412);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            'cron': 'every day', 'lookAhead': 'P1M', 'lookBack': 'P1M', 'channels': ['SMS'] | 422 | /cron
            'cron': '0 9 30 2 *', 'lookAhead': 'P1M', 'lookBack': 'P1M', 'channels': ['SMS'] | 422 | /cron
            'cron': '0 9 * * *', 'lookAhead': '-P1M', 'lookBack': 'P1M', 'channels': ['SMS'] | 422 | /lookAhead
            'cron': '0 9 * * *', 'lookAhead': 'P1M', 'lookBack': 'P-1D', 'channels': ['SMS'] | 422 | /lookBack
            'cron': '0 9 * * *', 'lookAhead': 'P11Y', 'lookBack': 'P1M', 'channels': ['SMS'] | 422 | /lookAhead
            'cron': '0 9 * * *', 'lookAhead': 'a month', 'lookBack': 'P1M', 'channels': ['SMS'] | 400 | /lookAhead
            'cron': '0 9 * * *', 'lookAhead': 'P1M', 'lookBack': 'P1M', 'channels': ['PIGEON'] | 400 | /channels/0
            'cron': '0 9 * * *', 'lookAhead': 'P1M', 'lookBack': 'P1M', 'channels': [] | 400 | /channels
            'cron': '0 9 * * *', 'lookAhead': 'P1M', 'lookBack': 'P1M' | 400 | /channels
            'lookAhead': 'P1M', 'lookBack': 'P1M', 'channels': ['SMS'] | 400 | /cron
            """)
    void what_cannot_be_is_refused(String fields, int status, String pointer) {
        api.put(path, api.get(path).extract().header("ETag"), "{'active': true, " + fields + "}")
                .statusCode(status)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void another_communitys_rules_are_not_there() {
        var stranger = Api.scoped(List.of("reminders:read", "reminders:write"), api.community());
        var id = api.get(path).extract().<String>path("id");

        stranger.get(RULES + "/" + id).statusCode(404);
        stranger.get(path).statusCode(404);
        stranger.put(
                        RULES + "/" + id,
                        "\"1\"",
                        "{'active': true, 'cron': '0 9 * * *', 'lookAhead': 'P1M', 'lookBack': 'P1M', 'channels': ['SMS']}")
                .statusCode(404);
        stranger.get(RULES + "?communityId=" + community).body("items", hasSize(0));
        stranger.get(RULES + "/WARRANTY_EXPIRY/preview?communityId=" + community)
                .body("items", hasSize(0));
        stranger.get(RULES + "/NO_SUCH_RULE/preview").statusCode(404);
    }

    @Test
    void lists_take_one_statement() {
        statements.restart();
        api.get(RULES + "?communityId=" + community).statusCode(200);
        assertThat(statements.statements()).hasSize(1);

        statements.restart();
        api.get("/v1/reminders?communityId=" + community).statusCode(200);
        assertThat(statements.statements()).hasSize(1);

        statements.restart();
        api.get("/v1/notifications?communityId=" + community).statusCode(200);
        assertThat(statements.statements()).hasSize(1);
    }
}
