package io.huiyin.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.billing.DunningLetterRepository.Addressed;
import io.huiyin.billing.DunningLetterRepository.Words;
import io.huiyin.kernel.Ids;
import io.huiyin.kernel.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** A letter says all that it has to, however much that is. */
class DunningLetterPdfTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 6);

    /** What {@code .ci/run} installs; together they have all of the basic plane, and 𠮷 in neither. */
    private static final List<LetterFace> FACES = List.of(
            LetterFace.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc#WenQuanYiMicroHei"),
            LetterFace.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"));

    @Test
    void many_bills_go_on_over_the_page_and_the_next_letter_begins_a_new_one() throws IOException {
        var file = printed(
                FACES,
                new Addressed(letter(90), "陈先生", "一期-1栋-1单元-0101"),
                new Addressed(letter(1), null, "一期-1栋-1单元-0102"));

        try (var read = Loader.loadPDF(file)) {
            assertThat(read.getNumberOfPages()).isEqualTo(4);
            assertThat(text(read, 4)).contains("致：业主", "房号：一期-1栋-1单元-0102");
        }
    }

    @Test
    void its_text_can_be_searched_and_comes_in_the_order_in_which_it_is_read() throws IOException {
        try (var read = Loader.loadPDF(printed(FACES, new Addressed(letter(2), "陈先生", "0101")))) {
            assertThat(text(read, 1))
                    .containsSubsequence(
                            "物业费用限期催缴函",
                            "致：陈先生",
                            "请您尽快缴清。",
                            "ZD-202501-000001",
                            "地下车位",
                            "2025.06.06-2025.06.06",
                            "123,456.78",
                            "9.01",
                            "ZD-202501-000001",
                            "总计应缴：246,931.58 元",
                            "测试小区　物业服务中心",
                            "2025年6月6日");
        }
    }

    @Test
    void every_font_is_embedded_and_nothing_says_of_whom_it_is() throws IOException {
        var file = printed(FACES, new Addressed(letter(1), "陈䶮", "0101"));

        try (var read = Loader.loadPDF(file)) {
            var fonts = fonts(read);
            assertThat(fonts).hasSize(2).allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
            });
            var about = read.getDocumentInformation();
            assertThat(about.getMetadataKeys()).containsExactlyInAnyOrder("Title", "Producer");
            assertThat(about.getTitle()).isEqualTo("物业费用限期催缴函");
        }
        assertThat(file).hasSizeLessThan(200_000);
    }

    /** A second face has what the first has not; what none has is a box, to be written by hand, and the rest is whole. */
    @Test
    void rare_characters_of_names_come_from_another_face_or_show_as_boxes() throws IOException {
        var file = printed(FACES, new Addressed(letter(1), "𠮷䶮㙍\u202E\uFE00田", "0101"));

        Files.write(Path.of("target", "dunning-letter.pdf"), file);
        try (var read = Loader.loadPDF(file)) {
            assertThat(text(read, 1)).contains("䶮㙍田").doesNotContain("𠮷");
        }
        try (var read = Loader.loadPDF(printed(FACES.subList(0, 1), new Addressed(letter(1), "𠮷䶮㙍田", "0101")))) {
            assertThat(text(read, 1)).contains("田").doesNotContain("䶮");
        }
    }

    @Test
    void a_batch_of_two_thousand_is_a_small_file() throws IOException {
        var file = printed(
                FACES,
                IntStream.range(0, DunningLetterWriter.MOST)
                        .mapToObj(i -> new Addressed(letter(3), "陈" + Character.toString(0x4E00 + i), "0101"))
                        .toArray(Addressed[]::new));

        assertThat(file).hasSizeLessThan(8_000_000);
        try (var read = Loader.loadPDF(file)) {
            assertThat(read.getNumberOfPages()).isEqualTo(DunningLetterWriter.MOST);
        }
    }

    @Test
    void without_a_font_nothing_is_printed_and_it_is_said_what_to_set() {
        var fonts = new LetterFonts(List.of());

        assertThatThrownBy(() -> fonts.pages("催缴函")).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(DunningProblems.NO_FONT);
            assertThat(problem.getMessage()).contains("HUIYIN_LETTERS_FONT");
        });
    }

    @Test
    void a_font_that_cannot_be_used_is_told_at_the_start() throws IOException {
        var none = Files.writeString(Files.createTempFile("huiyin", ".ttf"), "no font");

        assertThat(LetterFonts.named(List.of(
                        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
                        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc#WenQuanYiMicroHeiMono")))
                .hasSize(2);
        for (var wrong : List.of(
                "/nowhere.ttf",
                none.toString(),
                "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc#Nobody",
                "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf")) {
            assertThatThrownBy(() -> LetterFonts.named(List.of(wrong)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("huiyin.letters.font");
        }
        Files.delete(none);
    }

    private static byte[] printed(List<LetterFace> faces, Addressed... letters) {
        try (var pages = new PdfPages("物业费用限期催缴函", faces)) {
            var pdf = new DunningLetterPdf(pages, "测试小区", batch(), new Words("请您尽快缴清。\n多谢支持。", "前台缴纳。"));
            for (var each : letters) pdf.add(each);
            return pages.bytes();
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static Set<PDFont> fonts(PDDocument document) throws IOException {
        var fonts = new HashSet<PDFont>();
        for (var page : document.getPages()) {
            for (var name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
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
                null,
                1);
    }
}
