package io.huiyin.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            13800005678            | 13800005678
            １３８００００５６７８   | 13800005678
            138 0000 5678          | 13800005678
            138-0000-5678          | 13800005678
            +86 138 0000 5678      | 13800005678
            8613800005678          | 13800005678
            008613800005678        | 13800005678
            0755-82345678          | 0755-82345678
            (0755)82345678         | 0755-82345678
            （０７５５）８２３４—５６７８ | 0755-82345678
            010 8234 5678          | 010-82345678
            0755-8234567           | 0755-8234567
            075582345678           | 0755-82345678
            0755-82345678转801     | 0755-82345678-801
            0755-82345678-801      | 0755-82345678-801
            +86-755-82345678       | 0755-82345678
            +86 0755 82345678      | 0755-82345678
            +862082345678          | 020-82345678
            400-123-4567           | 4001234567
            800 820 8820           | 8008208820
            +852 9123 4567         | +85291234567
            """)
    void a_number_has_one_form_however_it_is_written(String written, String form) {
        assertThat(PhoneNumber.parse(written)).contains(new PhoneNumber(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "82345678",
                "1380000567",
                "138000056789",
                "12345678901",
                "+86123",
                "phone",
                "138****5678",
                "0755"
            })
    void what_nobody_could_dial_is_refused(String written) {
        assertThat(PhoneNumber.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800005678", "0755-82345678-801", "4001234567", "+85291234567"})
    void the_form_reads_as_itself(String form) {
        assertThat(PhoneNumber.parse(form)).contains(new PhoneNumber(form));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800005678",
                "手机１３８００００５６７８（微信同号）",
                "138 0000 5678",
                "138-0000-5678",
                "1-3-8-0-0-0-0-5-6-7-8",
                "+86 138 0000 5678",
                "一三八〇〇〇〇五六七八",
                "幺三八零零零零五六七八",
                "一 三 八、〇〇〇〇、五六七八",
                "138\u200b0000\u200b5678",
                "٠٥٣٢٨٢٣٤٥٦٧٨",
                "晚上打0532-8234 5678",
                "(0755)8234-5678转801",
                "010 8234 5678",
                "电话8234 5678",
                "823-4567",
                "82345678",
                "400-123-4567",
                "+852 9123 4567",
                "伍叁贰捌贰叁肆伍陆柒捌"
            })
    void a_phone_number_in_a_text_is_found(String text) {
        assertThat(PhoneNumber.standsIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "陈先生",
                "青岛市市南区香港中路10号2号楼3单元1201室",
                "1栋-1单元-0101",
                "28-2-3001",
                "邮编266071",
                "二期三栋十二楼",
                "2025-06-06 前寄出",
                "三室两厅 120.5平方米，预算3000-4000元",
                "1203-2201室",
                "购于2023-2024年"
            })
    void an_address_or_a_date_is_taken_for_none(String text) {
        assertThat(PhoneNumber.standsIn(text)).isFalse();
    }
}
