package io.huiyin.reminders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.agroal.api.AgroalDataSource;
import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.SmallEstate;
import io.huiyin.testing.StatementCounter;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The complaints of June 2025 against those of March, April and May, as they are told of on 1 July. */
@QuarkusTest
class ComplaintWarningTest {

    private SmallEstate estate;
    private UUID manager;

    @Inject
    TestRuns runs;

    @Inject
    StatementCounter counter;

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void open() {
        TestClock.reset();
        estate = SmallEstate.build();
        manager = estate.staff("CS_MANAGER");
        TestClock.set("2025-07-01T08:00");
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("ESC-12")
    void a_rise_is_warned_of_with_the_numbers_from_which_it_follows() {
        complaints("HYGIENE", "2025-03-10T02:00:00Z", 1);
        complaints("HYGIENE", "2025-04-10T02:00:00Z", 2);
        complaints("HYGIENE", "2025-05-10T02:00:00Z", 3);
        // The first and the last moment of June by the community's wall clock; the neighbours of both belong elsewhere.
        complaints("HYGIENE", "2025-05-31T16:00:00Z", 1);
        complaints("HYGIENE", "2025-06-10T02:00:00Z", 1);
        complaints("HYGIENE", "2025-06-30T15:59:59Z", 1);
        complaints("HYGIENE", "2025-06-30T16:00:00Z", 5);
        complaints("PARKING", "2025-05-10T02:00:00Z", 4);
        complaints("PARKING", "2025-06-10T02:00:00Z", 2);
        estate.done(estate.reported("COMPLAINT", "HYGIENE", at("2025-06-11T02:00:00Z")), "cancel", "{'reason': '误报'}");
        estate.reported("INQUIRY", "OTHER", at("2025-06-11T02:00:00Z"));

        assertThat(run("2025-07-01")).isEqualTo(1);

        var warning = warnings("2025-06")
                .body("items", hasSize(1))
                .body("items[0].months", equalTo(3))
                .body("items[0].atLeast", equalTo(3))
                .body("items[0].risePercent", equalTo(50));
        // Of 5 complaints against a mean of 10/3 half as many again; HYGIENE 3 against a mean of 2; PARKING fell.
        warning.body("items[0].lines.find { it.category == null }.complaints", equalTo(5))
                .body("items[0].lines.find { it.category == null }.before", contains(1, 2, 7))
                .body("items[0].lines.find { it.category == null }.warned", equalTo(true))
                .body(
                        "items[0].lines.find { it.category == 'HYGIENE' && it.areaId == null && it.buildingId == null }.before",
                        contains(1, 2, 3))
                .body("items[0].lines.findAll { it.category == 'HYGIENE' }.complaints", everyItem(equalTo(3)))
                .body("items[0].lines.findAll { it.category == 'HYGIENE' }.warned", everyItem(equalTo(true)))
                .body("items[0].lines.findAll { it.category == 'HYGIENE' }", hasSize(3))
                .body("items[0].lines.find { it.areaId != null }.areaName", equalTo("一期片区"))
                .body("items[0].lines.find { it.buildingId != null }.buildingName", equalTo("1栋"))
                .body("items[0].lines.findAll { it.category == 'PARKING' }.warned", contains(false));
        estate.api()
                .get("/v1/notifications?recipientId=" + manager + "&communityId=" + estate.community())
                .body("items.template", contains("COMPLAINT_WARNING"))
                .body("items[0].subject", equalTo("2025-06 投诉预警：4 项"))
                .body("items[0].body", containsString("环境卫生、垃圾与消杀：3 件（此前各月 1, 2, 3）"));
        estate.api()
                .get("/v1/complaint-warnings/" + warning.extract().path("items[0].id"))
                .statusCode(200)
                .body("month", equalTo("2025-06"));
    }

    @Test
    @Rule("ESC-12")
    void a_month_is_told_of_once_however_often_and_by_how_many_it_is_looked_for() throws Exception {
        complaints("HYGIENE", "2025-06-10T02:00:00Z", 3);
        Callable<Integer> run = () -> run("2025-07-01");
        try (var pool = Executors.newFixedThreadPool(3)) {
            var made = pool.invokeAll(List.of(run, run, run)).stream()
                    .mapToInt(future -> future.resultNow())
                    .sum();
            assertThat(made).isEqualTo(1);
        }
        complaints("HYGIENE", "2025-06-11T02:00:00Z", 3);
        estate.staff("CS_SUPERVISOR");

        // Whoever joins later is told what was said, not what is counted now.
        assertThat(run("2025-07-15")).isEqualTo(1);
        warnings("2025-06").body("items", hasSize(1)).body("items[0].lines[0].complaints", equalTo(3));
    }

    @Test
    @Rule("ESC-12")
    void a_month_without_a_rise_is_told_of_too_and_none_before_it_is_over() {
        TestClock.set("2025-06-30T23:59");
        assertThat(run("2025-07-01")).isZero();
        warnings("2025-06").body("items", empty());

        TestClock.set("2025-07-01T00:00");
        assertThat(run("2025-07-01")).isEqualTo(1);
        warnings("2025-06").body("items", hasSize(1)).body("items[0].lines", empty());
        estate.api()
                .get("/v1/notifications?recipientId=" + manager + "&communityId=" + estate.community())
                .body("items[0].subject", equalTo("2025-06 投诉预警：0 项"));
    }

    @Test
    @Rule("ESC-12")
    void what_is_a_rise_is_the_communitys_to_say() {
        estate.api()
                .put("/v1/ticket-settings/" + estate.community(), "\"0\"", """
                {'repeatWindowDays': 30, 'reportAfterwardsHours': 24, 'warningMonths': 1, 'warningAtLeast': 2,
                 'warningRisePercent': 100}""")
                .statusCode(200);
        complaints("HYGIENE", "2025-04-10T02:00:00Z", 9);
        complaints("HYGIENE", "2025-05-10T02:00:00Z", 1);
        complaints("HYGIENE", "2025-06-10T02:00:00Z", 2);
        complaints("PARKING", "2025-06-10T02:00:00Z", 1);
        run("2025-07-01");

        warnings("2025-06")
                .body("items[0].months", equalTo(1))
                .body("items[0].lines.find { it.category == 'HYGIENE' && it.areaId == null }.before", contains(1))
                .body("items[0].lines.find { it.category == 'HYGIENE' && it.areaId == null }.warned", equalTo(true))
                .body("items[0].lines.find { it.category == 'PARKING' }.warned", equalTo(false));
    }

    @Test
    void a_warning_is_its_communitys_and_needs_the_right_to_read_reminders() {
        run("2025-07-01");
        var id = warnings("2025-06").extract().<String>path("items[0].id");

        Api.scoped(List.of("reminders:read"), Api.admin().community())
                .get("/v1/complaint-warnings/" + id)
                .statusCode(404);
        Api.scoped(List.of("tickets:read"), estate.community())
                .get("/v1/complaint-warnings")
                .statusCode(403);
        estate.api().get("/v1/complaint-warnings?month=2025-13").statusCode(400);
    }

    @Test
    void the_complaints_of_its_months_alone_are_read() throws SQLException {
        counter.restart();
        run("2025-07-01");
        var statement = counter.statements().stream()
                .filter(sql -> sql.contains("width_bucket"))
                .findFirst()
                .orElseThrow();

        try (var session = dataSource.getConnection();
                var sql = session.createStatement()) {
            session.setAutoCommit(false);
            sql.execute("set local enable_seqscan = off");
            sql.execute("set local enable_bitmapscan = off");
            var plain = statement
                    .replaceAll(":(community)\\b", "'" + estate.community() + "'")
                    .replaceAll(":bounds\\b", "'{2025-06-01, 2025-07-01}'")
                    .replaceAll(":since\\b", "'2025-06-01'")
                    .replaceAll(":until\\b", "'2025-07-01'")
                    .replaceAll(":(months|atLeast|risePercent)\\b", "1");
            var plan = new StringBuilder();
            var rows = sql.executeQuery("explain (costs off) " + plain);
            while (rows.next()) plan.append(rows.getString(1)).append('\n');
            session.rollback();
            assertThat(plan.toString()).contains("complaint_reported_ix").doesNotContain("Seq Scan on ticket");
        }
    }

    private void complaints(String category, String reportedAt, int count) {
        for (int i = 0; i < count; i++) estate.reported("COMPLAINT", category, at(reportedAt));
    }

    private String at(String reportedAt) {
        return "'houseId': '%s', 'reportedAt': '%s'".formatted(estate.house(), reportedAt);
    }

    private int run(String on) {
        return runs.run(estate.community(), ComplaintWarningMonthly.CODE, on);
    }

    private Answer warnings(String month) {
        return estate.api()
                .get("/v1/complaint-warnings?month=" + month + "&communityId=" + estate.community())
                .statusCode(200);
    }
}
