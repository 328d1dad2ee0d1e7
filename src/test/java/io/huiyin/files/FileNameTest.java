package io.huiyin.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "漏水照片.jpg, 漏水照片.jpg",
                "../../etc/passwd, passwd",
                "C:\\Users\\lin\\photo.png, photo.png",
                ".htaccess, htaccess",
                "..., file",
                "`  `, file",
                "`a\"b\r\nX-Evil: 1.pdf`, abX-Evil 1.pdf",
                "photo\u202egpj.exe, photogpj.exe"
            })
    void nothing_in_a_name_is_obeyed(String sent, String kept) {
        assertThat(FileName.of(sent)).isEqualTo(kept);
    }

    @Test
    void a_file_without_a_name_gets_one() {
        assertThat(FileName.of(null)).isEqualTo("file");
    }

    @Test
    void a_long_name_is_cut_before_its_extension_and_between_characters() {
        var name = FileName.of("x" + "😀".repeat(200) + ".png");

        assertThat(name).hasSizeLessThanOrEqualTo(FileName.LONGEST).endsWith("😀.png");
    }
}
