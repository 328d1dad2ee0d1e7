package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.huiyin.billing.DunningLetterRepository.Addressed;
import io.huiyin.billing.DunningLetterRepository.Words;
import io.huiyin.kernel.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A letter says all that it has to, however much that is. */
class DunningLetterPdfTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 6);

    @Test
    void many_bills_go_on_over_the_page_and_the_next_letter_begins_a_new_one() throws IOException {
        var pages = new DunningLetterPdf("测试小区", batch(), new Words("请您尽快缴清。\n多谢支持。", "前台缴纳。"));
        pages.add(new Addressed(letter(90), "𠮷田龘", "一期-1栋-1单元-0101"));
        pages.add(new Addressed(letter(1), null, "一期-1栋-1单元-0102"));

        var file = pages.bytes();

        Files.write(Path.of("target", "dunning-letter-pages.pdf"), file);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("/Count 4 ");
    }

    /** Each object is where the table at the end says that it is. */
    @Test
    void the_table_of_places_is_right() {
        var pages = new DunningLetterPdf("测试小区", batch(), new Words("请缴清。", "前台缴纳。"));
        pages.add(new Addressed(letter(3), "陈先生", "0101"));

        var file = new String(pages.bytes(), StandardCharsets.ISO_8859_1);

        int table = Integer.parseInt(file.substring(file.indexOf("startxref\n") + 10, file.indexOf("\n%%EOF")));
        var lines = file.substring(table).lines().toList();
        assertThat(lines.getFirst()).isEqualTo("xref");
        for (int i = 1; i < Integer.parseInt(lines.get(1).substring(2)); i++) {
            int place = Integer.parseInt(lines.get(2 + i).substring(0, 10));
            assertThat(file.substring(place)).startsWith(i + " 0 obj\n");
        }
    }

    private static DunningLetterBatch batch() {
        return new DunningLetterBatch(
                Ids.next(),
                Ids.next(),
                "TIME_LIMIT",
                DunningStepKind.TIME_LIMITED_NOTICE,
                null,
                null,
                15,
                DAY,
                2,
                0,
                0,
                false,
                null,
                Instant.EPOCH,
                1);
    }

    private static DunningLetter letter(int bills) {
        var bill = new DunningLetter.LetterBill(
                "ZD-202501-000001", "地下车位看管及公共区域照明费", "2025-01", DAY, DAY, DAY, 12_345_678, 901);
        return new DunningLetter(
                UUID.randomUUID(),
                Ids.next(),
                Ids.next(),
                "TIME_LIMIT",
                Ids.next(),
                null,
                DAY,
                DAY,
                bills * 12_345_678L,
                bills * 901L,
                bills * 12_346_579L,
                Collections.nCopies(bills, bill),
                List.of(),
                1);
    }
}
