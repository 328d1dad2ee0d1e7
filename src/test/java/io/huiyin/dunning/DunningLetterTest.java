package io.huiyin.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.huiyin.testing.Answer;
import io.huiyin.testing.Api;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Letters are made together and delivered one by one. The clock stands at 2025-06-06. */
@QuarkusTest
class DunningLetterTest {

    private Debtors debtors;

    @BeforeEach
    void open() {
        TestClock.reset();
        debtors = Debtors.open();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    @Rule("DUN-03")
    void all_who_are_due_for_a_step_get_one_letter_each_with_their_bills() {
        debtors.owes(100_000, "2025-03-31");
        debtors.owes(40_000, "2025-04-30");
        debtors.owes(9_000, "2025-07-01");
        debtors.reminded("PHONE", "2025-05-01");
        var notYet = debtors.books().estate().anotherHouse();
        debtors.books().bill(notYet, debtors.owner(), 5_000, "2025-05-01");

        var batch =
                made("NOTICE").statusCode(201).body("letterCount", equalTo(1)).body("deliveredCount", equalTo(0));
        var letters = "/v1/dunning-letters/" + batch.extract().path("id") + "/letters";

        debtors.api()
                .get(letters)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].houseId", equalTo(debtors.house().toString()))
                .body("items[0].principalFen", equalTo(140_000))
                .body("items[0].lateFeeFen", equalTo(3_350 + 740))
                .body("items[0].totalFen", equalTo(144_090))
                .body("items[0].stepDueOn", equalTo("2025-05-01"))
                .body("items[0].bills.principalFen", contains(100_000, 40_000))
                .body("items[0].bills.dueOn", contains("2025-03-31", "2025-04-30"))
                .body("items[0].bills[0].item", equalTo("物业费"));
        assertThat(batch.extract().<Integer>path("totalFen")).isEqualTo(144_090);
    }

