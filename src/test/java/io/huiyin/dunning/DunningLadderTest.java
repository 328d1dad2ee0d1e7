package io.huiyin.dunning;

import static io.huiyin.testing.Request.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.huiyin.database.Database;
import io.huiyin.kernel.Caller;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ladder of a community is data, and says nothing that the law forbids. */
@QuarkusTest
class DunningLadderTest {

    private static final String NOTICES = """
            {'code': 'A', 'kind': 'WRITTEN_NOTICE', 'afterDaysOverdue': 10, 'methods': ['LETTER']},
            {'code': 'B', 'kind': 'TIME_LIMITED_NOTICE', 'afterDaysOverdue': 20, 'noticeDays': 10, 'methods': ['LETTER']}""";

    @Inject
    Database database;

    private Api api;
    private UUID community;
    private String ladder;

    @BeforeEach
    void open() {
        api = Api.admin();
        community = api.community();
        ladder = "/v1/dunning-ladders/" + community;
    }

    @Test
    @Rule("DUN-01")
    void a_community_begins_with_the_ladder_of_reminder_notice_limit_suspension_and_law() {
        api.get(ladder)
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body(
                        "steps.kind",
                        contains(
                                "PHONE_REMINDER",
                                "WRITTEN_NOTICE",
                                "TIME_LIMITED_NOTICE",
                                "SUSPEND_OPTIONAL_SERVICES",
                                "LEGAL_LISTING"))
                .body("steps.afterDaysOverdue", contains(7, 30, 60, 90, 180))
                .body("steps[2].noticeDays", equalTo(15));
    }

