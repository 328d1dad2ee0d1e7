package io.huiyin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    19900000002                     | 19900000002
                    １９９０００００００２          | 19900000002
                    199 0000 0002                   | 19900000002
                    199-0000-0002                   | 19900000002
                    199—0000—0002                   | 19900000002
                    +86 199 0000 0002               | 19900000002
                    ＋８６１９９０００００００２     | 19900000002
                    8619900000002                   | 19900000002
                    008619900000002                 | 19900000002
                    1.9900000002E10                 | 19900000002
                    19900000002.0                   | 19900000002
                    0531-88734510                   | 0531-88734510
                    （0531）88734510                | 0531-88734510
                    053188734510                    | 0531-88734510
                    +86-531-88734510                | 0531-88734510
                    +86 0531 8873 4510              | 0531-88734510
                    010-12345678                    | ?
                    010-62345678                    | 010-62345678
                    0538-6234567                    | 0538-6234567
                    0531-88734510-801               | 0531-88734510-801
                    0531-88734510转801              | 0531-88734510-801
                    400-123-4567                    | 4001234567
                    +852 5123 4567                  | +85251234567
                    1990000002                      | ?
                    199000000022                    | ?
                    12900000002                     | ?
                    88734510                        | ?
                    abc                             | ?
                    19900000002a                    | ?
                    =1                              | ?
                    """)
    void one_number_has_one_form(String written, String number) {
        if (number.equals("?")) {
            assertThatThrownBy(() -> PhoneNumbers.parse(Cell.written(written)))
                    .isInstanceOf(RowFaulty.class)
                    .hasMessage("invalid-phone");
        } else {
            assertThat(PhoneNumbers.parse(Cell.written(written))).containsExactly(number);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "19900000002/19900000003",
                "19900000002、19900000003",
                "19900000002；19900000003，19900000002",
                "19900000002\n19900000003",
                "19900000002 19900000003",
                "19900000002或19900000003"
            })
    void a_cell_may_hold_several_numbers(String written) {
        assertThat(PhoneNumbers.parse(Cell.written(written))).containsExactly("19900000002", "19900000003");
    }

    @Test
    void marks_that_a_telephone_pastes_along_are_nothing() {
        assertThat(PhoneNumbers.parse(Cell.written("\u202D199\u00A00000\u00A00002\u202C")))
                .containsExactly("19900000002");
    }

    @Test
    void a_phone_stored_as_a_number_is_written_out() {
        assertThat(PhoneNumbers.parse(new Cell.Number(new BigDecimal("1.9900000002E10"), 0)))
                .containsExactly("19900000002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.99E+10", "1.99E10", "2E10"})
    void digits_lost_to_scientific_notation_are_not_made_up(String written) {
        assertThatThrownBy(() -> PhoneNumbers.parse(Cell.written(written)))
                .isInstanceOf(RowFaulty.class)
                .hasMessage("phone-lost-digits");
    }
}
