package io.huiyin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** Whatever people put into a cell, it is read or it is a fault; nothing else happens. */
class CellValueProperties {

    private static final List<Function<Cell, ?>> READERS = List.of(
            PhoneNumbers::parse,
            Plates::parse,
            Dates::parse,
            SquareMetres::parse,
            cell -> CellText.tidy(cell.text()),
            cell -> CellText.narrow(cell.text()),
            cell -> HeaderName.normalised(cell.text()));

    @Property
    void any_text_is_read_or_refused(@ForAll String text) {
        for (var reader : READERS) readOrRefuse(reader, text);
    }

    @Property
    void any_text_of_digits_and_marks_is_read_or_refused(
            @ForAll @CharRange(from = '(', to = ';') @StringLength(max = 60) String text) {
        for (var reader : READERS) readOrRefuse(reader, text);
    }

    @Property
    void what_was_read_reads_the_same_again(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(max = 13) String digits) {
        var first = readOrRefuse(PhoneNumbers::parse, "1" + digits);

        if (first != null) {
            for (var number : (List<?>) first) {
                assertThat(PhoneNumbers.parse(Cell.written((String) number)).getFirst())
                        .isEqualTo(number);
            }
        }
    }

    private static Object readOrRefuse(Function<Cell, ?> reader, String text) {
        try {
            return reader.apply(Cell.written(text));
        } catch (RowFaulty refused) {
            assertThat(refused.at(1, "column").code()).isNotNull();
            return null;
        }
    }
}
