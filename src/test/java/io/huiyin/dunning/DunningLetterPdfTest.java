package io.huiyin.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.huiyin.dunning.DunningLetterRepository.Addressed;
import io.huiyin.dunning.DunningLetterRepository.Words;
import io.huiyin.kernel.Ids;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A letter says all that it has to, however much that is. */
class DunningLetterPdfTest {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 6);

    private static final List<LetterFace> FACES = List.of(LetterFace.BUNDLED);

    private static Path latin;
    private static Path collection;

    @TempDir
    private static Path directory;

    /** A face without Chinese, which the library brings, and ours as a file. */
    @BeforeAll
    static void keepFonts() throws IOException {
        latin = kept("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf", "latin.ttf");
        collection = kept("/fonts/wqy-microhei.ttc", "both.ttc");
    }

    private static Path kept(String resource, String name) throws IOException {
        try (var in = PDFont.class.getResourceAsStream(resource)) {
            var file = directory.resolve(name);
            Files.copy(in, file);
            return file;
        }
    }

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
        var faces = List.of(LetterFace.of(latin.toString()), LetterFace.BUNDLED);
        var file = printed(faces, new Addressed(letter(1), "陈先生", "0101"));

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

    /** What no face has is a box, to be written by hand, and the rest is whole. */
    @Test
    void rare_characters_of_names_show_as_boxes_where_no_face_has_them() throws IOException {
        var file = printed(FACES, new Addressed(letter(1), "𠮷䶮㙍\u202E\uFE00田", "0101"));

        Files.write(Path.of("target", "dunning-letter.pdf"), file);
        try (var read = Loader.loadPDF(file)) {
            assertThat(text(read, 1)).contains("田").doesNotContain("𠮷").doesNotContain("䶮");
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
    void a_font_that_cannot_be_used_is_told_at_the_start() throws IOException {
        var none = Files.writeString(directory.resolve("none.ttf"), "no font");

        assertThat(LetterFonts.named(List.of(collection.toString(), collection + "#WenQuanYiMicroHeiMono")))
                .hasSize(2);
        assertThat(LetterFonts.named(List.of(latin.toString(), collection.toString())))
                .hasSize(2);
        for (var wrong : List.of("/nowhere.ttf", none.toString(), collection + "#Nobody", latin.toString())) {
            assertThatThrownBy(() -> LetterFonts.named(List.of(wrong)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("huiyin.letters.font");
        }
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