    @Test
    @Rule("DUN-01")
    void an_operator_sets_other_days_steps_and_ways() {
        change("1", NOTICES)
                .statusCode(200)
                .body("steps.code", contains("A", "B"))
                .body("version", equalTo(2));
        api.get(ladder).body("steps.code", contains("A", "B")).body("steps[1].noticeDays", equalTo(10));
        change("1", NOTICES).statusCode(412);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'code': 'C', 'kind': 'PHONE_REMINDER', 'afterDaysOverdue': 30, 'methods': ['PHONE']} | /steps/2/kind",
                "{'code': 'B', 'kind': 'LEGAL_LISTING', 'afterDaysOverdue': 30, 'methods': ['LETTER']} | /steps/2/code",
                "{'code': 'C', 'kind': 'LEGAL_LISTING', 'afterDaysOverdue': 5, 'methods': ['LETTER']} | /steps/2/afterDaysOverdue",
                "{'code': 'C', 'kind': 'TIME_LIMITED_NOTICE', 'afterDaysOverdue': 30, 'methods': ['LETTER']} | /steps/2/noticeDays",
            })
    void what_is_out_of_order_is_refused_where_it_stands(String step, String pointer) {
        change("1", NOTICES + "," + step).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    @Rule("DUN-01")
    void nothing_is_withheld_and_nobody_sued_who_was_not_warned_in_writing_and_with_a_limit() {
        for (var kind : List.of("SUSPEND_OPTIONAL_SERVICES", "LEGAL_LISTING")) {
            change("1", "{'code': 'X', 'kind': '%s', 'afterDaysOverdue': 90, 'methods': ['LETTER']}".formatted(kind))
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/steps/0/kind"))
                    .body("errors[0].code", equalTo("notice-needed"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUT_WATER",
                "CUT_POWER",
                "CUT_HEAT",
                "CUT_GAS",
                "UTILITY_CUT_OFF",
                "CUT.WATER",
                "LIMIT_2_WATER",
                "NO_WATERSTOP",
                "SHUT_OFF_ELECTRICITY",
                "WATER_STOP",
                "WATER_OFF",
                "TURN_OFF_TAP",
                "DENY_WATER",
                "LOCK_METER",
                "SUSPEND_WATER",
                "停水",
                "停电",
                "断气",
                "停止供热",
                "切断燃气"
            })
    @Rule("DUN-06")
    void no_step_cuts_a_utility_off_under_any_name(String name) {
        change(
                        "1",
                        NOTICES
                                + ", {'code': 'C', 'kind': '%s', 'afterDaysOverdue': 90, 'methods': ['LETTER']}"
                                        .formatted(name))
                .statusCode(422)
                .body("type", equalTo("/problems/utility-cut-off-is-no-dunning"))
                .body("errors[0].pointer", equalTo("/steps/2/kind"))
                .body("detail", containsString("944"));
        change(
                        "1",
                        "{'code': '%s', 'kind': 'WRITTEN_NOTICE', 'afterDaysOverdue': 90, 'methods': ['LETTER']}"
                                .formatted(name))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/steps/0/code"));
        api.get(ladder).body("steps", hasSize(5)).body("version", equalTo(1));
    }

    @Test
    @Rule("DUN-06")
    void the_article_is_cited_in_the_language_that_was_asked_for() {
        given().contentType("application/json")
                .header("Authorization", "Bearer " + api.key())
                .header("If-Match", "\"1\"")
                .header("Accept-Language", "zh")
                .body(Api.json(
                        "{'steps': [{'code': 'X', 'kind': 'CUT_WATER', 'afterDaysOverdue': 9, 'methods': ['VISIT']}]}"))
                .put(ladder)
                .then()
                .statusCode(422)
                .body("detail", containsString("第九百四十四条"));
        change(
                        "1",
                        "{'code': 'X', 'kind': 'WRITTEN_NOTICE', 'afterDaysOverdue': 9, 'methods': ['VISIT'], "
                                + "'template': '逾期不缴将停水停电。'}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/steps/0/template"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cut off the water",
                "we will turn off gas supply",
                "Stop your water supply!",
                "Your water will be shut",
                "WATER SUPPLY IS DISCONNECTED",
                "逾期将停止对贵户的供水",
                "水电停供",
                "限制供水",
                "关闭水阀",
                "拉闸",
                "停 水",
                "停-电",
                "停\u200b水",
                "停*暖",
                "停.水",
                "停\\n水",
                "cut.water",
                "暖气将被停掉",
                "deny water",
                "c.u.t w.a.t.e.r",
                "cut off the w\u0430ter",
                "逾期不给水",
                "停用水",
                "封水表",
                "锁电表",
                "剪电线",
                "封阀",
                "减压供水",
                "限制用水",
                "降低供水",
                "拒绝供电",
                "不再供水",
                "停供",
                "停s水"
            })
    @Rule("DUN-06")
    void no_letter_says_it_however_it_is_written(String words) {
        letter(words)
                .statusCode(422)
                .body("type", equalTo("/problems/utility-cut-off-is-no-dunning"))
                .body("errors[0].pointer", equalTo("/steps/0/template"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "请尽快缴清停车费、水费和电费。",
                "请限期缴纳物业费，水电费停车费一并结清。",
                "请缴清相关水电费，有关供暖费用请于本月缴纳。",
                "感谢您一直以来的温暖关怀，我们热切希望您按时缴费。",
                "请判断水费是否有误；一切水电费用均已到期。",
                "关于水费、电费的通知：请拨打服务热线，电话联系。",
                "Pay for water and power to stop late fees.",
                "Your parking will be suspended; please pay the water bill.",
                "拒交电费者将按合同计收违约金。",
                "停电动车充电服务，停电器维修服务，停水果配送服务。",
                "请勿在楼道停电瓶车；智能门锁电池更换请预约。",
                "业主拒绝水电费代扣的，请到前台缴纳。",
                "We suspend the electric car charging service.",
                "The electric lock of the gate and the electric shutter are maintained monthly.",
                "A limited power of attorney is enough.",
                "为您降低电费，请于月底前缴清。",
                "随信封内附水电费账单，连锁超市可代缴。",
                "The meter was read on the 5th; ten percent off for early payment."
            })
    void what_is_owed_for_a_utility_may_be_named(String words) {
        letter(words).statusCode(200);
    }

    private Answer letter(String words) {
        return change(
                "1",
                "{'code': 'X', 'kind': 'WRITTEN_NOTICE', 'afterDaysOverdue': 9, 'methods': ['VISIT'], 'template': '%s'}"
                        .formatted(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WATER", "ELECTRICITY", "GAS", "HEATING"})
    @Rule("DUN-06")
    void no_step_withholds_what_is_metered_from_the_mains(String kind) {
        withholding(item("PASS_THROUGH", kind))
                .statusCode(422)
                .body("type", equalTo("/problems/utility-cut-off-is-no-dunning"))
                .body("errors[0].pointer", equalTo("/steps/2/feeItemIds/0"));
    }

    @Test
    @Rule("DUN-06")
    void only_optional_services_are_withheld() {
        withholding(item("PROPERTY", null)).statusCode(422).body("errors[0].code", equalTo("not-optional"));
        withholding(UUID.randomUUID()).statusCode(422).body("errors[0].code", equalTo("unknown-reference"));
        var service = item("SERVICE", "PAID_SERVICE");
        withholding(service).statusCode(200).body("steps[2].feeItemIds", contains(service.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"自来水供应", "二次供水", "生活用电", "燃气", "供暖服务", "Electricity", "Hot water supply"})
    @Rule("DUN-06")
    void a_service_is_no_utility_by_another_name(String name) {
        withholding(item("SERVICE", "PAID_SERVICE", name))
                .statusCode(422)
                .body("type", equalTo("/problems/utility-cut-off-is-no-dunning"))
                .body("errors[0].pointer", equalTo("/steps/2/feeItemIds/0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"电动车充电", "电动车充电费", "桶装水配送", "桶装水费", "饮用水配送", "家用电器维修", "公用电话", "暖气片清洗", "Water bottle delivery"})
    void what_only_sounds_like_one_is_a_service(String name) {
        withholding(item("SERVICE", "PAID_SERVICE", name)).statusCode(200);
    }

    /** As if the program had forgotten. */
    @Test
    @Rule("DUN-06")
    void the_database_refuses_it_too() {
        for (var kind : List.of("CUT_WATER", "UTILITY_CUT_OFF")) {
            assertThatThrownBy(() ->
                            write("update dunning_step set kind = ? where community_id = ? and position = 4", kind))
                    .hasMessageContaining("dunning_step_no_utility_cut_off_ck");
        }
        assertThatThrownBy(() ->
                        write("update dunning_step set code = ? where community_id = ? and position = 1", "CUT_POWER"))
                .hasMessageContaining("dunning_step_no_utility_cut_off_ck");
        var water = item("PASS_THROUGH", "WATER");
        assertThatThrownBy(() -> write(
                        "insert into dunning_step_service (fee_item_id, community_id, step_code) values (?, ?, 'SUSPEND')",
                        water))
                .hasMessageContaining("dunning_step_service_item_fk");
    }

    @Test
    void what_is_no_kind_at_all_is_malformed_and_others_ladders_are_not_there() {
        change("1", "{'code': 'X', 'kind': 'SING', 'afterDaysOverdue': 9, 'methods': ['VISIT']}")
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/steps/0/kind"));
        change("1", "{'code': 'X', 'kind': 'WRITTEN_NOTICE', 'afterDaysOverdue': 0, 'methods': []}")
                .statusCode(400);
        Api.scoped(List.of("dunning:read"), api.community()).get(ladder).statusCode(404);
        Api.scoped(List.of("dunning:write"), community)
                .put(ladder, "\"1\"", "{'steps': [" + NOTICES + "]}")
                .statusCode(403);
    }

    private Answer change(String version, String steps) {
        return api.put(ladder, '"' + version + '"', "{'steps': [" + steps + "]}");
    }

    private Answer withholding(UUID item) {
        return change(
                "1",
                NOTICES
                        + ", {'code': 'S', 'kind': 'SUSPEND_OPTIONAL_SERVICES', 'afterDaysOverdue': 90, 'methods': ['LETTER'], "
                        + "'feeItemIds': ['%s']}".formatted(item));
    }

    private UUID item(String feeClass, String kind) {
        return item(feeClass, kind, "项目");
    }

    private UUID item(String feeClass, String kind, String name) {
        return api.create(
                "/v1/fee-items",
                "{'communityId': '%s', 'code': '%s', 'name': '%s', 'class': '%s'%s, 'pricing': {'method': 'FIXED', 'unitPrice': "
                        + "'10'}, 'cycle': 'MONTH', 'dueDays': 10, 'effectiveFrom': '2024-01-01'}",
                community,
                UUID.randomUUID(),
                name,
                feeClass,
                kind == null ? "" : ", 'kind': '" + kind + "'");
    }

    private void write(String sql, Object value) {
        database.in(Caller.job("test", community), () -> {
            database.handle().execute(sql, value, community);
        });
    }
}
