package io.huiyin.imports;

import static io.huiyin.imports.RawWorkbook.aWorkbook;
import static io.huiyin.imports.RawWorkbook.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeadersTest {

    private static final String[] SOUND = {"楼栋", "房号", "建筑面积(㎡)"};

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    建筑面积(㎡)             | SQUARE_METRES
                    建筑面积（平方米）       | SQUARE_METRES
                    ' 建筑 面积 【m2】 '      | SQUARE_METRES
                    * 房 号：                | ROOM
                    Room No.                 | ROOM
                    ROOM_NUMBER              | ROOM
                    Ｒｏｏｍ                 | ROOM
                    手机号（必填）           | PHONE
                    联系电话                 | PHONE
                    Handed over on           | HANDED_OVER_ON
                    areaSquareMetres         | SQUARE_METRES
                    业主/姓名                | OWNER_NAME
                    户型                     |
                    套内面积                 |
                    """)
    void headers_are_known_by_many_names(String header, Field field) {
        assertThat(Field.knownAs(header).orElse(null)).isEqualTo(field);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void aliases_are_written_as_headers_are_compared(Field field) {
        assertThat(field.aliases())
                .allSatisfy(alias -> assertThat(HeaderName.normalised(alias)).isEqualTo(alias));
    }

    @Test
    void the_header_row_may_stand_below_a_title_and_a_date() throws IOException {
        var found = search(
                aWorkbook().sheet("业主", row(1, "锐城小区业主信息表") + row(2, "更新：2026-11") + row(4, SOUND)), Map.of(), null);

        assertThat(found.headers().row()).isEqualTo(4);
        assertThat(found.headers().columns(Field.SQUARE_METRES)).containsExactly(new Headers.Column(2, "建筑面积(㎡)"));
    }

    @Test
    void a_header_of_two_rows_is_read_through_its_merged_cells() throws IOException {
        var found = search(
                aWorkbook()
                        .sheet(
                                "s",
                                "visible",
                                row(1, "楼栋", "房号", "面积", "业主信息", "") + row(2, "", "", "", "姓名", "电话"),
                                "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:B2'/><mergeCell ref='C1:C2'/>"
                                        + "<mergeCell ref='D1:E1'/></mergeCells>"),
                Map.of(),
                null);

        assertThat(found.headers().row()).isEqualTo(2);
        assertThat(found.headers().known()).isEqualTo(5);
    }

    @Test
    void the_sheet_that_has_the_headers_is_taken_and_its_likes_are_named() throws IOException {
        var book = aWorkbook()
                .sheet("说明", row(1, "楼栋", "备注"))
                .sheet("一期", row(1, SOUND))
                .sheet("二期", row(1, SOUND));

        assertThat(search(book, Map.of(), null).sheet().name()).isEqualTo("一期");
        assertThat(search(book, Map.of(), null).others()).containsExactly("二期");
        assertThat(search(book, Map.of(), "二期").sheet().name()).isEqualTo("二期");
        assertRefused(book, Map.of(), "三期", FileFault.NO_SUCH_SHEET, "三期");
    }

    @Test
    void missing_headers_are_named() {
        assertRefused(
                aWorkbook().sheet("s", row(1, "楼栋", "单元", "姓名")),
                Map.of(),
                null,
                FileFault.MISSING_HEADERS,
                "房号 (room), 建筑面积 (areaSquareMetres)");
    }

    @Test
    void a_sheet_without_any_headers_says_which_are_needed() {
        assertRefused(aWorkbook().sheet("s", row(1, "a", "b")), Map.of(), null, FileFault.NO_HEADERS, "房号");
        assertRefused(aWorkbook().sheet("s", row(30, SOUND)), Map.of(), null, FileFault.EMPTY, "");
        assertRefused(aWorkbook().sheet("s", ""), Map.of(), null, FileFault.EMPTY, "");
    }

    @Test
    void two_columns_for_one_thing_are_refused_but_phones_and_plates_may_have_several() throws IOException {
        assertRefused(
                aWorkbook().sheet("s", row(1, "楼栋", "楼号", "房号", "面积")),
                Map.of(),
                null,
                FileFault.DUPLICATE_HEADERS,
                "楼栋, 楼号");

        var found = search(aWorkbook().sheet("s", row(1, "楼栋", "房号", "面积", "手机号", "联系电话")), Map.of(), null);
        assertThat(found.headers().columns(Field.PHONE)).hasSize(2);
    }

    @Test
    void unknown_headers_are_reported_as_they_stand() throws IOException {
        var found = search(aWorkbook().sheet("s", row(1, "序号", "楼栋", "房号", "面积", " 户型 ", "")), Map.of(), null);

        assertThat(found.headers().unknown()).containsExactly("序号", " 户型 ");
    }

    @Test
    void a_header_of_a_whole_paragraph_stands_for_nothing() throws IOException {
        var book = aWorkbook().sheet("s", row(1, "楼栋", "房号", "面积", "备注(" + "长".repeat(30_000) + ")"));

        var unknown = search(book, Map.of(), null).headers().unknown();

        assertThat(unknown)
                .singleElement()
                .satisfies(header -> assertThat(header).hasSize(101).startsWith("备注("));
    }

    @Test
    void a_mapping_stands_above_the_aliases() throws IOException {
        var book = aWorkbook().sheet("s", row(1, "栋别", "房号", "门牌", "面积"));

        var found = search(book, Map.of("栋别", "building", "门牌", "ignore"), null);

        assertThat(found.headers().columns(Field.BUILDING)).containsExactly(new Headers.Column(0, "栋别"));
        assertThat(found.headers().columns(Field.ROOM)).containsExactly(new Headers.Column(1, "房号"));
        assertThat(found.headers().unknown()).isEmpty();
    }

    @Test
    void a_mapping_that_names_nothing_is_refused() {
        var book = aWorkbook().sheet("s", row(1, SOUND));

        assertRefused(book, Map.of("楼栋", "tower"), null, FileFault.BAD_MAPPING, "tower");
        assertRefused(book, Map.of("栋别", "building"), null, FileFault.BAD_MAPPING, "栋别");
    }

    private HeaderSearch.Found search(RawWorkbook book, Map<String, String> mapping, String sheet) throws IOException {
        try (var file = Spreadsheet.open(book.in(folder), TestConfig.DEFAULT.limits())) {
            return new HeaderSearch(new HeaderMapping(mapping)).in(file, sheet);
        }
    }

    private void assertRefused(
            RawWorkbook book, Map<String, String> mapping, String sheet, FileFault fault, String named) {
        assertThatThrownBy(() -> search(book, mapping, sheet)).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(fault);
            assertThat(refused.type().status()).isEqualTo(422);
            assertThat(refused.detail().zh()).contains(named);
            assertThat(refused.detail().en()).contains(named);
        });
    }
}