    @Test
    @Rule("DUN-03")
    void the_same_day_writes_to_nobody_twice() throws Exception {
        debtors.owes(100_000, "2025-03-31");
        debtors.reminded("PHONE", "2025-05-01");
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(this::status, this::status));
            assertThat(List.of(both.get(0).get(), both.get(1).get())).containsExactlyInAnyOrder(201, 409);
        }
        made("NOTICE").statusCode(409).body("errors[0].code", equalTo("nobody-due"));
        TestClock.set("2025-06-07T09:00");
        made("NOTICE").statusCode(201);
    }

    @Test
    @Rule("DUN-03")
    void the_delivery_is_logged_and_is_the_act_that_takes_the_step() {
        var letter = letter();
        deliver(letter, "'method': 'VISIT', 'outcome': 'NOT_DELIVERED'").statusCode(200);
        debtors.arrears("").body("items[0].stage", equalTo("REMINDED"));
        var file = debtors.api()
                .form("file", "a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .post("/v1/files?communityId=" + debtors.community())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        deliver(
                        letter,
                        "'method': 'VISIT', 'outcome': 'DELIVERED', 'receivedBy': '陈先生之子', 'fileId': '%s'"
                                .formatted(file))
                .statusCode(200)
                .body("deliveries.outcome", contains("DELIVERED", "NOT_DELIVERED"))
                .body("deliveries[0].receivedBy", equalTo("陈先生之子"))
                .body("deliveries[0].fileId", equalTo(file));

        debtors.arrears("")
                .body("items[0].stage", equalTo("NOTIFIED"))
                .body("items[0].lastAct.method", equalTo("VISIT"))
                .body("items[0].nextStep.dueOn", equalTo("2025-06-13"));
        debtors.api().get("/v1/dunning-acts?houseId=" + debtors.house()).body("items[0].step", equalTo("NOTICE"));
        debtors.api()
                .get(letter)
                .statusCode(200)
                .body("step", equalTo("NOTICE"))
                .body("deliveries", hasSize(2));
        debtors.api()
                .get("/v1/dunning-letters?step=NOTICE&communityId=" + debtors.community())
                .statusCode(200)
                .body("items.letterCount", contains(1));
        debtors.api().get(letter.replaceAll("/letters/.*", "")).body("deliveredCount", equalTo(1));
        debtors.api()
                .get(letter.replaceAll("/letters/.*", "/letters?delivered=false"))
                .body("items", hasSize(0));
    }

    @Test
    void what_does_not_fit_is_refused_where_it_stands() {
        var letter = letter();
        deliver(letter, "'method': 'PHONE', 'outcome': 'DELIVERED'")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/method"));
        deliver(letter, "'method': 'VISIT', 'outcome': 'DELIVERED', 'at': '2025-06-05T00:00:00Z'")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/at"));
        deliver(letter, "'method': 'VISIT', 'outcome': 'DELIVERED', 'fileId': '%s'".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/fileId"));
        made("PHONE").statusCode(422).body("errors[0].code", equalTo("no-letter"));
        made("NOTICE", "'houseIds': ['%s']".formatted(UUID.randomUUID()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/houseIds"));
        made("NOTICE", "'areaId': '%s'".formatted(UUID.randomUUID())).statusCode(422);
    }

    @Test
    @Rule("DUN-06")
    void no_word_of_a_batch_cuts_a_utility_off() {
        made("NOTICE", "'howToPay': '逾期不交，将停水停电'")
                .statusCode(422)
                .body("type", equalTo("/problems/utility-cut-off-is-no-dunning"))
                .body("errors[0].pointer", equalTo("/howToPay"));
    }

    @Test
    @Rule("DUN-03")
    void nobody_with_an_open_promise_or_with_nothing_but_disputes_is_written_to() {
        var bill = debtors.owes(100_000, "2025-03-31");
        debtors.reminded("PHONE", "2025-05-01");
        debtors.act("'method': 'PHONE', 'outcome': 'PROMISED', 'promise': {'amountFen': 100000, 'on': '2025-06-06'}");
        made("NOTICE").statusCode(409);
        TestClock.set("2025-06-07T09:00");
        debtors.api()
                .post("/v1/fee-bills/" + bill + "/dispute", "{'reason': '面积有误'}")
                .statusCode(200);
        made("NOTICE").statusCode(409);
    }

    @Test
    @Rule("DUN-03")
    void a_batch_is_one_file_with_a_page_for_each_letter_and_reading_it_is_on_record() throws IOException {
        for (int i = 0; i < 3; i++) {
            var house = debtors.books().estate().anotherHouse();
            for (int month = 1; month <= 4; month++) {
                debtors.books().bill(house, debtors.owner(), 23_450, "2025-0" + month + "-28");
            }
            debtors.api()
                    .post(
                            "/v1/dunning-acts",
                            "{'communityId': '%s', 'houseId': '%s', 'step': 'PHONE', 'method': 'PHONE', 'outcome': 'REACHED'}",
                            debtors.community(),
                            house)
                    .statusCode(201);
        }
        var id = made("NOTICE")
                .statusCode(201)
                .body("letterCount", equalTo(3))
                .extract()
                .<String>path("id");

        var file = debtors.api()
                .get("/v1/dunning-letters/" + id + "/pdf")
                .statusCode(200)
                .header("Content-Type", startsWith("application/pdf"))
                .extract()
                .asByteArray();

        try (var read = Loader.loadPDF(file)) {
            assertThat(read.getNumberOfPages()).isEqualTo(3);
            assertThat(new PDFTextStripper().getText(read)).contains("物业费用催缴函", "ZD-");
        }
        debtors.api()
                .get("/v1/events?limit=200&communityId=" + debtors.community())
                .body("items.type", hasItem("io.huiyin.dunning-letters.printed"));
    }

    @Test
    @Rule("DUN-07")
    void who_serves_at_the_desk_sends_notices_and_a_supervisor_sees_whether_they_went_out_in_time() {
        var letter = letter();
        var progress = "/v1/dunning-progress/" + debtors.community();
        Api.scoped(List.of("dunning:read", "dunning:write"), debtors.community())
                .get(progress)
                .statusCode(403);
        debtors.api()
                .get(progress)
                .statusCode(200)
                .body("from", equalTo("2025-06-01"))
                .body("to", equalTo("2025-06-06"))
                .body("steps.step", contains("PHONE", "NOTICE", "TIME_LIMIT", "SUSPEND", "LEGAL"))
                .body("steps[1].debtorsDue", equalTo(1))
                .body("steps[1].overdueFen", equalTo(100_000))
                .body("steps[1].dueSince", equalTo("2025-05-01"))
                .body("steps[1].lettersMade", equalTo(1))
                .body("steps[1].lettersLate", equalTo(1))
                .body("steps[1].lettersUndelivered", equalTo(1));
        debtors.api()
                .request()
                .header("X-Acting-Staff", debtors.books().estate().receptionist())
                .body(Api.json("{'method': 'VISIT', 'outcome': 'DELIVERED'}"))
                .post(letter + "/deliveries")
                .then()
                .statusCode(200);
        debtors.api()
                .get(progress)
                .body("steps[1].debtorsDue", equalTo(0))
                .body("steps[1].lettersUndelivered", equalTo(0))
                .body(
                        "staff[0].staffId",
                        equalTo(debtors.books().estate().receptionist().toString()))
                .body("staff[0].acts", equalTo(1))
                .body("staff[0].reached", equalTo(1));
        debtors.api().get(progress + "?from=2023-01-01&to=2025-01-01").statusCode(422);
        debtors.api().get("/v1/dunning-progress/" + UUID.randomUUID()).statusCode(404);
    }

    /** The path of a letter of the step NOTICE. */
    private String letter() {
        debtors.owes(100_000, "2025-03-31");
        debtors.reminded("PHONE", "2025-05-01");
        var batch = "/v1/dunning-letters/"
                + made("NOTICE").statusCode(201).extract().path("id") + "/letters";
        return batch + "/" + debtors.api().get(batch).extract().path("items[0].id");
    }

    private int status() {
        return made("NOTICE").extract().statusCode();
    }

    private Answer made(String step) {
        return made(step, "'step': '" + step + "'");
    }

    private Answer made(String step, String fields) {
        return debtors.api()
                .post(
                        "/v1/dunning-letters",
                        "{'communityId': '%s', %s%s}",
                        debtors.community(),
                        fields.contains("'step'") ? "" : "'step': '" + step + "', ",
                        fields);
    }

    private Answer deliver(String letter, String fields) {
        return debtors.api().post(letter + "/deliveries", "{" + fields + "}");
    }
}
