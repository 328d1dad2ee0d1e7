package io.huiyin.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, ffd8ffe000104a464946",
        "image/png, 89504e470d0a1a0a0000000d",
        "image/gif, 474946383961",
        "image/gif, 474946383761",
        "image/webp, 52494646240000005745425056503820",
        "image/heic, 000000186674797068656963000000006d69663168656963",
        "image/heic, 000000186674797068656978000000006d69663168656963",
        "image/heic, 0000001c667479706d696631000000006d6966316865696361766966",
        "application/pdf, 255044462d312e37"
    })
    void first_bytes_tell_what_a_file_is(String type, String head) {
        assertThat(MediaType.of(HexFormat.of().parseHex(head)))
                .map(MediaType::value)
                .contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MZ\u0090\u0000",
                "\u007fELF",
                "#!/bin/sh",
                "<!doctype html><script>alert(1)</script>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<?xml version=\"1.0\"?><svg/>",
                " %PDF-1.7",
                "%PDF-",
                "PK\u0003\u0004",
                "GIF88a",
                "RIFF\u0000\u0000\u0000\u0000WAVEfmt ",
                "\u0000\u0000\u0000\u0018ftypisom\u0000\u0000\u0002\u0000isomiso2",
                "\u0000\u0000\u0000\u001cftypmif1\u0000\u0000\u0000\u0000mif1avifmiaf"
            })
    void anything_else_is_not_taken(String head) {
        assertThat(MediaType.of(head.getBytes(ISO_8859_1))).isEmpty();
    }

    @Test
    void a_name_ends_as_its_content_does() {
        assertThat(MediaType.PNG.fit("photo.PNG")).isEqualTo("photo.PNG");
        assertThat(MediaType.JPEG.fit("photo.jpeg")).isEqualTo("photo.jpeg");
        assertThat(MediaType.PNG.fit("setup.exe")).isEqualTo("setup.exe.png");
        assertThat(MediaType.PDF.fit("file")).isEqualTo("file.pdf");
    }
}
