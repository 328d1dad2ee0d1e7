package io.huiyin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, floor areas, plates and texts as people type them. */
class CellValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    2021-03-05            | 2021-03-05
                    2021-3-5              | 2021-03-05
                    2021/3/5              | 2021-03-05
                    2021.3.5              | 2021-03-05
                    2021年3月5日          | 2021-03-05
                    2021年 03 月 05 日    | 2021-03-05
                    2021年3月5号          | 2021-03-05
                    ２０２１／３／５      | 2021-03-05
                    20210305              | 2021-03-05
                    44260                 | 2021-03-05
                    2021-03-05 00:00:00   | 2021-03-05
                    2021-03-05T08:30:00Z  | 2021-03-05
                    2024-02-29            | 2024-02-29
                    """)
    void days_are_read_in_every_usual_form(String written, LocalDate day) {
        assertThat(Dates.parse(Cell.written(written))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "0.30000000000000004, 0.3",
        "-1234.5600000000002, -1234.56",
        "96.299999999999997, 96.3",
        "123456789012345, 123456789012345",
        "-999999999999999, -999999999999999",
        "1234567890123.45, 1234567890123.45"
    })
    void a_number_has_the_fifteen_digits_that_people_see(String stored, String shown) {
        var cell = new Cell.Number(new BigDecimal(stored), 0);
        assertThat(cell.text()).isEqualTo(shown);
        assertThat(cell.words()).isEqualTo(shown);
    }

    @Test
    void a_sum_that_a_formula_came_to_is_a_sum() {
        assertThat(Yuan.parse(new Cell.Number(new BigDecimal("0.30000000000000004"), 0)))
                .isEqualTo(30);
        assertThatThrownBy(() -> Yuan.parse(new Cell.Number(new BigDecimal("0.305"), 0)))
                .hasMessage("invalid-amount");
        assertThatThrownBy(() -> Yuan.parse(Cell.written("0.30000000000000004")))
                .hasMessage("invalid-amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E15", "1000000000000001", "1.23456789012345E17", "-1E20"})
    void of_a_longer_number_digits_are_lost_but_not_of_a_text(String stored) {
        var cell = new Cell.Number(new BigDecimal(stored), 0);
        assertThatThrownBy(cell::words).isInstanceOf(RowFaulty.class).hasMessage("number-lost-digits");
        assertThat(Cell.written("1000000000000001").words()).isEqualTo("1000000000000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.23457E+17", "1E+05", " 4.2E+27 ", "-1.5E+10"})
    void of_a_text_that_a_spreadsheet_program_made_of_a_long_number_too(String written) {
        assertThatThrownBy(() -> Cell.written(written).words())
                .isInstanceOf(RowFaulty.class)
                .hasMessage("number-lost-digits");
        assertThat(Cell.written("A1E+05").words()).isEqualTo("A1E+05");
        assertThat(Cell.written("1E05").words()).isEqualTo("1E05");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-30",
                "2023-13-01",
                "2023-02-29",
                "2021-3",
                "3/5/2021",
                "21-3-5",
                "2021",
                "昨天",
                "2021-00-10",
                "-1",
                "0000-00-00",
                "20211301",
                "2021/3-5x"
            })
    void no_such_day_is_refused(String written) {
        assertThatThrownBy(() -> Dates.parse(Cell.written(written)))
                .isInstanceOf(RowFaulty.class)
                .hasMessage("invalid-date");
    }

    @Test
    void a_day_may_be_a_number_or_a_date_cell() {
        assertThat(Dates.parse(new Cell.Number(new BigDecimal("44260.75"), 0))).isEqualTo("2021-03-05");
        assertThat(Dates.parse(new Cell.Number(new BigDecimal("20210305"), 0))).isEqualTo("2021-03-05");
        assertThat(Dates.parse(new Cell.Day(LocalDate.of(2021, 3, 5)))).isEqualTo("2021-03-05");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    89.55             | 89.55
                    89.55㎡           | 89.55
                    89.55 m²          | 89.55
                    89.55平方米       | 89.55
                    ８９．５５平米    | 89.55
                    89.5              | 89.50
                    90                | 90.00
                    1,089.55          | 1089.55
                    89.5500000001     | 89.55
                    100000            | 100000.00
                    """)
    void areas_have_two_decimals(String written, String area) {
        assertThat(SquareMetres.parse(Cell.written(written))).isEqualTo(new BigDecimal(area));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    -12.5        | area-out-of-range
                    0            | area-out-of-range
                    0.00         | area-out-of-range
                    100000.01    | area-out-of-range
                    999999999999 | area-out-of-range
                    89.555       | invalid-area
                    89,55        | invalid-area
                    89.55亩      | invalid-area
                    1e9          | invalid-area
                    约90         | invalid-area
                    ㎡           | invalid-area
                    """)
    void areas_that_no_house_has_are_refused(String written, String code) {
        assertThatThrownBy(() -> SquareMetres.parse(Cell.written(written)))
                .isInstanceOf(RowFaulty.class)
                .hasMessage(code);
    }

    @Test
    void plates_lose_what_people_put_between() {
        assertThat(Plates.parse(Cell.written("鲁 a·12345"))).containsExactly("鲁A12345");
        assertThat(Plates.parse(Cell.written("鲁AD12345、京A1234学；鲁 A12345")))
                .containsExactly("鲁AD12345", "京A1234学", "鲁A12345");
        assertThat(Plates.parse(Cell.written("鲁A12345 鲁B12345"))).containsExactly("鲁A12345", "鲁B12345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "A12345", "鲁A123", "鲁A12345678", "鲁A12345?", "=1+1"})
    void what_no_car_carries_is_refused(String written) {
        assertThatThrownBy(() -> Plates.parse(Cell.written(written)))
                .isInstanceOf(RowFaulty.class)
                .hasMessage("invalid-plate");
    }

    @Test
    void names_lose_blanks_of_every_kind_and_keep_what_they_are() {
        assertThat(CellText.tidy(" 业主00015\u3000")).isEqualTo("业主00015");
        assertThat(CellText.tidy("张　三")).isEqualTo("张三");
        assertThat(CellText.tidy("Mary\u00A0 Ann\tLi")).isEqualTo("Mary Ann Li");
        assertThat(CellText.tidy("\uFEFF李\u200B四")).isEqualTo("李四");
        assertThat(CellText.tidy("𠮷野")).isEqualTo("𠮷野");
        assertThat(CellText.narrow("１ 栋")).isEqualTo("1栋");
        assertThat(CellText.tidy("=HYPERLINK(\"x\",\"y\")")).isEqualTo("=HYPERLINK(\"x\",\"y\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007", "\uD800", "a\uFFFDb"})
    void control_characters_and_broken_text_are_refused(String written) {
        assertThat(List.of("tidy", "narrow"))
                .allSatisfy(form -> assertThatThrownBy(() -> {
                            if (form.equals("tidy")) CellText.tidy(written);
                            else CellText.narrow(written);
                        })
                        .hasMessage("invalid-character"));
    }
}
