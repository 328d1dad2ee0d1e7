package io.huiyin.reports.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.huiyin.reports.ReportBooks;
import io.huiyin.testing.Request;
import io.huiyin.testing.Rule;
import io.huiyin.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as a spreadsheet program reads them: by their XML. */
@QuarkusTest
class WorkbookReportTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String MAY = "from=2025-05-01&to=2025-05-31";

    private ReportBooks books;

    @BeforeEach
    void open() {
        TestClock.reset();
        books = ReportBooks.open();
    }

    @AfterEach
    void reset() {
        TestClock.reset();
    }

    @Test
    void sums_are_numbers_of_yuan_and_days_are_days() throws IOException {
        var house = books.books().estate().house();
        var bill = books.bill(house, "PROPERTY", 123_456_789_012L, "2025-05-01");
        books.paid(house, bill, 5, "2025-05-10T10:30");

        var sheet = sheet(books.report("bills", MAY));

        assertThat(cell(sheet, "J2")).contains("<v>1234567890.12</v>").doesNotContain("t=\"s\"", "inlineStr");
        assertThat(cell(sheet, "K2")).contains("<v>0.05</v>");
        long serial = ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), LocalDate.of(2025, 5, 1));
        assertThat(cell(sheet, "F2")).containsPattern("<v>" + serial + "(\\.0)?</v>");
        var styles = part(books.report("bills", MAY), "xl/styles.xml");
        assertThat(styles).contains("#,##0.00", "yyyy-mm-dd");
        assertThat(cell(sheet(books.report("payments", MAY)), "F2")).contains("<v>" + (serial + 9) + ".4375</v>");
    }

    @Test
    @Rule("FEE-02")
    void a_target_that_is_missed_by_less_than_is_shown_is_missed() throws IOException {
        var house = books.books().estate().house();
        books.bill(house, "PASS_THROUGH", 1, "2025-05-01");
        var paid = books.bill(house, "PASS_THROUGH", 99_999_999, "2025-05-01");
        books.paid(house, paid, 99_999_999, "2025-05-10T10:30");

        var sheet = sheet(books.report("collection", MAY));

        assertThat(cell(sheet, "I2")).contains("<v>100.00</v>");
        assertThat(cell(sheet, "J2")).contains("<v>100.00</v>");
        assertThat(cell(sheet, "K2")).contains("<t>no</t>");
    }

    /** A text that a spreadsheet program would run if it were typed in is a text. */
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "<f>1</f>"})
    void no_cell_is_a_formula(String text) throws IOException {
        books.bill(books.books().estate().house(), "PROPERTY", 100, "2025-05-01");
        books.sql(
                "update fee_item set name = :text where id = :id", books.books().item(), text);

        for (var report : List.of(
                books.report("bills", MAY),
                books.report("arrears", ""),
                books.report("collection", MAY + "&groupBy=FEE_ITEM"))) {
            var sheet = sheet(report);
            assertThat(sheet).doesNotContain("<f>", "<f ").contains("t=\"inlineStr\"");
        }
        assertThat(cell(sheet(books.report("bills", MAY)), "C2")).contains("t=\"inlineStr\"");
    }

    /** Spreadsheet programs read {@code _x0041_} as A. */
    @Test
    void a_text_that_looks_like_an_escaped_character_stays_what_it_is() throws IOException {
        books.bill(books.books().estate().house(), "PROPERTY", 100, "2025-05-01");
        books.sql(
                "update fee_item set name = :text where id = :id", books.books().item(), "_x0041_ _X0041_ _x41_");

        assertThat(sheet(books.report("bills", MAY))).contains("_x005F_x0041_ _X0041_ _x41_");
    }

    @Test
    void it_is_an_attachment_in_the_language_that_is_asked_for() throws IOException {
        books.bill(books.books().estate().house(), "PROPERTY", 100, "2025-05-01");

        books.api()
                .request()
                .accept(XLSX)
                .get(books.report("arrears", ""))
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .header("Content-Disposition", equalTo("attachment; filename=\"arrears.xlsx\""))
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
        assertThat(cell(sheet(books.report("arrears", "")), "G1")).contains("Days overdue");
        var chinese = Request.given()
                .header("Authorization", "Bearer " + books.api().key())
                .header("Accept-Language", "zh-CN")
                .accept(XLSX)
                .get(books.report("arrears", ""))
                .asByteArray();
        // 逾期天数, as the library writes it.
        assertThat(part(chinese, "xl/worksheets/sheet1.xml")).contains("&#x903e;&#x671f;&#x5929;&#x6570;");
    }

    @Test
    void every_row_is_in_it_once_and_page_by_page_too() throws IOException {
        books.manyBills(1_201, 0);

        var paged = new HashSet<String>();
        String cursor = null;
        do {
            var page = books.api()
                    .get(books.report("bills", MAY + "&limit=200" + (cursor == null ? "" : "&cursor=" + cursor)))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            paged.addAll(page.getList("items.number"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(sheet(books.report("bills", MAY)).split("<row ", -1)).hasSize(1_201 + 2);
        assertThat(paged).hasSize(1_201);
        var foreign = books.api()
                .get(books.report("bills", MAY + "&limit=1"))
                .extract()
                .<String>path("nextCursor");
        books.api().get(books.report("payments", MAY + "&cursor=" + foreign)).statusCode(400);
    }

    @Test
    void what_is_overdue_is_listed_with_its_late_fee() {
        var estate = books.books().estate();
        books.books().bill(estate.house(), null, 100_000, "2025-05-07");
        books.books().bill(estate.house(), null, 100_000, "2025-06-06");

        books.api()
                .get(books.report("arrears", ""))
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].daysOverdue", equalTo(30))
                .body("items[0].principalFen", equalTo(100_000))
                .body("items[0].lateFeeFen", equalTo(1_500))
                .body("items[0].outstandingFen", equalTo(101_500));
        books.api().get(books.report("arrears", "to=2025-05-06")).body("items", hasSize(0));
    }

    @Test
    void payments_are_listed_with_their_collectors_and_reversals() {
        var estate = books.books().estate();
        var payment = books.books()
                .pay(estate.house(), 500, "2025-05-31T23:59", "'collectorId': '" + estate.receptionist() + "'")
                .extract()
                .path("id");
        books.books().pay(estate.house(), 600, "2025-06-01T00:00", "");

        books.api()
                .get(books.report("payments", MAY))
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].amountFen", equalTo(500))
                .body("items[0].collector", equalTo("前台丙"))
                .body("items[0].reversedAt", nullValue());
        books.api().post("/v1/payments/" + payment + "/reverse", "{'reason': '录错'}");
        books.api().get(books.report("payments", MAY)).body("items[0].reversedAt", equalTo("2025-06-06T07:00:00Z"));
    }

    @Test
    void figures_are_workbooks_too() throws IOException {
        var house = books.houseIn("一期");
        books.paid(house, books.bill(house, "PROPERTY", 10_000, "2025-05-01"), 5_500, "2025-05-10T10:00");

        assertThat(cell(sheet(books.report("collection", MAY + "&groupBy=PHASE")), "I2"))
                .contains("<v>55.00</v>");
        assertThat(cell(sheet(books.report("collection", MAY + "&groupBy=COLLECTOR")), "F2"))
                .contains("<v>55.00</v>");
        assertThat(cell(sheet(books.report("collection-trend", "periods=2025-04,2025-05")), "C2"))
                .contains("<v>55.00</v>");
        assertThat(cell(sheet(books.report("ageing", "groupBy=PHASE")), "D2")).contains("<v>45.00</v>");
    }

    private String sheet(String address) throws IOException {
        return part(address, "xl/worksheets/sheet1.xml");
    }

    private String part(String address, String name) throws IOException {
        return part(
                books.api()
                        .request()
                        .accept(XLSX)
                        .get(address)
                        .then()
                        .statusCode(200)
                        .contentType(XLSX)
                        .extract()
                        .asByteArray(),
                name);
    }

    /** By its directory, as spreadsheet programs read it: sizes stand there alone. */
    private static String part(byte[] workbook, String name) throws IOException {
        var file = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.write(file, workbook);
            try (var zip = new ZipFile(file.toFile())) {
                return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String cell(String sheet, String reference) {
        int at = sheet.indexOf("<c r=\"" + reference + "\"");
        assertThat(at).as("cell %s of %s", reference, sheet).isNotNegative();
        return sheet.substring(at, sheet.indexOf("</c>", at));
    }
}
