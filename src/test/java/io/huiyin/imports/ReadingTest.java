package io.huiyin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.estate.HandoverStatus;
import io.huiyin.estate.OccupancyStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private static final String HEADERS = "期,片区,楼栋,单元,房号,建筑面积,交房状态,交房日期,入住状态,业主姓名,手机号,车牌号,备注\n";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    一期,,1栋,,,90,未交房,,常住,,,,                          | 房号      | required
                    一期,,,,0101,90,未交房,,常住,,,,                         | 楼栋      | required
                    一期,,1栋,,0101,,未交房,,常住,,,,                        | 建筑面积  | required
                    一期,,1栋,,0101,90,,,常住,,,,                            | 交房状态  | required
                    一期,,1栋,,0101,90,未交房,,,,,,                          | 入住状态  | required
                    一期,,1栋,,0101,-1,未交房,,常住,,,,                      | 建筑面积  | area-out-of-range
                    一期,,1栋,,0101,90,交一半,,常住,,,,                      | 交房状态  | unknown-value
                    一期,,1栋,,0101,90,未交房,,住人了,,,,                    | 入住状态  | unknown-value
                    一期,,1栋,,0101,90,已交房,,常住,,,,                      | 交房日期  | handover-date-missing
                    一期,,1栋,,0101,90,未交房,2021-3-5,常住,,,,              | 交房日期  | handover-date-unexpected
                    一期,,1栋,,0101,90,已交房,2021-2-29,常住,,,,             | 交房日期  | invalid-date
                    一期,,1栋,,0101,90,已交房,2026-11-23,常住,,,,            | 交房日期  | date-in-future
                    一期,,1栋,,0101,90,已交房,1921-03-05,常住,,,,            | 交房日期  | date-out-of-range
                    一期,,1栋,,0101,90,未交房,,常住,张三,1990000002,,        | 手机号    | invalid-phone
                    一期,,1栋,,0101,90,未交房,,常住,,19900000002,,           | 业主姓名  | owner-name-missing
                    一期,,1栋,,0101,90,未交房,,常住,张三,,没车,              | 车牌号    | invalid-plate
                    一期,,1栋,,0101,90,未交房,,常住,张三、李四,,,            | 业主姓名  | several-owners
                    一期,,1栋,,0101,90,未交房,,常住,张三/李四,,,             | 业主姓名  | several-owners
                    一期,,1栋,,0101,90,未交房,,常住,张三；李四,,,            | 业主姓名  | several-owners
                    一期,,1栋,,0101,90,未交房,,常住,张三，李四,,,            | 业主姓名  | several-owners
                    """)
    void each_fault_names_its_column(String line, String column, String code) throws IOException {
        var reading = read(HEADERS + line);

        assertThat(reading.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.code().code()).isEqualTo(code);
        });
        assertThat(reading.rejected()).isEqualTo(1);
    }

    @Test
    void a_number_of_a_workbook_that_has_lost_digits_is_no_text() throws IOException {
        var book = RawWorkbook.aWorkbook()
                .sheet(
                        "s",
                        RawWorkbook.row(1, "楼栋", "房号", "建筑面积", "备注")
                                + "<row r='2'><c r='A2'><v>1</v></c><c r='B2'><v>101</v></c>"
                                + "<c r='C2'><v>89.549999999999997</v></c><c r='D2'><v>1.23456789012345E17</v></c></row>"
                                + "<row r='3'><c r='A3'><v>1</v></c><c r='B3'><v>102</v></c>"
                                + "<c r='C3'><v>0.30000000000000004</v></c><c r='D3'><v>123456789012345</v></c></row>");

        var reading = read(book.in(folder), TestConfig.DEFAULT);

        assertThat(reading.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.row()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo("备注");
            assertThat(fault.code()).isEqualTo(FaultCode.NUMBER_LOST_DIGITS);
        });
        assertThat(reading.rejected()).isEqualTo(1);
    }

    @Test
    void all_faults_of_a_row_are_told_at_once_and_none_repeats_what_the_cell_holds() throws IOException {
        var reading = read(HEADERS + "一期,,,,,九十,x,y,z,张三,123,car,\u0007");

        assertThat(reading.faults()).hasSize(9);
        assertThat(reading.rejected()).isEqualTo(1);
        assertThat(reading.faults()).allSatisfy(fault -> {
            assertThat(fault.message(Locale.CHINESE)).doesNotContain("九十", "张三", "123", "car");
            assertThat(fault.message(Locale.ENGLISH)).isNotEqualTo(fault.message(Locale.CHINESE));
        });
    }

    @Test
    void a_valid_row_is_normalised() throws IOException {
        var row = rows(read(HEADERS
                        + "一期, 一期西片区 ,１栋,1 单元,0101,89.55㎡,已收楼,2021年3月5日,空置, 张　三 ,+86 199-0000-0002,鲁 a12345,=1+1"))
                .getFirst();

        assertThat(row.house().code()).isEqualTo("一期-1栋-1单元-0101");
        assertThat(row.house().area()).isEqualTo("一期西片区");
        assertThat(row.house().areaSquareMetres()).isEqualByComparingTo("89.55");
        assertThat(row.house().handoverStatus()).isEqualTo(HandoverStatus.HANDED_OVER);
        assertThat(row.house().handedOverOn()).isEqualTo("2021-03-05");
        assertThat(row.house().occupancyStatus()).isEqualTo(OccupancyStatus.VACANT);
        assertThat(row.owner())
                .isEqualTo(new EstateRow.Owner("张三", false, List.of("19900000002"), List.of("鲁A12345"), "=1+1"));
        assertThat(row.house().note()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"买买提·吐尔逊", "Smith & Co. Ltd", "张三（已故）", "测试, Inc."})
    void a_name_may_hold_marks_that_part_no_people(String name) throws IOException {
        var reading = read(HEADERS + "一期,,1栋,,0101,90,未交房,,常住,\"" + name + "\",,,");

        assertThat(reading.faults()).isEmpty();
    }

    @Test
    void a_house_without_phase_and_unit_is_named_by_what_it_has() throws IOException {
        var rows = rows(read("Building,Room,Area (m²),Owner\nA,101,90,测试有限公司\nA,102,90,\n"));

        assertThat(rows).extracting(row -> row.house().code()).containsExactly("A-101", "A-102");
        assertThat(rows.getFirst().owner().company()).isTrue();
        assertThat(rows.getFirst().house().handoverStatus()).isNull();
        assertThat(rows.getFirst().house().occupancyStatus()).isNull();
        assertThat(rows.getLast().owner()).isNull();
    }

    @Test
    void a_date_alone_says_that_the_house_is_handed_over() throws IOException {
        var rows = rows(read("楼栋,房号,面积,交房日期\n1栋,0101,90,2021-3-5\n1栋,0102,90,\n"));

        assertThat(rows)
                .extracting(row -> row.house().handoverStatus())
                .containsExactly(HandoverStatus.HANDED_OVER, null);
    }

    @Test
    void the_same_row_twice_names_the_first() throws IOException {
        var line = "一期,,1栋,,0101,90,未交房,,常住,张三,19900000002,,\n";

        var reading = read(HEADERS + line + "\n" + line + line.replace("19900000002", "199 0000 0002"));

        assertThat(reading.rows()).isEqualTo(3);
        assertThat(reading.accepted()).isEqualTo(1);
        assertThat(reading.faults()).extracting(Fault::row).containsExactly(4, 5);
        assertThat(reading.faults()).allSatisfy(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.DUPLICATE_ROW);
            assertThat(fault.message(Locale.CHINESE)).contains("第 2 行");
        });
    }

    @Test
    void another_owner_and_another_car_of_the_same_house_are_not_duplicates() throws IOException {
        var reading = read(HEADERS
                + "一期,,1栋,,0101,90,未交房,,常住,张三,19900000002,鲁A12345,\n"
                + "一期,,1栋,,0101,90,未交房,,常住,李四,19900000003,,\n"
                + "一期,,1栋,,0101,90,未交房,,常住,张三,19900000002,鲁B12345,\n"
                + "一期,,1栋,,0101,90,未交房,,常住,李四,19900000003,,\n"
                + "一期,,1栋,,0101,90,未交房,,常住,,,,\n");

        assertThat(reading.accepted()).isEqualTo(3);
        assertThat(reading.faults()).extracting(Fault::row).containsExactly(5, 6);
        assertThat(reading.faults()).extracting(Fault::argument).containsExactly("3", "2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    一期,西片区,1栋,,0101,91,未交房,,常住,李四,,,   | 建筑面积
                    一期,东片区,1栋,,0101,90,未交房,,常住,李四,,,   | 片区
                    一期,西片区,1栋,,0101,90,未交房,,出租,李四,,,   | 入住状态
                    一期,西片区,1栋,,0101,90,已交房,2021-3-5,常住,李四,,, | 交房状态
                    """)
    void rows_that_contradict_each_other_about_a_house_are_refused(String line, String column) throws IOException {
        var reading = read(HEADERS + "一期,西片区,1栋,,0101,90,未交房,,常住,张三,,,\n" + line);

        assertThat(reading.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.HOUSE_CONTRADICTS);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.argument()).isEqualTo("2");
        });
    }

    @Test
    void a_note_of_a_row_without_an_owner_is_the_houses() throws IOException {
        var rows = rows(read("楼栋,房号,面积,备注\n1栋,0101,90,样板间\n"));

        assertThat(rows.getFirst().house().note()).isEqualTo("样板间");
    }

    @Test
    void a_row_is_no_duplicate_of_one_that_was_refused() throws IOException {
        var reading =
                read(HEADERS + "一期,,1栋,,0101,90,未交房,,常住,张三,123,,\n" + "一期,,1栋,,0101,90,未交房,,常住,张三,19900000002,,\n");

        assertThat(reading.faults()).extracting(Fault::row).containsExactly(2);
        assertThat(reading.accepted()).isEqualTo(1);
    }

    @Test
    void headers_repeated_for_the_print_out_are_no_rows() throws IOException {
        var reading = read("楼栋,房号,面积\n1栋,0101,90\n楼栋,房号,面积\n1栋,0102,90\n");

        assertThat(reading.rows()).isEqualTo(2);
        assertThat(reading.faults()).isEmpty();
    }

    @Test
    void faults_beyond_the_bound_are_counted_only() throws IOException {
        var file = file("楼栋,房号,面积\n" + "1栋,,90\n".repeat(50));

        var reading = read(file, new TestConfig(TestConfig.DEFAULT.limits(), 10, 7));

        assertThat(reading.faults()).hasSize(10);
        assertThat(reading.faultCount()).isEqualTo(50);
        assertThat(reading.rejected()).isEqualTo(50);
    }

    @Test
    void valid_rows_come_in_batches() throws IOException {
        var text = new StringBuilder("楼栋,房号,面积\n");
        for (int i = 1; i <= 20; i++) text.append("1栋,").append(i == 5 ? "" : i).append(",90\n");
        var sizes = new ArrayList<Integer>();

        var reading = read(file(text.toString()), new TestConfig(TestConfig.DEFAULT.limits(), 10, 7));

        reading.accepted(batch -> sizes.add(batch.size()));

        assertThat(sizes).containsExactly(7, 7, 5);
    }

    @Test
    void more_rows_than_allowed_are_too_large() throws IOException {
        var file = file("楼栋,房号,面积\n" + "1栋,1,90\n".repeat(11));
        var narrow = TestConfig.with(new TestConfig.Bounds(1 << 20, 1 << 20, 10, 100));

        assertThatThrownBy(() -> read(file, narrow))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.TOO_LARGE));
    }

    private Reading read(String csv) throws IOException {
        return read(file(csv), TestConfig.DEFAULT);
    }

    private static Reading read(Path file, ImportsConfig config) {
        return new Reading(Spreadsheet.open(file, config.limits()), HeaderMapping.NONE, null, config, TODAY);
    }

    private Path file(String csv) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "houses", ".csv"), csv);
    }

    private static List<EstateRow> rows(Reading reading) {
        assertThat(reading.faults()).isEmpty();
        var rows = new ArrayList<EstateRow>();
        reading.accepted(rows::addAll);
        return rows;
    }
}
