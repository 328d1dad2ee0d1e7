package io.huiyin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {

    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"'', UTF-8", "\uFEFF, UTF-8"})
    void utf_8_may_have_a_mark(String mark, String encoding) throws IOException {
        var file = file((mark + "房号,备注\n0101,好").getBytes(StandardCharsets.UTF_8));

        assertThat(encoding(file)).isEqualTo(encoding);
        assertThat(texts(file)).containsExactly(List.of("房号", "备注"), List.of("0101", "好"));
    }

    @Test
    void what_is_not_utf_8_is_gb18030_with_all_of_its_characters() throws IOException {
        var file = file("房号,业主\n0101,㐂𠮷龙\n".getBytes(GB18030));

        assertThat(encoding(file)).isEqualTo("GB18030");
        assertThat(texts(file)).containsExactly(List.of("房号", "业主"), List.of("0101", "㐂𠮷龙"));
    }

    @Test
    void the_whole_file_decides_on_the_encoding() throws IOException {
        var late = "room\n" + "0101\n".repeat(20_000) + "业主姓名";
        var file = file(late.getBytes(GB18030));

        assertThat(encoding(file)).isEqualTo("GB18030");
    }

    @Test
    void what_is_neither_is_refused() throws IOException {
        var file = file(HexFormat.of().parseHex("726f6f6d0a80ff80ff"));

        assertThatThrownBy(() -> encoding(file))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.UNKNOWN_ENCODING));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"房号;面积;备注", "房号\t面积\t备注", "房号,面积,备注", "\"房号,,,\";面积;备注", "\"1\t2\t3\t4\",面积,备注"})
    void values_stand_between_commas_tabs_or_semicolons(String head) throws IOException {
        var file = file(("一，二\n" + head + "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(texts(file).get(1)).hasSize(3).endsWith("面积", "备注");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"0101,张三,1380;1381;1382;1383", "P1\t,1.00\t,2025-06-06\t", "1,2\t3"})
    void what_only_some_lines_hold_separates_nothing(String row) throws IOException {
        var file = file(("房号,姓名,电话\n" + row + "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(texts(file).getFirst()).containsExactly("房号", "姓名", "电话");
    }

    @Test
    void quotes_hold_commas_quotes_and_line_breaks_and_rows_count_as_the_spreadsheet_shows_them() throws IOException {
        var file = file("a,\"b,\"\"c\nd\"\r\n\r\ne,\"f\" \r\n".getBytes(StandardCharsets.UTF_8));

        var lines = lines(file);

        assertThat(lines).extracting(Line::number).containsExactly(1, 2, 3);
        assertThat(lines.get(0).cell(1).text()).isEqualTo("b,\"c\nd");
        assertThat(lines.get(1).isBlank()).isTrue();
        assertThat(lines.get(2).cell(1).text()).startsWith("f");
    }

    @Test
    void a_quotation_mark_that_never_closes_would_swallow_the_rest_and_is_refused() throws IOException {
        var file = file("a,b\n1,\"2\n3,4\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> lines(file))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.DAMAGED));
    }

    @Test
    void trailing_commas_cost_nothing_and_far_cells_are_too_many() throws IOException {
        var trailing = file(("a" + ",".repeat(500)).getBytes(StandardCharsets.UTF_8));

        assertThat(lines(trailing).getFirst().cells()).hasSize(200);

        var far = file(("a" + ",".repeat(500) + "b").getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> lines(far))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.TOO_LARGE));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "houses", ".csv"), bytes);
    }

    private static String encoding(Path file) {
        try (var csv = Spreadsheet.open(file, TestConfig.DEFAULT.limits())) {
            return csv.encoding().orElseThrow();
        }
    }

    private static List<Line> lines(Path file) {
        var lines = new ArrayList<Line>();
        try (var csv = Spreadsheet.open(file, TestConfig.DEFAULT.limits())) {
            csv.sheets().getFirst().read(lines::add);
        }
        return lines;
    }

    private static List<List<String>> texts(Path file) {
        return lines(file).stream()
                .map(line -> line.cells().stream().map(Cell::text).toList())
                .toList();
    }
}
