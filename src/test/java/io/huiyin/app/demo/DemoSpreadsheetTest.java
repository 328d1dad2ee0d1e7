package io.huiyin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DemoSpreadsheetTest {

    @Test
    void it_has_600_houses_with_warranties_about_to_end() {
        var text = new DemoSpreadsheet(LocalDate.parse("2026-11-22")).text();

        assertThat(text.lines()).hasSize(601);
        assertThat(text.lines().skip(1)).allMatch(row -> row.split(",", -1).length == 12);
        // Waterproofing of five years ends within the month for these.
        assertThat(text).containsPattern(",2021-(11-2[5-9]|12-\\d\\d),");
        // Wiring of two years for these.
        assertThat(text).containsPattern(",2024-(11-2[5-9]|12-\\d\\d),");
    }
}
