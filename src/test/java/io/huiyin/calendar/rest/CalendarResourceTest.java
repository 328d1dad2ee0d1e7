package io.huiyin.calendar.rest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@Rule("SLA-09")
class CalendarResourceTest {

    private static final String WEEK = "{'hours': {'MONDAY': [{'from': '08:00', 'to': '12:00'},"
            + " {'from': '14:00', 'to': '18:00'}], 'SATURDAY': [{'from': '09:00', 'to': '24:00'}]}}";

    private final Api api = Api.admin();
    private UUID community;
    private String calendar;

    @BeforeEach
    void aCommunity() {
        community = api.community();
        calendar = "/v1/calendars/"
                + api.get("/v1/communities/" + community)
                        .statusCode(200)
                        .extract()
                        .<String>path("calendarId");
    }

    @Test
    void a_new_community_has_the_desks_hours_and_the_shipped_years() {
        api.get("/v1/calendars?communityId=" + community)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].timeZone", equalTo("Asia/Shanghai"))
                .body("items[0].hours.keySet()", contains("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"))
                .body("items[0].hours.FRIDAY[0].from", equalTo("08:00"))
                .body("items[0].hours.FRIDAY[0].to", equalTo("20:00"))
                .body("items[0].years.findAll { it.confirmed }.year", contains(2023, 2024, 2025, 2026));
    }

    @ParameterizedTest(name = "{0} {1}: due {2}, confirmed {3}")
    @CsvSource(textBlock = """
            2025-06-06T07:00:00Z, workingDays=1,    2025-06-09T12:00:00Z, true
            2025-06-06T07:00:00Z, workingDays=3,    2025-06-11T12:00:00Z, true
            2025-06-06T07:00:00Z, clockTime=PT24H,  2025-06-07T07:00:00Z, true
            2025-06-06T07:00:00Z, workingTime=PT8H, 2025-06-09T03:00:00Z, true
            2026-02-13T02:00:00Z, workingDays=1,    2026-02-14T12:00:00Z, true
            2026-12-31T02:00:00Z, workingDays=1,    2027-01-01T12:00:00Z, false
            """)
    void a_due_time_is_reckoned_on_the_community_s_calendar(String from, String target, String due, boolean confirmed) {
        preview(from, target).statusCode(200).body("dueAt", equalTo(due)).body("confirmed", equalTo(confirmed));
    }

    @Test
    void a_preview_says_which_days_counted_and_why() {
        preview("2025-09-30T02:00:00Z", "workingDays=1")
                .statusCode(200)
                .body("steps", hasSize(10))
                .body("steps[0].reason", equalTo("RECEIPT_DAY"))
                .body("steps[0].counted", equalTo(false))
                .body("steps[1].reason", equalTo("HOLIDAY"))
                .body("steps[1].name", equalTo("国庆节、中秋节"))
                .body("steps[1].text", equalTo("A holiday (国庆节、中秋节): not counted."))
                .body("steps[9].date", equalTo("2025-10-09"))
                .body("steps[9].counted", equalTo(true))
                .body("steps[9].workingDay", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "422,''",
        "422,workingDays=1&clockTime=PT1H",
        "422,workingDays=0",
        "422,workingTime=PT9000H",
        "400,clockTime=soon"
    })
    void a_preview_takes_exactly_one_target_within_bounds(int status, String target) {
        preview("2025-06-06T07:00:00Z", target).statusCode(status);
    }

    @Test
    void a_preview_needs_a_begin() {
        api.get(calendar + "/preview?workingDays=1").statusCode(400);
        api.get(calendar + "/preview?workingDays=1&from=yesterday").statusCode(400);
    }

    @Test
    void hours_can_be_replaced_and_count_at_once() {
        api.put(calendar, "\"1\"", WEEK)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("hours.keySet()", contains("MONDAY", "SATURDAY"))
                .body("hours.MONDAY.from", contains("08:00", "14:00"));

        preview("2025-06-06T07:00:00Z", "workingDays=1").body("dueAt", equalTo("2025-06-07T16:00:00Z"));
        preview("2025-06-09T02:00:00Z", "workingTime=PT4H").body("dueAt", equalTo("2025-06-09T08:00:00Z"));
    }

    @Test
    void what_was_read_can_be_put_back() {
        var read = api.get(calendar).extract().asString();

        api.put(calendar, "\"1\"", read.replace("%", "%%")).statusCode(200);
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            422 | overlap               | {'hours': {'MONDAY': [{'from': '08:00', 'to': '12:00'}, {'from': '11:00', 'to': '13:00'}]}}
            422 | ends-before-it-begins | {'hours': {'MONDAY': [{'from': '12:00', 'to': '08:00'}]}}
            422 | no-working-time       | {'hours': {'MONDAY': []}}
            422 | no-working-time       | {'hours': {}}
            400 | pattern               | {'hours': {'MONDAY': [{'from': '8:00', 'to': '12:00'}]}}
            400 | pattern               | {'hours': {'MONDAY': [{'from': '24:00', 'to': '24:00'}]}}
            400 | wrong-type            | {'hours': {'SOMEDAY': [{'from': '08:00', 'to': '12:00'}]}}
            400 | not-null              | {}
            400 | unknown-field         | {'hours': {}, 'opening': 1}
            """)
    void unsound_hours_are_refused(int status, String code, String body) {
        api.put(calendar, "\"1\"", body).statusCode(status).body("errors[0].code", equalTo(code));
    }

    @Test
    void a_change_needs_the_version_that_was_read() {
        api.put(calendar, "\"1\"", WEEK).statusCode(200);

        api.put(calendar, "\"1\"", WEEK).statusCode(412);
        api.request().body(Api.json(WEEK)).put(calendar).then().statusCode(428);
    }

    @Test
    void a_year_is_entered_once_the_notice_is_out_and_makes_due_times_sure() {
        api.get(calendar + "/years/2027")
                .statusCode(200)
                .body("confirmed", equalTo(false))
                .body("origin", equalTo("NONE"))
                .body("days", empty());

        api.put(
                        calendar + "/years/2027",
                        "\"1\"",
                        "{'source': '国办发明电〔2026〕', 'days': [{'date': '2027-01-01', 'name': '元旦', 'working': false},"
                                + " {'date': '2027-01-03', 'name': '元旦', 'working': true}]}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("confirmed", equalTo(true))
                .body("origin", equalTo("OWN"));

        preview("2026-12-31T02:00:00Z", "workingDays=1")
                .body("dueAt", equalTo("2027-01-03T12:00:00Z"))
                .body("confirmed", equalTo(true));
        api.get(calendar).body("years.findAll { it.origin == 'OWN' }.year", contains(2027));
    }

    @Test
    void a_shipped_year_can_be_corrected_and_the_correction_taken_back() {
        api.put(calendar + "/years/2025", "\"1\"", "{'days': [], 'confirmed': false}")
                .statusCode(200)
                .body("confirmed", equalTo(false));
        preview("2025-09-30T02:00:00Z", "workingDays=1")
                .body("dueAt", equalTo("2025-10-01T12:00:00Z"))
                .body("confirmed", equalTo(false));

        api.delete(calendar + "/years/2025", "\"2\"").statusCode(200).body("origin", equalTo("SHIPPED"));

        preview("2025-09-30T02:00:00Z", "workingDays=1").body("dueAt", equalTo("2025-10-09T12:00:00Z"));
        api.delete(calendar + "/years/2025", "\"3\"").statusCode(404);
    }

    @Test
    void a_day_belongs_to_its_own_year_and_is_named_once() {
        api.put(
                        calendar + "/years/2027",
                        "\"1\"",
                        "{'days': [{'date': '2026-12-31', 'name': '元旦', 'working': false},"
                                + " {'date': '2027-01-01', 'name': '元旦', 'working': false},"
                                + " {'date': '2027-01-01', 'name': '元旦', 'working': true}]}")
                .statusCode(422)
                .body("errors.pointer", contains("/days/0/date", "/days/2/date"))
                .body("errors.code", contains("of-another-year", "twice"));
    }

    @Test
    void a_changed_calendar_is_in_the_log() {
        api.put(calendar, "\"1\"", WEEK).statusCode(200);

        api.get("/v1/events?communityId=" + community)
                .body("items.findAll { it.type == 'io.huiyin.calendar.changed' }.data.changed", contains("hours"));
    }

    @Test
    void another_community_s_calendar_is_not_there() {
        var stranger = Api.scoped(List.of("calendars:read", "calendars:write"), api.community());

        stranger.get(calendar).statusCode(404);
        stranger.get(calendar + "/preview?from=2025-06-06T07:00:00Z&workingDays=1")
                .statusCode(404);
        stranger.put(calendar, "\"1\"", WEEK).statusCode(404);
        stranger.get("/v1/calendars?communityId=" + community)
                .statusCode(200)
                .body("items", empty())
                .body("nextCursor", nullValue());
    }

    private Answer preview(String from, String target) {
        return api.get(calendar + "/preview?from=" + from + "&" + target);
    }
}
