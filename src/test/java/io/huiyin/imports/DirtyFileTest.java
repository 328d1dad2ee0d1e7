package io.huiyin.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.huiyin.estate.HandoverStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files as offices keep them, line by line against the list of what each fault in them must get. */
class DirtyFileTest {

    private static final Path ESTATE = Path.of("src/test/resources/estate");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @ParameterizedTest
    @CsvSource({"houses-owners-dirty.xlsx, 业主信息,", "houses-owners-dirty-gb18030.csv,, GB18030"})
    void every_fault_gets_what_is_expected(String name, String sheet, String encoding) throws IOException {
        var expected = new ObjectMapper()
                .readTree(ESTATE.resolve("dirty-expected.json").toFile());
        var clean = cleanRows();
        var config = TestConfig.DEFAULT;
        try (var file = Spreadsheet.open(ESTATE.resolve(name), config.limits())) {
            var reading = new Reading(file, HeaderMapping.NONE, null, config, TODAY);
            var accepted = new HashMap<Integer, EstateRow>();
            reading.accepted(rows -> rows.forEach(row -> accepted.put(row.row(), row)));
            var faults = new HashMap<Integer, List<Fault>>();
            reading.faults()
                    .forEach(fault -> faults.computeIfAbsent(fault.row(), any -> new ArrayList<>())
                            .add(fault));

            assertThat(reading.table().sheet().name()).isEqualTo(sheet);
            assertThat(file.encoding().orElse(null)).isEqualTo(encoding);
            assertThat(reading.table().headers().row())
                    .isEqualTo(expected.get("headerRow").intValue());
            assertThat(reading.table().headers().unknown()).isEmpty();
            assertThat(reading.rows()).isEqualTo(expected.get("dataRows").intValue());
            var rejected = new HashSet<Integer>();
            for (var fault : expected.get("faults")) {
                if (check(fault, accepted, faults, clean))
                    rejected.add(fault.get("row").intValue());
            }
            assertThat(faults.keySet()).isEqualTo(rejected);
            assertThat(reading.accepted()).isEqualTo(1200 - rejected.size());
            assertThat(accepted).hasSize(reading.accepted());
            accepted.forEach((row, read) -> assertSame(read, clean.get(row - 3), row));
        }
    }

    /** Checks one line of the list; true if it wants the row rejected. */
    private static boolean check(
            JsonNode fault, Map<Integer, EstateRow> accepted, Map<Integer, List<Fault>> faults, List<CSVRecord> clean) {
        int row = fault.get("row").intValue();
        var wanted = fault.get("expected").asText();
        if (wanted.startsWith("accepted")) {
            assertThat(faults.get(row)).as("row %d: %s", row, fault).isNull();
            assertThat(accepted).containsKey(row);
            if (wanted.contains("plain text"))
                assertThat(accepted.get(row).owner().note()).isEqualTo("=HYPERLINK(\"x\",\"y\")");
            return false;
        }
        assertThat(faults.get(row)).as("row %d: %s", row, fault).hasSize(1);
        var found = faults.get(row).getFirst();
        if (wanted.startsWith("rejected, column ")) {
            assertThat(found.column()).isEqualTo(wanted.substring("rejected, column ".length()));
        } else {
            assertThat(wanted).isEqualTo("rejected as a duplicate, naming the first row");
            assertThat(found.code()).isEqualTo(FaultCode.DUPLICATE_ROW);
            assertThat(found.message(Locale.CHINESE)).contains("第 " + (row - 1) + " 行");
            assertThat(found.message(Locale.ENGLISH)).contains("Row " + (row - 1));
        }
        return true;
    }

    /** What the clean file has in the same place. */
    private static void assertSame(EstateRow read, CSVRecord clean, int row) {
        var house = read.house();
        assertThat(house.code())
                .as("row %d", row)
                .isEqualTo(String.join("-", clean.get("期"), clean.get("楼栋"), clean.get("单元"), clean.get("房号")));
        assertThat(house.area()).isEqualTo(clean.get("片区"));
        assertThat(house.areaSquareMetres()).as("row %d", row).isEqualByComparingTo(clean.get("建筑面积(㎡)"));
        assertThat(house.handoverStatus()).isEqualTo(HandoverStatus.HANDED_OVER);
        assertThat(house.handedOverOn()).as("row %d", row).isEqualTo(clean.get("交房日期"));
        assertThat(read.owner().name()).isEqualTo(clean.get("业主姓名"));
        var phones = new ArrayList<>(List.of(clean.get("手机号")));
        if (!clean.get("备用电话").isEmpty()) phones.add(clean.get("备用电话"));
        assertThat(read.owner().phones()).as("row %d", row).isEqualTo(phones);
        assertThat(read.owner().plates()).isEqualTo(clean.get("车牌号").isEmpty() ? List.of() : List.of(clean.get("车牌号")));
    }

    private static List<CSVRecord> cleanRows() throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(java.nio.file.Files.newBufferedReader(ESTATE.resolve("houses-owners.csv")))) {
            return parser.getRecords();
        }
    }
}
