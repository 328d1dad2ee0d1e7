package io.huiyin.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
                    89504e470d0a1a0a0000000d49484452, PNG
                    ffd8ffe000104a464946,             JPEG
                    d0cf11e0a1b11ae10000,             old kind
                    255044462d312e37,                 PDF
                    526172211a0700,                   RAR
                    377abcaf271c0004,                 7z
                    1f8b0800,                         gzip
                    504b050600000000,                 empty zip
                    fffe1f67b26b,                     UTF-16
                    feff671f6bb2,                     UTF-16
                    61006200630064006500,             UTF-16
                    """)
    void what_is_something_else_is_named_whatever_its_name_says(String hex, String name) throws IOException {
        var file = file(HexFormat.of().parseHex(hex));

        assertThatThrownBy(() -> FileKind.of(file)).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.type().status()).isEqualTo(415);
            assertThat(refused.detail().en()).contains(name);
            assertThat(refused.detail().zh()).contains("请另存为 .xlsx 或 .csv");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body><table><tr><td>房号</td></tr></table></body></html>",
                "\uFEFF\n <!DOCTYPE html>",
                "<?xml version='1.0'?><Workbook/>",
                "<table border=1>"
            })
    void a_page_saved_as_xls_is_no_table(String text) throws IOException {
        var file = file(text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> FileKind.of(file))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.NOT_A_TABLE));
    }

    @Test
    void an_empty_file_is_unreadable() throws IOException {
        var file = file(new byte[0]);

        assertThatThrownBy(() -> FileKind.of(file)).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.fault()).isEqualTo(FileFault.EMPTY);
            assertThat(refused.type().status()).isEqualTo(422);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"word/document.xml", "content.xml", "xl/workbook.bin"})
    void a_zip_that_is_no_workbook_is_no_table(String part) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("_rels/.rels"));
            zip.write(("<Relationships><Relationship Id='a' Type='x/officeDocument' Target='" + part
                            + "'/></Relationships>")
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(part));
            zip.write("<document/>".getBytes(StandardCharsets.UTF_8));
        }
        var file = file(bytes.toByteArray());

        assertThatThrownBy(() -> Spreadsheet.open(file, TestConfig.DEFAULT.limits()))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.NOT_A_TABLE));
    }

    @Test
    void a_zip_cut_off_is_damaged() throws IOException {
        var whole = Files.readAllBytes(Path.of("src/test/resources/estate/houses-owners-dirty.xlsx"));
        var file = file(java.util.Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Spreadsheet.open(file, TestConfig.DEFAULT.limits()))
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(FileFault.DAMAGED));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("houses.xlsx"), bytes);
    }
}
