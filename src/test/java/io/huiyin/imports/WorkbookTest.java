package io.huiyin.imports;

import static io.huiyin.imports.RawWorkbook.aWorkbook;
import static io.huiyin.imports.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookTest {

    @TempDir
    Path folder;

    @Test
    void shared_strings_join_their_runs_without_phonetic_guides() throws IOException {
        var book = aWorkbook()
                .strings("<si><t>一期</t></si><si><r><t xml:space='preserve'>1</t></r><r><t>栋</t></r>"
                        + "<rPh sb='0' eb='1'><t>ignored</t></rPh></si>")
                .sheet("s", "<row r='1'><c r='A1' t='s'><v>1</v></c><c r='C1' t='s'><v>0</v></c></row>");

        assertThat(cells(book)).containsExactly(new Cell.Written("1栋"), Cell.BLANK, new Cell.Written("一期"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000000000", "-1", "1", "x", "99999999999999999999"})
    void an_index_beyond_the_shared_strings_is_damage_and_costs_no_memory(String index) {
        var book = aWorkbook()
                .strings("<si><t>a</t></si>")
                .sheet("s", "<row r='1'><c r='A1' t='s'><v>" + index + "</v></c></row>");

        assertRefused(book, FileFault.DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZZZZZZ1", "XFE1", "A1048577", "A0", "1", "A", "A1B", "é1", "A99999999999"})
    void an_address_outside_the_largest_sheet_is_damage_and_costs_no_memory(String reference) {
        assertRefused(
                aWorkbook().sheet("s", "<row r='1'><c r='" + reference + "'><v>1</v></c></row>"), FileFault.DAMAGED);
    }

    @Test
    void something_far_to_the_right_is_too_large_but_an_empty_styled_cell_there_is_not() throws IOException {
        var styled = aWorkbook().sheet("s", "<row r='1'><c r='A1'><v>1</v></c><c r='XFD1' s='1'/></row>");
        var filled = aWorkbook().sheet("s", "<row r='1'><c r='XFD1'><v>1</v></c></row>");

        assertThat(cells(styled)).hasSize(1);
        assertRefused(filled, FileFault.TOO_LARGE);
    }

    @Test
    void rows_keep_their_physical_number_and_may_leave_it_out() throws IOException {
        var book = aWorkbook().sheet("s", row(3, "a") + "<row><c><v>7</v></c></row>" + row(9, "b"));

        assertThat(lines(book)).extracting(Line::number).containsExactly(3, 4, 9);
    }

    @Test
    void rows_that_run_backwards_are_damage() {
        assertRefused(aWorkbook().sheet("s", row(3, "a") + row(3, "b")), FileFault.DAMAGED);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    19900000002,            19900000002
                    1.9900000002E10,        19900000002
                    96.299999999999997,     96.3
                    101,                    101
                    101.0,                  101
                    -12.5,                  -12.5
                    0,                      0
                    """)
    void numbers_read_as_people_see_them(String stored, String seen) throws IOException {
        var book = aWorkbook().sheet("s", "<row r='1'><c r='A1'><v>" + stored + "</v></c></row>");

        assertThat(cells(book).getFirst().text()).isEqualTo(seen);
    }

    @Test
    void a_format_of_zeros_shows_leading_ones() throws IOException {
        var book = aWorkbook()
                .styles(
                        "<numFmts><numFmt numFmtId='164' formatCode='0000'/></numFmts>"
                                + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs>")
                .sheet("s", "<row r='1'><c r='A1' s='1'><v>101</v></c><c r='B1' s='0'><v>101</v></c></row>");

        assertThat(cells(book)).extracting(Cell::text).containsExactly("0101", "101");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    14  |                               | true
                    31  |                               | true
                    57  |                               | true
                    2   |                               | false
                    164 | yyyy"年"m"月"d"日"            | true
                    164 | [$-F800]dddd\\,\\ mmmm\\ dd   | true
                    164 | yyyy/m/d h:mm                 | true
                    164 | 0.00"days"                    | false
                    164 | [Red]#,##0.00                 | false
                    164 | General                       | false
                    """)
    void formats_tell_days_from_numbers(int id, String code, boolean day) throws IOException {
        var custom = code == null
                ? ""
                : "<numFmts><numFmt numFmtId='164' formatCode='" + code.replace("\"", "&quot;") + "'/></numFmts>";
        var book = aWorkbook()
                .styles(custom + "<cellXfs><xf numFmtId='" + id + "'/></cellXfs>")
                .sheet("s", "<row r='1'><c r='A1' s='0'><v>44425.75</v></c></row>");

        assertThat(cells(book).getFirst())
                .isEqualTo(
                        day ? new Cell.Day(LocalDate.of(2021, 8, 17)) : new Cell.Number(new BigDecimal("44425.75"), 0));
    }

    @Test
    void a_workbook_may_count_days_from_1904() throws IOException {
        var book = aWorkbook()
                .countingFrom1904()
                .styles("<cellXfs><xf numFmtId='14'/></cellXfs>")
                .sheet("s", "<row r='1'><c r='A1' s='0'><v>42963</v></c></row>");

        assertThat(cells(book)).containsExactly(new Cell.Day(LocalDate.of(2021, 8, 17)));
    }

    @Test
    void formulas_count_by_the_value_stored_beside_them() throws IOException {
        var book = aWorkbook()
                .sheet(
                        "s",
                        "<row r='1'><c r='A1' t='str'><f>B1&amp;\"栋\"</f><v>1栋</v></c><c r='B1'><f>1+1</f><v>2</v></c>"
                                + "<c r='C1'><f>1+1</f></c><c r='D1' t='e'><f>1/0</f><v>#DIV/0!</v></c></row>");

        assertThat(cells(book))
                .containsExactly(
                        new Cell.Written("1栋"),
                        new Cell.Number(new BigDecimal("2.0"), 0),
                        new Cell.Broken(FaultCode.FORMULA_NOT_CALCULATED),
                        new Cell.Broken(FaultCode.CELL_ERROR));
    }

    @Test
    void texts_that_look_like_formulas_stay_texts_and_escapes_are_undone() throws IOException {
        var book = aWorkbook().sheet("s", row(1, "=HYPERLINK(\"x\")", "a_x000D_b", "x_y"));

        assertThat(cells(book))
                .containsExactly(
                        new Cell.Written("=HYPERLINK(\"x\")"), new Cell.Written("a\rb"), new Cell.Written("x_y"));
    }

    @Test
    void an_endless_text_breaks_its_cell_alone() throws IOException {
        var book = aWorkbook().sheet("s", row(1, "x".repeat(40_000), "1栋"));

        assertThat(cells(book)).containsExactly(new Cell.Broken(FaultCode.TEXT_TOO_LONG), new Cell.Written("1栋"));
    }

    @Test
    void cells_merged_downwards_hold_their_value_in_every_row_that_is_not_blank() throws IOException {
        var book = aWorkbook()
                .sheet(
                        "s",
                        "visible",
                        row(1, "1栋", "0101") + row(2, "", "0102") + row(3, "", "") + row(4, "", "0201"),
                        "<mergeCells><mergeCell ref='A1:A3'/><mergeCell ref='B1:D1'/></mergeCells>");

        var lines = lines(book);

        assertThat(lines).extracting(line -> line.cell(0).text()).containsExactly("1栋", "1栋", "", "");
        assertThat(lines.get(2).isBlank()).isTrue();
    }

    @Test
    void hidden_sheets_are_left_out() throws IOException {
        var book = aWorkbook().sheet("old", "hidden", row(1, "a"), "").sheet("now", row(1, "b"));

        try (var file = Spreadsheet.open(book.in(folder), TestConfig.DEFAULT.limits())) {
            assertThat(file.sheets()).extracting(Sheet::name).containsExactly("now");
            assertThat(file.encoding()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row r='1'><c t='str'><v>&e;</v></c></row></sheetData></worksheet>",
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><worksheet><sheetData><row r='1'><c t='str'><v>&b;</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row r='1'><c t='str'><v>&e;</v></c></row></sheetData></worksheet>",
                "<worksheet><sheetData><row r='1'>",
                "no xml at all",
                ""
            })
    void what_is_no_plain_xml_is_damage(String xml) {
        var book = aWorkbook().sheet("s", "");
        book.part("xl/worksheets/sheet1.xml", xml);

        assertRefused(book, FileFault.DAMAGED);
    }

    @Test
    void a_bomb_is_found_out_while_it_inflates() {
        var bomb = aWorkbook().sheet("s", row(1, "a") + " ".repeat(30 << 20));

        assertRefused(bomb, FileFault.TOO_LARGE);
    }

    @Test
    void a_bomb_among_the_shared_strings_is_found_out_as_well() {
        var bomb = aWorkbook().strings("<si><t/></si>".repeat(1 << 20)).sheet("s", row(1, "a"));

        assertRefused(bomb, FileFault.TOO_LARGE);
    }

    @Test
    void parts_together_may_not_inflate_beyond_the_budget() {
        var random = new java.util.Random(7);
        var noise = new StringBuilder();
        while (noise.length() < 3 << 20) noise.append(Long.toHexString(random.nextLong()));
        var book = aWorkbook()
                .sheet("a", row(1, "a") + "<!--" + noise + "-->")
                .sheet("b", row(1, "b") + "<!--" + noise + "-->");
        var narrow = new TestConfig.Bounds(20 << 20, 4 << 20, 100, 100);

        assertThatThrownBy(() -> {
                    try (var file = Spreadsheet.open(book.in(folder), narrow)) {
                        file.sheets().forEach(sheet -> sheet.read(line -> true));
                    }
                })
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.TOO_LARGE));
    }

    @Test
    void an_archive_of_countless_parts_is_too_large() {
        var book = aWorkbook().sheet("s", row(1, "a"));
        for (int i = 0; i < 6_000; i++) book.part("xl/media/" + i, "");

        assertRefused(book, FileFault.TOO_LARGE);
    }

    @Test
    void a_file_with_a_wrong_byte_anywhere_is_read_or_refused() throws IOException {
        var file = aWorkbook().sheet("s", row(1, "a") + row(2, "b")).in(folder);
        var sound = Files.readAllBytes(file);
        for (int at = 0; at < sound.length; at++) {
            for (int wrong : new int[] {0, 0x7F, 0xFF}) {
                var damaged = sound.clone();
                damaged[at] = (byte) wrong;
                Files.write(file, damaged);
                readOrBeRefused(file, at);
            }
        }
    }

    private static void readOrBeRefused(Path file, int at) {
        try (var opened = Spreadsheet.open(file, TestConfig.DEFAULT.limits())) {
            opened.sheets().forEach(sheet -> sheet.read(line -> true));
        } catch (FileRefused expected) {
            assertThat(expected.fault()).isNotNull();
        } catch (RuntimeException e) {
            throw new AssertionError("byte " + at, e);
        }
    }

    private List<Cell> cells(RawWorkbook book) throws IOException {
        return lines(book).getFirst().cells();
    }

    private List<Line> lines(RawWorkbook book) throws IOException {
        var lines = new ArrayList<Line>();
        try (var file = Spreadsheet.open(book.in(folder), TestConfig.DEFAULT.limits())) {
            file.sheets().getFirst().read(lines::add);
        }
        return lines;
    }

    private void assertRefused(RawWorkbook book, FileFault fault) {
        assertThatThrownBy(() -> lines(book))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault));
    }
}
