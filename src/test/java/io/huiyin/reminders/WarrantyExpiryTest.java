package io.huiyin.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WarrantyExpiryTest {

    private static final String RULE = WarrantyExpiry.CODE;

    private final Api api = Api.admin();
    private UUID community;

    @Inject
    TestRuns runs;

    @BeforeEach
    void open() {
        TestClock.set("2025-04-30T09:00");
        community = api.community();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @ParameterizedTest
    @Rule("WTY-01")
    @CsvSource(textBlock = """
            2025-03-31, 2025-02-27, 2025-02-28
            2025-03-30, 2025-02-27, 2025-02-28
            2025-03-28, 2025-02-27, 2025-02-28
            2025-03-27, 2025-02-26, 2025-02-27
            2028-03-31, 2028-02-28, 2028-02-29
            2025-05-31, 2025-04-29, 2025-04-30
            2025-12-31, 2025-11-29, 2025-11-30
            2025-07-15, 2025-06-14, 2025-06-15
            """)
    void an_owner_is_told_a_month_before_the_end_by_the_calendar(String expiresOn, String tooEarly, String on) {
        TestClock.set(on + "T09:00");
        var house = house(LocalDate.parse(expiresOn).minusYears(2).toString());
        var owner = owner(house, "2023-01-01", "");

        runs.run(community, RULE, tooEarly);
        assertThat(dueOn(expiresOn)).isEmpty();
        runs.run(community, RULE, on);

        // Wiring, plumbing, equipment and fit-out have the same two years.
        assertThat(dueOn(expiresOn)).hasSize(4).containsOnly(owner.toString());
    }

    @Test
    @Rule({"WTY-02", "NTF-12"})
    void each_owner_is_told_once_of_each_part() {
        var house = house("2023-05-31");
        var first = owner(house, "2023-01-01", "");
        var second = owner(house, "2024-01-01", "");

        assertThat(runs.run(community, RULE, "2025-04-30")).isEqualTo(8);
        assertThat(runs.run(community, RULE, "2025-04-30")).isZero();
        assertThat(runs.run(community, RULE, "2025-05-01")).isZero();

        reminders()
                .body("items", hasSize(8))
                .body("items.rule", everyItem(equalTo(RULE)))
                .body("items.subject.type", everyItem(equalTo("warranty")))
                .body("items.occurrence", everyItem(equalTo("2025-05-31")))
                .body("items.dueOn", everyItem(equalTo("2025-05-31")))
                .body("items.on", everyItem(equalTo("2025-04-30")))
                .body("items.recipient.id", hasItem(first.toString()))
                .body("items.recipient.id", hasItem(second.toString()));
        assertThat(keys()).hasSize(8).doesNotHaveDuplicates();
        messages().body("items", hasSize(8)).body("items.dedupeKey", containsInAnyOrder(keys().toArray()));
    }

    @Test
    @Rule("NTF-12")
    void that_someone_was_reminded_stays_when_the_message_was_removed_and_it_is_not_sent_again() {
        var house = house("2023-05-31");
        owner(house, "2023-01-01", "");
        runs.run(community, RULE, "2025-04-30");
        api.post("/v1/jobs/sender/run").statusCode(200).body("status", equalTo("DONE"));
        var keys = keys();
        TestClock.advance(Duration.ofDays(730));

        api.post("/v1/jobs/messages-clean-up/run").statusCode(200).body("status", equalTo("DONE"));

        messages().body("items", hasSize(0));
        reminders()
                .body("items", hasSize(4))
                .body("items.dedupeKey", containsInAnyOrder(keys.toArray()))
                .body("items.notificationId", everyItem(nullValue()));
        assertThat(runs.run(community, RULE, "2025-04-30")).isZero();
        messages().body("items", hasSize(0));
    }

    @Test
    void the_message_names_house_part_and_day_and_no_person() {
        var house = house("2023-05-31");
        owner(house, "2023-01-01", "");
        var code = api.get("/v1/houses/" + house).extract().<String>path("code");

        runs.run(community, RULE, "2025-04-30");

        messages()
                .body("items.subject", hasItem(code + " 电气管线保修将于 2025-05-31 到期"))
                .body("items.body", everyItem(containsString("尊敬的***：您的房屋 " + code)))
                .body("items.recipient.type", everyItem(equalTo("owner")))
                .body("items.about.type", everyItem(equalTo("warranty")))
                .body("items.channel", everyItem(equalTo("LOG")))
                .body("items.channels", everyItem(contains("SMS", "WECHAT", "E_MAIL")));
    }

    @Test
    @Rule("WTY-01")
    void who_becomes_an_owner_later_is_told_too_and_who_was_one_or_lives_there_is_not() {
        var house = house("2023-05-31");
        var seller = owner(house, "2023-01-01", ", 'to': '2025-05-09'");
        relate(house, "TENANT", "2023-01-01", "");
        relate(house, "OWNER", "2020-01-01", ", 'to': '2022-12-31'");
        runs.run(community, RULE, "2025-04-30");
        assertThat(dueOn("2025-05-31")).hasSize(4).containsOnly(seller.toString());

        TestClock.set("2025-05-10T09:00");
        var buyer = owner(house, "2025-05-10", "");
        assertThat(runs.run(community, RULE, "2025-05-10")).isEqualTo(4);
        assertThat(runs.run(community, RULE, "2025-05-11")).isZero();

        assertThat(dueOn("2025-05-31")).hasSize(8).containsOnly(seller.toString(), buyer.toString());
    }

    @Test
    @Rule("NTF-12")
    void a_missed_run_is_made_up_once_as_long_as_the_warranty_runs() {
        var house = house("2023-05-31");
        owner(house, "2023-01-01", "");
        TestClock.set("2025-05-31T09:00");

        assertThat(runs.run(community, RULE, "2025-05-31")).isEqualTo(4);
        assertThat(runs.run(community, RULE, "2025-05-30")).isZero();

        var late = house("2023-05-30");
        owner(late, "2023-01-01", "");
        assertThat(runs.run(community, RULE, "2025-05-31")).isZero();
    }

    @Test
    void a_house_that_was_entered_after_the_day_is_caught_by_the_look_back() {
        runs.run(community, RULE, "2025-04-30");
        TestClock.set("2025-05-15T09:00");
        var house = house("2023-05-31");
        owner(house, "2023-01-01", "");

        assertThat(runs.run(community, RULE, "2025-05-15")).isEqualTo(4);
    }

    @Test
    void a_shorter_look_back_lets_late_reminders_go() {
        change(RULE, "'cron': '0 9 * * *', 'lookAhead': 'P1M', 'lookBack': 'P3D'");
        var house = house("2023-05-31");
        owner(house, "2023-01-01", "");
        TestClock.set("2025-05-04T09:00");

        assertThat(runs.run(community, RULE, "2025-05-04")).isZero();
        assertThat(runs.run(community, RULE, "2025-05-03")).isEqualTo(4);
    }

    @Test
    void a_longer_look_ahead_tells_earlier() {
        change(RULE, "'cron': '0 9 * * *', 'lookAhead': 'P2M', 'lookBack': 'P2M'");
        var house = house("2023-05-31");
        owner(house, "2023-01-01", "");
        TestClock.set("2025-03-31T09:00");

        assertThat(runs.run(community, RULE, "2025-03-30")).isZero();
        runs.run(community, RULE, "2025-03-31");

        assertThat(dueOn("2025-05-31")).hasSize(4);
    }

    @Test
    void a_warranty_that_is_lengthened_is_reminded_of_again_before_its_new_end() {
        var house = house("2023-05-31");
        owner(house, "2023-01-01", "");
        runs.run(community, RULE, "2025-04-30");
        var wiring = item(house, "WIRING");
        api.put("/v1/warranties/" + wiring, "\"1\"", "{'expiresOn': '2025-09-30'}")
                .statusCode(200);
        TestClock.set("2025-08-30T09:00");

        assertThat(runs.run(community, RULE, "2025-08-29")).isZero();
        assertThat(runs.run(community, RULE, "2025-08-30")).isEqualTo(1);

        reminders()
                .body("items[0].subject.id", equalTo(wiring.toString()))
                .body("items[0].occurrence", equalTo("2025-09-30"));
    }

    @Test
    @Rule("WTY-02")
    void the_warranty_says_when_its_owners_were_first_told() {
        var house = house("2023-05-31");
        owner(house, "2023-01-01", "");
        var wiring = "/v1/warranties/" + item(house, "WIRING");
        api.get(wiring).body("remindedAt", nullValue());

        runs.run(community, RULE, "2025-04-30");
        TestClock.set("2025-05-10T09:00");
        owner(house, "2025-05-10", "");
        runs.run(community, RULE, "2025-05-10");

        api.get(wiring).body("remindedAt", equalTo("2025-04-30T01:00:00Z"));
        api.get("/v1/warranties/" + item(house, "WATERPROOFING")).body("remindedAt", nullValue());
    }

    @Test
    @Rule("NTF-12")
    void two_instances_that_run_at_once_remind_once() throws Exception {
        for (int houses = 0; houses < 20; houses++) owner(house("2023-05-31"), "2023-01-01", "");

        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Integer> one = () -> runs.run(community, RULE, "2025-04-30");
            int made = 0;
            for (var run : pool.invokeAll(List.of(one, one))) made += run.get();
            assertThat(made).isEqualTo(80);
        }

        assertThat(keys()).hasSize(80).doesNotHaveDuplicates();
        messages().body("items", hasSize(80));
    }

    @Test
    void a_preview_shows_what_would_be_sent_and_sends_nothing() {
        var house = house("2023-05-31");
        var owner = owner(house, "2023-01-01", "");
        var preview = "/v1/reminder-rules/" + RULE + "/preview?on=2025-04-30&communityId=" + community;

        api.get(preview)
                .statusCode(200)
                .body("items", hasSize(4))
                .body("items.recipient.id", everyItem(equalTo(owner.toString())))
                .body("items.reminders.dueOn.flatten()", everyItem(equalTo("2025-05-31")))
                .body("items.subject", hasItem(containsString("电气管线保修将于 2025-05-31 到期")))
                .body("items.channel", everyItem(equalTo("LOG")));
        reminders().body("items", hasSize(0));
        messages().body("items", hasSize(0));
        api.get("/v1/warranties?houseId=" + house).body("items.remindedAt", everyItem(nullValue()));

        runs.run(community, RULE, "2025-04-30");
        api.get(preview).statusCode(200).body("items", hasSize(0)).body("nextCursor", nullValue());
    }

    @Test
    void a_preview_is_walked_part_by_part() {
        for (int houses = 0; houses < 3; houses++) owner(house("2023-05-31"), "2023-01-01", "");
        var path = "/v1/reminder-rules/" + RULE + "/preview?on=2025-04-30&limit=5&communityId=" + community;
        var seen = new ArrayList<String>();

        String cursor = null;
        do {
            var page = api.get(path + (cursor == null ? "" : "&cursor=" + cursor))
                    .statusCode(200)
                    .extract();
            seen.addAll(page.jsonPath().getList("items.reminders.dedupeKey.flatten()"));
            cursor = page.path("nextCursor");
        } while (cursor != null);

        assertThat(seen).hasSize(12).doesNotHaveDuplicates();
        api.get(path + "&cursor=abc").statusCode(400);
    }

    @Test
    void what_was_reminded_stands_in_the_event_feed() {
        owner(house("2023-05-31"), "2023-01-01", "");

        runs.run(community, RULE, "2025-04-30");

        var issued = api.get("/v1/events?limit=200&communityId=" + community)
                .extract()
                .jsonPath()
                .<String>getList("items.findAll { it.type == 'io.huiyin.reminder.issued' }.subject");
        assertThat(issued).hasSize(4).allMatch(subject -> subject.startsWith("warranty/"));
    }

    @Test
    void the_rules_own_quiet_hours_hold_the_message() {
        change(
                RULE,
                "'cron': '0 9 * * *', 'lookAhead': 'P1M', 'lookBack': 'P1M', 'quietHours': {'from': '08:30', 'to': '10:00'}");
        owner(house("2023-05-31"), "2023-01-01", "");

        runs.run(community, RULE, "2025-04-30");

        reminders().body("items", hasSize(4));
        messages()
                .body("items.status", everyItem(equalTo("HELD")))
                .body("items.dueAt", everyItem(equalTo("2025-04-30T02:00:00Z")));
    }

    @Test
    void a_community_sees_its_own_reminders_alone() {
        owner(house("2023-05-31"), "2023-01-01", "");
        runs.run(community, RULE, "2025-04-30");
        var stranger = Api.scoped(List.of("reminders:read"), api.community());

        stranger.get("/v1/reminders?communityId=" + community).statusCode(200).body("items", hasSize(0));
        stranger.get("/v1/reminders").body("items", hasSize(0));
        var own = Api.scoped(List.of("reminders:read"), community);
        own.get("/v1/reminders").body("items", hasSize(4));
        own.get("/v1/reminders?rule=" + RULE + "&from=2025-04-30&to=2025-04-30").body("items", hasSize(4));
        own.get("/v1/reminders?from=2025-05-01").body("items", hasSize(0));
        own.get("/v1/reminders?to=2025-04-29").body("items", hasSize(0));
        own.get("/v1/reminders?rule=OVERDUE_COMPLAINT").body("items", hasSize(0));
    }

    @Test
    void english_communities_are_told_in_english() {
        api.put(
                        "/v1/notification-settings/" + community,
                        "\"0\"",
                        "{'language': 'en', 'quietHours': {'from': '22:00', 'to': '08:00'}}")
                .statusCode(200);
        owner(house("2023-05-31"), "2023-01-01", "");

        runs.run(community, RULE, "2025-04-30");

        messages()
                .body("items.subject", hasItem(containsString("The warranty for wiring of")))
                .body("items.body", everyItem(not(containsString("保修"))));
    }

    private UUID house(String handedOverOn) {
        return api.create(
                "/v1/houses",
                "{'communityId': '%s', 'building': '1栋', 'room': '%s', 'areaSquareMetres': '89.50', "
                        + "'occupancyStatus': 'OCCUPIED', 'handoverStatus': 'HANDED_OVER', 'handedOverOn': '%s'}",
                community,
                UUID.randomUUID().toString().substring(0, 8),
                handedOverOn);
    }

    private UUID owner(UUID house, String from, String more) {
        return relate(house, "OWNER", from, more);
    }

    private UUID relate(UUID house, String relation, String from, String more) {
        var person = api.create(
                "/v1/owners",
                "{'communityId': '%s', 'kind': 'PERSON', 'name': '王一', 'phones': [], 'preferredChannels': []}",
                community);
        api.create(
                "/v1/owners/" + person + "/houses",
                "{'houseId': '%s', 'relation': '%s', 'from': '%s'%s}",
                house,
                relation,
                from,
                more);
        return person;
    }

    private UUID item(UUID house, String part) {
        return UUID.fromString(api.get("/v1/warranties?houseId=" + house)
                .extract()
                .path("items.find { it.part == '" + part + "' }.id"));
    }

    private void change(String code, String fields) {
        var path = "/v1/reminder-rules/" + code + "?communityId=" + community;
        var tag = api.get(path).extract().header("ETag");
        api.put(path, tag, "{'active': true, 'channels': ['SMS'], %s}", fields).statusCode(200);
    }

    private Answer reminders() {
        return api.get("/v1/reminders?limit=200&communityId=" + community).statusCode(200);
    }

    private List<String> keys() {
        return reminders().extract().jsonPath().getList("items.dedupeKey");
    }

    private List<String> dueOn(String day) {
        return reminders().extract().jsonPath().getList("items.findAll { it.dueOn == '" + day + "' }.recipient.id");
    }

    private Answer messages() {
        return api.get("/v1/notifications?limit=200&communityId=" + community).statusCode(200);
    }
}
